# fractions, decimal, statistics, cmath.
import cmath
import statistics
from decimal import ROUND_HALF_UP, Decimal, DivisionByZero, InvalidOperation, getcontext, localcontext
from fractions import Fraction

half = Fraction(1, 2)
print(half + Fraction("1/3"), half * 4, Fraction(0.125), Fraction("-1.5e-2"), half**3, half**-2, 1 - half, half + 0.25, repr(half))
print(Fraction(7, 3) // 1, divmod(Fraction(7, 3), half), round(Fraction(5, 2)), int(Fraction(-7, 2)), hash(half) == hash(0.5), half == 0.5)
print(Fraction(3.141592653589793).limit_denominator(100), f"{Fraction(2, 3):.4f}", f"{Fraction(1, 3):>10}", Fraction(6, -4).as_integer_ratio())
for wrong in (lambda: Fraction(1, 0), lambda: Fraction("a"), lambda: Fraction(1.5, 2)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)

print(Decimal("0.1") + Decimal("0.2"), Decimal(1) / Decimal(7), Decimal(2).sqrt(), Decimal(0.1))
print(Decimal("2.675").quantize(Decimal("0.01"), rounding=ROUND_HALF_UP), round(Decimal("2.665"), 2), Decimal("1E+3"), Decimal("1E-9"))
print(Decimal("7") // 2, Decimal("-7") % 3, Decimal(2) ** 10, Decimal("10").ln(), Decimal(1).exp(), Decimal("1.50").normalize())
print(f"{Decimal('1234567.891'):,.2f}", Decimal("1.20") == Decimal("1.2"), Decimal("NaN"), -Decimal("Infinity"), Decimal("3.7").as_tuple())
with localcontext() as context:
    context.prec = 5
    print(Decimal(1) / 3, Decimal("123456.7") + 0)
print(getcontext().prec, sum(map(Decimal, ["0.1"] * 10)) == 1, max(Decimal("1"), Decimal("1.1")))
for wrong in (lambda: Decimal(1) / 0, lambda: Decimal("x"), lambda: Decimal(-1).sqrt()):
    try:
        wrong()
    except (DivisionByZero, InvalidOperation, TypeError) as error:
        print(type(error).__name__, error)

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(statistics.mean(data), statistics.median(data), statistics.mode(data), statistics.stdev(data), statistics.pvariance(data))
print(statistics.mean([1, 2, 3, 4]), statistics.mean([Fraction(1, 2), 1]), statistics.quantiles(data), statistics.multimode("aabb"))
print(statistics.harmonic_mean([40, 60]), statistics.geometric_mean([54, 24, 36]), statistics.fmean([1, 2], [3, 1]))
print(statistics.correlation([1, 2, 3], [1, 2, 4]), statistics.linear_regression([1, 2, 3], [2, 4, 7]))
normal = statistics.NormalDist(100, 15)
print(normal, normal.cdf(115), normal.inv_cdf(0.9), normal.pdf(100), normal + 5, normal.zscore(130))
try:
    statistics.mean([])
except statistics.StatisticsError as error:
    print(error)

print(cmath.sqrt(-1), cmath.exp(1j), cmath.polar(1 + 1j), cmath.phase(-1), cmath.log(1j), cmath.rect(2, 0), cmath.isclose(1, 1 + 1e-12j))
try:
    cmath.log(0)
except ValueError as error:
    print(error)
