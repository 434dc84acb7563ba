print("%s is %d years" % ("Ada", 36))
print("%5.2f|%-8s|%08.3f|%+d" % (3.14159, "left", 2.5, 7))
print("%x %X %o %e %g %%" % (255, 255, 8, 12345.678, 0.0001))
print("%(name)s: %(score)03d" % {"name": "bob", "score": 7})
print("%r %s %c %5s|" % ("q", [1, 2], "x", "ab"))
print("single %s" % 5, "%s" % (1,), "%s and %s" % ("a", None))
try:
    print("%d" % "x")
except TypeError as error:
    print(error)
try:
    print("%s %s" % ("only one",))
except TypeError as error:
    print(error)
