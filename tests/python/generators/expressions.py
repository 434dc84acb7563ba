n = 3
squares = (x * x for x in range(n))
n = 100
print(next(squares), next(squares))
print(list(squares), list(squares))
limit = 2
above = (x for x in [1, 2, 3, 4] if x > limit)
limit = 3
print(list(above))
print(sum(x for x in range(5)), any(x > 3 for x in [1, 5, 1 / 1]), sorted(c for c in "bca"))
print(dict((k, v) for k, v in zip("ab", (1, 2))), " ".join(w.title() for w in ["a", "bc"]))
