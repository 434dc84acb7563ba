name = "Ada"
value = 3.14159
count = 42
print(f"{name} has {count} items")
print(f"{value:.2f} {value:8.3f}| {value:<8.1f}| {value:+.1e} {value:g}")
print(f"{count:5d}|{count:<5}|{count:^5}|{count:05d}|{count:x} {count:#x} {count:b} {count:o}")
print(f"{name:>10}|{name:*^9}|{name:<6}|{name!r:>8}")
print(f"{1234567:,} {1234567.891:,.2f} {0.256:.1%} {count:_}")
print(f"{count=} {name=} {value = :.1f}")
print(f"{{literal}} {name.upper()} {[n * 2 for n in range(3)]} {'nested ' + name}")
width = 12
print(f"{name:{width}}|{value:{width}.{3}f}|")
print(f"{True} {None} {[1, 'a']} {(1,)} { {'k': 1} }")
print(f"{name!s} {name!r} {'é'!a} {-5:+d} {5:+d} {5: d} {-3.0:06.1f}")
print(f"{f'{count + 1}'} {name if count > 10 else 'nobody'} {1 < 2}")
