age = 7
print("age: " + str(age))
print("age: " + age)
