class Lamp:
    def switch(self, on):
        self.on = on


lamp = Lamp()
lamp.switch()
