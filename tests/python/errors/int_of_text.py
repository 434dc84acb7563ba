for text in ["10", " 7 ", "x"]:
    print(int(text))
