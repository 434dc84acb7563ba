"""Looking into functions, classes and what they carry."""

import builtins
import sys
from collections import OrderedDict, namedtuple
from keyword import iskeyword
from types import (
    AsyncGeneratorType, BuiltinFunctionType, CodeType, CoroutineType, FrameType, FunctionType, GeneratorType,
    GetSetDescriptorType, MappingProxyType, MemberDescriptorType, MethodDescriptorType, MethodType, MethodWrapperType,
    ModuleType, TracebackType, WrapperDescriptorType,
)

CO_OPTIMIZED = 1
CO_NEWLOCALS = 2
CO_VARARGS = 4
CO_VARKEYWORDS = 8
CO_NESTED = 16
CO_GENERATOR = 32
CO_NOFREE = 64
CO_COROUTINE = 128
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512
TPFLAGS_IS_ABSTRACT = 1 << 20
CORO_CREATED = GEN_CREATED = "GEN_CREATED"
GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"

ClosureVars = namedtuple("ClosureVars", "nonlocals globals builtins unbound")
FullArgSpec = namedtuple(
    "FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults annotations"
)
ArgInfo = namedtuple("ArgInfo", "args varargs keywords locals")
Arguments = namedtuple("Arguments", "args, varargs, varkw")
Attribute = namedtuple("Attribute", "name kind defining_class object")
FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")
Traceback = namedtuple("Traceback", "filename lineno function code_context index")
for _kind in ClosureVars, FullArgSpec, ArgInfo, Arguments, Attribute, FrameInfo, Traceback:
    _kind.__module__ = __name__


# What something is.


def isfunction(object):
    return isinstance(object, FunctionType)


def ismethod(object):
    return isinstance(object, MethodType)


def ismodule(object):
    return isinstance(object, ModuleType)


def isbuiltin(object):
    return isinstance(object, BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, MethodWrapperType)


def isroutine(object):
    return (
        isbuiltin(object)
        or isfunction(object)
        or ismethod(object)
        or ismethoddescriptor(object)
        or ismethodwrapper(object)
    )


def isclass(object):
    return isinstance(object, type)


def iscode(object):
    return isinstance(object, CodeType)


def isframe(object):
    return isinstance(object, FrameType)


def istraceback(object):
    return isinstance(object, TracebackType)


def isgenerator(object):
    return isinstance(object, GeneratorType)


def iscoroutine(object):
    return isinstance(object, CoroutineType)


def isasyncgen(object):
    return isinstance(object, AsyncGeneratorType)


def isawaitable(object):
    if isinstance(object, CoroutineType) or hasattr(type(object), "__await__"):
        return True
    return isinstance(object, GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


def _innermost(func):
    """The function inside methods and partial objects."""
    while True:
        if ismethod(func):
            func = func.__func__
        elif type(func).__name__ == "partial" and type(func).__module__ == "functools":
            func = func.func
        elif hasattr(func, "__partialmethod__"):
            func = func.__partialmethod__.func
        else:
            return func


def _has_flag(func, flag):
    func = _innermost(func)
    return isfunction(func) and bool(func.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or getattr(_innermost(obj), "_is_coroutine_mark", None) is _coroutine_mark


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Decorator to ensure callable is recognised as a coroutine function."""
    inner = getattr(func, "__func__", func)
    inner._is_coroutine_mark = _coroutine_mark
    return func


def isabstract(object):
    if not isinstance(object, type):
        return False
    return bool(getattr(object, "__abstractmethods__", None))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__") and not hasattr(kind, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isgetsetdescriptor(object):
    return isinstance(object, GetSetDescriptorType)


def ismemberdescriptor(object):
    return isinstance(object, MemberDescriptorType)


# What something has.


def _members(object, predicate, getter):
    names = dir(object)
    mro = (object,) + object.__mro__ if isclass(object) else ()
    for base in object.__bases__ if isclass(object) else ():
        for name, value in base.__dict__.items():
            if type(value).__name__ in ("DynamicClassAttribute", "property") and type(value).__module__ in ("types", "enum"):
                names.append(name)
    seen = set()
    found = []
    for name in names:
        try:
            value = getter(object, name)
            if name in seen:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if not predicate or predicate(value):
            found.append((name, value))
        seen.add(name)
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """Return all members of an object as (name, value) pairs sorted by name, without descriptors."""
    return _members(object, predicate, getattr_static)


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """Retrieve attributes without triggering dynamic lookup."""
    classes = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    own = _missing
    if not isinstance(obj, type):
        try:
            own = object.__getattribute__(obj, "__dict__").get(attr, _missing)
        except AttributeError:
            pass
    found = _missing
    for cls in classes:
        if attr in cls.__dict__:
            found = cls.__dict__[attr]
            break
    if own is not _missing and found is not _missing and hasattr(type(found), "__get__") and isdatadescriptor(found):
        return found
    for value in (own, found):
        if value is not _missing:
            return value
    if isinstance(obj, type):
        for cls in type(obj).__mro__:
            if attr in cls.__dict__:
                return cls.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def classify_class_attrs(cls):
    """Return list of attribute-descriptor tuples."""
    found = []
    for name in dir(cls):
        home, value = None, _missing
        for base in (*cls.__mro__, *type(cls).__mro__):
            if name in base.__dict__:
                home, value = base, base.__dict__[name]
                break
        if value is _missing:
            continue
        if isinstance(value, (staticmethod, BuiltinFunctionType)):
            kind = "static method"
        elif isinstance(value, classmethod):
            kind = "class method"
        elif isinstance(value, property):
            kind = "property"
        elif isroutine(value):
            kind = "method"
        else:
            kind = "data"
        found.append(Attribute(name, kind, home, value))
    return found


def getmro(cls):
    "Return tuple of base classes (including cls) in method resolution order."
    return cls.__mro__


def unwrap(func, *, stop=None):
    """Get the object wrapped by *func*."""
    first = func
    seen = {id(func)}
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= 1000:
            raise ValueError(f"wrapper loop when unwrapping {first!r}")
        seen.add(id(func))
    return func


def getclosurevars(func):
    """Get the mapping of free variables to their current values."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError(f"{func!r} is not a Python function")
    code = func.__code__
    nonlocals = {}
    if func.__closure__ is not None:
        nonlocals = {name: cell.cell_contents for name, cell in zip(code.co_freevars, func.__closure__)}
    namespace = func.__globals__
    available = namespace.get("__builtins__", builtins.__dict__)
    if ismodule(available):
        available = available.__dict__
    global_names, builtin_names, unbound = {}, {}, set()
    for name in code.co_names:
        if name in ("None", "True", "False"):
            continue
        if name in namespace:
            global_names[name] = namespace[name]
        elif name in available:
            builtin_names[name] = available[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, global_names, builtin_names, unbound)


def getdoc(object):
    """Get the documentation string for an object."""
    doc = getattr(object, "__doc__", None)
    if doc is None or isclass(object) and "__doc__" not in object.__dict__:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def _inherited_doc(object):
    if isclass(object):
        for base in object.__mro__:
            if base is not builtins.object and isinstance(base.__dict__.get("__doc__"), str):
                return base.__dict__["__doc__"]
        return None
    if ismethod(object):
        cls = object.__self__ if isclass(object.__self__) else type(object.__self__)
        name = object.__name__
    elif isfunction(object):
        path = object.__qualname__.split(".")[:-1]
        cls = sys.modules.get(object.__module__)
        for part in path:
            cls = getattr(cls, part, None)
        name = object.__name__
    elif isinstance(object, property):
        name = getattr(object.fget, "__name__", "")
        path = getattr(object.fget, "__qualname__", "").split(".")[:-1]
        cls = sys.modules.get(getattr(object.fget, "__module__", None))
        for part in path:
            cls = getattr(cls, part, None)
    else:
        return None
    if not isclass(cls):
        return None
    for base in cls.__mro__:
        doc = getattr(getattr(base, name, None), "__doc__", None)
        if doc is not None:
            return doc
    return None


def cleandoc(doc):
    """Clean up indentation from docstrings."""
    lines = doc.expandtabs().split("\n")
    margin = None
    for line in lines[1:]:
        content = len(line.lstrip(" "))
        if content:
            indent = len(line) - content
            margin = indent if margin is None else min(margin, indent)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def indentsize(line):
    """Return the indent size, in spaces, at the start of a line of text."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


# Where something is written.


def _code_of(object):
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        return object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        return object.f_code
    if isclass(object):
        if object.__module__ == "builtins":
            raise TypeError(f"{object!r} is a built-in class")
        return None
    if iscode(object):
        return object
    if ismodule(object):
        return None
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got "
        f"{type(object).__name__}"
    )


def getfile(object):
    """Work out which source or compiled file an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    code = _code_of(object)
    if code is None:
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    return code.co_filename


def getsourcefile(object):
    """Return the filename that can be used to locate an object's source."""
    return getfile(object)


def getmodule(object, _filename=None):
    """Return the module an object was defined in, or None if not found."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except TypeError:
        return None
    main = sys.modules["__main__"]
    return main if getattr(main, "__file__", None) == file else None


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def findsource(object):
    """Return the entire source file and starting line number for an object."""
    file = getfile(object)
    lines = _source_lines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        first = object.__dict__.get("__firstlineno__")
        if first is None:
            raise OSError("source code not available")
        return lines, first - 1
    first = _code_of(object).co_firstlineno - 1
    if first >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, first


def _source_lines(file):
    text = _source(file)
    return [line + "\n" for line in text.removesuffix("\n").split("\n")] if text else []


def getblock(lines):
    """Extract the block of code at the top of the given list of lines."""
    return lines[: _block_length(lines)]


def _block_length(lines):
    """How many lines the statement (or the lambda's line) at the top takes: brackets and strings may span lines."""
    indent = None
    started = body = False
    depth = 0
    quote = None
    last = 0
    continued = False
    is_lambda = False
    for number, line in enumerate(lines, 1):
        text = line.rstrip("\n")
        stripped = text.strip()
        fresh = depth == 0 and quote is None and not continued
        if fresh and stripped and not stripped.startswith("#"):
            column = len(text.expandtabs()) - len(text.expandtabs().lstrip())
            if indent is None:
                indent = column
                head = stripped.lstrip("@")
                is_lambda = not stripped.startswith(("@", "def ", "class ", "async "))
            elif body and column <= indent:
                break
            elif column > indent:
                started = True
        depth, quote, ends_with_colon, continued = _scan(text, depth, quote)
        if stripped and not (stripped.startswith("#") and fresh):
            last = number
        if depth == 0 and quote is None and not continued:
            if is_lambda:
                return last
            if fresh or ends_with_colon or last == number:
                if not body and ends_with_colon:
                    body = True
                elif not body and _is_one_line(lines, number):
                    return last
    return last


def _is_one_line(lines, number):
    """Whether the lines so far end a `def` or `class` whose body stands on its own line."""
    text = "".join(lines[:number])
    for line in reversed(text.splitlines()):
        head = line.strip()
        if head.startswith("@"):
            return False
        if head.startswith(("def ", "class ", "async def ")):
            return True
    return False


def _scan(text, depth, quote):
    """Follows brackets and strings through one line."""
    at = 0
    ends_with_colon = False
    while at < len(text):
        if quote is not None:
            if text.startswith("\\", at):
                at += 2
                continue
            if text.startswith(quote, at):
                at += len(quote)
                quote = None
                continue
            at += 1
            continue
        character = text[at]
        if character == "#":
            break
        if character in "\"'":
            quote = character * 3 if text.startswith(character * 3, at) else character
            at += len(quote)
            ends_with_colon = False
            continue
        if character in "([{":
            depth += 1
        elif character in ")]}":
            depth = max(depth - 1, 0)
        if not character.isspace():
            ends_with_colon = character == ":" and depth == 0
        at += 1
    continued = text.endswith("\\")
    if quote is not None and len(quote) == 1 and not continued:
        quote = None
    return depth, quote, ends_with_colon, continued


def getsourcelines(object):
    """Return a list of source lines and starting line number for an object."""
    object = unwrap(object)
    lines, first = findsource(object)
    if istraceback(object):
        object = object.tb_frame
    if ismodule(object) or isframe(object) and object.f_code.co_name == "<module>":
        return lines, 0
    return getblock(lines[first:]), first + 1


def getsource(object):
    """Return the text of the source code for an object."""
    lines, _ = getsourcelines(object)
    return "".join(lines)


def getcomments(object):
    """Get lines of comments immediately preceding an object's source code."""
    try:
        lines, first = findsource(object)
    except (OSError, TypeError):
        return None
    at = first - 1
    comments = []
    indent = indentsize(lines[first]) if first < len(lines) else 0
    while at >= 0 and lines[at].lstrip().startswith("#") and indentsize(lines[at]) == indent:
        comments.insert(0, lines[at].expandtabs().lstrip())
        at -= 1
    return "".join(comments) or None


def getlineno(frame):
    """Get the line number from a frame object."""
    return frame.f_lineno


# Frames.


def currentframe():
    """Return the frame of the caller or None if this is not possible."""
    return sys._getframe()


def getframeinfo(frame, context=1):
    """Get information about a frame or traceback object."""
    if istraceback(frame):
        line, frame = frame.tb_lineno, frame.tb_frame
    else:
        line = frame.f_lineno
    if not isframe(frame):
        raise TypeError(f"{frame!r} is not a frame or traceback object")
    file = frame.f_code.co_filename
    lines, index = None, None
    if context > 0:
        every = _source_lines(file)
        if every:
            first = max(0, min(line - 1 - context // 2, len(every) - context))
            lines = every[first : first + context]
            index = line - 1 - first
    return Traceback(file, line, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """Get a list of records for a frame and all higher (calling) frames."""
    found = []
    while frame:
        found.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return found


def getinnerframes(tb, context=1):
    """Get a list of records for a traceback's frame and all lower frames."""
    found = []
    while tb:
        found.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return found


def stack(context=1):
    """Return a list of records for the stack above the caller's frame."""
    return getouterframes(sys._getframe(), context)


def trace(context=1):
    """Return a list of records for the stack below the current exception."""
    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)


def getargvalues(frame):
    """Get information about arguments passed into a particular frame."""
    args, varargs, varkw = getargs(frame.f_code)
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def getargs(co):
    """Get information about the arguments accepted by a code object."""
    names = co.co_varnames
    count = co.co_argcount
    at = count + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[at]
        at += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[at]
    return Arguments(list(names[:count]) + list(names[count : count + co.co_kwonlyargcount]), varargs, varkw)


def getgeneratorstate(generator):
    """Get current state of a generator-iterator."""
    return _state("GEN", "gi", generator)


def getcoroutinestate(coroutine):
    """Get current state of a coroutine object."""
    return _state("CORO", "cr", coroutine)


def getasyncgenstate(agen):
    """Get current state of an asynchronous generator object."""
    return _state("AGEN", "ag", agen)


def _state(kind, prefix, object):
    if getattr(object, f"{prefix}_running"):
        return f"{kind}_RUNNING"
    if getattr(object, f"{prefix}_suspended"):
        return f"{kind}_SUSPENDED"
    return f"{kind}_CREATED" if _is_new(object) else f"{kind}_CLOSED"


def getgeneratorlocals(generator):
    """Get the mapping of generator local variables to their current values."""
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    frame = getattr(generator, "gi_frame", None)
    return {} if frame is None else dict(frame.f_locals)


def getcoroutinelocals(coroutine):
    """Get the mapping of coroutine local variables to their current values."""
    frame = getattr(coroutine, "cr_frame", None)
    return {} if frame is None else dict(frame.f_locals)


# Signatures.


class _void:
    """A private marker: used in Parameter & Signature."""


class _empty:
    """Marker object for Signature.empty and Parameter.empty."""


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name, self.description = name, description
        self.value = self._value_ = value
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if getattr(annotation, "__module__", None) == "typing" and not isinstance(annotation, type):
        return repr(annotation).replace("typing.", "")
    if type(annotation).__name__ == "GenericAlias":
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """Represents a parameter in a function signature."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, int) or not 0 <= kind < 5:
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name.startswith(".") and name[1:].isdigit():
            # The parameter of a comprehension.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(
                    f"implicit arguments must be passed as positional or keyword arguments, not {self._kind.description}"
                )
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY:
            raise ValueError(f"{name!r} is not a valid parameter name")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Creates a customized copy of the Parameter."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default, self._annotation = state["_default"], state["_annotation"]

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        shown = self._name
        if self._annotation is not _empty:
            shown = f"{shown}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            sign = " = " if self._annotation is not _empty else "="
            shown = f"{shown}{sign}{self._default!r}"
        if self._kind == _VAR_POSITIONAL:
            return "*" + shown
        if self._kind == _VAR_KEYWORD:
            return "**" + shown
        return shown

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (
            self._name == other._name
            and self._kind == other._kind
            and self._default == other._default
            and self._annotation == other._annotation
        )


class BoundArguments:
    """Result of `Signature.bind` call: mapping of arguments to parameters."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, one in self._signature.parameters.items():
            if one.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                break
            if name not in self.arguments:
                break
            if one.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, one in self._signature.parameters.items():
            if not started:
                if one.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if one.kind == _VAR_KEYWORD:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Set default values for missing arguments."""
        arguments = {}
        for name, one in self._signature.parameters.items():
            if name in self.arguments:
                arguments[name] = self.arguments[name]
            elif one.default is not _empty:
                arguments[name] = one.default
            elif one.kind is _VAR_POSITIONAL:
                arguments[name] = ()
            elif one.kind is _VAR_KEYWORD:
                arguments[name] = {}
        self.arguments = arguments

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __getstate__(self):
        return {"_signature": self._signature, "arguments": self.arguments}

    def __setstate__(self, state):
        self._signature, self.arguments = state["_signature"], state["arguments"]

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<{self.__class__.__name__} ({shown})>"


class Signature:
    """A Signature object represents the overall signature of a function."""

    __slots__ = ("_return_annotation", "_parameters")
    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found = OrderedDict()
        if parameters is not None:
            top_kind = _POSITIONAL_ONLY
            seen_default = False
            for one in parameters:
                if __validate_parameters__:
                    if one.kind < top_kind:
                        raise ValueError(
                            f"wrong parameter order: {top_kind.description} parameter before "
                            f"{one.kind.description} parameter"
                        )
                    top_kind = one.kind
                    if one.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                        if one.default is _empty:
                            if seen_default:
                                raise ValueError("non-default argument follows default argument")
                        else:
                            seen_default = True
                    if one.name in found:
                        raise ValueError(f"duplicate parameter name: {one.name!r}")
                found[one.name] = one
        self._parameters = MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """Constructs Signature for the given callable object."""
        return _signature_of(obj, cls, follow_wrapped, eval_str)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Creates a customized copy of the Signature."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _basis(self):
        params = tuple([one for one in self.parameters.values() if one.kind != _KEYWORD_ONLY])
        named = {one.name: one for one in self.parameters.values() if one.kind == _KEYWORD_ONLY}
        return params, named, self.return_annotation

    def __hash__(self):
        params, named, annotation = self._basis()
        return hash((params, frozenset(named.values()), annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._basis() == other._basis()

    def bind(self, /, *args, **kwargs):
        """Get a BoundArguments object, that maps the passed arguments to the signature."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """Get a BoundArguments object that partially maps the passed arguments to the signature."""
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        arguments = {}
        parameters = list(self.parameters.values())
        given = list(args)
        at = 0
        left = dict(kwargs)
        positional_only_named = []
        for at, one in enumerate(parameters):
            if not given:
                break
            if one.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            if one.kind == _VAR_POSITIONAL:
                arguments[one.name] = tuple(given)
                given = []
                at += 1
                break
            if one.name in left and one.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {one.name!r}")
            arguments[one.name] = given.pop(0)
        else:
            at = len(parameters)
        if given:
            raise TypeError("too many positional arguments")
        var_keyword = None
        for one in parameters[at:]:
            if one.kind == _VAR_KEYWORD:
                var_keyword = one
                continue
            if one.kind == _VAR_POSITIONAL:
                continue
            if one.kind == _POSITIONAL_ONLY:
                if one.name in left:
                    positional_only_named.append(one)
                if one.default is _empty and not partial:
                    named = one.name in left and not any(other.kind == _VAR_KEYWORD for other in parameters)
                    if not named:
                        raise TypeError(f"missing a required argument: {one.name!r}")
                continue
            if one.name in left:
                arguments[one.name] = left.pop(one.name)
            elif one.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {one.name!r}")
        for one in parameters[:at]:
            if one.kind == _VAR_KEYWORD:
                var_keyword = one
        if left:
            if var_keyword is not None:
                arguments[var_keyword.name] = left
            elif positional_only_named:
                shown = ", ".join([one.name for one in positional_only_named])
                raise TypeError(f"got some positional-only arguments passed as keyword arguments: {shown!r}")
            else:
                raise TypeError(f"got an unexpected keyword argument {next(iter(left))!r}")
        return self._bound_arguments_cls(self, arguments)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Create a string representation of the Signature object."""
        shown = []
        positional_only_before = False
        needs_star = True
        for one in self.parameters.values():
            if one.kind == _POSITIONAL_ONLY:
                positional_only_before = True
            elif positional_only_before:
                shown.append("/")
                positional_only_before = False
            if one.kind == _VAR_POSITIONAL:
                needs_star = False
            elif one.kind == _KEYWORD_ONLY and needs_star:
                shown.append("*")
                needs_star = False
            shown.append(str(one))
        if positional_only_before:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if max_width is not None and len(text) > max_width:
            text = "(\n    " + ",\n    ".join(shown) + "\n)"
        if self.return_annotation is not _empty:
            text += f" -> {formatannotation(self.return_annotation)}"
        return text


def _annotations_of(func, eval_str):
    annotations = get_annotations(func, eval_str=eval_str)
    return annotations


def _from_function(cls, func, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    annotations = _annotations_of(func, eval_str)
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    count = code.co_argcount
    first_default = count - len(defaults)
    parameters = []
    for at, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if at < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        default = defaults[at - first_default] if at >= first_default else _empty
        parameters.append(Parameter(name, kind, annotation=annotations.get(name, _empty), default=default))
    at = count + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        name = names[at]
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
        at += 1
    for name in names[count : count + code.co_kwonlyargcount]:
        default = keyword_defaults.get(name, _empty)
        parameters.append(
            Parameter(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty), default=default)
        )
    if code.co_flags & CO_VARKEYWORDS:
        name = names[at]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return cls(
        parameters, return_annotation=annotations.get("return", _empty),
        __validate_parameters__=bool(defaults or keyword_defaults),
    )


def _without_first(found):
    """The signature of a bound method: without the parameter that is filled already."""
    parameters = list(found.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _of_partial(wrapped, partial, extra_args=()):
    """The signature of a partial object: given arguments are gone, given keywords are defaults."""
    args = extra_args + tuple(partial.args or ())
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as error:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from error
    parameters = []
    keyword_from_here = False
    for name, one in wrapped.parameters.items():
        if name in bound.arguments:
            value = bound.arguments[name]
            if one.kind is _POSITIONAL_ONLY:
                continue
            if one.kind is _POSITIONAL_OR_KEYWORD:
                if name in keywords:
                    keyword_from_here = True
                    parameters.append(one.replace(kind=_KEYWORD_ONLY, default=value))
                continue
            if one.kind is _KEYWORD_ONLY:
                parameters.append(one.replace(default=value))
                continue
        if keyword_from_here:
            if one.kind is _VAR_POSITIONAL:
                continue
            if one.kind is _POSITIONAL_OR_KEYWORD:
                one = one.replace(kind=_KEYWORD_ONLY)
        parameters.append(one)
    return wrapped.replace(parameters=parameters)


def _user_method(cls, name):
    """A method that a class of the program defines."""
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            if isinstance(found, (WrapperDescriptorType, MethodWrapperType, BuiltinFunctionType, MethodDescriptorType)):
                return None
            if base in (object, type) or base.__module__ == "builtins":
                return None
            return found
    return None


def _signature_of(obj, cls=Signature, follow_wrapped=True, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if ismethod(obj):
        found = _signature_of(obj.__func__, cls, follow_wrapped, eval_str)
        return _without_first(found)
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda one: hasattr(one, "__signature__") or ismethod(one))
        if ismethod(obj):
            return _signature_of(obj, cls, follow_wrapped, eval_str)
    found = getattr(obj, "__signature__", None)
    if found is not None and not isinstance(found, property):
        if callable(found) and not isinstance(found, (Signature, str)):
            found = found()
        if not isinstance(found, Signature):
            raise TypeError(f"unexpected object {found!r} in __signature__ attribute")
        return found
    partialmethod = getattr(obj, "__partialmethod__", None)
    if partialmethod is not None:
        wrapped = _signature_of(partialmethod.func, cls, follow_wrapped, eval_str)
        found = _of_partial(wrapped, partialmethod, (None,))
        first = tuple(wrapped.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return found
        return found.replace(parameters=(first, *found.parameters.values()))
    if isfunction(obj):
        return _from_function(cls, obj, eval_str)
    if type(obj).__name__ == "partial" and type(obj).__module__ == "functools":
        return _of_partial(_signature_of(obj.func, cls, follow_wrapped, eval_str), obj)
    wrapped = getattr(obj, "__wrapped__", None)
    if isinstance(obj, type):
        return _of_class(obj, cls, follow_wrapped, eval_str)
    call = _user_method(type(obj), "__call__")
    if call is not None:
        if isinstance(call, staticmethod):
            return _signature_of(call.__func__, cls, follow_wrapped, eval_str)
        if isinstance(call, classmethod):
            call = call.__func__
        return _without_first(_signature_of(call, cls, follow_wrapped, eval_str))
    for names, parameters in _builtins.items() if isbuiltin(obj) and obj.__self__ is builtins else ():
        if obj.__name__ in names.split():
            return _from_function(cls, eval(f"lambda {parameters}: 0"), eval_str)
    raise ValueError(f"no signature found for builtin {obj!r}")


_builtins = {
    "len callable repr id hash ascii": "obj, /",
    "abs": "x, /",
    "all any": "iterable, /",
    "bin hex oct": "number, /",
    "chr": "i, /",
    "ord": "c, /",
    "divmod": "x, y, /",
    "format": "value, format_spec='', /",
    "hasattr delattr": "obj, name, /",
    "isinstance": "obj, class_or_tuple, /",
    "issubclass": "cls, class_or_tuple, /",
    "pow": "base, exp, mod=None",
    "print": "*args, sep=' ', end='\\n', file=None, flush=False",
    "round": "number, ndigits=None",
    "setattr": "obj, name, value, /",
    "sorted": "iterable, /, *, key=None, reverse=False",
    "sum": "iterable, /, start=0",
}


def _of_class(obj, cls, follow_wrapped, eval_str):
    call = _user_method(type(obj), "__call__")
    if call is not None and type(obj).__name__ not in ("ABCMeta", "EnumType", "_ProtocolMeta"):
        return _without_first(_signature_of(call, cls, follow_wrapped, eval_str))
    new = _user_method(obj, "__new__")
    init = _user_method(obj, "__init__")
    if new is not None and init is not None:
        mro = obj.__mro__
        new_at = [at for at, base in enumerate(mro) if "__new__" in base.__dict__][0]
        init_at = [at for at, base in enumerate(mro) if "__init__" in base.__dict__][0]
        chosen = new if new_at <= init_at else init
    else:
        chosen = new if new is not None else init
    if chosen is not None:
        chosen = getattr(chosen, "__func__", chosen) if isinstance(chosen, (staticmethod, classmethod)) else chosen
        return _without_first(_signature_of(chosen, cls, follow_wrapped, eval_str))
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return _empty_signature(cls)
        raise ValueError(f"no signature found for builtin type {obj!r}")
    raise ValueError(f"no signature found for builtin type {obj!r}")


def _empty_signature(cls):
    return cls()


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """Get a signature object for the passed callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, eval_str=eval_str)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """Compute the annotations dict for an object."""
    if isinstance(obj, type):
        annotations = obj.__dict__.get("__annotations__", None)
        module = sys.modules.get(obj.__module__)
        own_globals, own_locals = getattr(module, "__dict__", None), dict(vars(obj))
    elif isinstance(obj, ModuleType):
        annotations = getattr(obj, "__annotations__", None)
        own_globals, own_locals = obj.__dict__, None
    elif callable(obj):
        annotations = getattr(obj, "__annotations__", None)
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        own_globals, own_locals = getattr(inner, "__globals__", None), None
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if not annotations or not eval_str:
        return dict(annotations)
    if globals is None:
        globals = own_globals
    if locals is None:
        locals = own_locals or {}
    for one in getattr(obj, "__type_params__", ()):
        locals = {one.__name__: one, **locals}
    return {
        name: eval(value, globals, locals) if isinstance(value, str) else value for name, value in annotations.items()
    }


def getfullargspec(func):
    """Get the names and default values of a callable object's parameters."""
    try:
        found = _signature_of(func, Signature, False) if not ismethod(func) else _signature_of(func.__func__, Signature, False)
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, keyword_only, defaults = [], [], ()
    varargs = varkw = None
    keyword_defaults, annotations = {}, {}
    if found.return_annotation is not _empty:
        annotations["return"] = found.return_annotation
    for one in found.parameters.values():
        if one.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(one.name)
            if one.default is not _empty:
                defaults += (one.default,)
        elif one.kind is _VAR_POSITIONAL:
            varargs = one.name
        elif one.kind is _KEYWORD_ONLY:
            keyword_only.append(one.name)
            if one.default is not _empty:
                keyword_defaults[one.name] = one.default
        else:
            varkw = one.name
        if one.annotation is not _empty:
            annotations[one.name] = one.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, keyword_only, keyword_defaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """Get the mapping of arguments to values."""
    if ismethod(func):
        positional = (func.__self__,) + positional
        func = func.__func__
    bound = signature(func).bind(*positional, **named)
    bound.apply_defaults()
    return dict(bound.arguments)


def getclasstree(classes, unique=False):
    """Arrange the given list of classes into a hierarchy of nested lists."""
    children, roots = {}, []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                children.setdefault(parent, [])
                if cls not in children[parent]:
                    children[parent].append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return _tree(roots, children, None)


def _tree(classes, children, parent):
    found = []
    for cls in sorted(classes, key=lambda one: (one.__module__, one.__name__)):
        found.append((cls, cls.__bases__))
        if cls in children:
            found.append(_tree(children[cls], children, cls))
    return found
