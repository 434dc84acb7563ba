class Outer:
    level = 1

    class Inner:
        level = 2

        def show(self):
            return Outer.level, Outer.Inner.level, self.level

    def make(self):
        return self.Inner()


print(Outer().make().show())
print(Outer.Inner.__qualname__, Outer.make.__qualname__)
