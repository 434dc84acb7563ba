total = 0


class Tally:
    global total
    total = 5
    own = total + 1

    def bump(self):
        global total
        total += self.own
        return total


print(total, Tally.own)
print(Tally().bump())
print("total" in Tally.__dict__)
