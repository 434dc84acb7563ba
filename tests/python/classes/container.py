class Shelf:
    def __init__(self):
        self.books = {}

    def __setitem__(self, place, title):
        self.books[place] = title

    def __getitem__(self, place):
        return self.books[place]

    def __delitem__(self, place):
        del self.books[place]

    def __len__(self):
        return len(self.books)

    def __contains__(self, title):
        return title in self.books.values()

    def __iter__(self):
        return iter(sorted(self.books))


shelf = Shelf()
shelf["b"] = "Emma"
shelf["a"] = "Ulysses"
print(len(shelf), shelf["a"], "Emma" in shelf, "Dune" in shelf)
for place in shelf:
    print(place, shelf[place])
del shelf["b"]
print(list(shelf), bool(shelf))
try:
    shelf["z"]
except KeyError as error:
    print("no place", error)
