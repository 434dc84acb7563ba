"""What type parameters, aliases and generic classes are made of."""


class NoDefaultType:
    """The type of the NoDefault singleton."""

    __module__ = "typing"
    __slots__ = ()

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = object.__new__(NoDefaultType)
_unset = object()


def _checked(value, what):
    """What an annotation may say: a string is a reference to a name that comes later."""
    if value is None:
        return type(None)
    if isinstance(value, str):
        return _forward_reference(value)
    if isinstance(value, (int, float, bytes, list, dict, set, bool)) or type(value) is tuple:
        raise TypeError(f"{what} Got {value!r:.100}.")
    return value


def _forward_reference(text):
    from typing import ForwardRef

    return ForwardRef(text)


def _typing_union(left, right):
    from typing import Union

    return Union[left, right]


class _Parameter:
    """What the three kinds have in common; `_lazy` holds functions that nobody has called yet."""

    def __init_subclass__(cls):
        if cls.__module__ != "typing":
            raise TypeError(f"type 'typing.{cls._kind}' is not an acceptable base type")

    def _begin(self, name, default):
        if not isinstance(name, str):
            kind = self._kind.lower()
            raise TypeError(f"{kind}() argument 'name' must be str, not {type(name).__name__}")
        self.__dict__["_name"] = name
        self.__dict__["_lazy"] = {}
        self.__dict__["_known"] = {"default": default}
        self.__dict__["__module__"] = _caller_module()

    def _value(self, what):
        if what in self._lazy:
            self._known[what] = self._lazy[what]()
            self._lazy.pop(what, None)
        return self._known[what]

    __name__ = property(lambda self: self._name)

    @property
    def __default__(self):
        return self._value("default")

    def has_default(self):
        return "default" in self._lazy or self._known["default"] is not NoDefault

    def __setattr__(self, name, value):
        if name in type(self)._fields:
            raise AttributeError(f"attribute '{name}' of 'typing.{self._kind}' objects is not writable")
        object.__setattr__(self, name, value)

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __or__(self, other):
        return _typing_union(self, other)

    def __ror__(self, other):
        return _typing_union(other, self)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {self._kind}")


class _Variant(_Parameter):
    __module__ = "typing"

    def _set_variance(self, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__dict__["_variance"] = (bool(covariant), bool(contravariant), bool(infer_variance))

    __covariant__ = property(lambda self: self._variance[0])
    __contravariant__ = property(lambda self: self._variance[1])
    __infer_variance__ = property(lambda self: self._variance[2])

    def __repr__(self):
        covariant, contravariant, inferred = self._variance
        return ("" if inferred else "+" if covariant else "-" if contravariant else "~") + self._name


class TypeVar(_Variant):
    """Type variable."""

    __module__ = "typing"
    _kind = "TypeVar"
    _fields = {"__name__", "__bound__", "__constraints__", "__default__", "__covariant__", "__contravariant__"}
    _fields |= {"__infer_variance__"}

    def __init__(
        self, name, *constraints, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False
    ):
        self._begin(name, default)
        self._set_variance(covariant, contravariant, infer_variance)
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if bound is not None:
            bound = _checked(bound, "Bound must be a type.")
        self._known["constraints"] = constraints
        self._known["bound"] = bound

    __bound__ = property(lambda self: self._value("bound"))
    __constraints__ = property(lambda self: self._value("constraints"))

    def __typing_subst__(self, arg):
        arg = _checked(arg, "Parameters to generic types must be types.")
        if getattr(arg, "__unpacked__", False) or type(arg) is TypeVarTuple:
            raise TypeError(f"{arg} is not valid as type argument")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        return _with_defaults(self, alias, args)


def _with_defaults(parameter, alias, args):
    at = list(alias.__parameters__).index(parameter)
    if at == len(args) and parameter.has_default():
        args = (*args, parameter.__default__)
    return args


class ParamSpecArgs:
    """The args for a ParamSpec object."""

    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"

    def __eq__(self, other):
        if not isinstance(other, ParamSpecArgs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash(self.__origin__)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpecKwargs:
    """The kwargs for a ParamSpec object."""

    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"

    def __eq__(self, other):
        if not isinstance(other, ParamSpecKwargs):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __hash__(self):
        return hash(self.__origin__)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class ParamSpec(_Variant):
    """Parameter specification variable."""

    __module__ = "typing"
    _kind = "ParamSpec"
    _fields = {"__name__", "__bound__", "__default__", "__covariant__", "__contravariant__", "__infer_variance__"}

    def __init__(
        self, name, *, bound=None, default=NoDefault, covariant=False, contravariant=False, infer_variance=False
    ):
        self._begin(name, default)
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            bound = _checked(bound, "Bound must be a type.")
        self._known["bound"] = bound

    __bound__ = property(lambda self: self._value("bound"))
    args = property(lambda self: ParamSpecArgs(self))
    kwargs = property(lambda self: ParamSpecKwargs(self))

    def __typing_subst__(self, arg):
        if isinstance(arg, list):
            return tuple([_checked(one, "Expected a type.") for one in arg])
        if isinstance(arg, (tuple, ParamSpec)) or arg is ... or getattr(arg, "__origin__", None) is not None:
            return arg
        raise TypeError(
            "Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
            f"Got {arg!r}"
        )

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        at = list(parameters).index(self)
        if at == len(args) and self.has_default():
            args = (*args, self.__default__)
        if at >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        if at == 0 and len(parameters) == 1 and not (isinstance(args[0], (list, tuple, ParamSpec)) or args[0] is ...):
            args = (tuple(args),)
        elif isinstance(args[at], list):
            args = (*args[:at], tuple(args[at]), *args[at + 1 :])
        return args


class TypeVarTuple(_Parameter):
    """Type variable tuple."""

    __module__ = "typing"
    _kind = "TypeVarTuple"
    _fields = {"__name__", "__default__"}

    def __init__(self, name, *, default=NoDefault):
        self._begin(name, default)

    def __repr__(self):
        return self._name

    def __iter__(self):
        from typing import Unpack

        yield Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        parameters = alias.__parameters__
        at = list(parameters).index(self)
        after = len(parameters) - at - 1
        if at == len(args) and self.has_default():
            chosen = self.__default__
            chosen = getattr(chosen, "__args__", (chosen,))
            return (*args, tuple(chosen))
        if at + after > len(args):
            raise TypeError(f"Too few arguments for {alias}")
        return (*args[:at], tuple(args[at : len(args) - after]), *args[len(args) - after :])


def _unpacked(parameters):
    result = []
    for parameter in parameters:
        if type(parameter) is TypeVarTuple:
            result.extend(parameter)
        else:
            result.append(parameter)
    return tuple(result)


class TypeAliasType:
    """Type alias."""

    __module__ = "typing"

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(name, str):
            raise TypeError(f"typealias() argument 'name' must be str, not {type(name).__name__}")
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        own = self.__dict__
        own["_name"], own["_parameters"] = name, type_params
        own["_value"], own["_lazy"] = value, None
        own["__module__"] = _caller_module()

    @property
    def __value__(self):
        if self._lazy is not None:
            value = self._lazy()
            self.__dict__["_value"], self.__dict__["_lazy"] = value, None
        return self._value

    __name__ = property(lambda self: self._name)
    __type_params__ = property(lambda self: self._parameters)
    __parameters__ = property(lambda self: _unpacked(self._parameters))

    def __setattr__(self, name, value):
        if name in ("__name__", "__value__"):
            raise AttributeError("readonly attribute")
        if name in ("__type_params__", "__parameters__", "__module__"):
            raise AttributeError(f"attribute '{name}' of 'typing.TypeAliasType' objects is not writable")
        raise AttributeError(
            f"'typing.TypeAliasType' object has no attribute '{name}' and no __dict__ for setting new attributes"
        )

    def __getitem__(self, items):
        if not self._parameters:
            raise TypeError("Only generic type aliases are subscriptable")
        from types import GenericAlias

        return GenericAlias(self, items)

    def __repr__(self):
        return self._name

    def __reduce__(self):
        return self._name

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)


def _type_parameter(kind, name, bound, default):
    if kind == "*":
        made = TypeVarTuple(name)
    elif kind == "**":
        made = ParamSpec(name, infer_variance=True)
    else:
        made = TypeVar(name, infer_variance=True)
        if bound is not None:
            made._lazy[kind] = bound
    if default is not None:
        made._lazy["default"] = default
    return made


def _type_alias(name, parameters, value):
    alias = TypeAliasType(name, None, type_params=parameters or ())
    alias.__dict__["_lazy"] = value
    return alias


class Generic:
    """Abstract base class for generic types."""

    __module__ = "typing"
    __slots__ = ()

    def __class_getitem__(cls, items):
        items = items if isinstance(items, tuple) else (items,)
        if cls is Generic:
            _check_declared(items)
        else:
            items = _check_arguments(cls, items)
        from typing import _GenericAlias

        return _GenericAlias(cls, items)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        written = cls.__dict__.get("__orig_bases__")
        if Generic in (written if written is not None else cls.__bases__ if cls.__name__ != "Protocol" else ()):
            raise TypeError("Cannot inherit from plain Generic")
        if written is None:
            cls.__parameters__ = ()
            return
        used = _type_parameters(written)
        declared = None
        for base in written:
            if getattr(base, "__origin__", None) is Generic:
                if declared is not None:
                    raise TypeError("Cannot inherit from Generic[...] multiple times.")
                declared = base.__parameters__
        if declared is not None:
            missing = [one for one in used if one not in declared]
            if missing:
                names = ", ".join([str(one) for one in missing])
                all_of_them = ", ".join([str(one) for one in declared])
                raise TypeError(f"Some type variables ({names}) are not listed in Generic[{all_of_them}]")
            used = declared
        cls.__parameters__ = tuple(used)


def _check_declared(items):
    if not items:
        raise TypeError("Parameter list to Generic[...] cannot be empty")
    for item in items:
        if not isinstance(item, (TypeVar, ParamSpec)) and getattr(item, "__typing_unpacked_tuple__", None) is None:
            raise TypeError(
                "Parameters to Generic[...] must all be type variables or parameter specification variables."
            )
    if len(set(items)) != len(items):
        raise TypeError("Parameters to Generic[...] must all be unique")


def _check_arguments(cls, items):
    parameters = getattr(cls, "__parameters__", ())
    if not parameters:
        raise TypeError(f"{cls} is not a generic class")
    items = tuple([_checked(item, "Parameters to generic types must be types.") if not isinstance(item, (tuple, list)) else item for item in items])
    for parameter in parameters:
        prepare = getattr(parameter, "__typing_prepare_subst__", None)
        if prepare is not None:
            items = prepare(cls, items)
    if len(items) != len(parameters):
        how = "many" if len(items) > len(parameters) else "few"
        expected = str(len(parameters))
        if [one for one in parameters if one.has_default()]:
            least = len([one for one in parameters if not one.has_default()])
            expected = f"at least {least}" if how == "few" else f"at most {expected}"
        raise TypeError(f"Too {how} arguments for {cls}; actual {len(items)}, expected {expected}")
    chosen = []
    for parameter, item in zip(parameters, items):
        if type(parameter) is TypeVarTuple:
            chosen.extend(item)
        else:
            chosen.append(parameter.__typing_subst__(item))
    return tuple(chosen)
