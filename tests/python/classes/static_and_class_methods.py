class Temperature:
    count = 0

    def __init__(self, degrees):
        self.degrees = degrees
        type(self).count += 1

    @classmethod
    def from_fahrenheit(cls, f):
        return cls((f - 32) * 5 / 9)

    @staticmethod
    def is_hot(degrees):
        return degrees > 30


class Kelvin(Temperature):
    def show(self):
        return f"{self.degrees + 273:.0f} K"


t = Temperature.from_fahrenheit(212)
k = Kelvin.from_fahrenheit(32)
print(t.degrees, k.show(), type(k).__name__)
print(Temperature.is_hot(35), t.is_hot(20))
print(Temperature.count, Kelvin.count)
