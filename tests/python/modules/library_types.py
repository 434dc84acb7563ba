# Messages name the type; of a library class that is written in C, with its module.
import collections
import functools
import inspect
import json
import re
import sys
import types
from datetime import date


def said(action):
    try:
        print(action())
    except Exception as error:
        print(type(error), error, getattr(error, "__notes__", None))


said(lambda: functools.partial(print).__name__)
said(lambda: collections.deque().push(1))
said(lambda: collections.OrderedDict() + 1)
said(lambda: collections.Counter().nothing)
said(lambda: types.SimpleNamespace(a=1).b)
said(lambda: date(2024, 1, 1) + 1)
said(lambda: re.compile("a")())
said(lambda: re.match("a", "a") < 1)
said(lambda: functools.lru_cache(len).nothing)
said(lambda: json.dumps({"when": date(2024, 1, 1)}))
said(lambda: json.dumps([{1, 2}]))
said(lambda: json.loads("[1,"))
said(lambda: abs(collections.defaultdict(int)))

for made in (inspect.getclosurevars(said), inspect.getfullargspec(said), functools.lru_cache(len).cache_info()):
    print(type(made))


class Plain:
    def method(self):
        return lambda: self


for value in (
    0, 1, 2**30, -(2**31), 2**70, 1.5, True, None, "", "abc", "жж", "ééé", "a😀", b"abc", (), (1, 2), said, Plain(),
    Plain().method, Plain().method(), Plain().method().__closure__[0], object(), range(3), len, 1j,
):
    print(type(value).__name__, sys.getsizeof(value))

functools.partial(print).__name__
