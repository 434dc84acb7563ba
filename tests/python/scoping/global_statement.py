score = 0


def gain(points):
    global score
    score += points


def peek():
    return score


gain(5)
gain(7)
print(score, peek())


def create():
    global made_here
    made_here = "global from inside"


create()
print(made_here)
