name = "module"


class Person:
    name = "class"
    copy = name

    def show(self):
        return name

    def show_own(self):
        return self.name


p = Person()
print(p.show(), p.show_own(), Person.copy)
