"""Averages and measures of spread, computed exactly."""

import math
import random
from bisect import bisect_left, bisect_right
from collections import Counter, namedtuple
from fractions import Fraction
from itertools import count, groupby, repeat
from operator import itemgetter

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean", "kde",
    "kde_random", "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode",
    "multimode", "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


def _coerce(left, right):
    """The class of a sum of values of two classes."""
    if left is right or right is int or right is bool:
        return left
    if left is int:
        return right
    if issubclass(right, left):
        return right
    if issubclass(left, right) or issubclass(right, int):
        return left
    if issubclass(left, int):
        return right
    if issubclass(left, Fraction) and issubclass(right, float):
        return right
    if issubclass(left, float) and issubclass(right, Fraction):
        return left
    raise TypeError(f"don't know how to coerce {left.__name__} and {right.__name__}")


def _exact(x):
    """The value as a Fraction; None stands for infinities and NaNs."""
    try:
        return Fraction(*x.as_integer_ratio())
    except (OverflowError, ValueError):
        return None
    except AttributeError:
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _sum(data):
    """The class of the result, the exact sum (or a special float) and how many there were."""
    kind, total, number, special = int, Fraction(0), 0, None
    for x in data:
        kind = _coerce(kind, type(x))
        number += 1
        exact = _exact(x)
        if exact is None:
            special = x if special is None else special + x
        elif special is None:
            total += exact
    return kind, total if special is None else special, number


def _convert(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int) and not (isinstance(value, Fraction) and value.denominator == 1):
        kind = float
    try:
        return kind(value)
    except TypeError:
        if kind.__name__ == "Decimal":
            return kind(value.numerator) / value.denominator
        raise


def mean(data):
    """Return the sample arithmetic mean of data."""
    kind, total, number = _sum(data)
    if number < 1:
        raise StatisticsError("mean requires at least one data point")
    return _convert(total / number, kind)


def fmean(data, weights=None):
    """Convert data to floats and compute the arithmetic mean."""
    data = list(data)
    if weights is None:
        if not data:
            raise StatisticsError("fmean requires at least one data point")
        return math.fsum(data) / len(data)
    weights = list(weights)
    if len(data) != len(weights):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.sumprod(data, weights) / total


def geometric_mean(data):
    """Convert data to floats and compute the geometric mean."""
    logs = []
    zero = False
    for x in data:
        if x > 0.0 or math.isnan(x):
            logs.append(math.log(x))
        elif x == 0.0:
            zero = True
            logs.append(0.0)
        else:
            raise StatisticsError("No negative inputs allowed", x)
    if not logs:
        raise StatisticsError("Must have a non-empty dataset")
    if any(math.isnan(one) for one in logs):
        return math.nan
    if zero:
        return math.nan if math.inf in logs else 0.0
    return math.exp(math.fsum(logs) / len(logs))


def harmonic_mean(data, weights=None):
    """Return the harmonic mean of data."""
    data = list(data)
    fail = "harmonic mean does not support negative values"
    if not data:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if len(data) == 1 and weights is None:
        if not isinstance(data[0], (int, float, Fraction)) and type(data[0]).__name__ != "Decimal":
            raise TypeError("unsupported type")
        if data[0] < 0:
            raise StatisticsError(fail)
        return data[0]
    if weights is None:
        weights = [1] * len(data)
        total = len(data)
    else:
        weights = list(weights)
        if len(weights) != len(data):
            raise StatisticsError("Number of weights does not match data size")
        _, total, _ = _sum(weight for weight in _no_negatives(weights, fail))
    try:
        kind, inverse, _ = _sum([weight / x if weight else 0 for weight, x in zip(weights, _no_negatives(data, fail))])
    except ZeroDivisionError:
        return 0
    if inverse <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _convert(total / inverse, kind)


def _no_negatives(values, message):
    for x in values:
        if x < 0:
            raise StatisticsError(message)
        yield x


def _sorted_data(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    """Return the median (middle value) of numeric data."""
    data = _sorted_data(data)
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    """Return the low median of numeric data."""
    data = _sorted_data(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    """Return the high median of data."""
    data = _sorted_data(data)
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    """Estimates the median for numeric data binned around the midpoints of consecutive, fixed-width intervals."""
    data = _sorted_data(data)
    number = len(data)
    x = data[number // 2]
    left = bisect_left(data, x)
    right = bisect_right(data, x, lo=left)
    try:
        interval, x = float(interval), float(x)
    except ValueError:
        raise TypeError("Value cannot be converted to a float")
    return x - interval / 2.0 + interval * (number / 2 - left) / (right - left)


def mode(data):
    """Return the most common data point from discrete or nominal data."""
    pairs = Counter(iter(data)).most_common(1)
    try:
        return pairs[0][0]
    except IndexError:
        raise StatisticsError("no mode for empty data") from None


def multimode(data):
    """Return a list of the most frequently occurring values."""
    counts = Counter(iter(data))
    if not counts:
        return []
    most = max(counts.values())
    return [value for value, number in counts.items() if number == most]


def _squares(data, center=None):
    """The class, the exact sum of squared deviations, the mean and how many there are."""
    data = list(data)
    kind, total, number = _sum(data)
    if number == 0:
        return kind, Fraction(0), None, 0
    if center is not None:
        middle = center
        exact_center = _exact(center)
    else:
        middle = total / number
        exact_center = middle if isinstance(middle, Fraction) else None
    deviations = [_exact(x) for x in data]
    if exact_center is None or None in deviations:
        return kind, sum([(x - middle) ** 2 for x in data]), middle, number
    return kind, sum([(x - exact_center) ** 2 for x in deviations], Fraction(0)), middle, number


def variance(data, xbar=None):
    """Return the sample variance of data."""
    kind, squares, _, number = _squares(data, xbar)
    if number < 2:
        raise StatisticsError("variance requires at least two data points")
    return _convert(squares / (number - 1), kind)


def pvariance(data, mu=None):
    """Return the population variance of `data`."""
    kind, squares, _, number = _squares(data, mu)
    if number < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _convert(squares / number, kind)


def _root(value, kind):
    """The square root of an exact value, correctly rounded."""
    if kind.__name__ == "Decimal":
        return (kind(value.numerator) / kind(value.denominator)).sqrt()
    if not isinstance(value, Fraction):
        return math.sqrt(value)
    return _float_root(value.numerator, value.denominator)


def _float_root(n, m):
    if n == 0:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift >= 0:
        top, bottom = _odd_root(n, m << 2 * shift) << shift, 1
    else:
        top, bottom = _odd_root(n << -2 * shift, m), 1 << -shift
    return top / bottom


def _odd_root(n, m):
    """The integer square root of n / m, rounded to odd."""
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


def stdev(data, xbar=None):
    """Return the square root of the sample variance."""
    kind, squares, _, number = _squares(data, xbar)
    if number < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(squares / (number - 1), kind)


def pstdev(data, mu=None):
    """Return the square root of the population variance."""
    kind, squares, _, number = _squares(data, mu)
    if number < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(squares / number, kind)


def quantiles(data, *, n=4, method="exclusive"):
    """Divide data into n continuous intervals with equal probability."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        if size == 1:
            return data * (n - 1)
        raise StatisticsError("must have at least one data point")
    result = []
    if method == "inclusive":
        for at in range(1, n):
            place, rest = divmod(at * (size - 1), n)
            result.append((data[place] * (n - rest) + data[place + 1] * rest) / n)
        return result
    if method == "exclusive":
        for at in range(1, n):
            place = min(max(at * (size + 1) // n, 1), size - 1)
            rest = at * (size + 1) - place * n
            result.append((data[place - 1] * (n - rest) + data[place] * rest) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def covariance(x, y, /):
    """Covariance"""
    number = len(x)
    if len(y) != number:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if number < 2:
        raise StatisticsError("covariance requires at least two data points")
    x_middle, y_middle = math.fsum(x) / number, math.fsum(y) / number
    return math.sumprod([one - x_middle for one in x], [one - y_middle for one in y]) / (number - 1)


def _ranks(data):
    """Average ranks, from the middle."""
    pairs = sorted(zip(data, count()))
    ranks = [0] * len(pairs)
    at = 0
    for _, group in groupby(pairs, key=itemgetter(0)):
        group = list(group)
        rank = at + (len(group) + 1) / 2 - (len(pairs) + 1) / 2
        for _, place in group:
            ranks[place] = rank
        at += len(group)
    return ranks


def correlation(x, y, /, *, method="linear"):
    """Pearson's correlation coefficient"""
    number = len(x)
    if len(y) != number:
        raise StatisticsError("correlation requires that both inputs have same number of data points")
    if number < 2:
        raise StatisticsError("correlation requires at least two data points")
    if method not in {"linear", "ranked"}:
        raise ValueError(f"Unknown method: {method!r}")
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    else:
        x_middle, y_middle = math.fsum(x) / number, math.fsum(y) / number
        x, y = [one - x_middle for one in x], [one - y_middle for one in y]
    try:
        return math.sumprod(x, y) / _product_root(math.sumprod(x, x), math.sumprod(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant")


def _product_root(x, y):
    """The square root of a product, to the last bit where that needs no more than a step."""
    root = math.sqrt(x * y)
    if not math.isfinite(root) or root == 0.0:
        return math.sqrt(x) * math.sqrt(y) if root else root
    rest = math.sumprod((x, root), (y, -root))
    return root + rest / (2.0 * root)


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"), module="statistics")


def linear_regression(x, y, /, *, proportional=False):
    """Slope and intercept for simple linear regression."""
    number = len(x)
    if len(y) != number:
        raise StatisticsError("linear regression requires that both inputs have same number of data points")
    if number < 2:
        raise StatisticsError("linear regression requires at least two data points")
    if not proportional:
        x_middle, y_middle = math.fsum(x) / number, math.fsum(y) / number
        x, y = [one - x_middle for one in x], [one - y_middle for one in y]
    shared = math.sumprod(x, y) + 0.0
    own = math.sumprod(x, x)
    try:
        slope = shared / own
    except ZeroDivisionError:
        raise StatisticsError("x is constant")
    intercept = 0.0 if proportional else y_middle - slope * x_middle
    return LinearRegression(slope=slope, intercept=intercept)


def _kernel(name):
    """The density, the distribution and the support of a kernel."""
    pi, tau = math.pi, math.tau
    if name in ("normal", "gauss"):
        scale = 1 / math.sqrt(2 * pi)
        return lambda t: scale * math.exp(-1 / 2 * t * t), lambda t: 1 / 2 * math.erfc(-t / math.sqrt(2)), None
    if name == "logistic":
        return lambda t: 1 / 2 / (1 + math.cosh(t)), lambda t: 1 - 1 / (math.exp(t) + 1), None
    if name == "sigmoid":
        return lambda t: 1 / pi / math.cosh(t), lambda t: 2 / pi * math.atan(math.exp(t)), None
    if name in ("rectangular", "uniform"):
        return lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, 1.0
    if name == "triangular":
        return lambda t: 1 - abs(t), lambda t: t * t * (1 / 2 if t < 0 else -1 / 2) + t + 1 / 2, 1.0
    if name in ("parabolic", "epanechnikov"):
        return lambda t: 3 / 4 * (1 - t * t), lambda t: math.sumprod((-1 / 4, 3 / 4, 1 / 2), (t**3, t, 1.0)), 1.0
    if name in ("quartic", "biweight"):
        return (
            lambda t: 15 / 16 * (1 - t * t) ** 2,
            lambda t: math.sumprod((3 / 16, -5 / 8, 15 / 16, 1 / 2), (t**5, t**3, t, 1.0)), 1.0,
        )
    if name == "triweight":
        return (
            lambda t: 35 / 32 * (1 - t * t) ** 3,
            lambda t: math.sumprod((-5 / 32, 21 / 32, -35 / 32, 35 / 32, 1 / 2), (t**7, t**5, t**3, t, 1.0)), 1.0,
        )
    if name == "cosine":
        return lambda t: pi / 4 * math.cos(pi / 2 * t), lambda t: 1 / 2 * math.sin(pi / 2 * t) + 1 / 2, 1.0
    raise StatisticsError(f"Unknown kernel name: {name!r}")


def kde(data, h, kernel="normal", *, cumulative=False):
    """Kernel Density Estimation: a continuous probability density function from discrete samples."""
    number = len(data)
    if not number:
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not h={h!r}")
    density, distribution, support = _kernel(kernel)

    def pdf(x):
        if support is None:
            return sum([density((x - one) / h) for one in data]) / (len(data) * h)
        near = [one for one in sorted(data) if abs((x - one) / h) <= support]
        return sum([density((x - one) / h) for one in near]) / (len(data) * h)

    def cdf(x):
        total = 0
        for one in data:
            t = (x - one) / h
            total += distribution(t) if support is None or abs(t) < support else (1.0 if t > 0 else 0.0)
        return total / len(data)

    found = cdf if cumulative else pdf
    found.__doc__ = f"{'CDF' if cumulative else 'PDF'} estimate with {h=!r} and {kernel=!r}"
    return found


def kde_random(data, h, kernel="normal", *, seed=None):
    """Return a function that makes a random selection from the estimated probability density function."""
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if kernel not in ("normal", "gauss"):
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    generator = random.Random(seed)
    normal = NormalDist()

    def rand():
        return generator.choice(data) + h * normal.inv_cdf(generator.random())

    return rand


_INNER = (
    (2.50908_09287_30122_6727e3, 3.34305_75583_58812_8105e4, 6.72657_70927_00870_0853e4, 4.59219_53931_54987_1457e4,
     1.37316_93765_50946_1125e4, 1.97159_09503_06551_4427e3, 1.33141_66789_17843_7745e2, 3.38713_28727_96366_6080e0),
    (5.22649_52788_52854_5610e3, 2.87290_85735_72194_2674e4, 3.93078_95800_09271_0610e4, 2.12137_94301_58659_5867e4,
     5.39419_60214_24751_1077e3, 6.87187_00749_20579_0830e2, 4.23133_30701_60091_1252e1, 1.0),
)
_MIDDLE = (
    (7.74545_01427_83414_07640e-4, 2.27238_44989_26918_45833e-2, 2.41780_72517_74506_11770e-1,
     1.27045_82524_52368_38258e0, 3.64784_83247_63204_60504e0, 5.76949_72214_60691_40550e0,
     4.63033_78461_56545_29590e0, 1.42343_71107_49683_57734e0),
    (1.05075_00716_44416_84324e-9, 5.47593_80849_95344_94600e-4, 1.51986_66563_61645_71966e-2,
     1.48103_97642_74800_74590e-1, 6.89767_33498_51000_04550e-1, 1.67638_48301_83803_84940e0,
     2.05319_16266_37758_82187e0, 1.0),
)
_OUTER = (
    (2.01033_43992_92288_13265e-7, 2.71155_55687_43487_57815e-5, 1.24266_09473_88078_43860e-3,
     2.65321_89526_57612_30930e-2, 2.96560_57182_85048_91230e-1, 1.78482_65399_17291_33580e0,
     5.46378_49111_64114_36990e0, 6.65790_46435_01103_77720e0),
    (2.04426_31033_89939_78564e-15, 1.42151_17583_16445_88870e-7, 1.84631_83175_10054_68180e-5,
     7.86869_13114_56132_59100e-4, 1.48753_61290_85061_48525e-2, 1.36929_88092_27358_05310e-1,
     5.99832_20655_58879_37690e-1, 1.0),
)


def _ratio(coefficients, r):
    top = bottom = 0.0
    for one in coefficients[0]:
        top = top * r + one
    for one in coefficients[1]:
        bottom = bottom * r + one
    return top, bottom


def _normal_inverse(p, mu, sigma):
    """Wichura's algorithm AS241."""
    q = p - 0.5
    if math.fabs(q) <= 0.425:
        top, bottom = _ratio(_INNER, 0.180625 - q * q)
        return mu + (top * q / bottom) * sigma
    r = math.sqrt(-math.log(p if q <= 0.0 else 1.0 - p))
    top, bottom = _ratio(_MIDDLE, r - 1.6) if r <= 5.0 else _ratio(_OUTER, r - 5.0)
    x = top / bottom
    return mu + (-x if q < 0.0 else x) * sigma


class NormalDist:
    "Normal distribution of a random variable"

    __slots__ = {"_mu": "Arithmetic mean of a normal distribution", "_sigma": "Standard deviation of a normal distribution"}

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        "Make a normal distribution instance from sample data."
        data = list(data)
        return cls(float(mean(data)), float(stdev(data)))

    def samples(self, n, *, seed=None):
        "Generate *n* samples for a given mean and standard deviation."
        rnd = random.random if seed is None else random.Random(seed).random
        return [_normal_inverse(rnd(), self._mu, self._sigma) for _ in repeat(None, n)]

    def pdf(self, x):
        "Probability density function.  P(x <= X < x+dx) / dx"
        spread = self._sigma * self._sigma
        if not spread:
            raise StatisticsError("pdf() not defined when sigma is zero")
        difference = x - self._mu
        return math.exp(difference * difference / (-2.0 * spread)) / math.sqrt(math.tau * spread)

    def cdf(self, x):
        "Cumulative distribution function.  P(X <= x)"
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def inv_cdf(self, p):
        "Inverse cumulative distribution function.  x : P(X <= x) = p"
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return _normal_inverse(p, self._mu, self._sigma)

    def quantiles(self, n=4):
        "Divide into *n* continuous intervals with equal probability."
        return [self.inv_cdf(at / n) for at in range(1, n)]

    def overlap(self, other):
        "Compute the overlapping coefficient (OVL) between two normal distributions."
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        left, right = self, other
        if (right._sigma, right._mu) < (left._sigma, left._mu):
            left, right = right, left
        left_var, right_var = left.variance, right.variance
        if not left_var or not right_var:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv = right_var - left_var
        dm = math.fabs(right._mu - left._mu)
        if not dv:
            return math.erfc(dm / (2.0 * left._sigma * math.sqrt(2.0)))
        a = left._mu * right_var - right._mu * left_var
        b = left._sigma * right._sigma * math.sqrt(dm * dm + dv * math.log(right_var / left_var))
        x1, x2 = (a + b) / dv, (a - b) / dv
        return 1.0 - (math.fabs(right.cdf(x1) - left.cdf(x1)) + math.fabs(right.cdf(x2) - left.cdf(x2)))

    def zscore(self, x):
        "Compute the Standard Score.  (x - mean) / stdev"
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    mean = property(lambda self: self._mu, doc="Arithmetic mean of the normal distribution.")
    median = property(lambda self: self._mu, doc="Return the median of the normal distribution")
    mode = property(lambda self: self._mu, doc="Return the mode of the normal distribution")
    stdev = property(lambda self: self._sigma, doc="Standard deviation of the normal distribution.")
    variance = property(lambda self: self._sigma * self._sigma, doc="Square of the standard deviation.")

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, constant):
        return NormalDist(self._mu * constant, self._sigma * math.fabs(constant))

    def __truediv__(self, constant):
        return NormalDist(self._mu / constant, self._sigma / math.fabs(constant))

    def __pos__(self):
        return NormalDist(self._mu, self._sigma)

    def __neg__(self):
        return NormalDist(-self._mu, self._sigma)

    __radd__ = __add__

    def __rsub__(self, other):
        return -(self - other)

    __rmul__ = __mul__

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return self._mu == other._mu and self._sigma == other._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"

    def __getstate__(self):
        return self._mu, self._sigma

    def __setstate__(self, state):
        self._mu, self._sigma = state
