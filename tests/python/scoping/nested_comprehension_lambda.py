def table():
    return [[lambda: (r, c) for c in range(2)] for r in range(2)]


print([[f() for f in row] for row in table()])
fixed = [[lambda r=r, c=c: (r, c) for c in range(2)] for r in range(2)]
print([[f() for f in row] for row in fixed])
