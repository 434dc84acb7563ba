"""Classes that are mostly fields: their methods are written from annotations."""

import abc
import copy
import inspect
import keyword
import sys
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType, new_class

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()
_no_metadata = MappingProxyType({})


class _FIELD_BASE:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _no_metadata if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (
            f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
            f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
            f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},"
            f"_field_type={self._field_type})"
        )

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen
        self.match_args = match_args
        self.kw_only = kw_only
        self.slots = slots
        self.weakref_slot = weakref_slot

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(
    *, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
    kw_only=MISSING,
):
    """Return an object to identify dataclass fields."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_classvar(annotation):
    if isinstance(annotation, str):
        return _named_in_text(annotation, "ClassVar", "typing")
    kind = getattr(annotation, "__origin__", annotation)
    return getattr(kind, "_name", None) == "ClassVar" and type(kind).__module__ == "typing"


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return _named_in_text(annotation, "InitVar", "dataclasses")
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return _named_in_text(annotation, "KW_ONLY", "dataclasses")
    return annotation is KW_ONLY


def _named_in_text(annotation, name, module):
    """Whether a text that stands for an annotation begins with this name."""
    head = annotation.split("[")[0].strip()
    before, _, last = head.rpartition(".")
    return last == name and (not before or before.isidentifier())


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        found = default
    else:
        if isinstance(default, MemberDescriptorType):
            # A name of `__slots__`: no default.
            default = MISSING
        found = field(default=default)
    found.name, found.type = name, annotation
    found._field_type = _FIELD
    if _is_classvar(annotation):
        found._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        found._field_type = _FIELD_INITVAR
    if found._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and found.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if found._field_type in (_FIELD, _FIELD_INITVAR):
        if found.kw_only is MISSING:
            found.kw_only = default_kw_only
    elif found.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    changeable = isinstance(found.default, (list, dict, set, bytearray)) or type(found.default).__hash__ is None
    if found._field_type is _FIELD and changeable:
        raise ValueError(
            f"mutable default {type(found.default)} for field {name} is not allowed: use default_factory"
        )
    return found


class _Writer:
    """Collects the text of a class's methods, and compiles it once."""

    def __init__(self, globals):
        self.globals = globals
        self.texts = []
        self.names = {}
        self.replace = {}
        self.annotations = {}

    def add(self, name, parameters, body, *, locals=None, annotations=None, decorator=None, overwrite_error=False):
        if locals:
            self.names.update(locals)
        lines = [f"  {decorator}"] if decorator else []
        lines.append(f"  def {name}({', '.join(parameters)}):")
        lines.extend([f"    {line}" for line in body])
        self.texts.append("\n".join(lines))
        self.replace[name] = overwrite_error
        self.annotations[name] = annotations

    def put(self, cls):
        if not self.texts:
            return
        made = ",".join(self.replace)
        text = f"def __create_fn__({', '.join(self.names)}):\n" + "\n".join(self.texts) + f"\n  return {made},\n"
        namespace = {}
        exec(text, self.globals, namespace)
        for function, (name, overwrite_error) in zip(namespace["__create_fn__"](**self.names), self.replace.items()):
            function.__qualname__ = f"{cls.__qualname__}.{name}"
            if self.annotations[name] is not None:
                function.__annotations__ = self.annotations[name]
            if _set_new_attribute(cls, name, function) and overwrite_error:
                message = f"Cannot overwrite attribute {name} in class {cls.__name__}"
                if isinstance(overwrite_error, str):
                    message = f"{message} {overwrite_error}"
                raise TypeError(message)


def _set_new_attribute(cls, name, value):
    """Whether the class has the attribute already."""
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


def _parameter(one):
    if one.default is MISSING and one.default_factory is MISSING:
        default = ""
    elif one.default is not MISSING:
        default = f"=__dataclass_dflt_{one.name}__"
    else:
        default = "=__dataclass_HAS_DEFAULT_FACTORY__"
    return f"{one.name}:__dataclass_type_{one.name}__{default}"


def _assignment(frozen, name, value, self_name):
    if frozen:
        return f"__dataclass_builtins_object__.__setattr__({self_name},{name!r},{value})"
    return f"{self_name}.{name}={value}"


def _init_line(one, frozen, names, self_name, slots):
    default_name = f"__dataclass_dflt_{one.name}__"
    if one.default_factory is not MISSING:
        if one.init:
            names[default_name] = one.default_factory
            value = f"{default_name}() if {one.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {one.name}"
        else:
            names[default_name] = one.default_factory
            value = f"{default_name}()"
    elif one.init:
        if one.default is not MISSING:
            names[default_name] = one.default
        value = one.name
    elif slots and one.default is not MISSING:
        names[default_name] = one.default
        value = default_name
    else:
        return None
    if one._field_type is _FIELD_INITVAR:
        return None
    return _assignment(frozen, one.name, value, self_name)


def _write_init(cls, writer, every, positional, keyword_only, frozen, has_post_init, self_name, slots):
    seen_default = None
    for one in positional:
        if one.init:
            if not (one.default is MISSING and one.default_factory is MISSING):
                seen_default = one
            elif seen_default:
                raise TypeError(f"non-default argument {one.name!r} follows default argument {seen_default.name!r}")
    names = {f"__dataclass_type_{one.name}__": one.type for one in every if one.init}
    names["__dataclass_HAS_DEFAULT_FACTORY__"] = _HAS_DEFAULT_FACTORY
    names["__dataclass_builtins_object__"] = object
    body = []
    for one in every:
        line = _init_line(one, frozen, names, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        given = ",".join([one.name for one in every if one._field_type is _FIELD_INITVAR])
        body.append(f"{self_name}.__post_init__({given})")
    parameters = [self_name] + [_parameter(one) for one in positional if one.init]
    if keyword_only:
        parameters += ["*"] + [_parameter(one) for one in keyword_only if one.init]
    annotations = {one.name: one.type for one in (*positional, *keyword_only) if one.init}
    annotations["return"] = None
    writer.add("__init__", parameters, body or ["pass"], locals=names, annotations=annotations)


def _write_repr(cls, writer, shown):
    text = ", ".join([f"{one.name}={{self.{one.name}!r}}" for one in shown])
    writer.add(
        "__repr__",
        ("self",),
        [
            "__dataclass_key__ = id(self)",
            "if __dataclass_key__ in __dataclass_shown__:",
            '  return "..."',
            "__dataclass_shown__.add(__dataclass_key__)",
            "try:",
            f'  return f"{{self.__class__.__qualname__}}({text})"',
            "finally:",
            "  __dataclass_shown__.discard(__dataclass_key__)",
        ],
        locals={"__dataclass_shown__": set()},
    )


def _write_frozen(cls, writer, own):
    names = {"__dataclass_cls__": cls, "__dataclass_FrozenInstanceError__": FrozenInstanceError}
    condition = "type(self) is __dataclass_cls__"
    if own:
        condition += " or name in {" + ", ".join([repr(one.name) for one in own]) + "}"
    for method, parameters, what, rest in (
        ("__setattr__", ("self", "name", "value"), "assign to", "name, value"),
        ("__delattr__", ("self", "name"), "delete", "name"),
    ):
        writer.add(
            method,
            parameters,
            [
                f"if {condition}:",
                f'  raise __dataclass_FrozenInstanceError__(f"cannot {what} field {{name!r}}")',
                f"super(__dataclass_cls__, self).{method}({rest})",
            ],
            locals=names,
            overwrite_error=True,
        )


def _write_order(writer, compared):
    mine = _tuple_of("self", compared)
    theirs = _tuple_of("other", compared)
    for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        writer.add(
            name,
            ("self", "other"),
            [
                "if other.__class__ is self.__class__:",
                f"  return {mine}{operator}{theirs}",
                "return NotImplemented",
            ],
            overwrite_error="Consider using functools.total_ordering",
        )


def _tuple_of(object, fields):
    return "(" + "".join([f"{object}.{one.name}," for one in fields]) + ")"


def _write_eq(writer, compared):
    tests = [f"self.{one.name}==other.{one.name}" for one in compared] or ["True"]
    writer.add(
        "__eq__",
        ("self", "other"),
        [
            "if self is other:",
            "  return True",
            "if other.__class__ is self.__class__:",
            f"  return {' and '.join(tests)}",
            "return NotImplemented",
        ],
    )


def _hash_action(unsafe_hash, eq, frozen, has_explicit_hash):
    """What becomes of `__hash__`: "add", "none", "raise", or nothing."""
    if unsafe_hash:
        return "raise" if has_explicit_hash else "add"
    if not eq or has_explicit_hash:
        return ""
    return "add" if frozen else "none"


def _process_class(
    cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
):
    params = _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
    )
    setattr(cls, _PARAMS, params)
    module = sys.modules.get(cls.__module__)
    globals = module.__dict__ if module is not None else {}
    found = {}
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is None:
            continue
        has_dataclass_bases = True
        for one in base_fields.values():
            found[one.name] = one
        if all_frozen_bases is None:
            all_frozen_bases = True
        all_frozen_bases = all_frozen_bases and getattr(base, _PARAMS).frozen
        any_frozen_base = any_frozen_base or getattr(base, _PARAMS).frozen
    own = _own_fields(cls, kw_only)
    for one in own:
        found[one.name] = one
        if isinstance(getattr(cls, one.name, None), Field):
            if one.default is MISSING:
                delattr(cls, one.name)
            else:
                setattr(cls, one.name, one.default)
    annotations = cls.__dict__.get("__annotations__", {})
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen_bases is False and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, found)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and "__eq__" in cls.__dict__))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    every = [one for one in found.values() if one._field_type in (_FIELD, _FIELD_INITVAR)]
    positional = tuple([one for one in every if one.init and not one.kw_only])
    keyword_only = tuple([one for one in every if one.init and one.kw_only])
    real = [one for one in found.values() if one._field_type is _FIELD]
    writer = _Writer(globals)
    if init:
        _write_init(
            cls, writer, every, positional, keyword_only, frozen, hasattr(cls, "__post_init__"),
            "__dataclass_self__" if "self" in found else "self", slots,
        )
    _set_new_attribute(cls, "__replace__", _replace)
    if repr:
        _write_repr(cls, writer, [one for one in real if one.repr])
    compared = [one for one in real if one.compare]
    if eq:
        _write_eq(writer, compared)
    if order:
        _write_order(writer, compared)
    if frozen:
        _write_frozen(cls, writer, [one for one in own if one._field_type is _FIELD])
    action = _hash_action(unsafe_hash, eq, frozen, has_explicit_hash)
    if action == "raise":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if action == "none":
        cls.__hash__ = None
    hashed = [one for one in real if (one.compare if one.hash is None else one.hash)]
    if action == "add":
        writer.add("__hash__", ("self",), [f"return hash({_tuple_of('self', hashed)})"])
        if "__hash__" in cls.__dict__:
            del cls.__hash__
    writer.put(cls)
    if not getattr(cls, "__doc__"):
        try:
            signature = str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            signature = ""
        cls.__doc__ = cls.__name__ + signature
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple([one.name for one in positional]))
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _with_slots(cls, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _own_fields(cls, kw_only):
    own = []
    seen_marker = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        if _is_kw_only(annotation):
            if seen_marker:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen_marker = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    return own


def _slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return
    if isinstance(slots, str):
        yield slots
    elif not hasattr(slots, "__next__"):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _dataclass_getstate(self):
    return [getattr(self, one.name) for one in fields(self)]


def _dataclass_setstate(self, state):
    for one, value in zip(fields(self), state):
        object.__setattr__(self, one.name, value)


def _with_slots(cls, frozen, weakref_slot):
    """The same class again, with `__slots__`."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple([one.name for one in fields(cls)])
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    slots = [name for name in names if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        slots.append("__weakref__")
    namespace["__slots__"] = tuple(slots)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    if frozen:
        if "__getstate__" not in namespace:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            made.__setstate__ = _dataclass_setstate
    # A method's `super()` and `__class__` mean the new class.
    for value in made.__dict__.values():
        if isinstance(value, property):
            parts = [value.fget, value.fset, value.fdel]
        else:
            parts = [inspect.unwrap(getattr(value, "__func__", value))] if not isinstance(value, type) else []
        for part in parts:
            if isinstance(part, FunctionType) and part.__closure__:
                for name, cell in zip(part.__code__.co_freevars, part.__closure__):
                    if name == "__class__" and cell.cell_contents is cls:
                        cell.cell_contents = made
                    elif name == "__dataclass_cls__" and cell.cell_contents is cls:
                        cell.cell_contents = made
    return made


def dataclass(
    cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
    kw_only=False, slots=False, weakref_slot=False,
):
    """Add dunder methods based on the fields defined in the class."""

    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot
        )

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """Return a tuple describing the fields of this dataclass."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([one for one in found.values() if one._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Returns True if obj is a dataclass or an instance of a dataclass."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """Return the fields of a dataclass instance as a new dictionary mapping field names to field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """Return the fields of a dataclass instance as a new tuple of field values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _as(obj, make):
    kind = type(obj)
    if kind in (bool, int, float, str, bytes, type(None)):
        return obj
    if hasattr(kind, _FIELDS):
        return make([(one.name, _as(getattr(obj, one.name), make)) for one in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return kind(*[_as(value, make) for value in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_as(value, make) for value in obj])
    if isinstance(obj, dict):
        if hasattr(kind, "default_factory"):
            result = kind(obj.default_factory)
            for key, value in obj.items():
                result[_as(key, make)] = _as(value, make)
            return result
        return kind([(_as(key, make), _as(value, make)) for key, value in obj.items()])
    return copy.deepcopy(obj)


def make_dataclass(
    cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
    frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None,
):
    """Return a new dynamically created dataclass."""
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation
    made_namespace = {**namespace, **defaults, "__annotations__": annotations}
    cls = new_class(cls_name, bases, {}, lambda ns: ns.update(made_namespace))
    cls.__module__ = "__main__" if module is None else module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    """Return a new object replacing specified fields with new values."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for one in getattr(self, _FIELDS).values():
        if one._field_type is _FIELD_CLASSVAR:
            continue
        if not one.init:
            if one.name in changes:
                raise TypeError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if one.name not in changes:
            if one._field_type is _FIELD_INITVAR and one.default is MISSING:
                raise TypeError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(self, one.name)
    return self.__class__(**changes)
