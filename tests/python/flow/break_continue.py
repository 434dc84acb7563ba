for row in range(3):
    for col in range(3):
        if col == row:
            continue
        if row + col > 3:
            break
        print(row, col)
total = 0
for n in [4, -1, 7, 0, 9]:
    if n < 0:
        continue
    if n == 0:
        break
    total += n
print(total)
