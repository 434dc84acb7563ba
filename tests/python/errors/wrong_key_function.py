print(sorted(["b", "a"], key=lambda w: w.size))
