"""Everything here that CPython said: made again, and compared with (or written to) what is committed.

    python3.13 check.py            says what differs; status 1 if anything does
    python3.13 check.py --write    writes it
    python3.13 check.py PART ...   only programs whose path has one of the parts in it

For every program of tests/python: its output (`.out`), the last line of an uncaught exception's traceback (`.err`),
its status where that is neither 0 nor, with an `.err`, 1 (`.status`). Under data/: the truth at every
line step (probe.py) and the scopes (symtable_dump.py). For every lesson of static/lessons: its output and error, under
tests/lessons.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROGRAMS = HERE.parent / "python"
LESSONS = HERE.parent.parent / "static" / "lessons"
# No steps of these: too many, on one line what CPython merges, a frame that CPython takes off while its `throw` runs, frames of
# annotation scopes, which are nobody's business, frames of a library that is written in Python there, code objects put in each
# other's place, or what the probe itself keeps alive or makes, or two variables of one name in a frame.
WITHOUT_STEPS = ("finalization/", "errors/frames_and_handlers", "async/awaitables_thrown", "generators/thrown",
                 "generators/handled_across_yields", "typing/", "errors/recursion", "errors/syntax_", "flow/one_line_forms",
                 "modules/", "scoping/inlined_comprehension_cells", "async/asked_while_running", "async/async_tasks",
                 "builtins/messages", "builtins/modules", "builtins/protocols", "exec/code_objects", "flow/deep_natives",
                 "objects/names", "objects/nested", "objects/reassigned")


def python(*arguments):
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1",
                   "PYTHONWARNINGS": "ignore::SyntaxWarning"}
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8",
                          env=environment, stdin=subprocess.DEVNULL, timeout=60)


def truth_of(program):
    """All files that belong to one program, by path."""
    name = program.relative_to(PROGRAMS).with_suffix("").as_posix()
    clock = [str(HERE / "virtual_clock.py")] if name.startswith("modules/asyncio_") else []
    ran = python(*clock, str(program))
    files = {program.with_suffix(".out"): ran.stdout}
    error = ran.stderr.rstrip("\n").split("\n")[-1]
    files[program.with_suffix(".err")] = error + "\n" if ran.stderr else None
    expected = 1 if ran.stderr else 0
    files[program.with_suffix(".status")] = f"{ran.returncode}\n" if ran.returncode != expected else None
    steps, scopes = HERE / "data" / f"{name}.jsonl", HERE / "data" / f"{name}.scopes.json"
    files[steps] = files[scopes] = None
    if not name.startswith(WITHOUT_STEPS):
        files[steps] = said(python(str(HERE / "probe.py"), str(program)))
    if not name.startswith("errors/syntax_"):
        files[scopes] = said(python(str(HERE / "symtable_dump.py"), str(program)))
    return files


def truth_of_lesson(lesson):
    """The output and error of the one program between fences in a lesson's file."""
    program = lesson.read_text(encoding="utf-8").split("\n```python\n")[1].split("\n```")[0]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "main.py"
        file.write_text(program + "\n", encoding="utf-8")
        ran = python(str(file))
    told = HERE.parent / "lessons" / lesson.name
    error = ran.stderr.rstrip("\n").split("\n")[-1]
    return {told.with_suffix(".out"): ran.stdout, told.with_suffix(".err"): error + "\n" if ran.stderr else None}


def said(ran):
    if ran.returncode:
        raise SystemExit(ran.stderr)
    return ran.stdout


def main():
    if sys.version_info[:2] != (3, 13):
        raise SystemExit("this must run in CPython 3.13: it is the reference")
    write = "--write" in sys.argv
    different = 0
    only = [argument for argument in sys.argv[1:] if argument != "--write"]
    programs = sorted(PROGRAMS.rglob("*.py")) + sorted(LESSONS.glob("[0-9]*.md"))
    programs = [program for program in programs if not only or any(part in str(program) for part in only)]
    for program in programs:
        of = truth_of_lesson if program.suffix == ".md" else truth_of
        for path, text in of(program).items():
            old = path.read_text(encoding="utf-8") if path.exists() else None
            if old == text:
                continue
            different += 1
            print(("wrote" if write else "differs:"), path.relative_to(HERE.parent))
            if not write:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink()
            else:
                path.write_text(text, encoding="utf-8")
    print(f"{len(programs)} programs; {different} files {'written' if write else 'differ'}")
    return 1 if different and not write else 0


if __name__ == "__main__":
    sys.exit(main())
