"""Rational numbers, exactly."""

import math
import numbers
import operator
import sys

__all__ = ["Fraction"]

_modulus = 2**61 - 1


def _space(text, at):
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _digits(text, at):
    """Digits with single underscores between them, and where they end."""
    start = at
    while at < len(text) and (text[at].isdigit() or text[at] == "_" and at > start and text[at - 1] != "_"):
        at += 1
    if at > start and text[at - 1] == "_":
        at -= 1
    return text[start:at].replace("_", ""), at


def _parsed(text):
    """Numerator and denominator of `3/4`, `-0.75`, `1e-3`; None for anything else."""
    at = _space(text, 0)
    sign = 1
    if text[at : at + 1] in ("-", "+"):
        sign = -1 if text[at] == "-" else 1
        at += 1
    whole, at = _digits(text, at)
    if whole and text[_space(text, at) : _space(text, at) + 1] == "/":
        below, end = _digits(text, _space(text, _space(text, at) + 1))
        if not below or _space(text, end) != len(text):
            return None
        return sign * int(whole), int(below)
    part = ""
    if text[at : at + 1] == ".":
        part, at = _digits(text, at + 1)
    if not whole and not part:
        return None
    exponent = 0
    if text[at : at + 1] in ("e", "E"):
        at += 1
        exponent_sign = 1
        if text[at : at + 1] in ("-", "+"):
            exponent_sign = -1 if text[at] == "-" else 1
            at += 1
        digits, at = _digits(text, at)
        if not digits:
            return None
        exponent = exponent_sign * int(digits)
    if _space(text, at) != len(text):
        return None
    numerator, denominator = int(whole + part), 10 ** len(part)
    if exponent >= 0:
        numerator *= 10**exponent
    else:
        denominator *= 10**-exponent
    return sign * numerator, denominator


class Fraction(numbers.Rational):
    """This class implements rational numbers."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                self._numerator, self._denominator = numerator, 1
                return self
            if isinstance(numerator, numbers.Rational):
                self._numerator, self._denominator = numerator.numerator, numerator.denominator
                return self
            if isinstance(numerator, float) or (
                not isinstance(numerator, (str, type)) and hasattr(numerator, "as_integer_ratio")
            ):
                self._numerator, self._denominator = numerator.as_integer_ratio()
                return self
            if not isinstance(numerator, str):
                raise TypeError("argument should be a string or a Rational instance")
            parsed = _parsed(numerator)
            if parsed is None:
                raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
            numerator, denominator = parsed
        elif type(numerator) is int is type(denominator):
            pass
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            numerator, denominator = (
                numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
            )
        else:
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        common = math.gcd(numerator, denominator)
        if denominator < 0:
            common = -common
        self._numerator, self._denominator = numerator // common, denominator // common
        return self

    @classmethod
    def from_float(cls, f):
        """Converts a finite float to a rational number, exactly."""
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._of(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        """Converts a finite Decimal instance to a rational number, exactly."""
        if isinstance(dec, numbers.Integral):
            return cls(int(dec))
        if type(dec).__name__ != "Decimal":
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls._of(*dec.as_integer_ratio())

    @classmethod
    def _of(cls, numerator, denominator, /):
        """From coprime ints, the denominator positive."""
        made = super(Fraction, cls).__new__(cls)
        made._numerator, made._denominator = numerator, denominator
        return made

    _from_coprime_ints = _of

    def is_integer(self):
        """Return True if the Fraction is an integer."""
        return self._denominator == 1

    def as_integer_ratio(self):
        """Return a pair of integers, whose ratio is equal to the original Fraction."""
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """Closest Fraction to self with denominator at most max_denominator."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        # Of the two neighbours the nearer one.
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return Fraction._of(p1, q1)
        return Fraction._of(p0 + k * p1, q0 + k * q1)

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        if not format_spec:
            return str(self)
        if format_spec[-1] in "eEfFgG%":
            # As a decimal number, rounded exactly.
            return _formatted(self, format_spec)
        return _formatted_ratio(self, format_spec)

    def _add(a, b):
        na, da, nb, db = a.numerator, a.denominator, b.numerator, b.denominator
        return Fraction(na * db + da * nb, da * db)

    def _sub(a, b):
        na, da, nb, db = a.numerator, a.denominator, b.numerator, b.denominator
        return Fraction(na * db - da * nb, da * db)

    def _mul(a, b):
        return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)

    def _div(a, b):
        if b.numerator == 0:
            raise ZeroDivisionError(f"Fraction({a.numerator * b.denominator}, 0)")
        return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)

    def _floordiv(a, b):
        return (a.numerator * b.denominator) // (a.denominator * b.numerator)

    def _divmod(a, b):
        da, db = a.denominator, b.denominator
        quotient, rest = divmod(a.numerator * db, da * b.numerator)
        return quotient, Fraction(rest, da * db)

    def _mod(a, b):
        da, db = a.denominator, b.denominator
        return Fraction((a.numerator * db) % (b.numerator * da), da * db)

    def _pair(exact, name):
        """An operator and its reflected form: exact with rationals, else what floats and complexes give."""
        fallback = getattr(operator, name) if name != "divmod" else divmod

        def forward(a, b):
            if isinstance(b, (int, Fraction)):
                return exact(a, Fraction(b) if type(b) is int else b)
            if isinstance(b, float):
                return fallback(float(a), b)
            if isinstance(b, complex):
                return fallback(complex(a), b)
            return NotImplemented

        def reverse(b, a):
            if isinstance(a, numbers.Rational):
                return exact(Fraction(a), b)
            if isinstance(a, numbers.Real):
                return fallback(float(a), float(b))
            if isinstance(a, numbers.Complex):
                return fallback(complex(a), complex(b))
            return NotImplemented

        forward.__name__, reverse.__name__ = f"__{name}__", f"__r{name}__"
        return forward, reverse

    __add__, __radd__ = _pair(_add, "add")
    __sub__, __rsub__ = _pair(_sub, "sub")
    __mul__, __rmul__ = _pair(_mul, "mul")
    __truediv__, __rtruediv__ = _pair(_div, "truediv")
    __floordiv__, __rfloordiv__ = _pair(_floordiv, "floordiv")
    __divmod__, __rdivmod__ = _pair(_divmod, "divmod")
    __mod__, __rmod__ = _pair(_mod, "mod")

    def __pow__(a, b):
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            if power >= 0:
                return Fraction._of(a._numerator**power, a._denominator**power)
            if a._numerator > 0:
                return Fraction._of(a._denominator**-power, a._numerator**-power)
            if a._numerator == 0:
                raise ZeroDivisionError(f"Fraction({a._denominator ** -power}, 0)")
            return Fraction._of((-a._denominator) ** -power, (-a._numerator) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return Fraction._of(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction._of(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction._of(abs(a._numerator), a._denominator)

    def __int__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else a._numerator // a._denominator

    __trunc__ = __int__

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            floor, rest = divmod(self._numerator, self._denominator)
            if rest * 2 == self._denominator:
                return floor + floor % 2
            return floor + (rest * 2 > self._denominator)
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        try:
            inverse = pow(self._denominator, -1, _modulus)
        except ValueError:
            result = sys.hash_info.inf
        else:
            result = hash(hash(abs(self._numerator)) * inverse)
        result = result if self._numerator >= 0 else -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return 0.0 == b if math.isnan(b) or math.isinf(b) else a == a.from_float(b)
        return NotImplemented

    def _compare(self, other, op):
        if isinstance(other, numbers.Rational):
            return op(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isnan(other) or math.isinf(other):
                return op(0.0, other)
            return op(self, self.from_float(other))
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return self.__class__, (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self if type(self) is Fraction else self.__class__(self._numerator, self._denominator)


def _spec(spec):
    """fill, align, sign, alternate, zero padding, width, grouping, precision, kind."""
    at = 0
    fill, align = " ", ""
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, at = spec[0], spec[1], 2
    elif spec[:1] and spec[0] in "<>=^":
        align, at = spec[0], 1
    sign = "-"
    if spec[at : at + 1] and spec[at] in "+- ":
        sign, at = spec[at], at + 1
    no_negative_zero = spec[at : at + 1] == "z"
    at += no_negative_zero
    alternate = spec[at : at + 1] == "#"
    at += alternate
    zero = spec[at : at + 1] == "0" and spec[at + 1 : at + 2].isdigit()
    at += zero
    width, at = _digits(spec, at)
    grouping = ""
    if spec[at : at + 1] and spec[at] in ",_":
        grouping, at = spec[at], at + 1
    precision = None
    if spec[at : at + 1] == ".":
        precision, at = _digits(spec, at + 1)
        if not precision:
            return None
    return fill, align, sign, no_negative_zero, alternate, zero, int(width or 0), grouping, precision, spec[at:]


def _invalid(spec, value):
    return ValueError(f"Invalid format specifier {spec!r} for object of type {type(value).__name__!r}")


def _formatted_ratio(value, spec):
    parts = _spec(spec)
    if parts is None or parts[3] or parts[8] is not None or parts[9]:
        raise _invalid(spec, value)
    fill, align, sign, _, alternate, zero, width, grouping, _, _ = parts
    lead = "-" if value.numerator < 0 else "" if sign == "-" else sign
    body = f"{abs(value.numerator):{grouping}}"
    if alternate or value.denominator != 1:
        body += f"/{value.denominator:{grouping}}"
    if zero and not align:
        fill, align = "0", "="
    return _padded(lead, body, fill, align or ">", width)


def _padded(lead, body, fill, align, width):
    padding = fill * max(width - len(lead) - len(body), 0)
    if align == ">":
        return padding + lead + body
    if align == "<":
        return lead + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + lead + body + padding[half:]
    return lead + padding + body


def _rounded(numerator, denominator, exponent):
    """The multiple of `10**exponent` nearest to a ratio, ties to even, as an int of that unit."""
    if exponent >= 0:
        denominator *= 10**exponent
    else:
        numerator *= 10**-exponent
    quotient, rest = divmod(numerator + (denominator >> 1), denominator)
    if rest == 0 and denominator & 1 == 0:
        quotient &= -2
    return quotient


def _figures(numerator, denominator, count):
    """A positive ratio as an int of `count` digits and a power of ten."""
    if numerator == 0:
        return 0, 1 - count
    text_n, text_d = str(numerator), str(denominator)
    magnitude = len(text_n) - len(text_d) + (text_d <= text_n)
    exponent = magnitude - count
    significand = _rounded(numerator, denominator, exponent)
    if len(str(significand)) == count + 1:
        significand //= 10
        exponent += 1
    return significand, exponent


def _formatted(value, spec):
    parts = _spec(spec)
    if parts is None:
        raise _invalid(spec, value)
    fill, align, sign, no_negative_zero, alternate, zero, width, grouping, precision, kind = parts
    if len(kind) != 1:
        raise _invalid(spec, value)
    if zero and not align:
        fill, align = "0", "="
    precision = 6 if precision is None else int(precision)
    negative, numerator, denominator = value.numerator < 0, abs(value.numerator), value.denominator
    trim = kind in "gG" and not alternate
    scientific = False
    if kind in "fF%":
        exponent = -precision - (2 if kind == "%" else 0)
        significand = _rounded(numerator, denominator, exponent)
        point = precision
        exponent += 2 if kind == "%" else 0
    else:
        count = max(precision, 1) if kind in "gG" else precision + 1
        significand, exponent = _figures(numerator, denominator, count)
        scientific = kind in "eE" or exponent > 0 or exponent + count <= -4
        point = count - 1 if scientific else -exponent
        if numerator == 0 and kind in "gG":
            scientific, point = False, count - 1
    suffix = "%" if kind == "%" else ""
    if scientific:
        suffix = f"{'E' if kind in 'EG' else 'e'}{exponent + point:+03d}"
    lead = "-" if negative and (significand or not no_negative_zero) else "" if sign == "-" else sign
    digits = f"{significand:0{point + 1}d}"
    whole, part = digits[: len(digits) - point], digits[len(digits) - point :]
    if trim:
        part = part.rstrip("0")
    tail = ("." if part or alternate else "") + part + suffix
    if fill == "0" and align == "=" and zero:
        room = width - len(lead) - len(tail)
        if grouping:
            room = max(room, len(whole))
            while len(_grouped(whole, grouping)) < room:
                whole = "0" + whole
        else:
            whole = whole.rjust(max(room, 0), "0")
    if grouping:
        whole = _grouped(whole, grouping)
    return _padded(lead, whole + tail, fill, align or ">", width)


def _grouped(digits, grouping):
    first = len(digits) % 3
    groups = ([digits[:first]] if first else []) + [digits[at : at + 3] for at in range(first, len(digits), 3)]
    return grouping.join(groups)
