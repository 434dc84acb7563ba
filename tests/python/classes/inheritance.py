class Animal:
    def __init__(self, name):
        self.name = name

    def sound(self):
        return "..."

    def describe(self):
        return f"{self.name}: {self.sound()}"


class Cat(Animal):
    def sound(self):
        return "meow"


class Lion(Cat):
    def __init__(self, name, pride):
        super().__init__(name)
        self.pride = pride

    def sound(self):
        return super().sound().upper()


for animal in (Animal("Thing"), Cat("Tom"), Lion("Leo", 7)):
    print(animal.describe())
print(isinstance(Lion("x", 1), Animal), issubclass(Lion, Cat), issubclass(Cat, Lion))
print([c.__name__ for c in Lion.__mro__])
