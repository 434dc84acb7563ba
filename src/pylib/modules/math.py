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


_LANCZOS_G = 6.024680040776729583740234375
_LANCZOS_TOP = (
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
)
_LANCZOS_BOTTOM = (
    0.0, 39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0, 2637558.0, 357423.0, 32670.0,
    1925.0, 66.0, 1.0,
)


def _lanczos(x):
    top = bottom = 0.0
    if x < 5.0:
        for at in range(12, -1, -1):
            top = top * x + _LANCZOS_TOP[at]
            bottom = bottom * x + _LANCZOS_BOTTOM[at]
    else:
        for at in range(13):
            top = top / x + _LANCZOS_TOP[at]
            bottom = bottom / x + _LANCZOS_BOTTOM[at]
    return top / bottom


def _sin_of_pi(x):
    y = fmod(fabs(x), 2.0)
    part = int(2.0 * y + 0.5)
    if part == 0:
        return copysign(1.0, x) * sin(pi * y)
    if part == 1:
        return copysign(1.0, x) * cos(pi * (y - 0.5))
    if part == 2:
        return copysign(1.0, x) * sin(pi * (1.0 - y))
    if part == 3:
        return copysign(1.0, x) * -cos(pi * (y - 1.5))
    return copysign(1.0, x) * sin(pi * (y - 2.0))


def _number(x):
    if isinstance(x, str) or not (hasattr(type(x), "__float__") or hasattr(type(x), "__index__")):
        raise TypeError(f"must be real number, not {type(x).__name__}")
    return float(x)


def gamma(x, /):
    x = _number(x)
    if isnan(x) or x == inf:
        return x
    if x == 0.0 or x == -inf or x < 0.0 and x == floor(x):
        raise ValueError("math domain error")
    if x == floor(x) and x <= 23.0:
        return float(factorial(int(x) - 1))
    size = fabs(x)
    if size < 1e-20:
        result = 1.0 / x
    elif size > 200.0:
        result = 0.0 / _sin_of_pi(x) if x < 0.0 else inf
    else:
        y = size + (_LANCZOS_G - 0.5)
        if size > _LANCZOS_G - 0.5:
            z = y - size - (_LANCZOS_G - 0.5)
        else:
            z = y - (_LANCZOS_G - 0.5) - size
        z = z * _LANCZOS_G / y
        if x < 0.0:
            result = -pi / _sin_of_pi(size) / size * exp(y) / _lanczos(size)
            result -= z * result
            if size < 140.0:
                result /= pow(y, size - 0.5)
            else:
                root = pow(y, size / 2.0 - 0.25)
                result = result / root / root
        else:
            result = _lanczos(size) / exp(y)
            result += z * result
            if size < 140.0:
                result *= pow(y, size - 0.5)
            else:
                root = pow(y, size / 2.0 - 0.25)
                result = result * root * root
    if isinf(result):
        raise OverflowError("math range error")
    return result


def lgamma(x, /):
    x = _number(x)
    if isnan(x):
        return x
    if isinf(x):
        return inf
    if x == floor(x) and x <= 2.0:
        if x <= 0.0:
            raise ValueError("math domain error")
        return 0.0
    size = fabs(x)
    if size < 1e-20:
        return -log(size)
    result = log(_lanczos(size)) - _LANCZOS_G
    result += (size - 0.5) * (log(size + _LANCZOS_G - 0.5) - 1.0)
    if x < 0.0:
        result = log(pi) - log(fabs(_sin_of_pi(size))) - log(size) - result
    if isinf(result):
        raise OverflowError("math range error")
    return result


def ulp(x, /):
    x = fabs(_number(x))
    if isnan(x) or isinf(x):
        return x
    after = nextafter(x, inf)
    return x - nextafter(x, -inf) if isinf(after) else after - x


def nextafter(x, y, /, *, steps=None):
    x, y = _number(x), _number(y)
    if steps is not None and _index(steps) < 0:
        raise ValueError("steps must be a non-negative integer")
    if isnan(x) or isnan(y):
        return nan
    # Floats in their order are ints in theirs.
    start, end = _place(x), _place(y)
    steps = 1 if steps is None else steps
    if start == end:
        return y if steps else x
    place = min(start + steps, end) if start < end else max(start - steps, end)
    if place == 0:
        return 0.0 if start > 0 or x == 0.0 and copysign(1.0, x) > 0 else -0.0
    return _float_at(place)


def _place(x):
    if x == 0.0:
        return 0
    part, exponent = frexp(fabs(x)) if not isinf(x) else (0.5, 1025)
    if exponent < -1021:
        size = int(ldexp(part, exponent + 1074))
    else:
        size = (exponent + 1021 << 52) + int(part * 2.0**53)
    return size if x > 0 else -size


def _float_at(place):
    size = place if place > 0 else -place
    if size < 1 << 52:
        value = size * 5e-324
    else:
        exponent, part = (size >> 52) - 1, size & (1 << 52) - 1 | 1 << 52
        value = inf if exponent >= 2046 else ldexp(float(part), exponent - 1074)
    return value if place > 0 else -value


def fma(x, y, z, /):
    x, y, z = _number(x), _number(y), _number(z)
    if not (isfinite(x) and isfinite(y) and isfinite(z)):
        result = x * y + z
        if isnan(result) and not (isnan(x) or isnan(y) or isnan(z)):
            raise ValueError("invalid operation in fma")
        return result
    (a, b), (c, d), (e, f) = x.as_integer_ratio(), y.as_integer_ratio(), z.as_integer_ratio()
    top = a * c * f + e * b * d
    if not top:
        return x * y + z
    result = top / (b * d * f)
    if isinf(result):
        raise OverflowError("overflow in fma")
    return result


# The error function: the rational approximations of Sun's fdlibm (s_erf.c), one pair for each stretch.
_ERX = 8.45062911510467529297e-01
_ERF_SMALL = (
    (-2.37630166566501626084e-05, -5.77027029648944159157e-03, -2.84817495755985104766e-02,
     -3.25042107247001499370e-01, 1.28379167095512558561e-01),
    (-3.96022827877536812320e-06, 1.32494738004321644526e-04, 5.08130628187576562776e-03, 6.50222499887672944485e-02,
     3.97917223959155352819e-01, 1.0),
)
_ERF_ONE = (
    (-2.16637559486879084300e-03, 3.54783043256182359371e-02, -1.10894694282396677476e-01, 3.18346619901161753674e-01,
     -3.72207876035701323847e-01, 4.14856118683748331666e-01, -2.36211856075265944077e-03),
    (1.19844998467991074170e-02, 1.36370839120290507362e-02, 1.26171219808761642112e-01, 7.18286544141962662868e-02,
     5.40397917702171048937e-01, 1.06420880400844228286e-01, 1.0),
)
_ERF_MIDDLE = (
    (-9.81432934416914548592e00, -8.12874355063065934246e01, -1.84605092906711035994e02, -1.62396669462573470355e02,
     -6.23753324503260060396e01, -1.05586262253232909814e01, -6.93858572707181764372e-01, -9.86494403484714822705e-03),
    (-6.04244152148580987438e-02, 6.57024977031928170135e00, 1.08635005541779435134e02, 4.29008140027567833386e02,
     6.45387271733267880336e02, 4.34565877475229228821e02, 1.37657754143519042600e02, 1.96512716674392571292e01, 1.0),
)
_ERF_LARGE = (
    (-4.83519191608651397019e02, -1.02509513161107724954e03, -6.37566443368389627722e02, -1.60636384855821916062e02,
     -1.77579549177547519889e01, -7.99283237680523006574e-01, -9.86494292470009928597e-03),
    (-2.24409524465858183362e01, 4.74528541206955367215e02, 2.55305040643316442583e03, 3.19985821950859553908e03,
     1.53672958608443695994e03, 3.25792512996573918826e02, 3.03380607434824582924e01, 1.0),
)


def _quotient(pair, x):
    top = bottom = 0.0
    for coefficient in pair[0]:
        top = top * x + coefficient
    for coefficient in pair[1]:
        bottom = bottom * x + coefficient
    return top / bottom


def _erf_tail(size):
    """1 - erf of a number from 1.25."""
    ratio = _quotient(_ERF_MIDDLE if size < 1 / 0.35 else _ERF_LARGE, 1.0 / (size * size))
    # Half of the digits: its square is exact.
    short = _float_at(_place(size) >> 32 << 32)
    return exp(-short * short - 0.5625) * exp((short - size) * (short + size) + ratio) / size


def erf(x, /):
    x = _number(x)
    size = fabs(x)
    if isnan(x):
        return x
    if size < 0.84375:
        if size < 2.0**-28:
            return x + 1.28379167095512586316e-01 * x
        return x + x * _quotient(_ERF_SMALL, x * x)
    if size < 1.25:
        result = _ERX + _quotient(_ERF_ONE, size - 1.0)
    else:
        result = 1.0 - _erf_tail(size) if size < 6.0 else 1.0
    return copysign(result, x)


def erfc(x, /):
    x = _number(x)
    size = fabs(x)
    if isnan(x):
        return x
    if size < 0.84375:
        if size < 2.0**-56:
            return 1.0 - x
        ratio = _quotient(_ERF_SMALL, x * x)
        if x < 0.25:
            return 1.0 - (x + x * ratio)
        return 0.5 - (x * ratio + (x - 0.5))
    if size < 1.25:
        ratio = _quotient(_ERF_ONE, size - 1.0)
        return 1.0 - _ERX - ratio if x >= 0.0 else 1.0 + (_ERX + ratio)
    if size >= 28.0:
        return 0.0 if x > 0.0 else 2.0
    if x < -6.0:
        return 2.0
    return _erf_tail(size) if x > 0.0 else 2.0 - _erf_tail(size)
