marks = [("ann", 3), ("bob", 5), ("ann", 4), ("cy", 2), ("bob", 1)]
groups = {}
for name, mark in marks:
    if name not in groups:
        groups[name] = []
    groups[name].append(mark)
print(groups)
averages = {name: sum(values) / len(values) for name, values in groups.items()}
for name, value in sorted(averages.items(), key=lambda item: -item[1]):
    print(f"{name:<4}{value:>6.2f}")
counts = {}
for letter in "banana":
    counts[letter] = counts.get(letter, 0) + 1
print(counts, max(counts, key=counts.get))
best = max(groups, key=lambda name: len(groups[name]))
print(best, list(zip(*marks))[0])
