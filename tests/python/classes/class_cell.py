class Base:
    def who(self):
        return "Base"


class Child(Base):
    def who(self):
        return "Child of " + super().who()

    def me(self):
        return __class__.__name__


class Grandchild(Child):
    pass


g = Grandchild()
print(g.who(), g.me())
print(Child.who.__code__.co_freevars)
print(Child.who.__closure__[0].cell_contents is Child)
print(Base.who.__closure__)
