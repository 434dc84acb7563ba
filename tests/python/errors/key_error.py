ages = {"ann": 31, ("a", 1): 2}
print(ages["ann"])
print(ages["bob"])
