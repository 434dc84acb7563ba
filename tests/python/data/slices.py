letters = list("abcdefg")
print(letters[1:4], letters[:2], letters[-2:], letters[::2], letters[::-1])
print(letters[5:1:-2], letters[10:], letters[-100:2])
letters[1:3] = ["X", "Y", "Z"]
print(letters)
del letters[0]
del letters[::2]
print(letters)
letters[:0] = [1, 2]
letters[::3] = ["p", "q"]
print(letters)
text = "closure"
print(text[0], text[-1], text[1:-1], text[::-1])
print((1, 2, 3, 4)[1:3], slice(1, 5, 2))
