class Dog:
    kind = "canine"
    tricks_known = []

    def __init__(self, name):
        self.name = name

    def speak(self, times=1):
        return f"{self.name} says " + "woof " * times


rex = Dog("Rex")
fido = Dog("Fido")
print(rex.speak(), fido.speak(times=2))
rex.kind = "wolf"
print(rex.kind, fido.kind, Dog.kind)
rex.tricks_known.append("sit")
print(fido.tricks_known)
print(rex.__dict__, fido.__dict__)
bark = rex.speak
print(bark(), Dog.speak(fido))
print(type(rex).__name__, isinstance(rex, Dog), rex.__class__ is Dog)
