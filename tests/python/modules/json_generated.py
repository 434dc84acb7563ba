# Values and texts put together by chance: how JSON is written and read, and what is wrong with what is none.
import json
import random

SEED = 1
CASES = 400
rng = random.Random(SEED)
LETTERS = "ab \"\\/\b\n\t\x00\x7fé€'{}[]:,0"
NOISE = ["", ",", ":", "]", "}", "[", "{", '"', "\\", "nul", "tru", "-", "01", "1.", "1e", "NaN", "-Infinity", "'", "\\u12", "\n", "// c", "\t", "é"]


def word():
    return "".join(rng.choice(LETTERS) for _ in range(rng.randrange(0, 5)))


def scalar():
    return rng.choice([
        None, True, False, 0, -1, rng.randrange(-(10**6), 10**6), 2**70, 0.0, -0.0, 1.5, rng.uniform(-1e3, 1e3), 1e300, 1e-7,
        float("inf"), float("-inf"), float("nan"), word(), word(),
    ])


def key():
    return rng.choice([word(), word(), "a", "b", 1, 2.5, True, None, (1, 2)])


def value(depth=0):
    pick = rng.random()
    if depth > 3 or pick < 0.4:
        return scalar()
    if pick < 0.7:
        items = [value(depth + 1) for _ in range(rng.randrange(0, 4))]
        return items if pick < 0.6 else tuple(items)
    if pick < 0.98:
        return {key(): value(depth + 1) for _ in range(rng.randrange(0, 4))}
    return rng.choice([{1}, b"x", 1j, range(2)])


def options():
    return {
        name: rng.choice(values)
        for name, values in {
            "ensure_ascii": [True, False],
            "indent": [0, 1, 2, "\t", "--"],
            "sort_keys": [True, False],
            "skipkeys": [True, False],
            "allow_nan": [True, False],
            "separators": [(",", ":"), (" , ", " = "), None],
            "default": [repr, None],
        }.items()
        if rng.random() < 0.3
    }


def said(action):
    try:
        return repr(action())
    except Exception as error:
        place = (error.pos, error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else ""
        return f"{type(error).__name__}: {error} {place}"


def shown(options):
    return {name: "repr" if option is repr else option for name, option in options.items()}


for case in range(CASES):
    made, how = value(), options()
    print(case, ascii(shown(how)), ascii(said(lambda: json.dumps(made, **how))))
    text = json.dumps(made, skipkeys=True, default=str, indent=how.get("indent"), ensure_ascii=rng.random() < 0.5)
    at = rng.randrange(len(text) + 1)
    broken = rng.choice([text, text[:at], text[at:], text[:at] + rng.choice(NOISE) + text[at:], text[:at] + text[at + 1 :]])
    print("  ", ascii(broken), ascii(said(lambda: json.loads(broken))))
    print("  ", ascii(said(lambda: json.loads(broken, parse_float=str, parse_int=hex, object_pairs_hook=list))))
    print("  ", ascii(said(lambda: json.JSONDecoder(strict=False).raw_decode(broken, min(1, len(broken))))))
