def flatten(tree):
    found = []

    def walk(node):
        if isinstance(node, list):
            for child in node:
                walk(child)
        else:
            found.append(node)

    walk(tree)
    return found


print(flatten([1, [2, [3, 4], 5], [[6]]]))
