"""Decimal numbers: the everyday part of the General Decimal Arithmetic."""

import math as _math
import numbers as _numbers
from collections import namedtuple as _namedtuple

__all__ = [
    "Decimal", "Context", "DecimalTuple", "DefaultContext", "BasicContext", "ExtendedContext", "DecimalException",
    "Clamped", "InvalidOperation", "DivisionByZero", "Inexact", "Rounded", "Subnormal", "Overflow", "Underflow",
    "FloatOperation", "DivisionImpossible", "InvalidContext", "ConversionSyntax", "DivisionUndefined", "ROUND_DOWN",
    "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP",
    "setcontext", "getcontext", "localcontext", "MAX_PREC", "MAX_EMAX", "MIN_EMIN", "MIN_ETINY", "HAVE_THREADS",
    "HAVE_CONTEXTVAR",
]

DecimalTuple = _namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_CEILING = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN", "ROUND_CEILING"
ROUND_FLOOR, ROUND_UP, ROUND_HALF_DOWN, ROUND_05UP = "ROUND_FLOOR", "ROUND_UP", "ROUND_HALF_DOWN", "ROUND_05UP"
_ROUNDINGS = (
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP
)
HAVE_THREADS = HAVE_CONTEXTVAR = True
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)


class DecimalException(ArithmeticError):
    """Base exception class."""


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class InvalidContext(InvalidOperation):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


_SIGNALS = (
    InvalidOperation, FloatOperation, DivisionByZero, Overflow, Subnormal, Underflow, Inexact, Rounded, Clamped
)
# What kinds of an invalid operation there are: all raise the one signal.
_AS = {
    ConversionSyntax: InvalidOperation, DivisionImpossible: InvalidOperation, DivisionUndefined: InvalidOperation,
    InvalidContext: InvalidOperation,
}


class Context:
    """Contains the context for a Decimal instance: precision, rounding, traps and flags."""

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None
    ):
        first = globals().get("DefaultContext")
        pick = lambda given, name, default: given if given is not None else getattr(first, name) if first else default
        self.__dict__["flags"] = {signal: False for signal in _SIGNALS}
        for signal in (flags if isinstance(flags, list) else [one for one in flags or () if flags[one]]):
            self.flags[signal] = True
        self.prec = pick(prec, "prec", 28)
        self.rounding = pick(rounding, "rounding", ROUND_HALF_EVEN)
        self.Emin = pick(Emin, "Emin", -999999)
        self.Emax = pick(Emax, "Emax", 999999)
        self.capitals = pick(capitals, "capitals", 1)
        self.clamp = pick(clamp, "clamp", 0)
        if traps is None:
            chosen = first.traps if first else {}
            self.traps = {signal: bool(chosen.get(signal)) for signal in _SIGNALS}
        else:
            self.traps = {signal: bool(signal in traps and (isinstance(traps, list) or traps[signal])) for signal in _SIGNALS}

    def __setattr__(self, name, value):
        if name == "prec":
            if not isinstance(value, int):
                raise TypeError(f"an integer is required (got type {type(value).__name__})")
            if not 1 <= value <= MAX_PREC:
                raise ValueError("valid range for prec is [1, MAX_PREC]")
        elif name == "rounding" and value not in _ROUNDINGS:
            raise TypeError(
                "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   "
                "ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
            )
        elif name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags = ", ".join([signal.__name__ for signal, on in self.flags.items() if on])
        traps = ", ".join([signal.__name__ for signal, on in self.traps.items() if on])
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp)
        made.flags = dict(self.flags)
        made.traps = dict(self.traps)
        return made

    __copy__ = copy

    def clear_flags(self):
        for signal in self.flags:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in self.traps:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _signal(self, kind, result=None):
        signal = _AS.get(kind, kind)
        self.flags[signal] = True
        if self.traps[signal]:
            raise signal([kind])
        return _NAN if result is None else result

    def create_decimal(self, num="0"):
        made = Decimal(num)
        if made._special and made._is_nan() and len(made._digits) > self.prec:
            return self._signal(ConversionSyntax)
        return made._fixed(self)

    def create_decimal_from_float(self, f):
        return Decimal.from_float(f)._fixed(self)

    def divmod(self, a, b):
        return self._decimal(a).__divmod__(b, self)

    def power(self, a, b, modulo=None):
        return self._decimal(a).__pow__(b, modulo, self)

    def _decimal(self, value):
        return value if isinstance(value, Decimal) else Decimal(value)


def _by_method(name, method, count):
    if count == 1:
        def function(self, a):
            return getattr(self._decimal(a), method)(context=self)
    else:
        def function(self, a, b):
            return getattr(self._decimal(a), method)(self._decimal(b), context=self)
    function.__name__ = name
    setattr(Context, name, function)


class Decimal:
    """Floating point class for decimal arithmetic."""

    __slots__ = ("_negative", "_coefficient", "_exponent", "_special")

    def __new__(cls, value="0", context=None):
        self = object.__new__(cls)
        if isinstance(value, str):
            return _read(self, value, context)
        self._special = ""
        if isinstance(value, int):
            self._negative, self._coefficient, self._exponent = value < 0, abs(value), 0
        elif isinstance(value, Decimal):
            self._negative, self._coefficient = value._negative, value._coefficient
            self._exponent, self._special = value._exponent, value._special
        elif isinstance(value, (list, tuple)):
            return _from_tuple(self, value)
        elif isinstance(value, float):
            context = context or getcontext()
            context.flags[FloatOperation] = True
            if context.traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            return cls(Decimal.from_float(value)) if cls is not Decimal else Decimal.from_float(value)
        else:
            raise TypeError(
                f"conversion from {type(value).__name__} to Decimal is not supported"
            )
        return self

    @classmethod
    def from_float(cls, f):
        """Converts a float to a decimal number, exactly."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("argument must be int or float")
        if _math.isnan(f) or _math.isinf(f):
            return cls(repr(f))
        top, bottom = abs(f).as_integer_ratio()
        places = bottom.bit_length() - 1
        made = _make(_math.copysign(1.0, f) < 0, top * 5**places, -places)
        return made if cls is Decimal else cls(made)

    @property
    def _digits(self):
        return str(self._coefficient)

    def _is_nan(self):
        return self._special in ("nan", "snan")

    def _adjusted(self):
        return self._exponent + len(self._digits) - 1

    # What kind of number it is.

    def is_nan(self):
        return self._is_nan()

    def is_qnan(self):
        return self._special == "nan"

    def is_snan(self):
        return self._special == "snan"

    def is_infinite(self):
        return self._special == "inf"

    def is_finite(self):
        return not self._special

    def is_signed(self):
        return self._negative

    def is_zero(self):
        return not self._special and not self._coefficient

    def is_normal(self, context=None):
        context = context or getcontext()
        return not self._special and bool(self._coefficient) and context.Emin <= self._adjusted()

    def is_subnormal(self, context=None):
        context = context or getcontext()
        return not self._special and bool(self._coefficient) and self._adjusted() < context.Emin

    def is_canonical(self):
        return True

    def canonical(self):
        return self

    def adjusted(self):
        return 0 if self._special else self._adjusted()

    def as_tuple(self):
        if self._special == "inf":
            return DecimalTuple(int(self._negative), (0,), "F")
        if self._special:
            digits = tuple(map(int, self._digits)) if self._coefficient else ()
            return DecimalTuple(int(self._negative), digits, "n" if self._special == "nan" else "N")
        return DecimalTuple(int(self._negative), tuple(map(int, self._digits)), self._exponent)

    def as_integer_ratio(self):
        if self._special:
            kind = "NaN" if self._is_nan() else "Infinity"
            error = ValueError if self._is_nan() else OverflowError
            raise error(f"cannot convert {kind} to integer ratio")
        top, bottom = self._coefficient, 1
        if self._exponent >= 0:
            top *= 10**self._exponent
        else:
            bottom = 10**-self._exponent
        common = _math.gcd(top, bottom)
        return (-top if self._negative else top) // common, bottom // common

    # Text.

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self, eng=False, context=None):
        sign = "-" if self._negative else ""
        if self._special == "inf":
            return sign + "Infinity"
        if self._special:
            return sign + ("NaN" if self._special == "nan" else "sNaN") + (self._digits if self._coefficient else "")
        digits = self._digits
        left = self._exponent + len(digits)
        if self._exponent <= 0 and left > -6:
            place = left
        elif not eng:
            place = 1
        elif digits == "0":
            place = (left + 1) % 3 - 1
        else:
            place = (left - 1) % 3 + 1
        if place <= 0:
            whole, part = "0", "." + "0" * -place + digits
        elif place >= len(digits):
            whole, part = digits + "0" * (place - len(digits)), ""
        else:
            whole, part = digits[:place], "." + digits[place:]
        if left == place:
            power = ""
        else:
            capitals = (context or getcontext()).capitals
            power = f"{'E' if capitals else 'e'}{left - place:+d}"
        return sign + whole + part + power

    def to_eng_string(self, context=None):
        return self.__str__(True, context)

    def __format__(self, specifier, context=None, _localeconv=None):
        if not specifier:
            return str(self)
        return _formatted(self, specifier, context or getcontext())

    # Comparison.

    def _compared(self, other):
        """-1, 0 or 1; neither is a NaN."""
        if self._special or other._special:
            mine = (-1 if self._negative else 1) if self._special else 0
            theirs = (-1 if other._negative else 1) if other._special else 0
            return (mine > theirs) - (mine < theirs)
        low = min(self._exponent, other._exponent)
        mine = self._signed() * 10 ** (self._exponent - low)
        theirs = other._signed() * 10 ** (other._exponent - low)
        return (mine > theirs) - (mine < theirs)

    def _signed(self):
        return -self._coefficient if self._negative else self._coefficient

    def __eq__(self, other):
        other = _comparable(other, True)
        if other is NotImplemented:
            return NotImplemented
        if self._is_nan() or other._is_nan():
            if "snan" in (self._special, other._special):
                getcontext()._signal(InvalidOperation)
            return False
        return self._compared(other) == 0

    def _ordered(self, other, test):
        other = _comparable(other)
        if other is NotImplemented:
            return NotImplemented
        if self._is_nan() or other._is_nan():
            getcontext()._signal(InvalidOperation)
            return False
        return test(self._compared(other))

    def __lt__(self, other):
        return self._ordered(other, lambda order: order < 0)

    def __le__(self, other):
        return self._ordered(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._ordered(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._ordered(other, lambda order: order >= 0)

    def compare(self, other, context=None):
        other = _operand(other)
        found = self._nan_with(other, context or getcontext())
        return found or Decimal(self._compared(other))

    def compare_total(self, other, context=None):
        other = _operand(other)
        if self._negative != other._negative:
            return Decimal(-1 if self._negative else 1)
        order = self._compared(other) or (self._exponent > other._exponent) - (self._exponent < other._exponent)
        return Decimal(-order if self._negative and self._compared(other) == 0 else order)

    def __hash__(self):
        if self._special == "snan":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._special == "nan":
            return object.__hash__(self)
        if self._special:
            return -314159 if self._negative else 314159
        modulus = 2305843009213693951
        factor = pow(10, self._exponent, modulus) if self._exponent >= 0 else pow(pow(10, -1, modulus), -self._exponent, modulus)
        result = self._coefficient * factor % modulus
        result = -result if self._negative else result
        return -2 if result == -1 else result

    def __bool__(self):
        return bool(self._special) or self._coefficient != 0

    # Conversion.

    def __int__(self):
        if self._special:
            if self._is_nan():
                raise ValueError("cannot convert NaN to integer")
            raise OverflowError("cannot convert Infinity to integer")
        size = self._coefficient * 10**self._exponent if self._exponent >= 0 else self._coefficient // 10**-self._exponent
        return -size if self._negative else size

    __trunc__ = __int__

    def __float__(self):
        if self._special == "snan":
            raise ValueError("cannot convert signaling NaN to float")
        if self._special == "nan":
            return float("-nan" if self._negative else "nan")
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def __floor__(self):
        return int(self._rescaled(0, ROUND_FLOOR)) if not self._special else int(self)

    def __ceil__(self):
        return int(self._rescaled(0, ROUND_CEILING)) if not self._special else int(self)

    def __round__(self, n=None):
        if n is not None:
            if not isinstance(n, int):
                raise TypeError("optional arg must be an integer")
            return self.quantize(_make(False, 1, -n))
        if self._special:
            return int(self)
        return int(self._rescaled(0, ROUND_HALF_EVEN))

    # Rounding.

    def _rescaled(self, exponent, rounding):
        """With this exponent, rounded where digits are lost; a finite number."""
        if not self._coefficient:
            return _make(self._negative, 0, exponent)
        if self._exponent >= exponent:
            return _make(self._negative, self._coefficient * 10 ** (self._exponent - exponent), exponent)
        unit = 10 ** (exponent - self._exponent)
        quotient, rest = divmod(self._coefficient, unit)
        return _make(self._negative, quotient + _step(quotient, rest, unit, self._negative, rounding), exponent)

    def _fixed(self, context):
        """Rounded to the context's precision, with the signals that belong to that."""
        if self._special:
            return self
        if not self._coefficient:
            top = context.Emax if not context.clamp else context.Etop()
            exponent = min(max(self._exponent, context.Etiny()), top)
            if exponent != self._exponent:
                context._signal(Clamped, self)
                return _make(self._negative, 0, exponent)
            return self
        digits = len(self._digits)
        least = digits + self._exponent - context.prec
        etiny = context.Etiny()
        subnormal = least < etiny
        if subnormal:
            least = etiny
        result = self
        if least > self._exponent:
            result = self._rescaled(least, context.rounding)
            inexact = result._coefficient * 10 ** (least - self._exponent) != self._coefficient
            if len(result._digits) > context.prec:
                result = _make(result._negative, result._coefficient // 10, result._exponent + 1)
            if result._adjusted() > context.Emax:
                return self._overflow(context)
            if inexact and subnormal:
                context._signal(Underflow, result)
            if subnormal:
                context._signal(Subnormal, result)
            if inexact:
                context._signal(Inexact, result)
            context._signal(Rounded, result)
            if not result._coefficient:
                context._signal(Clamped, result)
            return result
        if self._adjusted() > context.Emax:
            return self._overflow(context)
        if subnormal:
            context._signal(Subnormal, self)
        return self

    def _overflow(self, context):
        for signal in (Inexact, Rounded):
            context.flags[signal] = True
        away = {ROUND_UP, ROUND_HALF_UP, ROUND_HALF_EVEN, ROUND_HALF_DOWN}
        away.add(ROUND_FLOOR if self._negative else ROUND_CEILING)
        if context.rounding in away:
            result = _special("inf", self._negative)
        else:
            result = _make(self._negative, 10**context.prec - 1, context.Emax - context.prec + 1)
        return context._signal(Overflow, result)

    def quantize(self, exp, rounding=None, context=None):
        """Quantize `self` so its exponent is the same as that of exp."""
        exp = _operand(exp)
        context = context or getcontext()
        rounding = rounding or context.rounding
        found = self._nan_with(exp, context)
        if found:
            return found
        if self._special or exp._special:
            if self._special and exp._special:
                return Decimal(self)
            return context._signal(InvalidOperation)
        if not context.Etiny() <= exp._exponent <= context.Emax:
            return context._signal(InvalidOperation)
        if self._coefficient and self._adjusted() > context.Emax:
            return context._signal(InvalidOperation)
        if self._coefficient and self._adjusted() - exp._exponent + 1 > context.prec:
            return context._signal(InvalidOperation)
        result = self._rescaled(exp._exponent, rounding)
        if result._coefficient and (result._adjusted() > context.Emax or len(result._digits) > context.prec):
            return context._signal(InvalidOperation)
        if result._exponent > self._exponent:
            if result != self:
                context._signal(Inexact, result)
            context._signal(Rounded, result)
        return result._fixed(context)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._special or other._special:
            return self._is_nan() and other._is_nan() or self.is_infinite() and other.is_infinite()
        return self._exponent == other._exponent

    def to_integral_value(self, rounding=None, context=None):
        if self._special or self._exponent >= 0:
            return Decimal(self)
        return self._rescaled(0, rounding or (context or getcontext()).rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if not self._special and self._exponent < 0:
            if result != self:
                context._signal(Inexact, result)
            context._signal(Rounded, result)
        return result

    def normalize(self, context=None):
        """Strip trailing zeros."""
        context = context or getcontext()
        if self._special:
            return self._nan_with(self, context) or Decimal(self)
        found = self._fixed(context)
        if found._special or not found._coefficient:
            return found if found._special else _make(found._negative, 0, 0)
        coefficient, exponent = found._coefficient, found._exponent
        while coefficient % 10 == 0:
            coefficient //= 10
            exponent += 1
        return _make(found._negative, coefficient, exponent)

    # Arithmetic.

    def _nan_with(self, other, context):
        """The NaN that an operation with a NaN gives; None where neither is one."""
        for one in (self, other):
            if one._special == "snan":
                quiet = _special("nan", one._negative, one._coefficient)
                return context._signal(InvalidOperation, quiet)
        for one in (self, other):
            if one._special == "nan":
                return one
        return None

    def __neg__(self, context=None):
        context = context or getcontext()
        if self._special:
            return self._nan_with(self, context) or _special("inf", not self._negative)
        negative = not self._negative
        if not self._coefficient and context.rounding != ROUND_FLOOR:
            negative = False
        return _make(negative, self._coefficient, self._exponent)._fixed(context)

    def __pos__(self, context=None):
        context = context or getcontext()
        if self._special:
            return self._nan_with(self, context) or Decimal(self)
        if not self._coefficient and context.rounding != ROUND_FLOOR:
            return self.copy_abs()._fixed(context)
        return Decimal(self)._fixed(context)

    def __abs__(self, context=None):
        context = context or getcontext()
        return self.__neg__(context) if self._negative else self.__pos__(context)

    def copy_abs(self):
        return _copy(self, False)

    def copy_negate(self):
        return _copy(self, not self._negative)

    def copy_sign(self, other, context=None):
        return _copy(self, _operand(other)._negative)

    def __add__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if self._special or other._special:
            found = self._nan_with(other, context)
            if found:
                return found
            if self._special and other._special and self._negative != other._negative:
                return context._signal(InvalidOperation)
            return Decimal(self if self._special else other)
        low = min(self._exponent, other._exponent)
        if not self._coefficient and not other._coefficient:
            negative = self._negative and other._negative
            if context.rounding == ROUND_FLOOR and self._negative != other._negative:
                negative = True
            return _make(negative, 0, low)._fixed(context)
        if not self._coefficient or not other._coefficient:
            kept, zero = (other, self) if not self._coefficient else (self, other)
            low = max(low, kept._exponent - context.prec - 1)
            return kept._rescaled(min(low, kept._exponent), context.rounding)._fixed(context)
        a, b = _aligned(self, other, context.prec)
        total = a._signed() + b._signed()
        negative = total < 0 or total == 0 and context.rounding == ROUND_FLOOR and self._negative != other._negative
        return _make(negative, abs(total), a._exponent)._fixed(context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        if self._is_nan() or other._is_nan():
            return self._nan_with(other, context or getcontext())
        return self.__add__(other.copy_negate(), context)

    def __rsub__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__sub__(self, context)

    def __mul__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        negative = self._negative != other._negative
        if self._special or other._special:
            found = self._nan_with(other, context)
            if found:
                return found
            if not self or not other:
                return context._signal(InvalidOperation)
            return _special("inf", negative)
        return _make(negative, self._coefficient * other._coefficient, self._exponent + other._exponent)._fixed(context)

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        negative = self._negative != other._negative
        if self._special or other._special:
            found = self._nan_with(other, context)
            if found:
                return found
            if self._special and other._special:
                return context._signal(InvalidOperation)
            if self._special:
                return _special("inf", negative)
            context._signal(Clamped, self)
            return _make(negative, 0, context.Etiny())
        if not other._coefficient:
            if not self._coefficient:
                return context._signal(DivisionUndefined)
            return context._signal(DivisionByZero, _special("inf", negative))
        ideal = self._exponent - other._exponent
        if not self._coefficient:
            return _make(negative, 0, ideal)._fixed(context)
        shift = len(other._digits) - len(self._digits) + context.prec + 1
        exponent = ideal - shift
        if shift >= 0:
            quotient, rest = divmod(self._coefficient * 10**shift, other._coefficient)
        else:
            quotient, rest = divmod(self._coefficient, other._coefficient * 10**-shift)
        if rest:
            # A digit that only says that there was more.
            if quotient % 5 == 0:
                quotient += 1
        else:
            while exponent < ideal and quotient % 10 == 0:
                quotient //= 10
                exponent += 1
        return _make(negative, quotient, exponent)._fixed(context)

    def __rtruediv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__truediv__(self, context)

    def _divided(self, other, context):
        """Quotient cut to an int, and the rest: both finite, other not zero."""
        exponent = self._exponent if other._special else min(self._exponent, other._exponent)
        if other._special or self._adjusted() - other._adjusted() <= -2:
            return _make(self._negative != other._negative, 0, 0), self._rescaled(exponent, context.rounding)
        a = self._coefficient * 10 ** (self._exponent - exponent)
        b = other._coefficient * 10 ** (other._exponent - exponent)
        quotient, rest = divmod(a, b)
        if quotient >= 10**context.prec:
            nothing = context._signal(DivisionImpossible)
            return nothing, nothing
        return _make(self._negative != other._negative, quotient, 0), _make(self._negative, rest, exponent)

    def __divmod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        found = self._nan_with(other, context)
        if found:
            return found, found
        negative = self._negative != other._negative
        if self._special:
            if other._special:
                nothing = context._signal(InvalidOperation)
                return nothing, nothing
            return _special("inf", negative), context._signal(InvalidOperation)
        if not other:
            if not self:
                nothing = context._signal(DivisionUndefined)
                return nothing, nothing
            return context._signal(DivisionByZero, _special("inf", negative)), context._signal(InvalidOperation)
        quotient, rest = self._divided(other, context)
        return quotient, rest._fixed(context)

    def __rdivmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__divmod__(self, context)

    def __mod__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        found = self._nan_with(other, context)
        if found:
            return found
        if self._special:
            return context._signal(InvalidOperation)
        if not other:
            return context._signal(InvalidOperation if self else DivisionUndefined)
        return self._divided(other, context)[1]._fixed(context)

    def __rmod__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__mod__(self, context)

    def __floordiv__(self, other, context=None):
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        found = self._nan_with(other, context)
        if found:
            return found
        negative = self._negative != other._negative
        if self._special:
            return context._signal(InvalidOperation) if other._special else _special("inf", negative)
        if not other:
            if not self:
                return context._signal(DivisionUndefined)
            return context._signal(DivisionByZero, _special("inf", negative))
        return self._divided(other, context)[0]

    def __rfloordiv__(self, other, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__floordiv__(self, context)

    def remainder_near(self, other, context=None):
        other = _operand(other)
        context = context or getcontext()
        found = self._nan_with(other, context)
        if found:
            return found
        if self._special or not other:
            return context._signal(InvalidOperation if self else DivisionUndefined)
        if other._special:
            return Decimal(self)._fixed(context)
        exponent = min(self._exponent, other._exponent)
        a = self._coefficient * 10 ** (self._exponent - exponent)
        b = other._coefficient * 10 ** (other._exponent - exponent)
        quotient, rest = divmod(a, b)
        negative = self._negative
        if 2 * rest + (quotient & 1) > b:
            rest -= b
        if rest < 0:
            negative, rest = not negative, -rest
        return _make(negative, rest, exponent)._fixed(context)

    def fma(self, other, third, context=None):
        other, third = _operand(other), _operand(third)
        context = context or getcontext()
        if self._special or other._special:
            return self.__mul__(other, context).__add__(third, context)
        product = _make(
            self._negative != other._negative, self._coefficient * other._coefficient, self._exponent + other._exponent
        )
        return product.__add__(third, context)

    def __pow__(self, other, modulo=None, context=None):
        if modulo is not None:
            return Decimal(pow(int(self), int(_operand(other)), int(_operand(modulo))))
        other = _convert(other)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        found = self._nan_with(other, context)
        if found:
            return found
        if not other:
            return context._signal(InvalidOperation) if not self else Decimal(1)
        whole = not other._special and other == other.to_integral_value()
        negative = self._negative and whole and int(other) & 1 == 1
        if self._negative and not whole and self:
            return context._signal(InvalidOperation)
        if not self:
            return _make(negative, 0, 0) if not other._negative else _special("inf", negative)
        if self._special:
            return _special("inf", negative) if not other._negative else _make(negative, 0, 0)
        if other._special:
            order = self.copy_abs()._compared(_ONE)
            if order == 0:
                return Decimal(1)
            return _special("inf", False) if (order > 0) != other._negative else Decimal(0)
        if whole and abs(int(other)) <= 100000:
            return self._whole_power(int(other), negative, context)
        inner = context.copy()
        inner.prec = context.prec + 10 + len(self._digits)
        inner.clear_traps()
        result = (self.copy_abs().ln(inner).__mul__(other, inner)).exp(inner)
        exact = result.quantize(_make(False, 1, 0), context=inner) if abs(result._adjusted()) < context.prec else None
        if exact is not None and not exact._special and other == Decimal("0.5") and exact.__mul__(exact, inner) == self:
            result = exact
        return _copy(result, negative)._fixed(context)

    def _whole_power(self, exponent, negative, context):
        size = abs(exponent)
        coefficient = self._coefficient
        if len(self._digits) * size <= 20000:
            power = _make(negative, coefficient**size, self._exponent * size)
        else:
            inner = context.copy()
            inner.prec = context.prec + len(str(size)) + 4
            inner.clear_traps()
            power, base = Decimal(1), self.copy_abs()
            while size:
                if size & 1:
                    power = power.__mul__(base, inner)
                size >>= 1
                if size:
                    base = base.__mul__(base, inner)
            power = _copy(power, negative)
        if exponent >= 0:
            return power._fixed(context)
        return Decimal(1).__truediv__(power, context)

    def __rpow__(self, other, modulo=None, context=None):
        other = _convert(other)
        return other if other is NotImplemented else other.__pow__(self, modulo, context)

    def sqrt(self, context=None):
        """Return the square root of self."""
        context = context or getcontext()
        if self._special:
            found = self._nan_with(self, context)
            if found:
                return found
            return Decimal(self) if not self._negative else context._signal(InvalidOperation)
        if not self._coefficient:
            return _make(self._negative, 0, self._exponent >> 1)._fixed(context)
        if self._negative:
            return context._signal(InvalidOperation)
        precision = context.prec + 1
        exponent, coefficient = self._exponent, self._coefficient
        half = exponent >> 1
        if exponent & 1:
            coefficient *= 10
            length = (len(self._digits) >> 1) + 1
        else:
            length = len(self._digits) + 1 >> 1
        shift = precision - length
        exact = True
        if shift >= 0:
            coefficient *= 100**shift
        else:
            coefficient, rest = divmod(coefficient, 100**-shift)
            exact = not rest
        half -= shift
        root = _math.isqrt(coefficient)
        exact = exact and root * root == coefficient
        if exact:
            if shift >= 0:
                root //= 10**shift
            else:
                root *= 10**-shift
            half += shift
        elif root % 5 == 0:
            root += 1
        inner = context.copy()
        inner.rounding = ROUND_HALF_EVEN
        result = _make(False, root, half)._fixed(inner)
        for signal, on in inner.flags.items():
            context.flags[signal] = context.flags[signal] or on
        return result

    def exp(self, context=None):
        """Returns e ** self."""
        context = context or getcontext()
        if self._special:
            found = self._nan_with(self, context)
            return found or (Decimal(0) if self._negative else Decimal(self))
        if not self._coefficient:
            return Decimal(1)
        places = context.prec + max(self._adjusted(), 0) + 12
        return _near(lambda extra: _exp(self, places + extra), context)

    def ln(self, context=None):
        """Returns the natural (base e) logarithm of self."""
        context = context or getcontext()
        found = self._log_special(context)
        if found is not None:
            return found
        if self == _ONE:
            return Decimal(0)
        places = context.prec + max(-(self - _ONE).copy_abs()._adjusted(), 0) + 12
        return _near(lambda extra: _ln(self, places + extra), context)

    def log10(self, context=None):
        """Returns the base 10 logarithm of self."""
        context = context or getcontext()
        found = self._log_special(context)
        if found is not None:
            return found
        digits = self._digits
        if digits[0] == "1" and not digits[1:].strip("0"):
            return Decimal(self._exponent + len(digits) - 1)._fixed(context)
        places = context.prec + max(-(self - _ONE).copy_abs()._adjusted(), 0) + 12
        return _near(lambda extra: _ratio(_ln(self, places + extra), _ln(Decimal(10), places + extra), places + extra), context)

    def _log_special(self, context):
        if self._is_nan():
            return self._nan_with(self, context)
        if not self:
            return _special("inf", True)
        if self._special and not self._negative:
            return Decimal(self)
        if self._negative:
            return context._signal(InvalidOperation)
        return None

    def logb(self, context=None):
        context = context or getcontext()
        if self._special:
            return self._nan_with(self, context) or _special("inf", False)
        if not self:
            return context._signal(DivisionByZero, _special("inf", True))
        return Decimal(self._adjusted())

    def scaleb(self, other, context=None):
        other = _operand(other)
        context = context or getcontext()
        found = self._nan_with(other, context)
        if found or self._special:
            return found or Decimal(self)
        return _make(self._negative, self._coefficient, self._exponent + int(other))._fixed(context)

    def radix(self):
        return Decimal(10)

    def number_class(self, context=None):
        if self._special:
            return "sNaN" if self._special == "snan" else "NaN" if self._is_nan() else f"{'-' if self._negative else '+'}Infinity"
        sign = "-" if self._negative else "+"
        if not self._coefficient:
            return sign + "Zero"
        return sign + ("Subnormal" if self.is_subnormal(context) else "Normal")

    def _picked(self, other, context, largest, by_size):
        other = _operand(other)
        context = context or getcontext()
        if self._is_nan() or other._is_nan():
            if self._special == "nan" and not other._is_nan():
                return other._fixed(context)
            if other._special == "nan" and not self._is_nan():
                return self._fixed(context)
            return self._nan_with(other, context)
        a, b = (self.copy_abs(), other.copy_abs()) if by_size else (self, other)
        order = a._compared(b) or int(self.compare_total(other))
        return (self if (order >= 0) == largest else other)._fixed(context)

    def max(self, other, context=None):
        return self._picked(other, context, True, False)

    def min(self, other, context=None):
        return self._picked(other, context, False, False)

    def max_mag(self, other, context=None):
        return self._picked(other, context, True, True)

    def min_mag(self, other, context=None):
        return self._picked(other, context, False, True)

    def __reduce__(self):
        return self.__class__, (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else self.__class__(str(self))

    def __deepcopy__(self, memo):
        return self if type(self) is Decimal else self.__class__(str(self))


def _make(negative, coefficient, exponent):
    made = object.__new__(Decimal)
    made._negative, made._coefficient, made._exponent, made._special = negative, coefficient, exponent, ""
    return made


def _special(kind, negative=False, coefficient=0):
    made = _make(negative, coefficient, 0)
    made._special = kind
    return made


def _copy(value, negative):
    made = _make(negative, value._coefficient, value._exponent)
    made._special = value._special
    return made


_NAN = _special("nan")
_ONE = _make(False, 1, 0)
_NAMES = {"inf": "inf", "infinity": "inf", "nan": "nan", "snan": "snan"}


def _read(self, text, context):
    """Fills a new number from its text."""
    body = text.strip().replace("_", "")
    negative = body[:1] == "-"
    body = body[1:] if body[:1] in ("-", "+") else body
    low = body.lower()
    self._negative, self._coefficient, self._exponent, self._special = negative, 0, 0, ""
    for name in ("snan", "nan", "infinity", "inf"):
        rest = low[len(name) :]
        if low.startswith(name) and (not rest or name.endswith("nan") and rest.isdecimal()):
            self._special = _NAMES[name]
            self._coefficient = int(rest) if rest else 0
            return self
    digits, mark, power = low.partition("e")
    whole, point, part = digits.partition(".")
    figures = whole + part
    power_digits = power[1:] if power[:1] in ("-", "+") else power
    if not figures.isdecimal() or mark and not power_digits.isdecimal():
        found = (context or getcontext())._signal(ConversionSyntax)
        self._special = found._special
        self._negative = False
        return self
    self._coefficient = int(figures)
    self._exponent = (int(power) if mark else 0) - len(part)
    return self


def _from_tuple(self, value):
    if len(value) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = value
    if not (isinstance(sign, int) and sign in (0, 1)):
        raise ValueError("sign must be an integer with the value 0 or 1")
    self._negative, self._special, self._exponent = bool(sign), "", 0
    for digit in digits:
        if not (isinstance(digit, int) and 0 <= digit <= 9):
            raise ValueError("coefficient must be a tuple of digits")
    self._coefficient = int("".join(map(str, digits)) or "0")
    if exponent == "F":
        self._special, self._coefficient = "inf", 0
    elif exponent in ("n", "N"):
        self._special = "nan" if exponent == "n" else "snan"
    elif isinstance(exponent, int):
        self._exponent = exponent
    else:
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    return self


def _convert(value):
    if isinstance(value, Decimal):
        return value
    return Decimal(value) if isinstance(value, int) else NotImplemented


def _operand(value):
    found = _convert(value)
    if found is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return found


def _comparable(value, equality=False):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return Decimal(value)
    if isinstance(value, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if context.traps[FloatOperation] and not equality:
            raise FloatOperation([FloatOperation])
        return Decimal.from_float(value)
    if equality and isinstance(value, _numbers.Complex) and getattr(value, "imag", 1) == 0 and isinstance(value, complex):
        return Decimal.from_float(value.real)
    if isinstance(value, _numbers.Rational):
        # Compared exactly: both sides times the denominator.
        return _ratio_operand(value)
    return NotImplemented


def _ratio_operand(value):
    places = 60
    top, rest = divmod(value.numerator * 10**places, value.denominator)
    made = Decimal(top * 10 + (1 if rest else 0))
    return _make(made._negative, made._coefficient, -places - 1)


def _aligned(a, b, precision):
    """Both with one exponent; of one that is far below the other only a trace is kept."""
    if a._exponent < b._exponent:
        large, small = b, a
    else:
        large, small = a, b
    digits = len(large._digits)
    floor = large._exponent + min(-1, digits - precision - 2)
    if len(small._digits) + small._exponent - 1 < floor:
        small = _make(small._negative, 1, floor)
    large = _make(large._negative, large._coefficient * 10 ** (large._exponent - small._exponent), small._exponent)
    return large, small


def _step(quotient, rest, unit, negative, rounding):
    """1 where a cut number is rounded away from zero."""
    if not rest:
        return 0
    if rounding == ROUND_DOWN:
        return 0
    if rounding == ROUND_UP:
        return 1
    if rounding == ROUND_CEILING:
        return 0 if negative else 1
    if rounding == ROUND_FLOOR:
        return 1 if negative else 0
    if rounding == ROUND_05UP:
        return 1 if quotient % 5 == 0 else 0
    if 2 * rest != unit:
        return 1 if 2 * rest > unit else 0
    if rounding == ROUND_HALF_UP:
        return 1
    return 0 if rounding == ROUND_HALF_DOWN else quotient & 1


def _fixed_point(value, places):
    """A number as an int of units of 10 ** -places."""
    shift = value._exponent + places
    size = value._coefficient * 10**shift if shift >= 0 else value._coefficient // 10**-shift
    return -size if value._negative else size


def _exp(value, places):
    unit = 10**places
    x = _fixed_point(value, places)
    halvings = max(x.bit_length() - unit.bit_length() + 8, 0)
    x >>= halvings
    total = term = unit
    at = 1
    while term:
        term = term * x // (unit * at)
        if term == -1:
            break
        total += term
        at += 1
    for _ in range(halvings):
        total = total * total // unit
    return total, places


_ln10 = {}


def _ln(value, places):
    """By Newton's steps from a float, then exactly: x with exp(x) = value."""
    unit = 10**places
    adjusted = value._adjusted()
    mantissa = _make(False, value._coefficient, value._exponent - adjusted)
    x = _ln_near_one(_fixed_point(mantissa, places), unit)
    if adjusted:
        if places not in _ln10:
            _ln10[places] = _ln_near_one(10 * unit, unit)
        x += adjusted * _ln10[places]
    return x, places


def _ln_near_one(x, unit):
    halvings = 0
    while abs(x - unit) * 16 > unit:
        x = _math.isqrt(x * unit)
        halvings += 1
    ratio = (x - unit) * unit // (x + unit)
    square = ratio * ratio // unit
    total, term, at = 0, ratio, 1
    while term and term != -1:
        total += term // at
        term = term * square // unit
        at += 2
    return 2 * total << halvings


def _ratio(a, b, places):
    return a[0] * 10**places // b[0], places


def _near(compute, context):
    """Rounded half even, once the digits below leave no doubt."""
    extra = 0
    while True:
        total, places = compute(extra)
        negative, size = total < 0, abs(total)
        digits = len(str(size))
        spare = digits - context.prec
        if spare > 8 and size % 10 ** (spare - 2) not in (0,) or extra > 40:
            tail = size % 10**spare
            if abs(tail - 5 * 10 ** (spare - 1)) > 10**6 or extra > 40:
                break
        extra += 10
    inner = context.copy()
    inner.rounding = ROUND_HALF_EVEN
    result = _make(negative, size * 10 + 1, -places - 1)._fixed(inner)
    context._signal(Inexact, result)
    context._signal(Rounded, result)
    return result


def _formatted(value, spec, context):
    rest = spec
    fill, align = " ", ">"
    if len(rest) > 1 and rest[1] in "<>=^":
        fill, align, rest = rest[0], rest[1], rest[2:]
    elif rest[:1] and rest[0] in "<>=^":
        align, rest = rest[0], rest[1:]
    sign = "-"
    if rest[:1] and rest[0] in "+- ":
        sign, rest = rest[0], rest[1:]
    plain_zero = rest[:1] == "z"
    rest = rest[plain_zero:]
    alternate = rest[:1] == "#"
    rest = rest[alternate:]
    zero = rest[:1] == "0"
    if zero:
        fill, align, rest = ("0", "=", rest[1:]) if align == ">" and fill == " " else (fill, align, rest[1:])
    width = ""
    while rest[:1].isdecimal():
        width, rest = width + rest[0], rest[1:]
    grouping = ""
    if rest[:1] and rest[0] in ",_":
        grouping, rest = rest[0], rest[1:]
    precision = None
    if rest[:1] == ".":
        rest = rest[1:]
        precision = ""
        while rest[:1].isdecimal():
            precision, rest = precision + rest[0], rest[1:]
        if not precision:
            raise ValueError("invalid format string")
        precision = int(precision)
    kind = rest
    if kind not in ("", "e", "E", "f", "F", "g", "G", "n", "%"):
        raise ValueError("invalid format string")
    width = int(width or 0)
    lead = "-" if value._negative else "" if sign == "-" else sign
    if value._special:
        body = str(value.copy_abs())
        if kind == "%":
            body += "%"
        return _pad(lead, body, " " if fill == "0" and align == "=" else fill, ">" if fill == "0" and align == "=" else align, width)
    if kind == "n":
        kind = "g"
    number = value
    if kind == "%":
        number = _make(number._negative, number._coefficient, number._exponent + 2)
    rounding = context.rounding
    if precision is not None:
        if kind in ("e", "E"):
            number = _figures(number, precision + 1, rounding)
        elif kind in ("f", "F", "%"):
            number = number._rescaled(-precision, rounding)
        elif len(number._digits) > max(precision, 1):
            number = _figures(number, max(precision, 1), rounding)
    if not number._coefficient and number._exponent > 0 and kind in ("f", "F", "%"):
        number = number._rescaled(0, rounding)
    if plain_zero and not number._coefficient:
        lead = "" if sign == "-" else sign
    digits = number._digits
    left = number._exponent + len(digits)
    if kind in ("e", "E"):
        place = 1 - precision if not number._coefficient and precision is not None else 1
    elif kind in ("f", "F", "%"):
        place = left
    else:
        place = left if number._exponent <= 0 and left > -6 else 1
    if place < 0:
        whole, part = "0", "0" * -place + digits
    elif place > len(digits):
        whole, part = digits + "0" * (place - len(digits)), ""
    else:
        whole, part = digits[:place] or "0", digits[place:]
    power = left - place
    tail = ("." if part or alternate else "") + part
    if power or kind in ("e", "E"):
        letter = {"E": "E", "e": "e", "G": "E", "g": "e"}.get(kind, "E" if context.capitals else "e")
        tail += f"{letter}{power:+d}"
    if kind == "%":
        tail += "%"
    if grouping:
        room = width - len(lead) - len(tail) if fill == "0" and align == "=" else 0
        shown = f"{int(whole):{grouping}}"
        while len(shown) < room:
            whole = "0" + whole
            first = len(whole) % 3
            shown = grouping.join(([whole[:first]] if first else []) + [whole[at : at + 3] for at in range(first, len(whole), 3)])
        whole = shown
    return _pad(lead, whole + tail, fill, align, width)


def _figures(number, count, rounding):
    """Rounded to so many digits."""
    if not number._coefficient:
        return number
    exponent = number._exponent + len(number._digits) - count
    result = number._rescaled(exponent, rounding)
    if len(result._digits) > count:
        result = _make(result._negative, result._coefficient // 10, result._exponent + 1)
    return result


def _pad(lead, body, fill, align, width):
    padding = fill * max(width - len(lead) - len(body), 0)
    if align == "<":
        return lead + body + padding
    if align == ">":
        return padding + lead + body
    if align == "=":
        return lead + padding + body
    half = len(padding) // 2
    return padding[:half] + lead + body + padding[half:]


DefaultContext = None
DefaultContext = Context(28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], [DivisionByZero, Overflow, InvalidOperation])
BasicContext = Context(
    9, ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[]
)
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[], flags=[])
_current = [DefaultContext.copy()]
for _name, _method, _count in (
    ("abs", "__abs__", 1), ("minus", "__neg__", 1), ("plus", "__pos__", 1), ("sqrt", "sqrt", 1), ("exp", "exp", 1),
    ("ln", "ln", 1), ("log10", "log10", 1), ("normalize", "normalize", 1), ("logb", "logb", 1),
    ("to_integral_value", "to_integral_value", 1), ("add", "__add__", 2), ("subtract", "__sub__", 2),
    ("multiply", "__mul__", 2), ("divide", "__truediv__", 2), ("divide_int", "__floordiv__", 2),
    ("remainder", "__mod__", 2), ("quantize", "quantize", 2), ("compare", "compare", 2), ("max", "max", 2),
    ("min", "min", 2), ("remainder_near", "remainder_near", 2), ("scaleb", "scaleb", 2),
):
    _by_method(_name, _method, _count)
_numbers.Number.register(Decimal)


def getcontext():
    """Get the current default context."""
    return _current[0]


def setcontext(context, /):
    """Set a new default context."""
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current[0] = context


class localcontext:
    """Return a context manager that will set the default context to a copy of ctx on entry, and restore it on exit."""

    def __init__(self, ctx=None, **kwargs):
        self.new_context = (ctx or getcontext()).copy()
        for name, value in kwargs.items():
            if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
            setattr(self.new_context, name, value)

    def __enter__(self):
        self.saved_context = getcontext()
        setcontext(self.new_context)
        return self.new_context

    def __exit__(self, t, v, tb):
        setcontext(self.saved_context)
