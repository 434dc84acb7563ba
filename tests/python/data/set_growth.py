# Sets have their items in CPython's order however they were filled.
for n in (4, 5, 9, 16, 20):
    d = {f'key{i}': i for i in range(n)}
    print(n, set(d)); print(frozenset(d)); print(d.keys() - {'key1'}); print(d.keys() - ['key2', 'key3']); print(d.keys() ^ {'key1', 'zz'}); print({'key1', 'zz'} ^ d.keys(), {'key1', 'zz', 'q'} - d.keys())
    print(set(d.keys()), d.keys() | {'a'}, set(d.items()), d.keys() & {'key1', 'key2', 'key0'}, set(d) - {'key1'})
    s = set(); s.update(d); print(s); s = {'zz'}; s |= set(d); print(s); s.symmetric_difference_update(d); print(s); print(set(d).symmetric_difference({'key1', 'w'}))
    print(d.items() - {('key1', 1)}, d.items() ^ {('key1', 1), (1, 2)}, d.keys() ^ {'key1': 1, 'y': 2}.keys())
