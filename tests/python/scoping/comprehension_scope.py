n = "kept"
squares = [n * n for n in range(4)]
print(squares, n)
pairs = [(a, b) for a in range(3) for b in range(a)]
print(pairs)
words = {w: len(w) for w in ["one", "three"]}
print(words)
print({c.upper() for c in "aaa"})
grid = [[row * col for col in range(3)] for row in range(3)]
print(grid)
