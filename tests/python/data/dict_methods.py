stock = {"apple": 3, "pear": 0}
stock["fig"] = 7
stock.update({"apple": 4}, kiwi=1)
print(stock)
print(stock.get("plum"), stock.get("plum", 0), stock["fig"])
print(list(stock), list(stock.values()), list(stock.items()))
print(stock.pop("pear"), stock.pop("plum", "none"))
print(stock.setdefault("fig", 1), stock.setdefault("nut", 2))
for name, amount in stock.items():
    print(f"{name:>6}: {amount}")
del stock["apple"]
print("apple" in stock, len(stock))
print(stock.popitem(), stock)
print({**stock, "extra": True}, stock | {"fig": 0})
print(dict([("a", 1), ("b", 2)]), dict(x=1, y=2), dict.fromkeys("ab", 0))
print({"a": 1} == {"a": 1.0}, {1: "int"}[1.0])
