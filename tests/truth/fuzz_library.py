"""Generated programs about the library: does the engine print what CPython 3.13 does, for seeds nobody chose?

    python3.13 fuzz_library.py LEXISCOPE COUNT [--seed FIRST]

LEXISCOPE is the native program. Each `../python/modules/*_generated.py` is one generator: a program that makes its cases from
its line `SEED = 1`. What they print for that seed is committed; here they get COUNT other seeds, from FIRST on (by default
from one that nobody chose). Every seed is printed, with the first line that differs. `cargo xtask fuzz-library COUNT`
builds the engine and runs this; `cargo xtask test` does so with COUNT 2.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from check import HERE, PROGRAMS, python


def difference(name, source, engine):
    """The first line that differs, or None."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "main.py"
        file.write_text(source, encoding="utf-8")
        clock = [str(HERE / "virtual_clock.py")] if name.startswith("asyncio_") else []
        want = python(*clock, str(file))
        got = subprocess.run([engine, "run", str(file)], capture_output=True, text=True, encoding="utf-8")
    ends = [run.stderr.rstrip().split("\n")[-1] for run in (want, got)]
    lines = [[*run.stdout.split("\n"), end] for run, end in zip((want, got), ends)]
    for number, (a, b) in enumerate(zip(*lines), 1):
        if a != b:
            return f"line {number}: expected {a!r}\n{'':>12}got {b!r}"
    return None if len(lines[0]) == len(lines[1]) else f"{len(lines[0])} lines expected, got {len(lines[1])}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("lexiscope")
    arguments.add_argument("count", type=int)
    arguments.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2, 10**6))
    options = arguments.parse_args()
    if sys.version_info[:2] != (3, 13):
        raise SystemExit("this must run in CPython 3.13: it is the reference")
    differ = 0
    for seed in range(options.seed, options.seed + options.count):
        for program in sorted(PROGRAMS.glob("modules/*_generated.py")):
            source = program.read_text(encoding="utf-8")
            if "\nSEED = 1\n" not in source:
                raise SystemExit(f"{program.name} has no line `SEED = 1`")
            wrong = difference(program.name, source.replace("\nSEED = 1\n", f"\nSEED = {seed}\n"), options.lexiscope)
            print(f"{program.stem}, seed {seed}: {wrong or 'as CPython'}")
            differ += wrong is not None
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
