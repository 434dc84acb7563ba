"""Tables as text: rows of fields between commas."""

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "excel", "excel_tab", "reader", "writer",
    "DictReader", "DictWriter",
]
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)


class Error(Exception):
    __module__ = "_csv"


class excel:
    """How fields are told apart; an object is made with what differs."""

    delimiter, quotechar, escapechar, doublequote = ",", '"', None, True
    skipinitialspace, strict, lineterminator, quoting = False, False, "\r\n", QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(excel):
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}


def _dialect(dialect, options):
    if isinstance(dialect, str):
        if dialect not in _dialects:
            raise Error("unknown dialect")
        dialect = _dialects[dialect]
    made = excel()
    for name in dir(excel):
        if not name.startswith("_"):
            setattr(made, name, options.pop(name, getattr(dialect, name)))
    for name in options:
        raise TypeError(f"this function got an unexpected keyword argument '{name}'")
    for name in "delimiter", "quotechar":
        value = getattr(made, name)
        if not isinstance(value, str) or len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    return made


class reader:
    """Rows of an iterable of lines."""

    def __init__(self, csvfile, /, dialect="excel", **options):
        self._lines, self.dialect, self.line_num = iter(csvfile), _dialect(dialect, options), 0

    def __iter__(self):
        return self

    def __next__(self):
        of = self.dialect
        fields, field, quoted, was_quoted = [], "", False, False
        while True:
            line = next(self._lines, None)
            if line is None:
                if not quoted:
                    raise StopIteration
                line = ""
            elif not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            at, end = 0, len(line)
            while at < end:
                char = line[at]
                at += 1
                if char == of.escapechar and at < end:
                    field += line[at]
                    at += 1
                elif quoted:
                    if char != of.quotechar:
                        field += char
                    elif of.doublequote and line[at : at + 1] == char:
                        field += char
                        at += 1
                    else:
                        quoted = False
                elif char == of.delimiter:
                    fields.append(self._value(field, was_quoted))
                    field, was_quoted = "", False
                elif char in "\r\n":
                    break
                elif char == of.quotechar and not field and not was_quoted and of.quoting != QUOTE_NONE:
                    quoted = was_quoted = True
                elif char != " " or field or was_quoted or not of.skipinitialspace:
                    field += char
            if not quoted or not line:
                break
        if fields or field or was_quoted:
            fields.append(self._value(field, was_quoted))
        return fields

    def _value(self, field, was_quoted):
        return float(field) if self.dialect.quoting == QUOTE_NONNUMERIC and not was_quoted else field


class writer:
    """Writes rows to what has `write`."""

    def __init__(self, csvfile, /, dialect="excel", **options):
        self._write, self.dialect = csvfile.write, _dialect(dialect, options)

    def writerow(self, row, /):
        try:
            fields = [self._field(each) for each in row]
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        if fields == [""]:
            fields = [self.dialect.quotechar * 2]
        return self._write(self.dialect.delimiter.join(fields) + self.dialect.lineterminator)

    def _field(self, value):
        of = self.dialect
        text = "" if value is None else str(value)
        special = any([char in text for char in (of.delimiter, of.quotechar, "\r", "\n")])
        if of.quoting == QUOTE_NONE:
            if special and of.escapechar is None:
                raise Error("need to escape, but no escapechar set")
            return "".join([of.escapechar + char if char in (of.delimiter, of.quotechar) else char for char in text])
        if special or of.quoting == QUOTE_ALL or of.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float)):
            return of.quotechar + text.replace(of.quotechar, of.quotechar * 2) + of.quotechar
        return text

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    """Rows as dicts, by the names of a first row."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._names = None if fieldnames is None else list(fieldnames)
        self.restkey, self.restval, self.reader = restkey, restval, reader(f, dialect, *args, **kwds)

    def __iter__(self):
        return self

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    def __next__(self):
        names, row = self.fieldnames, next(self.reader)
        while not row:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            found[name] = self.restval
        return found


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.fieldnames, self.restval, self.extrasaction = fieldnames, restval, extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        if self.extrasaction == "raise":
            wrong = rowdict.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(each) for each in wrong]))
        return self.writer.writerow([rowdict.get(name, self.restval) for name in self.fieldnames])

    def writerows(self, rowdicts):
        for each in rowdicts:
            self.writerow(each)
