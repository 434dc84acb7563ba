# Exact parents: a lambda returned from a lambda.
power = lambda exponent: lambda base: base ** exponent
square = power(2)
cube = power(3)
print(square(5))
print(cube(2))
print((lambda x: lambda y: lambda z: x + y * z)(1)(2)(3))
print(square(cube(2)))
