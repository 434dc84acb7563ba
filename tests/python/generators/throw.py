def patient():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"handled {error}"


g = patient()
print(next(g))
print(g.throw(ValueError("ouch")))
print(next(g))
try:
    g.throw(KeyError("no"))
except KeyError as error:
    print("escaped", error)
print(list(g))
