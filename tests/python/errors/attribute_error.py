class Robot:
    def __init__(self):
        self.battery = 5


r = Robot()
print(r.battery)
print(r.batery)
