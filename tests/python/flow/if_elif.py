def grade(points):
    if points >= 90:
        return "A"
    elif points >= 80:
        return "B"
    elif points >= 70:
        return "C"
    else:
        return "D"


for points in (95, 80, 79.5, 10):
    print(points, grade(points))
if []:
    print("never")
elif "":
    print("never")
elif 0 or None or {}:
    print("never")
else:
    print("all falsy")
