"""Writes messages.json: what CPython 3.13 says about each program of cases.txt.

Usage: python3.13 -W ignore tests/syntax/ask_cpython.py
"""

import json
import pathlib

here = pathlib.Path(__file__).parent
with open(here / "messages.json", "w", encoding="utf-8") as out:
    for source in (here / "cases.txt").read_text(encoding="utf-8").split("===\n"):
        said = None
        try:
            compile(source, "x.py", "exec", dont_inherit=True)
        except SyntaxError as raised:
            said = [f"{type(raised).__name__}: {raised.msg}", raised.lineno, raised.offset]
        out.write(json.dumps({"source": source, "said": said}) + "\n")
