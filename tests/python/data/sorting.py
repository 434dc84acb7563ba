people = [("Zoe", 31), ("adam", 25), ("Bea", 31), ("carl", 19)]
print(sorted(people))
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: (-p[1], p[0].lower())))
print(sorted(people, key=lambda p: p[0].lower(), reverse=True))
words = "the quick brown fox jumps".split()
words.sort(key=len)
print(words)
words.sort(key=len, reverse=True)
print(words)
print(sorted({"b": 1, "a": 2}), sorted("hello"), sorted([3.5, 2, True]))
print(min(people, key=lambda p: p[1]), max(words, key=len))
print(list(reversed([1, 2, 3])), list(reversed("ab")))
try:
    sorted([1, "a"])
except TypeError as error:
    print(error)
