for digit in 123:
    print(digit)
