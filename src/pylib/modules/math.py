"""Mathematical functions."""

pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float("inf")
nan = float("nan")


def fsum(seq, /):
    return _fsum([item for item in seq])


def prod(iterable, /, *, start=1):
    product = start
    for item in iterable:
        product = product * item
    return product


def sumprod(p, q, /):
    p, q = list(p), list(q)
    if len(p) != len(q):
        raise ValueError("Inputs are not the same length")
    products = [a * b for a, b in zip(p, q)]
    return fsum(products) if any(isinstance(product, float) for product in products) else sum(products)


def dist(p, q, /):
    p, q = tuple(p), tuple(q)
    if len(p) != len(q):
        raise ValueError("both points must have the same number of dimensions")
    return hypot(*[a - b for a, b in zip(p, q)])


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = float(a), float(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = fabs(b - a)
    return difference <= fabs(rel_tol * b) or difference <= fabs(rel_tol * a) or difference <= abs_tol


def perm(n, k=None, /):
    if k is None:
        return factorial(n)
    n, k = _index(n), _index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    result = 1
    for factor in range(n - k + 1, n + 1) if k <= n else (0,):
        result *= factor
    return result


def comb(n, k, /):
    n, k = _index(n), _index(k)
    if n < 0:
        raise ValueError("n must be a non-negative integer")
    if k < 0:
        raise ValueError("k must be a non-negative integer")
    if k > n:
        return 0
    result = 1
    for at in range(1, min(k, n - k) + 1):
        result = result * (n - at + 1) // at
    return result


def frexp(x, /):
    x = float(x)
    if x == 0 or isinf(x) or isnan(x):
        return x, 0
    exponent = 0
    while fabs(x) >= 1.0:
        x /= 2.0
        exponent += 1
    while fabs(x) < 0.5:
        x *= 2.0
        exponent -= 1
    return x, exponent


def ldexp(x, i, /):
    result = float(x)
    if result == 0 or isinf(result) or isnan(result):
        return result
    if i > 4000:
        raise OverflowError("math range error")
    while i > 0:
        step = min(i, 1000)
        result *= 2.0**step
        i -= step
    while i < 0 and result:
        step = min(-i, 1000)
        result /= 2.0**step
        i += step
    if isinf(result):
        raise OverflowError("math range error")
    return result


def remainder(x, y, /):
    x, y = float(x), float(y)
    if isnan(x) or isnan(y):
        return nan
    if isinf(x) or y == 0:
        raise ValueError("math domain error")
    if isinf(y):
        return x
    whole, part = fabs(y), fmod(fabs(x), fabs(y))
    rest = whole - part
    if part < rest:
        result = part
    elif part > rest:
        result = -rest
    else:
        result = part - 2.0 * fmod(0.5 * (fabs(x) - part), whole)
    return copysign(1.0, x) * result
