class Settings:
    color = "red"


s = Settings()
print(hasattr(s, "color"), hasattr(s, "size"))
setattr(s, "size", 5)
print(getattr(s, "size"), getattr(s, "weight", "none"), s.__dict__)
s.color = "blue"
del s.color
print(s.color)
try:
    del s.color
except AttributeError as error:
    print(error)
try:
    s.missing
except AttributeError as error:
    print(error)
Settings.extra = lambda self: self.size * 2
print(s.extra())
print(Settings.__name__, vars(s))
