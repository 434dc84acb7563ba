letters = ["a", "b"]
for i in range(3):
    print(letters[i])
