# Exact parents: a lambda stored in self inside __init__.
class Button:
    def __init__(self, label, step):
        self.label = label
        self.clicks = 0
        self.on_click = lambda: self.press(step)

    def press(self, step):
        self.clicks += step
        return self.clicks


ok = Button("OK", 1)
more = Button("More", 5)
print(ok.on_click())
print(more.on_click())
print(ok.on_click())
print(ok.label, ok.clicks, more.label, more.clicks)
