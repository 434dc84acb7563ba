def find(items):
    for item in items:
        if item == "x":
            return item


result = find("abc")
print(result.upper())
