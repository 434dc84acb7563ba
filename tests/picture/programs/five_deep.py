def one(x):
    def two(y):
        def three(x):
            def four(z):
                def five():
                    return x + y + z
                return five
            return four
        return three
    return two

result = one(1)(2)(30)(4)()
print(result)
