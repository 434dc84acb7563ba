"""Telling of exceptions."""

import sys

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"
_nothing = object()


class FrameSummary:
    """Information about a single frame from a traceback."""

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None, **kwargs,
    ):
        self.filename, self.lineno, self.name = filename, lineno, name
        self.end_lineno, self.colno, self.end_colno = end_lineno or lineno, colno, end_colno
        self._lines = line
        self.locals = {key: repr(value) for key, value in locals.items()} if locals else None

    def _original(self):
        """The lines that it spans, as they stand in the source."""
        if self._lines is None and self.lineno is not None:
            # A text that was compiled under such a name is not kept by anybody.
            text = "" if self.filename.startswith("<") and self.filename.endswith(">") else _source(self.filename)
            lines = text.split("\n")[max(self.lineno - 1, 0) : self.end_lineno]
            self._lines = "\n".join([line.rstrip() for line in lines])
        return self._lines

    @property
    def line(self):
        lines = self._original()
        return lines if lines is None else lines.partition("\n")[0].strip()

    def _values(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._values() == other._values()
        return self._values() == other if isinstance(other, tuple) else NotImplemented

    def __getitem__(self, at):
        return self._values()[at]

    def __iter__(self):
        return iter(self._values())

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def walk_stack(f):
    """Walk a stack yielding the frame and line number for each frame."""
    if f is None:
        f = sys._getframe()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Walk a traceback yielding the frame and line number for each frame."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class StackSummary(list):
    """A list of FrameSummary objects, representing a stack of frames."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        rows = list(frame_gen)
        if limit is not None:
            rows = rows[:limit] if limit >= 0 else rows[limit:]
        made = cls()
        for frame, line in rows:
            code = frame.f_code
            locals = frame.f_locals if capture_locals else None
            made.append(FrameSummary(code.co_filename, line, code.co_name, locals=locals))
        return made

    @classmethod
    def from_list(cls, a_list):
        made = cls()
        for row in a_list:
            if isinstance(row, FrameSummary):
                made.append(row)
            else:
                filename, lineno, name, line = row
                made.append(FrameSummary(filename, lineno, name, line=line))
        return made

    def format_frame_summary(self, frame_summary, **kwargs):
        one = frame_summary
        text = f'  File "{one.filename}", line {one.lineno}, in {one.name}\n'
        if one.line:
            lines = [one.line] if one.colno is None or one.end_colno is None else _marked(one)
            text += "".join([f"    {line}\n" for line in _dedented(lines)])
        if one.locals:
            text += "".join([f"    {name} = {value}\n" for name, value in sorted(one.locals.items())])
        return text

    def format(self, **kwargs):
        result = []
        last, count = None, 0
        for one in self:
            key = one.filename, one.lineno, one.name
            if key != last:
                if count > 3:
                    result.append(_repeated(count - 3))
                last, count = key, 0
            count += 1
            if count <= 3 and (text := self.format_frame_summary(one)) is not None:
                result.append(text)
        if count > 3:
            result.append(_repeated(count - 3))
        return result


def _dedented(lines):
    margin = min([len(line) - len(line.lstrip()) for line in lines if line.strip()], default=0)
    return [line[margin:] if line.strip() else "" for line in lines]


_WIDE = (
    "⌚⌛⏩⏪⏫⏬⏰⏳◽◾☔☕♈♉♊♋♌♍♎♏♐♑♒♓♿⚓⚡⚪⚫⚽⚾⛄⛅⛎⛔⛪⛲⛳⛵⛺⛽✅✊✋✨❌❎❓❔❕❗➕➖➗➰➿⬛⬜⭐⭕"
)


def _width(text):
    """How many columns it takes on a screen."""
    return len(text) + sum([
        each in _WIDE or "\u1100" <= each <= "\u115f" or "\u2e80" <= each <= "\ud7a3" or "\uff01" <= each <= "\uff60"
        or "\U0001f300" <= each
        for each in text
    ])


def _marked(one):
    """The first and the last line that `one` spans and those of its operator, with what they are of it marked below."""
    original = one._original().split("\n")[: one.end_lineno - one.lineno + 1]
    lines = _dedented(original)
    dedent = len(original[0]) - len(lines[0])
    start = max(0, len(original[0].encode()[: one.colno].decode("utf-8", "replace")) - dedent)
    end = max(0, len(original[-1].encode()[: one.end_colno].decode("utf-8", "replace")) - dedent)
    text = "\n".join(lines)
    last = len(text) - len(lines[-1])
    operator = _operator(text, start, last + end)
    whole = _parts(text)
    marks = (whole is None or whole != ("=", start, last + end)) and (
        operator or lines[0][:start].strip() or lines[-1][end:].strip()
    )
    shown = {0, len(lines) - 1}
    left = right = (0, 0)
    if operator:
        left, right = [(text.count("\n", 0, at), at - text.rfind("\n", 0, at) - 1) for at in operator]
        for at, _ in (left, right):
            shown.update([at - 1, at, at + 1])
    result = []
    before = -1
    for at in sorted(shown):
        if not 0 <= at < len(lines):
            continue
        if at - before > 2:
            result.append(f"...<{at - before - 1} lines>...")
            before = at - 1
        for number in range(before + 1, at + 1):
            line = lines[number]
            result.append(line)
            if not marks:
                continue
            row = ""
            for column, each in enumerate(line[:end] if number == len(lines) - 1 else line):
                if column < len(line) - len(line.lstrip()) or number == 0 and column < start:
                    mark = " "
                else:
                    mark = "^" if not operator or left <= (number, column) < right else "~"
                row += mark * _width(each)
            result.append(row)
        before = at
    return result


def _operator(text, start, end):
    """Where in `text` the operator of the expression from `start` to `end` stands, or its brackets."""
    segment = text[start:end]
    parts = _parts(f"(\n{segment}\n)")
    if parts is None or parts[0] == "=":
        return None
    bracket, at, stop = parts[0], parts[1] - 2, parts[2] - 2
    while True:
        each = segment[at : at + 1]
        if each in ("\\", "#"):
            at = segment.find("\n", at)
        elif not each or (each == bracket if bracket else not each.isspace() and each != ")"):
            break
        at += 1
    if not bracket:
        after = at + 1
        stop = after + (after < stop and not segment[after].isspace() and segment[after] not in "\\#")
    return start + at, start + stop


def _repeated(count):
    return f"  [Previous line repeated {count} more time{'s' if count > 1 else ''}]\n"


def _entries(tb, limit=None):
    rows = []
    while tb is not None:
        file, name, line, end, column, end_column = _traceback_place(tb)
        rows.append(FrameSummary(file, line, name, end_lineno=end, colno=column, end_colno=end_column))
        tb = tb.tb_next
    if limit is not None:
        rows = rows[:limit] if limit >= 0 else rows[limit:]
    return StackSummary(rows)


class TracebackException:
    """An exception ready for rendering."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
        max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None,
    ):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self._value = exc_value
        self.stack = _entries(exc_traceback, limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = exc_value.__suppress_context__ if exc_value is not None else False
        self.__cause__ = self.__context__ = None
        options = {"limit": limit, "_seen": seen}
        cause = getattr(exc_value, "__cause__", None)
        context = getattr(exc_value, "__context__", None)
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, **options)
        if context is not None and id(context) not in seen:
            self.__context__ = TracebackException(type(context), context, context.__traceback__, **options)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        module = self.exc_type.__module__
        name = self.exc_type.__qualname__
        return name if module in ("__main__", "builtins") else f"{module}.{name}"

    def __str__(self):
        return str(self._value)

    def format_exception_only(self, *, show_group=False, **kwargs):
        if self.exc_type is None:
            yield "NoneType: None\n"
            return
        yield from _last_lines(self._value)

    def format(self, *, chain=True, **kwargs):
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=chain)
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=chain)
                yield _CONTEXT
        if isinstance(self._value, BaseExceptionGroup):
            yield from _group_lines(self, "  ", True, [False])
            return
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True, **kwargs):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented


def _own_lines(told):
    """The stack and the message of one exception, as lines."""
    pieces = ["Traceback (most recent call last):\n", *told.stack.format()] if told.stack else []
    pieces.extend(told.format_exception_only())
    return "".join(pieces).splitlines(True)


def _group_lines(told, indent, outermost, close):
    """A group with what is in it: each exception behind a line at the left."""
    lines = _own_lines(told)
    if told.stack:
        lines[0] = "Exception Group " + lines[0]
    for at, line in enumerate(lines):
        yield f"{indent}{'+ ' if outermost and told.stack and at == 0 else '| '}{line}"
    members = told._value.exceptions
    shown = members[:15]
    for at, member in enumerate(shown):
        last = at == len(shown) - 1 and len(members) == len(shown)
        close[0] = close[0] or last
        yield f"{indent}{'+-' if at == 0 else '  '}+---------------- {at + 1} ----------------\n"
        inner = TracebackException(type(member), member, member.__traceback__)
        yield from _inner_lines(inner, indent + "  ", close)
    if len(members) > len(shown):
        close[0] = True
        yield f"{indent}  +---------------- ... ----------------\n"
        rest = len(members) - len(shown)
        yield f"{indent}  | and {rest} more exception{'s' if rest > 1 else ''}\n"
    if close[0]:
        yield f"{indent}  +------------------------------------\n"
        close[0] = False


def _inner_lines(told, indent, close):
    if told.__cause__ is not None:
        yield from _inner_lines(told.__cause__, indent, close)
        yield from [f"{indent}| {line}" for line in _CAUSE.splitlines(True)]
    elif told.__context__ is not None and not told.__suppress_context__:
        yield from _inner_lines(told.__context__, indent, close)
        yield from [f"{indent}| {line}" for line in _CONTEXT.splitlines(True)]
    if not isinstance(told._value, BaseExceptionGroup):
        yield from [f"{indent}| {line}" for line in _own_lines(told)]
    elif len(indent) > 20:
        yield f"{indent}| ... (max_group_depth is 10)\n"
    else:
        yield from _group_lines(told, indent, False, close)


def _message_of(value):
    kind = type(value)
    name = kind.__qualname__ if kind.__module__ in ("__main__", "builtins") else f"{kind.__module__}.{kind.__qualname__}"
    try:
        text = str(value)
    except Exception:
        text = "<exception str() failed>"
    text += _hint_of(value)
    return f"{name}: {text}" if text else name


def _last_lines(value):
    """The message, then the notes."""
    if isinstance(value, SyntaxError):
        yield from _syntax_error_lines(value)
    else:
        yield _message_of(value) + "\n"
    notes = getattr(value, "__notes__", None)
    if notes is None:
        return
    if not isinstance(notes, (list, tuple)):
        yield f"{notes!r}\n"
        return
    for note in notes:
        yield from [f"{line}\n" for line in str(note).split("\n")]


def _syntax_error_lines(error):
    """Where in the source it is, and the message."""
    suffix = ""
    if error.lineno is not None:
        yield f'  File "{error.filename or "<string>"}", line {error.lineno}\n'
    elif error.filename is not None:
        suffix = f" ({error.filename})"
    if error.text is not None:
        whole = error.text.rstrip("\n")
        text = whole.lstrip(" \n\f")
        yield f"    {text}\n"
        if error.offset is not None:
            beyond = len(whole) + 1
            start = error.offset if error.offset <= len(error.text) else beyond
            end = (error.end_offset or error.offset) if error.lineno == error.end_lineno else beyond
            if end > len(error.text):
                end = beyond
            if start >= end:
                end = start + 1
            column = start - 1 - len(whole) + len(text)
            if column >= 0:
                space = "".join([each if each.isspace() else " " for each in text[:column]])
                yield f"    {space}{'^' * (end - start)}\n"
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ in ("__main__", "builtins") else f"{kind.__module__}.{kind.__qualname__}"
    yield f"{name}: {error.msg or '<no detail available>'}{suffix}\n"


def _uncaught(error, offered):
    """The whole text for the standard error. A module that is not there is answered by the names of those that are."""
    lines = format_exception(error)
    if isinstance(error, ModuleNotFoundError):
        lines.insert(-1, f"  [Modules offered here: {offered}]\n")
    return "".join(lines)


def _pair(exc, value, tb):
    if value is _nothing and tb is _nothing:
        if exc is None:
            return None, None
        if not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, exc.__traceback__
    if value is _nothing or tb is _nothing:
        raise ValueError("Both or neither of value and tb must be given")
    return value, tb


def format_exception(exc, /, value=_nothing, tb=_nothing, limit=None, chain=True, **kwargs):
    """Format a stack trace and the exception information."""
    value, tb = _pair(exc, value, tb)
    kind = type(value) if value is not None else None
    return list(TracebackException(kind, value, tb, limit=limit).format(chain=chain))


def format_exception_only(exc, /, value=_nothing, *, show_group=False, **kwargs):
    """Format the exception part of a traceback."""
    if value is _nothing:
        value = exc
    kind = type(value) if value is not None else None
    return list(TracebackException(kind, value, None).format_exception_only())


def print_exception(exc, /, value=_nothing, tb=_nothing, limit=None, file=None, chain=True, **kwargs):
    """Print exception up to 'limit' stack trace entries from 'tb' to 'file'."""
    for line in format_exception(exc, value, tb, limit, chain):
        print(line, file=sys.stderr if file is None else file, end="")


def format_exc(limit=None, chain=True):
    """Like print_exc() but return a string."""
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Shorthand for 'print_exception(sys.exception(), limit=limit, file=file, chain=chain)'."""
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    raise ValueError("no last exception")


def extract_tb(tb, limit=None):
    """Return a StackSummary object representing a list of pre-processed entries from traceback."""
    return _entries(tb, limit)


def format_tb(tb, limit=None):
    """A shorthand for 'format_list(extract_tb(tb, limit))'."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Print up to 'limit' stack trace entries from the traceback 'tb'."""
    print_list(extract_tb(tb, limit), file=file)


def extract_stack(f=None, limit=None):
    """Extract the raw traceback from the current stack frame."""
    made = StackSummary.extract(walk_stack(sys._getframe() if f is None else f), limit=limit)
    made.reverse()
    return made


def format_stack(f=None, limit=None):
    """Shorthand for 'format_list(extract_stack(f, limit))'."""
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Print a stack trace from its invocation point."""
    print_list(extract_stack(f, limit), file=file)


def format_list(extracted_list):
    """Format a list of tuples or FrameSummary objects for printing."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Print the list of tuples as returned by extract_tb() or extract_stack() as a formatted stack trace."""
    for item in format_list(extracted_list):
        print(item, file=sys.stderr if file is None else file, end="")


def clear_frames(tb):
    "Clear all references to local variables in the frames of a traceback."
