"""Random programs about scoping: does the engine print and raise what CPython 3.13 does, with CPython's scopes?

    python3.13 fuzz.py LEXISCOPE COUNT [--seed FIRST] [--keep FOLDER] [--no-scopes]

LEXISCOPE is the native program. Prints the seed and the first difference of each program that differs, and the
smallest program found that still differs in that way. `cargo xtask fuzz-scoping COUNT` builds the engine and runs this.
"""

import argparse
import ast
import contextlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from generate_scoping import generate
from symtable_dump import dump

BATCH = 100
MOST_TRIES = 600
LONGEST = 1_000_000


def cpython(sources):
    """What CPython prints and raises for each program, and its scopes; None where CPython itself crashes."""
    results = [None] * len(sources)
    start = 0
    while start < len(sources):
        told = tempfile.TemporaryFile("w+")
        child = os.fork()
        if child == 0:
            for index in range(start, len(sources)):
                told.write(json.dumps(one(sources[index])) + "\n")
                told.flush()
            os._exit(0)
        os.waitpid(child, 0)
        told.seek(0)
        for line in told:
            results[start] = json.loads(line)
            start += 1
        # Where the child died: 3.13.0 has a few such bugs. Go on behind it.
        start += start < len(sources)
    return results


def one(source):
    out = io.StringIO()
    error = ""
    scopes = None
    try:
        code = compile(source, "<program>", "exec")
        scopes = dump(source)
        with contextlib.redirect_stdout(out):
            exec(code, {"__name__": "__main__"})
    except BaseException as problem:
        error = traceback.format_exception_only(problem)[-1].strip()
    return {"stdout": out.getvalue(), "error": error, "scopes": scopes}


class Engine:
    def __init__(self, program):
        self.program = program

    def run(self, sources):
        with tempfile.TemporaryDirectory() as folder:
            for index, source in enumerate(sources):
                Path(folder, f"p{index:05}.py").write_text(source)
            ran = subprocess.run([self.program, "run", "--batch", folder], capture_output=True, text=True)
            results = {}
            for line in ran.stdout.splitlines():
                if line.startswith("{"):
                    result = json.loads(line)
                    results[Path(result["file"]).name] = result
            if ran.returncode < 0 or "panicked" in ran.stderr:
                print(f"the engine stopped with status {ran.returncode}: {ran.stderr.strip()[-300:]}")
            return [results.get(f"p{index:05}.py") for index in range(len(sources))]

    def scopes(self, source):
        ran = subprocess.run([self.program, "scopes", "-"], input=source, capture_output=True, text=True)
        try:
            return json.loads(ran.stdout)
        except json.JSONDecodeError:
            return f"no scopes: {ran.stderr.strip()[-200:]}"


def tree(scopes, index=0):
    """A scope in a form in which the order of scopes on one line says nothing."""
    scope = scopes[index]
    inner = sorted(tree(scopes, i) for i in range(index + 1, len(scopes)) if scopes[i]["parent"] == index)
    label = "module" if index == 0 else f"{scope['line']:4} {scope['kind']} {scope['name']}"
    # CPython has no table of its own for an inlined comprehension: only where it stands is compared.
    names = {} if scope["name"] in ("<listcomp>", "<setcomp>", "<dictcomp>") else scope["names"]
    return [label, sorted(map(list, names.items())), inner]


def tree_difference(want, got):
    if want[:2] != got[:2]:
        extra = [n for n in got[1] if n not in want[1]]
        missing = [n for n in want[1] if n not in got[1]]
        return f"scope {want[0]}: expected {missing}, got {got[0]} {extra}"
    for one_want, one_got in zip(want[2], got[2]):
        if one_want != one_got:
            return tree_difference(one_want, one_got)
    return f"inside {want[0]}: expected {[s[0] for s in want[2]]}, got {[s[0] for s in got[2]]}"


def difference(want, got, scopes=None):
    """`(kind, text)` of the first difference, or None."""
    if got is None:
        return "crash", "the engine says nothing"
    error = (got["stderr"].strip().split("\n") or [""])[-1]
    if error != want["error"]:
        kind = "error" if want["error"] or not error else "raises: " + error.split(":")[0]
        return kind, f"expected error {want['error']!r}, got {error!r}"
    if got["stdout"] != want["stdout"]:
        # Where an object lies is nobody's business.
        expected, found = (re.sub("0x[0-9a-f]+", "0x", told["stdout"]).split("\n") for told in (want, got))
        for number, (a, b) in enumerate(zip([*expected, None], [*found, None]), 1):
            if a != b:
                return "output", f"output line {number}: expected {a!r}, got {b!r}"
    if scopes is not None and want["scopes"] is not None:
        if isinstance(scopes, str):
            return "scopes", scopes
        a, b = tree(want["scopes"]), tree(scopes)
        if a != b:
            return "scopes", tree_difference(a, b)
    return None


def smaller(source, engine, kind):
    """Takes away statements as long as the difference stays of its kind."""

    def still(candidate):
        want = cpython([candidate])[0]
        if want is None:
            return False
        found = difference(want, engine.run([candidate])[0], engine.scopes(candidate) if kind == "scopes" else None)
        return found is not None and found[0] == kind

    shrinking, tries = True, 0
    while shrinking and tries < MOST_TRIES:
        shrinking, index = False, 0
        # Outer statements come first: what goes takes much with it.
        while index < sum(map(len, bodies(ast.parse(source)))) and tries < MOST_TRIES:
            for change in (without, opened):
                tries += 1
                candidate = change(source, index)
                if candidate and candidate != source and still(candidate):
                    source, shrinking = candidate, True
                    break
            else:
                index += 1
    return source


def bodies(module):
    for node in ast.walk(module):
        for field in ("body", "orelse", "finalbody", "handlers"):
            if isinstance(getattr(node, field, None), list):
                yield getattr(node, field)


def changed(source, index, change):
    """The program with its index-th statement changed; None if that is no program."""
    module = ast.parse(source)
    for body in bodies(module):
        if index < len(body):
            try:
                body[index:index + 1] = change(body[index])
                if not body:
                    body.append(ast.Pass())
                text = ast.unparse(ast.fix_missing_locations(module)) + "\n"
                ast.parse(text)
                return text
            except (SyntaxError, ValueError, AttributeError, TypeError):
                return None
        index -= len(body)
    return None


def without(source, index):
    return changed(source, index, lambda statement: [])


def opened(source, index):
    """With what a block holds in its place."""
    return changed(source, index, lambda block: [] if isinstance(block, ast.ClassDef) else block.body)


def write_steps(folder, seeds):
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    probe = Path(__file__).with_name("probe.py")
    for seed in seeds:
        program = folder / f"seed{seed:06}.py"
        program.write_text(generate(seed))
        ran = subprocess.run([sys.executable, probe, program], capture_output=True, text=True)
        # A program that does not compile, or after which CPython itself crashes, has no steps.
        if ran.returncode == 0 and len(ran.stdout) < LONGEST:
            program.with_suffix(".jsonl").write_text(ran.stdout)
        else:
            program.unlink()
    print(f"{len(list(folder.glob('*.py')))} programs of {len(seeds)} in {folder}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("lexiscope")
    arguments.add_argument("count", type=int)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", help="a folder for the programs that differ")
    arguments.add_argument("--no-scopes", action="store_true")
    arguments.add_argument("--scopes-only", action="store_true")
    arguments.add_argument("--steps", metavar="FOLDER", help="only write programs there, with what is to be seen at every line step")
    arguments.add_argument("--shrink", type=int, default=5, help="how many differing programs to make small")
    options = arguments.parse_args()
    if sys.version_info[:2] != (3, 13):
        raise SystemExit("this must run in CPython 3.13: it is the reference")
    if options.steps:
        return write_steps(Path(options.steps), range(options.seed, options.seed + options.count))
    engine = Engine(options.lexiscope)
    print(f"seeds {options.seed} to {options.seed + options.count - 1}")
    found, skipped = [], 0
    for first in range(options.seed, options.seed + options.count, BATCH):
        seeds = range(first, min(first + BATCH, options.seed + options.count))
        sources = [generate(seed) for seed in seeds]
        for seed, source, want, got in zip(seeds, sources, cpython(sources), engine.run(sources)):
            if want is None:
                skipped += 1
                continue
            if options.scopes_only:
                got = {"stdout": want["stdout"], "stderr": want["error"]}
            wrong = difference(want, got, None if options.no_scopes else engine.scopes(source))
            if wrong:
                found.append((seed, source, *wrong))
    kinds = {}
    for seed, source, kind, text in found:
        kinds.setdefault(kind, []).append((seed, source, text))
    for kind, cases in sorted(kinds.items(), key=lambda item: -len(item[1])):
        print(f"\n== {kind}: {len(cases)} programs, seeds {', '.join(str(c[0]) for c in cases[:12])}")
        for seed, source, text in cases[:10]:
            print(f"seed {seed}: {text}")
        for seed, source, _ in sorted(cases, key=lambda c: len(c[1]))[:options.shrink]:
            small = smaller(source, engine, kind)
            now = difference(cpython([small])[0], engine.run([small])[0], engine.scopes(small))
            print(f"\nsmallest of seed {seed}: {now[1] if now else ''}\n{small}")
            if options.keep:
                os.makedirs(options.keep, exist_ok=True)
                Path(options.keep, f"seed{seed}.py").write_text(small)
    print(f"\n{options.count} programs: {len(found)} differ, {skipped} crash CPython itself")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
