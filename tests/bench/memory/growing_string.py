ROUNDS = 100000

text = ""
for _ in range(ROUNDS):
    text += "x"
print(len(text))
