print("start")
value = 3
print(qqqq + value)
