# Patterns and texts put together by chance: what matches, and what is wrong with what does not compile.
import random
import re
import warnings

SEED = 1
CASES = 500
ATOMS = [
    "a", "b", "c", "ab", ".", "[ab]", "[^a]", "[a-c]", r"\w", r"\d", r"\s", r"\W", "A", "é", "1", r"\b", r"\B", "^",
    "$", r"\A", r"\Z", r"\1", r"\2", "(?P=n)", "-", " ", r"\.", "[b-]", r"[\d_]", "ß", r"\x61", r"\n",
]
QUANTIFIERS = ["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "{,1}", "*+", "++", "?+", "{1,3}+", "{2,}"]
OPENERS = ["(", "(", "(", "(?:", "(?:", "(?P<n>", "(?=", "(?!", "(?<=", "(?<!", "(?>", "(?i:", "(?s-i:", "(?(1)"]
PREFIXES = ["", "", "", "", "(?i)", "(?m)", "(?s)", "(?x)", "(?a)", "(?im)"]
NOISE = ["(", ")", "[", "]", "*", "?", "+", "{", "}", "|", "\\", "(?", "(?P<", "{3,1}", "(?P<1>a)", "(?z)", r"\q", "[b-a]"]
LETTERS = "aabbccABé1 -\n_ß."


def pattern(rng, depth=0):
    parts = []
    for _ in range(rng.randrange(1, 4)):
        if depth < 3 and rng.random() < 0.35:
            part = rng.choice(OPENERS) + pattern(rng, depth + 1) + ")"
        else:
            part = rng.choice(ATOMS)
        if rng.random() < 0.3:
            part += rng.choice(QUANTIFIERS)
        parts.append(part)
        if rng.random() < 0.12:
            parts.append("|")
        if rng.random() < 0.01:
            parts.append(rng.choice(NOISE))
    return "".join(parts)


def show(match):
    return match and (match.span(), match.groups(), match.lastindex, match.regs)


def main():
    # What a set may mean some day is warned of by CPython alone, on the standard error.
    warnings.simplefilter("ignore", FutureWarning)
    rng = random.Random(SEED)
    for case in range(CASES):
        source = rng.choice(PREFIXES) + pattern(rng)
        text = "".join(rng.choice(LETTERS) for _ in range(rng.randrange(0, 12)))
        try:
            compiled = re.compile(source)
        except re.error as error:
            print(case, repr(source), "error:", error, error.pos)
            continue
        print(case, repr(source), repr(text), compiled.flags, compiled.groups)
        print("  ", show(compiled.search(text)), show(compiled.match(text, 1)), show(compiled.fullmatch(text)))
        print("  ", compiled.findall(text), compiled.split(text, 3), compiled.subn(r"<\g<0>>", text))


main()
