class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3 * self.radius ** 2

    @property
    def diameter(self):
        return self.radius * 2

    @diameter.setter
    def diameter(self, value):
        if value < 0:
            raise ValueError("negative diameter")
        self.radius = value / 2


c = Circle(2)
print(c.area, c.diameter)
c.diameter = 10
print(c.radius, c.area)
try:
    c.diameter = -1
except ValueError as error:
    print(error)
try:
    c.area = 5
except AttributeError as error:
    print(error)
