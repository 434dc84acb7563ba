"""What annotations are made of."""

import collections
import collections.abc
import contextlib
import functools
import operator
import sys
import types
from _typing import (
    Generic, NoDefault, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeAliasType, TypeVar, TypeVarTuple,
)
from abc import ABCMeta, abstractmethod
from types import FunctionType, GenericAlias, MethodType, UnionType

__all__ = [
    "AbstractSet", "Annotated", "Any", "AnyStr", "AsyncContextManager", "AsyncGenerator", "AsyncIterable",
    "AsyncIterator", "Awaitable", "BinaryIO", "ByteString", "Callable", "ChainMap", "ClassVar", "Collection",
    "Concatenate", "Container", "ContextManager", "Coroutine", "Counter", "DefaultDict", "Deque", "Dict", "Final",
    "ForwardRef", "FrozenSet", "Generator", "Generic", "Hashable", "IO", "ItemsView", "Iterable", "Iterator", "KeysView",
    "List", "Literal", "LiteralString", "Mapping", "MappingView", "Match", "MutableMapping", "MutableSequence",
    "MutableSet", "NamedTuple", "Never", "NewType", "NoDefault", "NoReturn", "NotRequired", "Optional", "OrderedDict",
    "ParamSpec", "ParamSpecArgs", "ParamSpecKwargs", "Pattern", "Protocol", "ReadOnly", "Required", "Reversible",
    "Self", "Sequence", "Set", "Sized", "SupportsAbs", "SupportsBytes", "SupportsComplex", "SupportsFloat",
    "SupportsIndex", "SupportsInt", "SupportsRound", "TYPE_CHECKING", "Text", "TextIO", "Tuple", "Type", "TypeAlias",
    "TypeAliasType", "TypeGuard", "TypeIs", "TypeVar", "TypeVarTuple", "TypedDict", "Union", "Unpack", "ValuesView",
    "assert_never", "assert_type", "cast", "clear_overloads", "dataclass_transform", "final", "get_args",
    "get_origin", "get_overloads", "get_protocol_members", "get_type_hints", "is_protocol", "is_typeddict",
    "no_type_check", "no_type_check_decorator", "overload", "override", "reveal_type", "runtime_checkable",
]

TYPE_CHECKING = False


def _convert(value, *, allow_special=False, is_argument=True):
    """A type given as an argument: None stands for its class, a text for a reference."""
    if value is None:
        return type(None)
    if isinstance(value, str):
        return ForwardRef(value, is_argument=is_argument)
    return value


def _check(value, message, allow_special=False):
    value = _convert(value)
    if isinstance(value, _GenericAlias) and value.__origin__ in (Generic, Protocol):
        raise TypeError(f"{value} is not valid as type argument")
    if value in (Any, LiteralString, NoReturn, Never, Self, TypeAlias):
        return value
    if allow_special and value in (ClassVar, Final):
        return value
    if isinstance(value, _SpecialForm) or value in (Generic, Protocol):
        raise TypeError(f"Plain {value} is not valid as type argument")
    if type(value) is tuple:
        raise TypeError(f"{message} Got {value!r:.100}.")
    return value


def _shown(value):
    if isinstance(value, GenericAlias):
        return repr(value)
    if isinstance(value, (type, FunctionType)):
        if value.__module__ == "builtins":
            return value.__qualname__
        if isinstance(value, type):
            return f"{value.__module__}.{value.__qualname__}"
        return value.__name__
    if value is ...:
        return "..."
    if isinstance(value, (tuple, list)):
        return f"[{', '.join([_shown(item) for item in value])}]"
    return repr(value)


def _unique(parameters):
    unhashed = []
    for one in parameters:
        if one not in unhashed:
            unhashed.append(one)
    return unhashed


class _Final:
    """Classes of this module that no class may descend from."""

    __slots__ = ("__weakref__",)

    def __init_subclass__(cls, /, *args, **kwds):
        if "_root" not in kwds:
            raise TypeError("Cannot subclass special typing classes")


class _SpecialForm(_Final, _root=True):
    def __init__(self, getitem):
        self._getitem = getitem
        self._name = getitem.__name__
        self.__doc__ = getitem.__doc__

    def __getattr__(self, item):
        if item in {"__name__", "__qualname__"}:
            return self._name
        raise AttributeError(item)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """Special type indicating an unconstrained type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _no_arguments(self, parameters):
    raise TypeError(f"{self} is not subscriptable")


def _form(name, doc, getitem=_no_arguments):
    def described(self, parameters):
        return getitem(self, parameters)

    described.__name__ = name
    described.__doc__ = doc
    return _SpecialForm(described)


def _single(self, parameters):
    return _GenericAlias(self, (_check(parameters, f"{self._name} accepts only single type."),))


def _qualifier(self, parameters):
    return _GenericAlias(self, (_check(parameters, f"{self} accepts only single type.", True),))


NoReturn = _form("NoReturn", "Special type indicating functions that never return.")
Never = _form("Never", "The bottom type, a type that has no members.")
Self = _form("Self", 'Used to spell the type of "self" in classes.')
LiteralString = _form("LiteralString", "Represents an arbitrary literal string.")
TypeAlias = _form("TypeAlias", "Special form for marking type aliases.")
ClassVar = _form("ClassVar", "Special type construct to mark class variables.", _single)
Final = _form("Final", "Special typing construct to indicate final names to type checkers.", _single)
Required = _form("Required", "Special typing construct to mark a TypedDict key as required.", _qualifier)
NotRequired = _form("NotRequired", "Special typing construct to mark a TypedDict key as potentially missing.", _qualifier)
ReadOnly = _form("ReadOnly", "A special typing construct to mark an item of a TypedDict as read-only.", _qualifier)
TypeGuard = _form("TypeGuard", "Special typing construct for marking user-defined type predicate functions.", _single)
TypeIs = _form("TypeIs", "Special typing construct for marking user-defined type predicate functions.", _single)


def _union_of(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for one in parameters:
        one = _check(one, "Union[arg, ...]: each arg must be a type.")
        if isinstance(one, (_UnionAlias, UnionType)):
            flat.extend(one.__args__)
        else:
            flat.append(one)
    flat = _unique(flat)
    return flat[0] if len(flat) == 1 else _UnionAlias(self, tuple(flat))


Union = _form("Union", "Union type; Union[X, Y] means either X or Y.", _union_of)
Optional = _form("Optional", "Optional[X] is equivalent to Union[X, None].", lambda self, one: Union[one, type(None)])


def _literal_of(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for one in parameters:
        if isinstance(one, _LiteralAlias):
            flat.extend(one.__args__)
        else:
            flat.append(one)
    kept = []
    for one in flat:
        if not any(type(one) is type(other) and one == other for other in kept):
            kept.append(one)
    return _LiteralAlias(self, tuple(kept))


Literal = _form("Literal", "Special typing form to define literal types (a.k.a. value types).", _literal_of)


def _concatenate_of(self, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Concatenate of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError("The last parameter to Concatenate should be a ParamSpec variable or ellipsis.")
    return _GenericAlias(self, tuple([_convert(one) for one in parameters]))


Concatenate = _form(
    "Concatenate", "Special form for annotating higher-order functions.", _concatenate_of
)


def _unpack_of(self, parameters):
    return _UnpackAlias(self, (_check(parameters, f"{self} accepts only single type."),))


Unpack = _form("Unpack", "Type unpack operator.", _unpack_of)


def _annotated_of(self, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin = _check(parameters[0], "Annotated[t, ...]: t must be a type.", True)
    return _AnnotatedAlias(origin, tuple(parameters[1:]))


Annotated = _form("Annotated", "Add context-specific metadata to a type.", _annotated_of)


class ForwardRef(_Final, _root=True):
    """Internal wrapper to hold a forward reference."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            self.__forward_code__ = compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module

    def _evaluate(self, globalns, localns, recursive_guard=frozenset()):
        if self.__forward_arg__ in recursive_guard:
            return self
        if globalns is None and localns is None:
            globalns = localns = {}
        elif globalns is None:
            globalns = localns
        elif localns is None:
            localns = globalns
        value = _convert(eval(self.__forward_code__, globalns, localns))
        return _evaluated(value, globalns, localns, recursive_guard | {self.__forward_arg__})

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def _evaluated(value, globalns, localns, guard=frozenset()):
    """The type with the references in it looked up."""
    if isinstance(value, ForwardRef):
        return value._evaluate(globalns, localns, guard)
    if isinstance(value, (_GenericAlias, GenericAlias, UnionType)):
        arguments = value.__args__
        if isinstance(value, GenericAlias):
            arguments = tuple([ForwardRef(one) if isinstance(one, str) else one for one in arguments])
        changed = tuple([_evaluated(one, globalns, localns, guard) for one in arguments])
        if changed == value.__args__:
            return value
        if isinstance(value, GenericAlias):
            return GenericAlias(value.__origin__, changed)
        if isinstance(value, UnionType):
            return functools.reduce(operator.or_, changed)
        return value.copy_with(changed)
    return value


def _is_parameter_list(value):
    if value is ... or isinstance(value, (tuple, list, ParamSpec)):
        return True
    return isinstance(value, _GenericAlias) and value.__origin__ is Concatenate


class _GenericAlias(_Final, _root=True):
    """A special form or a class with arguments."""

    def __init__(self, origin, args, *, name=None, inst=True):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _type_parameters(args)
        self._name = name
        self._inst = inst
        if not name:
            self.__module__ = origin.__module__ if hasattr(origin, "__module__") else "typing"

    def copy_with(self, args):
        return type(self)(self.__origin__, args, name=self._name, inst=self._inst)

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return self._name or self.__origin__.__name__
        if "__origin__" in self.__dict__ and not (attr.startswith("__") and attr.endswith("__")):
            return getattr(self.__origin__, attr)
        raise AttributeError(attr)

    def __setattr__(self, attr, value):
        dunder = attr.startswith("__") and attr.endswith("__")
        if dunder or attr in {"_name", "_inst", "_nparams", "_defaults"} or attr.startswith("_own_"):
            super().__setattr__(attr, value)
        else:
            setattr(self.__origin__, attr, value)

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead"
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f"Cannot subclass {self!r}")
        if self._name:
            return _special_mro_entries(self, bases)
        if self.__origin__ is Generic:
            if Protocol in bases:
                return ()
            at = bases.index(self)
            for base in bases[at + 1 :]:
                if isinstance(base, _GenericAlias) and base is not self:
                    return ()
        return (self.__origin__,)

    def __getitem__(self, args):
        if self.__origin__ in (Generic, Protocol):
            raise TypeError(f"Cannot subscript already-subscripted {self}")
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([_convert(one) for one in args])
        return self.copy_with(_substituted(self, args))

    def __instancecheck__(self, obj):
        if self.__origin__ is Union:
            return any(isinstance(obj, one) for one in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any(issubclass(cls, one) for one in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _shown(self.__origin__)
        shown = ", ".join([_shown(one) for one in self.__args__]) if self.__args__ else "()"
        return f"{name}[{shown}]"

    def __reduce__(self):
        return operator.getitem, (self.__origin__, self.__args__)


def _special_mro_entries(alias, bases):
    result = []
    origin = alias.__origin__
    if origin not in bases:
        result.append(origin)
    at = bases.index(alias)
    for base in bases[at + 1 :]:
        if isinstance(base, _GenericAlias) or isinstance(base, type) and issubclass(base, Generic):
            break
    else:
        result.append(Generic)
    return tuple(result)


def _substituted(alias, args):
    parameters = alias.__parameters__
    for one in parameters:
        prepare = getattr(one, "__typing_prepare_subst__", None)
        if prepare:
            args = prepare(alias, args)
    if len(args) != len(parameters):
        how = "many" if len(args) > len(parameters) else "few"
        expected = len(parameters)
        least = sum(not one.has_default() for one in parameters if hasattr(one, "has_default"))
        wanted = f"at least {least}" if least < expected and len(args) < least else expected
        raise TypeError(f"Too {how} arguments for {alias}; actual {len(args)}, expected {wanted}")
    return _put(alias.__args__, dict(zip(parameters, args)), alias)


def _put(old, chosen, alias):
    result = []
    for one in old:
        if isinstance(one, type):
            result.append(one)
        elif isinstance(one, ParamSpec) and alias.__origin__ is collections.abc.Callable:
            value = one.__typing_subst__(chosen[one])
            if isinstance(value, tuple):
                result.extend(value)
            else:
                result.append(value)
        elif hasattr(one, "__typing_subst__"):
            result.append(one.__typing_subst__(chosen[one]))
        elif isinstance(one, _UnpackAlias) and isinstance(one.__args__[0], TypeVarTuple):
            result.extend(chosen[one.__args__[0]])
        elif isinstance(one, (tuple, list)):
            result.append(type(one)(_put(one, chosen, alias)))
        elif inner := getattr(one, "__parameters__", ()):
            arguments = []
            for each in inner:
                if isinstance(each, TypeVarTuple):
                    arguments.extend(chosen[each])
                else:
                    arguments.append(chosen[each])
            result.append(one[tuple(arguments)])
        else:
            result.append(one)
    return tuple(result)


class _UnionAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        return Union[args]

    def __eq__(self, other):
        if not isinstance(other, (_UnionAlias, UnionType)):
            return NotImplemented
        return set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Optional" if len(self.__args__) == 2 and type(None) in self.__args__ else "Union"
        return super().__getattr__(attr)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is type(None):
                return f"typing.Optional[{_shown(args[1])}]"
            if args[1] is type(None):
                return f"typing.Optional[{_shown(args[0])}]"
        return super().__repr__()


class _LiteralAlias(_GenericAlias, _root=True):
    def __init__(self, origin, args, *, name=None, inst=True):
        super().__init__(origin, args, name=name, inst=inst)
        self.__parameters__ = ()

    def __eq__(self, other):
        if not isinstance(other, _LiteralAlias):
            return NotImplemented
        return {(type(one), one) for one in self.__args__} == {(type(one), one) for one in other.__args__}

    def __hash__(self):
        return hash(frozenset([(type(one), one) for one in self.__args__]))

    def __repr__(self):
        return f"typing.Literal[{', '.join([repr(one) for one in self.__args__])}]"


class _UnpackAlias(_GenericAlias, _root=True):
    @property
    def __typing_unpacked_tuple__(self):
        inner = self.__args__[0]
        return inner if isinstance(inner, TypeVarTuple) else None

    def __repr__(self):
        return "typing.Unpack[" + _shown(self.__args__[0]) + "]"


class _AnnotatedAlias(_GenericAlias, _root=True):
    def __init__(self, origin, metadata, *, name=None, inst=True):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name="Annotated")
        self.__metadata__ = metadata

    def copy_with(self, args):
        return _AnnotatedAlias(args[0], self.__metadata__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, attr):
        if attr in {"__name__", "__qualname__"}:
            return "Annotated"
        return super().__getattr__(attr)

    def __repr__(self):
        shown = ", ".join([repr(one) for one in self.__metadata__])
        return f"typing.Annotated[{_shown(self.__origin__)}, {shown}]"


class _BareAlias(_GenericAlias, _root=True):
    """`List`, `Dict`, `Callable` and the like without arguments."""

    def __init__(self, origin, count, *, name=None, inst=True, defaults=()):
        self.__origin__ = origin
        self._nparams = count
        self._name = name or origin.__name__
        self._inst = inst
        self._defaults = defaults
        if origin.__module__ == "builtins":
            self.__doc__ = f"A generic version of {origin.__qualname__}."
        else:
            self.__doc__ = f"A generic version of {origin.__module__}.{origin.__qualname__}."

    def __getattr__(self, attr):
        if attr in {"__args__", "__parameters__"}:
            raise AttributeError(attr)
        return super().__getattr__(attr)

    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        parameters = tuple([_check(one, "Parameters to generic types must be types.") for one in parameters])
        if self._defaults and len(parameters) < self._nparams and len(parameters) + len(self._defaults) >= self._nparams:
            parameters += self._defaults[len(parameters) - self._nparams :]
        if len(parameters) != self._nparams:
            how = "many" if len(parameters) > self._nparams else "few"
            expected = self._nparams
            if self._defaults:
                expected = f"at least {self._nparams - len(self._defaults)}"
            raise TypeError(f"Too {how} arguments for {self}; actual {len(parameters)}, expected {expected}")
        return _GenericAlias(self.__origin__, parameters, name=self._name, inst=self._inst)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    def __instancecheck__(self, obj):
        return isinstance(obj, self.__origin__)

    def __subclasscheck__(self, cls):
        if isinstance(cls, _BareAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, type):
            raise TypeError("issubclass() arg 1 must be a class")
        return issubclass(cls, self.__origin__)


class _TupleType(_BareAlias, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        if len(parameters) >= 2 and parameters[-1] is ...:
            parameters = (*[_check(one, "Tuple[t, ...]: t must be a type.") for one in parameters[:-1]], ...)
        else:
            parameters = tuple([_check(one, "Tuple[t0, t1, ...]: each t must be a type.") for one in parameters])
        return _GenericAlias(tuple, parameters, name="Tuple", inst=False)


class _CallableAlias(_GenericAlias, _root=True):
    def copy_with(self, args):
        return _CallableAlias(self.__origin__, args, name=self._name, inst=False)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_list(args[0]):
            return super().__repr__()
        shown = ", ".join([_shown(one) for one in args[:-1]])
        return f"typing.Callable[[{shown}], {_shown(args[-1])}]"


class _CallableType(_BareAlias, _root=True):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = parameters
        result = _check(result, "Callable[args, result]: result must be a type.")
        if isinstance(args, list):
            args = tuple([_convert(one) for one in args])
        elif _is_parameter_list(args):
            args = (args,)
        else:
            raise TypeError(
                f"Callable[args, result]: args must be a list. Got {args}" if not isinstance(args, tuple) else
                "Callable[args, result]: args must be a list."
            )
        return _CallableAlias(self.__origin__, args + (result,), name="Callable", inst=False)


_abc = collections.abc
AnyStr = TypeVar("AnyStr", bytes, str)
T = TypeVar("T")
KT = TypeVar("KT")
VT = TypeVar("VT")
T_co = TypeVar("T_co", covariant=True)
Hashable = _BareAlias(_abc.Hashable, 0)
Awaitable = _BareAlias(_abc.Awaitable, 1)
Coroutine = _BareAlias(_abc.Coroutine, 3)
AsyncIterable = _BareAlias(_abc.AsyncIterable, 1)
AsyncIterator = _BareAlias(_abc.AsyncIterator, 1)
Iterable = _BareAlias(_abc.Iterable, 1)
Iterator = _BareAlias(_abc.Iterator, 1)
Reversible = _BareAlias(_abc.Reversible, 1)
Sized = _BareAlias(_abc.Sized, 0)
Container = _BareAlias(_abc.Container, 1)
Collection = _BareAlias(_abc.Collection, 1)
Callable = _CallableType(_abc.Callable, 2)
AbstractSet = _BareAlias(_abc.Set, 1, name="AbstractSet")
MutableSet = _BareAlias(_abc.MutableSet, 1)
Mapping = _BareAlias(_abc.Mapping, 2)
MutableMapping = _BareAlias(_abc.MutableMapping, 2)
Sequence = _BareAlias(_abc.Sequence, 1)
MutableSequence = _BareAlias(_abc.MutableSequence, 1)
ByteString = _BareAlias(_abc.ByteString, 0)
Tuple = _TupleType(tuple, -1, inst=False, name="Tuple")
List = _BareAlias(list, 1, inst=False, name="List")
Deque = _BareAlias(collections.deque, 1, name="Deque")
Set = _BareAlias(set, 1, inst=False, name="Set")
FrozenSet = _BareAlias(frozenset, 1, inst=False, name="FrozenSet")
MappingView = _BareAlias(_abc.MappingView, 1)
KeysView = _BareAlias(_abc.KeysView, 1)
ItemsView = _BareAlias(_abc.ItemsView, 2)
ValuesView = _BareAlias(_abc.ValuesView, 1)
Dict = _BareAlias(dict, 2, inst=False, name="Dict")
DefaultDict = _BareAlias(collections.defaultdict, 2, name="DefaultDict")
OrderedDict = _BareAlias(collections.OrderedDict, 2)
Counter = _BareAlias(collections.Counter, 1)
ChainMap = _BareAlias(collections.ChainMap, 2)
Generator = _BareAlias(_abc.Generator, 3, defaults=(type(None), type(None)))
AsyncGenerator = _BareAlias(_abc.AsyncGenerator, 2, defaults=(type(None),))
Type = _BareAlias(type, 1, inst=False, name="Type")
ContextManager = _BareAlias(
    contextlib.AbstractContextManager, 2, name="ContextManager", defaults=(bool | None,)
)
AsyncContextManager = _BareAlias(
    contextlib.AbstractAsyncContextManager, 2, name="AsyncContextManager", defaults=(bool | None,)
)
Text = str


_PROTO_IGNORED = frozenset(
    "__dict__ __doc__ __module__ __qualname__ __firstlineno__ __static_attributes__ __weakref__ __abstractmethods__ "
    "__annotations__ __init__ __new__ __slots__ __orig_bases__ __parameters__ __class_getitem__ __match_args__ "
    "__subclasshook__ __protocol_attrs__ __non_callable_proto_members__ __type_params__ __orig_class__ "
    "_is_protocol _is_runtime_protocol _abc_registry _abc_impl __init_subclass__".split()
)


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in {"Protocol", "Generic"}:
            continue
        for name in (*base.__dict__, *base.__dict__.get("__annotations__", {})):
            if not name.startswith("_abc_") and name not in _PROTO_IGNORED:
                names.add(name)
    return names


def _no_init_or_replace_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError("Protocols cannot be instantiated")
    # The class itself defines none: the next one after the protocol in its line does.
    for base in cls.__mro__:
        init = base.__dict__.get("__init__", _no_init_or_replace_init)
        if init is not _no_init_or_replace_init:
            return init(self, *args, **kwargs)
    return object.__init__(self)


class _ProtocolMeta(ABCMeta):
    def __init__(cls, *args, **kwargs):
        if getattr(cls, "_is_protocol", False):
            cls.__protocol_attrs__ = _protocol_names(cls)

    def __subclasscheck__(cls, other):
        if cls is Protocol:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, "_is_protocol", False):
            if not isinstance(other, type):
                raise TypeError("issubclass() arg 1 must be a class")
            if not getattr(cls, "_is_runtime_protocol", False):
                raise TypeError(
                    "Instance and class checks can only be used with @runtime_checkable protocols"
                )
            others = sorted([name for name in cls.__protocol_attrs__ if not callable(getattr(cls, name, None))])
            if others:
                raise TypeError(
                    "Protocols with non-method members don't support issubclass(). "
                    f"Non-method members: {str(others)[1:-1]}."
                )
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is Protocol:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, "_is_protocol", False):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        if cls in type(instance).__mro__:
            return True
        for registered in cls._abc_registry:
            if isinstance(instance, registered):
                return True
        for name in cls.__protocol_attrs__:
            try:
                value = getattr(instance, name)
            except AttributeError:
                return False
            if value is None and callable(getattr(cls, name, None)):
                return False
        return True


class Protocol(Generic, metaclass=_ProtocolMeta):
    """Base class for protocol classes."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __class_getitem__(cls, items):
        if cls is not Protocol:
            return super().__class_getitem__(items)
        items = items if isinstance(items, tuple) else (items,)
        if not items:
            raise TypeError("Parameter list to Protocol[...] cannot be empty")
        for one in items:
            if not isinstance(one, (TypeVar, ParamSpec, _UnpackAlias)):
                raise TypeError(
                    "Parameters to Protocol[...] must all be type variables or parameter specification variables."
                )
        if len(set(items)) != len(items):
            raise TypeError("Parameters to Protocol[...] must all be unique")
        return _GenericAlias(cls, items)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "_is_protocol" not in cls.__dict__:
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if "__subclasshook__" not in cls.__dict__:
            cls.__subclasshook__ = _protocol_hook
        if cls._is_protocol:
            for base in cls.__bases__:
                if base not in (object, Generic) and not getattr(base, "_is_protocol", False):
                    if not (base.__module__ in ("collections.abc", "contextlib")):
                        raise TypeError(f"Protocols can only inherit from other protocols, got {base!r}")
            if cls.__init__ is Protocol.__init__:
                cls.__init__ = _no_init_or_replace_init


@classmethod
def _protocol_hook(cls, other):
    if not cls.__dict__.get("_is_protocol", False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            if name in base.__dict__:
                if base.__dict__[name] is None:
                    return NotImplemented
                break
            annotations = base.__dict__.get("__annotations__", {})
            if name in annotations and getattr(other, "_is_protocol", False):
                break
        else:
            return NotImplemented
    return True


def runtime_checkable(cls):
    """Mark a protocol class as a runtime protocol."""
    if not (isinstance(cls, type) and issubclass(cls, Generic)) or not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    """An ABC with one abstract method __int__."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """An ABC with one abstract method __float__."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """An ABC with one abstract method __complex__."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """An ABC with one abstract method __bytes__."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """An ABC with one abstract method __index__."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[T_co]):
    """An ABC with one abstract method __abs__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[T_co]):
    """An ABC with one abstract method __round__ that is covariant in its return type."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> T_co:
        pass


def cast(typ, val):
    """Cast a value to a type: returns the value unchanged."""
    return val


def assert_type(val, typ, /):
    """Ask a static type checker to confirm that the value is of the given type."""
    return val


def assert_never(arg, /):
    """Statically assert that a line of code is unreachable."""
    shown = repr(arg)
    if len(shown) > 100:
        shown = shown[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {shown}")


def reveal_type(obj, /):
    """Ask a static type checker to reveal the inferred type of an expression."""
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    """Decorator to indicate final methods and final classes."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Indicate that a method is intended to override a method in a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Decorator to indicate that annotations are not type hints."""
    if isinstance(arg, type):
        for name in dir(arg):
            value = arg.__dict__.get(name)
            if isinstance(value, FunctionType):
                value.__no_type_check__ = True
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Decorator to give another decorator the @no_type_check effect."""

    @functools.wraps(decorator)
    def wrapped(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))

    return wrapped


def dataclass_transform(
    *, eq_default=True, order_default=False, kw_only_default=False, frozen_default=False, field_specifiers=(), **kwargs
):
    """Decorator to mark an object as providing dataclass-like behaviour."""

    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default,
            "order_default": order_default,
            "kw_only_default": kw_only_default,
            "frozen_default": frozen_default,
            "field_specifiers": field_specifiers,
            "kwargs": kwargs,
        }
        return cls_or_fn

    return decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    """Helper for @overload to raise when called."""
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed."
    )


def overload(func):
    """Decorator for overloaded functions/methods."""
    inner = getattr(func, "__func__", func)
    key = getattr(inner, "__module__", None), getattr(inner, "__qualname__", None)
    _overloads.setdefault(key, {})[inner.__code__.co_firstlineno] = func
    return _overload_dummy


def get_overloads(func):
    """Return all defined overloads for *func* as a sequence."""
    inner = getattr(func, "__func__", func)
    key = getattr(inner, "__module__", None), getattr(inner, "__qualname__", None)
    return list(_overloads.get(key, {}).values())


def clear_overloads():
    """Clear all overloads in the registry."""
    _overloads.clear()


def get_origin(tp):
    """Get the unsubscripted version of a type."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_GenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """Get type arguments with all substitutions performed."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)) and not isinstance(tp, _BareAlias):
        args = tp.__args__
        if tp.__origin__ is collections.abc.Callable and not (len(args) == 2 and _is_parameter_list(args[0])):
            return list(args[:-1]), args[-1]
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


def is_typeddict(tp):
    """Check if an annotation is a TypedDict class."""
    return isinstance(tp, _TypedDictMeta)


def is_protocol(tp, /):
    """Return True if the given type is a Protocol."""
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    """Return the set of members defined in a Protocol."""
    if not is_protocol(tp):
        raise TypeError(f"{tp!r} is not a Protocol")
    return frozenset(tp.__protocol_attrs__)


def _strip_annotations(value):
    """Without Annotated, Required, NotRequired and ReadOnly."""
    if isinstance(value, _AnnotatedAlias):
        return _strip_annotations(value.__origin__)
    if isinstance(value, _GenericAlias) and value.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip_annotations(value.__args__[0])
    if isinstance(value, (_GenericAlias, GenericAlias, UnionType)) and not isinstance(value, _BareAlias):
        changed = tuple([_strip_annotations(one) for one in value.__args__])
        if changed == value.__args__:
            return value
        if isinstance(value, GenericAlias):
            return GenericAlias(value.__origin__, changed)
        if isinstance(value, UnionType):
            return functools.reduce(operator.or_, changed)
        return value.copy_with(changed)
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """Return type hints for an object."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__, None)
            base_globals = globalns if globalns is not None else getattr(module, "__dict__", {})
            base_locals = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                base_globals, base_locals = base_locals, base_globals
            for name, value in base.__dict__.get("__annotations__", {}).items():
                hints[name] = _hint(value, base_globals, base_locals, False)
    else:
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if callable(obj) or isinstance(obj, types.ModuleType):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        if globalns is None:
            inner = obj
            while hasattr(inner, "__wrapped__"):
                inner = inner.__wrapped__
            globalns = obj.__dict__ if isinstance(obj, types.ModuleType) else getattr(inner, "__globals__", {})
        if localns is None:
            localns = globalns
        names = {one.__name__: one for one in getattr(obj, "__type_params__", ())}
        for name, value in annotations.items():
            hints[name] = _hint(value, globalns, {**localns, **names} if names else localns, True)
    return hints if include_extras else {name: _strip_annotations(value) for name, value in hints.items()}


def _hint(value, globalns, localns, is_argument):
    if value is None:
        value = type(None)
    if isinstance(value, str):
        value = ForwardRef(value, is_argument=is_argument)
    return _evaluated(value, globalns, localns)


class NewType:
    """NewType creates simple unique types with almost zero runtime overhead."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[-1]
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    f"Cannot subclass an instance of NewType. Perhaps you were looking for: "
                    f"`{cls.__name__} = NewType({cls.__name__!r}, {name})`"
                )

        return (Dummy,)

    def __call__(self, value, /):
        return value

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


_NAMEDTUPLE_KEPT = frozenset("__new__ __init__ __slots__ __getnewargs__ _fields _field_defaults _field_types _make _replace _asdict _source".split())


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        annotations = ns.get("__annotations__", {})
        fields = {name: _check(kind, f"field {name} annotation must be a type") for name, kind in annotations.items()}
        defaults = []
        for name in fields:
            if name in ns:
                defaults.append(name)
            elif defaults:
                more = "s" if len(defaults) > 1 else ""
                raise TypeError(
                    f"Non-default namedtuple field {name} cannot follow default field{more} {', '.join(defaults)}"
                )
        made = collections.namedtuple(
            typename, fields, defaults=[ns[name] for name in defaults], module=ns["__module__"]
        )
        made.__annotations__ = fields
        made.__new__.__annotations__ = fields
        rest = tuple([tuple if base is _NamedTuple else base for base in bases])
        if Generic in rest:
            made.__bases__ = rest
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for name, value in ns.items():
            if name in _NAMEDTUPLE_KEPT:
                raise AttributeError("Cannot overwrite NamedTuple attribute " + name)
            if name not in ("__module__", "__name__", "__annotations__", "__qualname__") and name not in made._fields:
                setattr(made, name, value)
                hook = getattr(type(value), "__set_name__", None)
                if hook is not None:
                    hook(value, made, name)
        if "__qualname__" in ns:
            made.__qualname__ = ns["__qualname__"]
        if Generic in rest:
            made.__init_subclass__()
        return made


_missing = object()


def NamedTuple(typename, fields=_missing, /, **kwargs):
    """Typed version of namedtuple."""
    if fields is _missing:
        fields = list(kwargs.items())
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    fields = [(name, _check(kind, f"field {name} annotation must be a type")) for name, kind in fields or ()]
    made = collections.namedtuple(typename, [name for name, _ in fields])
    made.__annotations__ = made.__new__.__annotations__ = dict(fields)
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict base class")
        generic = (Generic,) if any(issubclass(base, Generic) for base in bases) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, "__orig_bases__"):
            made.__orig_bases__ = bases
        own = {key: _convert(kind) for key, kind in ns.get("__annotations__", {}).items()}
        annotations, required, optional, read_only, mutable = {}, set(), set(), set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
            read_only |= base.__dict__.get("__readonly_keys__", set())
            mutable |= base.__dict__.get("__mutable_keys__", set())
        annotations.update(own)
        for key, kind in own.items():
            qualifiers = set(_qualifiers(kind))
            needed = Required in qualifiers or total and NotRequired not in qualifiers
            (required if needed else optional).add(key)
            (optional if needed else required).discard(key)
            (read_only if ReadOnly in qualifiers else mutable).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(read_only)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    def __call__(cls, /, *args, **kwargs):
        return dict(*args, **kwargs)

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __instancecheck__ = __subclasscheck__


def _qualifiers(kind):
    while True:
        if isinstance(kind, _AnnotatedAlias):
            kind = kind.__origin__
        elif isinstance(kind, _GenericAlias) and kind.__origin__ in (Required, NotRequired, ReadOnly):
            yield kind.__origin__
            kind = kind.__args__[0]
        else:
            return


def TypedDict(typename, fields=_missing, /, *, total=True):
    """A simple typed namespace. At runtime it is equivalent to a plain dict."""
    if fields is _missing or fields is None:
        fields = {}
    made = _TypedDictMeta(typename, (), {"__annotations__": dict(fields), "__module__": "__main__"}, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})


def _typeddict_mro_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typeddict_mro_entries


class IO(Generic[AnyStr]):
    """Generic base class for TextIO and BinaryIO."""

    __slots__ = ()


class BinaryIO(IO[bytes]):
    """Typed version of the return of open() in binary mode."""

    __slots__ = ()


class TextIO(IO[str]):
    """Typed version of the return of open() in text mode."""

    __slots__ = ()


class Pattern(Generic[AnyStr]):
    """Type of a compiled regular expression."""


class Match(Generic[AnyStr]):
    """Type of a match of a regular expression."""
