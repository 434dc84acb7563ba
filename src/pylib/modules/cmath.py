"""Mathematical functions of complex numbers."""

import math

pi, e, tau, inf, nan = math.pi, math.e, math.tau, math.inf, math.nan
infj = complex(0.0, math.inf)
nanj = complex(0.0, math.nan)
_LARGE = 1.7976931348623157e308 / 4
_SMALLEST = 2.2250738585072014e-308


def _complex(z):
    if isinstance(z, (complex, float, int)):
        return complex(z)
    if hasattr(type(z), "__complex__") or hasattr(type(z), "__float__") or hasattr(type(z), "__index__"):
        return complex(z)
    raise TypeError(f"must be real number, not {type(z).__name__}")


def _domain():
    return ValueError("math domain error")


def isfinite(z, /):
    z = _complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z, /):
    z = _complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z, /):
    z = _complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    a, b = _complex(a), _complex(b)
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    difference = abs(a - b)
    return difference <= rel_tol * abs(b) or difference <= rel_tol * abs(a) or difference <= abs_tol


def phase(z, /):
    z = _complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    z = _complex(z)
    return abs(z), phase(z)


def rect(r, phi, /):
    r, phi = float(r), float(phi)
    if math.isinf(phi) and r and not math.isnan(r):
        raise _domain()
    if not math.isfinite(r) or not math.isfinite(phi):
        if math.isinf(r) and math.isfinite(phi) and phi != 0.0:
            return complex(math.copysign(math.inf, r * math.cos(phi)), math.copysign(math.inf, r * math.sin(phi)))
        if math.isinf(r) and phi == 0.0:
            return complex(r, phi * math.copysign(1.0, r))
        return complex(math.nan, math.nan) if r else complex(0.0, 0.0)
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def exp(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(y) and (math.isfinite(x) or x > 0):
        raise _domain()
    if math.isinf(x) or math.isnan(x) or math.isnan(y) or math.isinf(y):
        if math.isinf(x) and math.isfinite(y):
            size = math.inf if x > 0 else 0.0
            if y == 0:
                return complex(size, y)
            return complex(math.copysign(size, math.cos(y)), math.copysign(size, math.sin(y)))
        if x == -math.inf:
            return complex(0.0, 0.0)
        return complex(x if math.isnan(y) and x == math.inf else math.nan, y if y == 0 else math.nan)
    if x > 709.0:
        size = math.exp(x - 1.0)
        result = complex(size * math.cos(y) * math.e, size * math.sin(y) * math.e)
    else:
        size = math.exp(x)
        result = complex(size * math.cos(y), size * math.sin(y))
    if isinf(result):
        raise OverflowError("math range error")
    return result


def _log(z):
    x, y = math.fabs(z.real), math.fabs(z.imag)
    if x > _LARGE or y > _LARGE:
        size = math.log(math.hypot(x / 2.0, y / 2.0)) + math.log(2.0)
    elif x < _SMALLEST and y < _SMALLEST:
        if not x and not y:
            raise _domain()
        size = math.log(math.hypot(x * 2.0**53, y * 2.0**53)) - 53 * math.log(2.0)
    else:
        size = math.hypot(x, y)
        if 0.71 <= size <= 1.73:
            larger, smaller = max(x, y), min(x, y)
            size = math.log1p((larger - 1) * (larger + 1) + smaller * smaller) / 2.0
        else:
            size = math.log(size)
    return complex(size, math.atan2(z.imag, z.real))


def log(z, base=None, /):
    z = _complex(z)
    result = _log(z)
    return result if base is None else result / _log(_complex(base))


def log10(z, /):
    found = _log(_complex(z))
    return complex(found.real / math.log(10.0), found.imag / math.log(10.0))


def sqrt(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(y):
        return complex(math.inf, y)
    if not math.isfinite(x) or math.isnan(y):
        if x == math.inf:
            return complex(x, math.copysign(0.0, y) if not math.isnan(y) else y)
        if x == -math.inf:
            return complex(0.0 if not math.isnan(y) else y, math.copysign(math.inf, y))
        return complex(math.nan, math.nan)
    if x == 0.0 and y == 0.0:
        return complex(0.0, y)
    ax, ay = math.fabs(x), math.fabs(y)
    if ax < _SMALLEST and ay < _SMALLEST:
        ax *= 2.0**54
        root = math.sqrt(ax + math.hypot(ax, ay * 2.0**54)) * 2.0**-27 / math.sqrt(2.0)
    else:
        ax /= 8.0
        root = 2.0 * math.sqrt(ax + math.hypot(ax, ay / 8.0))
    other = ay / (2.0 * root)
    if x >= 0.0:
        return complex(root, math.copysign(other, y))
    return complex(other, math.copysign(root, y))


def cosh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(y) and not math.isnan(x):
        raise _domain()
    if not math.isfinite(x) or math.isnan(y):
        if math.isinf(x) and math.isfinite(y) and y:
            return complex(
                math.copysign(math.inf, math.cos(y)), math.copysign(math.inf, x) * math.copysign(1.0, math.sin(y))
            )
        return complex(math.fabs(x) if math.isinf(x) else math.nan, 0.0 if y == 0 else math.nan)
    if math.fabs(x) > 708.0:
        less = x - math.copysign(1.0, x)
        result = complex(math.cos(y) * math.cosh(less) * math.e, math.sin(y) * math.sinh(less) * math.e)
    else:
        result = complex(math.cos(y) * math.cosh(x), math.sin(y) * math.sinh(x))
    if isinf(result):
        raise OverflowError("math range error")
    return result


def sinh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(y) and not math.isnan(x):
        raise _domain()
    if not math.isfinite(x) or math.isnan(y):
        if math.isinf(x) and math.isfinite(y) and y:
            return complex(
                math.copysign(math.inf, x) * math.copysign(1.0, math.cos(y)), math.copysign(math.inf, math.sin(y))
            )
        return complex(x if not math.isfinite(x) else math.nan, y if y == 0 else math.nan)
    if math.fabs(x) > 708.0:
        less = x - math.copysign(1.0, x)
        result = complex(math.cos(y) * math.sinh(less) * math.e, math.sin(y) * math.cosh(less) * math.e)
    else:
        result = complex(math.cos(y) * math.sinh(x), math.sin(y) * math.cosh(x))
    if isinf(result):
        raise OverflowError("math range error")
    return result


def tanh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if math.isinf(y) and math.isfinite(x):
        raise _domain()
    if math.isinf(x):
        return complex(math.copysign(1.0, x), math.copysign(0.0, math.sin(2.0 * y)) if math.isfinite(y) else 0.0)
    if math.fabs(x) > 354.0:
        return complex(math.copysign(1.0, x), 4.0 * math.sin(y) * math.cos(y) * math.exp(-2.0 * math.fabs(x)))
    tx, ty = math.tanh(x), math.tan(y)
    cx = 1.0 / math.cosh(x)
    txty = tx * ty
    below = 1.0 + txty * txty
    return complex(tx * (1.0 + ty * ty) / below, ((ty / below) * cx) * cx)


def _turned(z):
    return complex(-z.imag, z.real)


def cos(z, /):
    return cosh(_turned(_complex(z)))


def sin(z, /):
    found = sinh(_turned(_complex(z)))
    return complex(found.imag, -found.real)


def tan(z, /):
    found = tanh(_turned(_complex(z)))
    return complex(found.imag, -found.real)


def acos(z, /):
    z = _complex(z)
    if math.fabs(z.real) > _LARGE or math.fabs(z.imag) > _LARGE:
        size = math.log(math.hypot(z.real / 2.0, z.imag / 2.0)) + 2 * math.log(2.0)
        real = math.atan2(math.fabs(z.imag), z.real)
        return complex(real, -math.copysign(size, z.imag))
    left, right = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(
        2.0 * math.atan2(left.real, right.real), math.asinh(right.real * left.imag - right.imag * left.real)
    )


def acosh(z, /):
    z = _complex(z)
    if math.fabs(z.real) > _LARGE or math.fabs(z.imag) > _LARGE:
        size = math.log(math.hypot(z.real / 2.0, z.imag / 2.0)) + 2 * math.log(2.0)
        return complex(size, math.atan2(z.imag, z.real))
    left, right = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(
        math.asinh(left.real * right.real + left.imag * right.imag), 2.0 * math.atan2(left.imag, right.real)
    )


def asinh(z, /):
    z = _complex(z)
    if math.fabs(z.real) > _LARGE or math.fabs(z.imag) > _LARGE:
        size = math.log(math.hypot(z.real / 2.0, z.imag / 2.0)) + 2 * math.log(2.0)
        return complex(math.copysign(size, z.real), math.atan2(z.imag, math.fabs(z.real)))
    left, right = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(
        math.asinh(left.real * right.imag - right.real * left.imag),
        math.atan2(z.imag, left.real * right.real - left.imag * right.imag),
    )


def asin(z, /):
    found = asinh(_turned(_complex(z)))
    return complex(found.imag, -found.real)


def atanh(z, /):
    z = _complex(z)
    x, y = z.real, z.imag
    if x < 0.0 or x == 0.0 and math.copysign(1.0, x) < 0.0:
        return -atanh(-z)
    size = math.fabs(y)
    if x > 6.7e153 or size > 6.7e153:
        half = math.hypot(x / 2.0, y / 2.0)
        return complex(x / 4.0 / half / half if math.isfinite(half) else 0.0, math.copysign(math.pi / 2.0, y))
    if x == 1.0 and size < 1.5e-154:
        if size == 0.0:
            raise _domain()
        return complex(
            -math.log(math.sqrt(size) / math.sqrt(math.hypot(size, 2.0))),
            math.copysign(math.atan2(2.0, -size) / 2, y),
        )
    return complex(
        math.log1p(4.0 * x / ((1 - x) * (1 - x) + size * size)) / 4.0,
        -math.atan2(-2.0 * y, (1 - x) * (1 + x) - size * size) / 2.0,
    )


def atan(z, /):
    found = atanh(_turned(_complex(z)))
    return complex(found.imag, -found.real)
