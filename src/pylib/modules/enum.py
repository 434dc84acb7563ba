"""Enumerations: classes whose members are fixed, named values."""

from functools import reduce
from operator import or_
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique",
    "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr",
    "global_enum_repr", "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
    "pickle_by_global_name", "pickle_by_enum_name",
]

# Set once the classes exist: until then a class that is made has no enum among its bases.
Enum = Flag = ReprEnum = None
_nothing = object()
_builtin_property = property


class nonmember:
    """Protects item from becoming an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class member:
    """Forces item to become an Enum member during class creation."""

    def __init__(self, value):
        self.value = value


class auto:
    """Instances are replaced with an appropriate value in Enum class suites."""

    def __init__(self, value=_nothing):
        self.value = value

    def __repr__(self):
        return f"auto({'<object object>' if self.value is _nothing else repr(self.value)})"


class property(DynamicClassAttribute):
    """A descriptor for values of members that a member of the same name does not hide."""

    member = None
    _attr_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self.member is not None:
            return self.member
        raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


def _is_descriptor(value):
    kind = type(value)
    return hasattr(kind, "__get__") or hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and (name[-1] != "_" or name[-2] != "_")


def _is_single_bit(value):
    return value != 0 and value & (value - 1) == 0


def _high_bit(value):
    return value.bit_length() - 1


def _bits(value):
    while value:
        lowest = value & -value
        yield lowest
        value ^= lowest


def bin(value, max_bits=None):
    """Like built-in bin(), except negative values are two's complement and the leading digit tells the sign."""
    width = value.bit_length()
    sign = "0" if value >= 0 else "1"
    digits = f"{value % (1 << width):0{width}b}" if width else ""
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign * max_bits + digits)[-max_bits:]
    return f"0b{sign} {digits}"


_SUNDERS = frozenset(
    "_order_ _generate_next_value_ _numeric_repr_ _missing_ _ignore_ _iter_member_ _iter_member_by_value_ "
    "_iter_member_by_def_ _add_alias_ _add_value_alias_ _use_args_ _member_names_".split()
)


class EnumDict(dict):
    """Tracks the names that a class body binds, in order."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name
        self._generate_next_value = None

    @_builtin_property
    def member_names(self):
        return list(self._member_names)

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
            if key == "_ignore_":
                value = self._ignore
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or self._is_inner_class(value)):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            value = self._settled(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_inner_class(self, value):
        if self._cls_name is None or not isinstance(value, type):
            return False
        return getattr(value, "__qualname__", "").endswith(f"{self._cls_name}.{value.__name__}")

    def _set_sunder(self, key, value):
        if key not in _SUNDERS and not key.startswith("_repr_"):
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            names = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = names
            already = set(names) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _settled(self, key, value):
        """Every `auto()` in a member's value gets the next value."""
        if isinstance(value, auto):
            return self._next(key, value)
        if type(value) is tuple and any(isinstance(part, auto) for part in value):
            return tuple([self._next(key, part) if isinstance(part, auto) else part for part in value])
        return value

    def _next(self, key, given):
        if given.value is _nothing:
            given.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        return given.value

    def update(self, members, **more_members):
        pairs = [(key, members[key]) for key in members.keys()] if hasattr(members, "keys") else members
        for key, value in pairs:
            self[key] = value
        for key, value in more_members.items():
            self[key] = value


_EnumDict = EnumDict


def _find_data_repr(name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                return base._value_repr_
            if "__repr__" in base.__dict__:
                if "__dataclass_fields__" in base.__dict__ and base.__dict__["__dataclass_params__"].repr:
                    return _dataclass_repr
                return base.__dict__["__repr__"]
    return None


def _dataclass_repr(self):
    shown = [f"{name}={getattr(self, name)!r}" for name, field in self.__dataclass_fields__.items() if field.repr]
    return ", ".join(shown)


def _find_data_type(name, bases):
    """The class that makes the members' values, if it is no enum."""
    found = []
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    if base._member_type_ not in found:
                        found.append(base._member_type_)
                    break
            elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                data_type = candidate or base
                if data_type not in found:
                    found.append(data_type)
                break
            else:
                candidate = candidate or base
    if len(found) > 1:
        raise TypeError(f"too many data types for {name!r}: {set(found)!r}")
    return found[0] if found else None


def _find_new(namespace, member_type, first_enum):
    """`__new__`, whether to save it, and whether it is given the value."""
    new = namespace.get("__new__")
    save = first_enum is not None and new is not None
    if new is not None:
        new = getattr(new, "__func__", new)
    else:
        plain = {None, object.__new__}
        if Enum is not None:
            plain.add(Enum.__new__)
        for name in ("__new_member__", "__new__"):
            for possible in (member_type, first_enum):
                target = getattr(possible, name, None)
                if target not in plain:
                    new = target
                    break
            if new is not None:
                break
        else:
            new = object.__new__
    use_args = not (first_enum is None or new in (Enum.__new__, object.__new__))
    return new, save, use_args


class EnumType(type):
    """Metaclass for Enum."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        _check_no_members(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = _mixins(cls, bases)
        namespace._generate_next_value = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        classdict.setdefault("_ignore_", []).append("_ignore_")
        ignore = classdict["_ignore_"]
        for name in ignore:
            classdict.pop(name, None)
        names = [name for name in classdict._member_names if name not in ignore]
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % ",".join([repr(name) for name in invalid]))
        order = classdict.pop("_order_", None)
        member_type, first_enum = _mixins(cls, bases)
        new, save_new, use_args = _find_new(classdict, member_type, first_enum)
        values = {name: classdict[name] for name in names}
        namespace = {name: value for name, value in classdict.items() if name not in values}
        namespace["_new_member_"] = new
        namespace["_use_args_"] = use_args
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_hashable_values_"] = []
        namespace["_unhashable_values_"] = []
        namespace["_unhashable_values_map_"] = {}
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = _find_data_repr(cls, bases)
        namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
        namespace["_flag_mask_"] = namespace["_singles_mask_"] = namespace["_all_bits_"] = 0
        namespace["_inverted_"] = None
        generate = namespace.get("_generate_next_value_")
        if generate is not None and not isinstance(generate, staticmethod):
            namespace["_generate_next_value_"] = staticmethod(generate)
        for name, value in values.items():
            namespace[name] = _proto_member(value)
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        _finish(enum_class, bases, namespace, member_type, first_enum, order)
        if save_new:
            enum_class.__new_member__ = new
        if Enum is not None:
            type.__setattr__(enum_class, "__new__", Enum.__new__)
        return enum_class

    def __init__(cls, name, bases, namespace, **kwds):
        pass

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_nothing, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _nothing:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _nothing and type is None:
            return cls.__new__(cls, value)
        return _functional(
            cls, value, None if names is _nothing else names, module, qualname, type, start, boundary
        )

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __dir__(cls):
        shown = [
            "__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
            "__name__", "__qualname__",
        ]
        if cls._new_member_ is not object.__new__:
            shown.append("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            shown.append("__init_subclass__")
        shown = set(shown) | set(cls._member_names_)
        if cls._member_type_ is not object:
            shown |= set(dir(cls._member_type_))
        return sorted(shown)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtin_property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        kind = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{kind} {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)


EnumMeta = EnumType


def _check_no_members(name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")


def _mixins(name, bases):
    """The class of the values, and the enum among the bases."""
    if not bases or Enum is None:
        return object, None
    first_enum = bases[-1]
    if not isinstance(first_enum, EnumType):
        raise TypeError(
            "new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`"
        )
    return _find_data_type(name, bases) or object, first_enum


class _proto_member:
    """Stands for a member in the namespace until the class is there."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, name):
        type.__delattr__(enum_class, name)
        _add_member(enum_class, name, self.value)


def _add_member(cls, name, value):
    """Makes the member, or the alias, for one name of the class body."""
    args = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        args = (args,)
    made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
    if "_value_" not in made.__dict__:
        if cls._member_type_ is object:
            made._value_ = value
        else:
            try:
                made._value_ = cls._member_type_(*args)
            except Exception as error:
                failure = TypeError("_value_ not set in __new__, unable to create it")
                failure.__cause__ = None
                raise failure
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    value = made._value_
    is_flag = Flag is not None and issubclass(cls, Flag) and isinstance(value, int)
    known = _known(cls, value)
    if known is not None:
        made = known
    elif not is_flag or (_is_single_bit(value) and value > 0):
        cls._member_names_.append(name)
    if is_flag and known is None:
        cls._flag_mask_ |= value
        if _is_single_bit(value):
            cls._singles_mask_ |= value
        cls._all_bits_ = (1 << cls._flag_mask_.bit_length()) - 1
    _place(cls, name, made)
    if known is None:
        _remember(cls, name, value, made)


def _known(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for made in cls._member_map_.values():
            if made._value_ == value:
                return made
        return None


def _remember(cls, name, value, made):
    try:
        cls._value2member_map_.setdefault(value, made)
        if value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(name, []).append(value)


def _place(cls, name, made):
    """Makes the member an attribute of the class: through a descriptor of the same name, where a base has one."""
    found = None
    for base in cls.__mro__[1:]:
        attribute = base.__dict__.get(name)
        if isinstance(attribute, (property, DynamicClassAttribute)):
            found = attribute
            break
        if attribute is not None and not isinstance(attribute, Enum if Enum is not None else ()):
            break
    if found is None:
        type.__setattr__(cls, name, made)
    else:
        redirect = property(getattr(found, "fget", None), getattr(found, "fset", None), getattr(found, "fdel", None))
        redirect.__set_name__(cls, name)
        redirect.member = made
        type.__setattr__(cls, name, redirect)
    cls._member_map_[name] = made


_OPERATORS = "__or__ __and__ __xor__ __ror__ __rand__ __rxor__ __invert__".split()
_SHOWN = ("__repr__", "__str__", "__format__", "__reduce_ex__")


def _finish(enum_class, bases, namespace, member_type, first_enum, order):
    """What a data type among the bases says of itself gives way to what the enum says."""
    own = set(namespace)
    if ReprEnum is not None and ReprEnum in bases:
        if "__format__" not in own:
            enum_class.__format__ = member_type.__format__
        if "__str__" not in own:
            method = member_type.__str__
            plain = method in (object.__str__, int.__str__, float.__str__, complex.__str__)
            enum_class.__str__ = _text_of(member_type) if plain else method
        own |= {"__format__", "__str__"}
    if first_enum is not None:
        for name in _SHOWN:
            if name not in own and getattr(enum_class, name) in (getattr(member_type, name), getattr(object, name)):
                setattr(enum_class, name, getattr(first_enum, name))
    if Flag is not None and issubclass(enum_class, Flag):
        for name in _OPERATORS:
            if name not in own:
                setattr(enum_class, name, getattr(Flag, name))
        values = [enum_class._member_map_[name]._value_ for name in enum_class._member_names_]
        if values != sorted(values):
            enum_class._iter_member_ = enum_class._iter_member_by_def_
    if order is not None:
        _check_order(enum_class, order)


def _text_of(member_type):
    def __str__(self):
        return member_type.__repr__(self)

    return __str__


def _check_order(enum_class, order):
    if isinstance(order, str):
        order = order.replace(",", " ").split()
    members, names = enum_class._member_map_, enum_class._member_names_
    wanted = [name for name in order if name not in members or name in names]
    if wanted != names:
        raise TypeError(f"member order does not match _order_:\n  {names!r}\n  {wanted!r}")


def _functional(cls, class_name, names, module, qualname, type, start, boundary):
    metacls = cls.__class__
    bases = (cls,) if type is None else (type, cls)
    namespace = metacls.__prepare__(class_name, bases)
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
        original, names = names, []
        last_values = []
        for count, name in enumerate(original):
            value = namespace._generate_next_value(name, start, count, last_values[:])
            last_values.append(value)
            names.append((name, value))
    if names is None:
        names = ()
    for item in names:
        name, value = (item, names[item]) if isinstance(item, str) else item
        namespace[name] = value
    namespace["__module__"] = module if module is not None else "__main__"
    if qualname is not None:
        namespace["__qualname__"] = qualname
    return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)


class Enum(metaclass=EnumType):
    """Create a collection of name/value pairs."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for made in cls._member_map_.values():
                if made._value_ == value:
                    return made
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
        if not cls._member_map_:
            raise TypeError(f"{cls!r} has no members defined")
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
            result = None
        try:
            if isinstance(result, cls):
                return result
            if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
                return result
            invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if result is None and failure is None:
                raise invalid
            if failure is None:
                failure = TypeError(
                    f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member"
                )
            if not isinstance(failure, ValueError):
                failure.__context__ = invalid
            raise failure
        finally:
            failure = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        cls = self.__class__
        known = cls._member_map_.get(name)
        if known is not None and known is not self:
            raise NameError(f"{name!r} is already bound: {known!r}")
        _place(cls, name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        try:
            known = cls._value2member_map_.get(value)
            if known is not None:
                if known is not self:
                    raise ValueError(f"{value!r} is already bound: {known!r}")
                return
            cls._value2member_map_[value] = self
            cls._hashable_values_.append(value)
        except TypeError:
            for made in cls._member_map_.values():
                if made._value_ == value:
                    if made is not self:
                        raise ValueError(f"{value!r} is already bound: {made!r}")
                    return
            cls._unhashable_values_.append(value)
            cls._unhashable_values_map_.setdefault(self.name, []).append(value)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f"unable to increment {last_value!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        shown = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = set()
        if self.__class__._member_type_ is not object:
            names = set(object.__dir__(self))
        for name in self.__dict__:
            if name[0] != "_" and name not in self._member_map_:
                names.add(name)
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, property):
                    if value.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in self._member_map_:
                    names.add(name)
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__"} | names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the Enum member."""
        return self._name_

    @property
    def value(self):
        """The value of the Enum member."""
        return self._value_


class ReprEnum(Enum):
    """Only changes the repr(), leaving str() and format() to the mixed-in type."""


class IntEnum(int, ReprEnum):
    """Enum where members are also (and must be) ints"""


class StrEnum(str, ReprEnum):
    """Enum where members are also (and must be) strings"""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) >= 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What becomes of bits that no member has: an error, none of them, the int, or they stay."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Support for flags"""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** (_high_bit(last_value) + 1)
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda made: made._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask, singles, every = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        negative = None
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                most = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {bin(value, most)}\n  allowed {bin(mask, most)}"
                )
            if cls._boundary_ is CONFORM:
                value = value & mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP:
                if value < 0:
                    value = max(every + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError(f"{cls!r} unknown flag boundary {cls._boundary_!r}")
        if value < 0:
            negative = value
            value = every + 1 + value
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        pseudo = object.__new__(cls) if cls._member_type_ is object else cls._member_type_.__new__(cls, value)
        if "_value_" not in pseudo.__dict__:
            pseudo._value_ = value
        parts = list(cls._iter_member_(value & singles))
        if value & ~singles:
            for made in cls._member_map_.values():
                if made not in parts and made._value_ and made._value_ & value == made._value_:
                    parts.append(made)
        unknown = value
        for made in parts:
            unknown &= ~made._value_
        pseudo._name_ = "|".join([made._name_ for made in parts]) or None
        if parts and unknown:
            if cls._boundary_ is STRICT:
                raise ValueError(f"{cls!r}: no members with value {unknown!r}")
            pseudo._name_ += f"|{cls._numeric_repr_(unknown)}"
        known = cls._value2member_map_.setdefault(value, pseudo)
        if negative is not None:
            cls._value2member_map_[negative] = known
        return known

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                f"{self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        shown = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{cls_name}: {shown(self._value_)}>"
        return f"<{cls_name}.{self._name_}: {shown(self._value_)}>"

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return f"{cls_name}({self._value_!r})"
        return f"{cls_name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combined(self, other, operation):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        for flag in (self, other):
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags")
        return self.__class__(operation(self._value_, value))

    def __or__(self, other):
        return self._combined(other, or_)

    def __and__(self, other):
        return self._combined(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combined(other, lambda a, b: a ^ b)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Support for integer-based Flags"""


def unique(enumeration):
    """Class decorator for enumerations ensuring unique member values."""
    duplicates = [
        (alias, made.name) for alias, made in enumeration.__members__.items() if alias != made.name
    ]
    if duplicates:
        shown = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {shown}")
    return enumeration


class EnumCheck(StrEnum):
    """various conditions to check an enumeration for"""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Check an enumeration for various constraints."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                pairs = [(alias, made.name) for alias, made in enumeration.__members__.items() if alias != made.name]
                if pairs:
                    shown = ", ".join([f"{alias} -> {name}" for alias, name in pairs])
                    raise ValueError(f"aliases found in {enumeration!r}: {shown}")
            elif check is CONTINUOUS:
                _check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def _check_continuous(enumeration):
    values = {made.value for made in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    kind = "enum"
    if issubclass(enumeration, Flag):
        kind = "flag"
        missing = [2**at for at in range(_high_bit(low) + 1, _high_bit(high)) if 2**at not in values]
    elif issubclass(enumeration, Enum):
        missing = [at for at in range(low + 1, high) if at not in values]
    if missing:
        shown = ", ".join([str(value) for value in missing[:256]])
        raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {shown}"[:256])


def _check_named(enumeration):
    member_values = [made.value for made in enumeration]
    missing_names, missing_value = [], 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        values = list(_bits(alias.value))
        missed = [value for value in values if value not in member_values]
        if missed:
            missing_names.append(name)
            missing_value |= reduce(or_, missed)
    if missing_names:
        if len(missing_names) == 1:
            alias = f"alias {missing_names[0]} is missing"
        else:
            alias = f"aliases {', '.join(missing_names[:-1])} and {missing_names[-1]} are missing"
        if _is_single_bit(missing_value):
            value = f"value 0x{missing_value:x}"
        else:
            value = f"combined values of 0x{missing_value:x}"
        raise ValueError(
            f"invalid Flag {enumeration.__name__!r}: {alias} {value} [use enum.show_flag_values(value) for details]"
        )


def show_flag_values(value):
    return list(_bits(value))


def global_enum_repr(self):
    """use module.enum_name instead of class.enum_name"""
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    """use module.flag_name instead of class.flag_name"""
    module = self.__class__.__module__.split(".")[-1]
    cls_name = self.__class__.__name__
    if self._name_ is None:
        return f"{module}.{cls_name}({self._value_!r})"
    if _is_single_bit(self._value_):
        return f"{module}.{self._name_}"
    names = []
    for name in self._name_.split("|"):
        names.append(name if name[0] in "0123456789" else f"{module}.{name}")
    return "|".join(names)


def global_str(self):
    """use enum_name instead of class.enum_name"""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """decorator that makes the repr() of an enum member reference its module instead of its class"""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    return cls
