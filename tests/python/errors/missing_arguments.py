def send(to, subject, body, *, sender):
    return to


send("ada")
