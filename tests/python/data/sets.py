primes = {2, 3, 5, 7}
odds = {1, 3, 5, 7, 9}
print(sorted(primes & odds), sorted(primes | odds), sorted(primes - odds), sorted(primes ^ odds))
print({3, 5} <= odds, primes.isdisjoint({4, 6}), primes.issuperset({2}))
primes.add(11)
primes.discard(100)
primes.remove(2)
print(sorted(primes), len(primes), 2 in primes)
print(set(), {1}, frozenset({4}), set("a"))
print(sorted(set("mississippi")))
print(sorted({x % 3 for x in range(10)}))
