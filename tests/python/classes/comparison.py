class Card:
    order = "23456789TJQKA"

    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.order.index(self.rank) < self.order.index(other.rank)

    def __eq__(self, other):
        return self.rank == other.rank

    def __repr__(self):
        return self.rank


hand = [Card(r) for r in "K2TA9"]
print(sorted(hand), min(hand), max(hand))
print(Card("2") < Card("3"), Card("2") > Card("3"), Card("A") == Card("A"))
try:
    Card("2") <= Card("3")
except TypeError as error:
    print(error)
try:
    {Card("2")}
except TypeError as error:
    print(error)
