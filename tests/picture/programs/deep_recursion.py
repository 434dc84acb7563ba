def walk(n):
    label = "n" * (n % 3)
    def show():
        return label
    if n == 0:
        return show()
    return walk(n - 1) + show()
print(walk(60))
