word = "hello"
print(word[1])
print(word["1"])
