"""What CPython 3.13 itself says a person should see at every line step of one program.

    python3.13 probe.py PROGRAM.py > PROGRAM.jsonl

The program runs unchanged under `sys.monitoring` with instruction events. Before every instruction we know the
exact state; the statement that the instruction belongs to (`statements.py`) tells where the line steps are.
Frames' functions, cells and temporaries are read from the interpreter's own frame (`frames.py`), so parents and
cell identities are facts, not guesses. One JSON object is printed for each line step, with only the sections
that changed since the step before (see README.md for the form).
"""

import gc
import io
import symtable
import os
import sys
import types

import frames
from seen import GENERATORS, Seen
from statements import EXPRESSION, PROLOGUE, Program
from symtable_dump import as_generators

CELL = 5


class FrameRecord:
    """One frame of the program's own code. Holding it keeps its identity from being used again."""

    def __init__(self, frame, name, parent):
        self.frame = frame
        self.name = name
        self.parent = parent
        self.unit = None
        self.last_op = None
        self.left = set()


class Probe(Seen):
    def __init__(self, path, shown_name):
        with open(path, encoding="utf-8") as file:
            self.source = file.read()
        self.file = shown_name
        self.program = Program(self.source)
        self.records = {}
        self.numbers = 0
        self.cells = {}
        self.functions = {}
        self.unused = {}
        self.spare = {}
        self.captured = captured_names(self.source)
        self.module_code = None
        self.stdout = io.StringIO()
        self.told = 0
        self.sections = {}
        self.entries = {}
        self.lines = []
        self.module = types.ModuleType("__main__")
        self.module_record = None

    # --- running -------------------------------------------------------------------------------------

    def run(self):
        code = compile(self.source, self.file, "exec")
        self.module_code = code
        self.program.learn(code)
        sys.modules["__main__"] = self.module
        real, sys.stdout = sys.stdout, self.stdout
        gc.disable()
        ended = "finished"
        watch = sys.monitoring
        watch.use_tool_id(watch.DEBUGGER_ID, "probe")
        watch.register_callback(watch.DEBUGGER_ID, watch.events.INSTRUCTION, self.instruction)
        watch.register_callback(watch.DEBUGGER_ID, watch.events.PY_RESUME, self.resume)
        try:
            watch.set_events(watch.DEBUGGER_ID, watch.events.INSTRUCTION | watch.events.PY_RESUME)
            exec(code, self.module.__dict__)
        except BaseException as error:
            ended = type(error).__name__
        finally:
            watch.set_events(watch.DEBUGGER_ID, 0)
            sys.stdout = real
        self.emit({"end": ended}, None)
        return self.lines

    def instruction(self, code, offset):
        """Called before every instruction."""
        if code.co_filename != self.file:
            return sys.monitoring.DISABLE
        op, unit = self.program.at(code, offset)
        if op == PROLOGUE:
            # A generator's frame moves into the generator here: nobody may look at it before it starts.
            return None
        frame = sys._getframe(1)
        record = self.records.get(id(frame)) or self.meet(frame)
        self.note_results(record)
        record.last_op = op
        if unit is EXPRESSION:
            if record.unit is None:
                record.unit = EXPRESSION
                self.step(record, self.program.expression_line(code))
        elif unit is not None and unit is not record.unit and self.starts(record, unit, op):
            record.unit = unit
            if unit.for_loop or unit.while_loop:
                record.left = record.left - unit.inner
            self.step(record, unit.line)
        return None

    def resume(self, code, offset):
        """A generator goes on: a new line step for a generator expression, the same statement for others."""
        if code.co_filename == self.file and self.program.is_expression(code):
            self.records[id(sys._getframe(1))].unit = None

    def meet(self, frame):
        """Gives a frame its name: when it starts, or when its generator is made."""
        code = frame.f_code
        function = frames.function_of(frame)
        if self.module_record is None:
            name, parent = "Global", None
        else:
            known = self.functions.get(id(function))
            parent = known[2] if known else "Global"
            if code in self.program.class_codes:
                name = "class " + code.co_name
            else:
                self.numbers += 1
                name = f"f{self.numbers}"
        record = FrameRecord(frame, name, parent)
        self.note_unshared(frame)
        self.records[id(frame)] = record
        if self.module_record is None:
            self.module_record = record
        return record

    def note_unshared(self, frame):
        """Cells that inlining alone makes at entry: no function can ever share them.

        For a captured variable of a comprehension CPython makes one that is never used; a frame's own variable of the
        same name lies in a cell too, though nothing captures it.
        """
        code = frame.f_code
        has_names = code is not self.module_code and code not in self.program.class_codes
        own = self.program.own_names(code) if has_names else ()
        captured = self.captured.get((code.co_name, code.co_firstlineno))
        for name, kind, value in frames.variables(frame):
            if kind != "cell" or name.startswith("__class"):
                continue
            if name not in own:
                self.unused[id(value)] = value
            elif captured is not None and name not in captured:
                self.spare[id(value)] = value

    def starts(self, record, unit, op):
        """Is an instruction of another statement than the last a statement that begins?

        Not so for what CPython runs on the way out through a `finally`: the second half of a `return`, `break`
        or `continue` belongs to a statement that was begun already.
        """
        if op in ("RERAISE", "PUSH_EXC_INFO", "POP_EXCEPT", "COPY", "END_FOR", "POP_TOP") and not unit.simple:
            return False
        if unit.is_try and op != "NOP":
            return False
        # The way out of a `with` is no step; it begins with the manager's expression.
        if unit.is_with and (op == "LOAD_CONST" or not op.startswith(("LOAD_", "PUSH_NULL"))):
            return False
        if op.startswith("JUMP") and not (unit.while_loop or unit.jumps):
            return False
        if unit.leaves:
            if unit in record.left:
                record.left.discard(unit)
                return False
            if unit.in_finally:
                record.left.add(unit)
        elif op == "RETURN_CONST" and not unit.simple:
            return False
        return True

    # --- noticing what was made ----------------------------------------------------------------------

    def note_results(self, record):
        """Looks at what the instruction before left on top of the stack: a new function, a new generator."""
        top = frames.top_of_stack(record.frame)
        if type(top) is types.FunctionType and record.last_op == "MAKE_FUNCTION":
            if id(top) not in self.functions:
                parent = record.parent if record.name.startswith("class ") else record.name
                self.functions[id(top)] = (top, f"o{len(self.functions) + 1}", parent)
        elif type(top) in GENERATORS:
            inner = frames.generator_frame(top)
            if inner is not None and inner.f_code.co_filename == self.file and id(inner) not in self.records:
                self.meet(inner)
        if record.last_op in ("MAKE_CELL", None):
            self.note_cells(record)

    def note_cells(self, record):
        for name, kind, value in self.variables(record.frame):
            if kind != "local" and type(value) is types.CellType:
                # As for functions, a class body is skipped.
                maker = record.parent if record.name.startswith("class ") else record.name
                self.cell_id(value, name, maker)

    def variables(self, frame):
        return [
            (name, kind, frames.NOTHING if id(value) in self.unused else value)
            for name, kind, value in frames.variables(frame)
        ]

    def cell_id(self, cell, name="?", made_in="?"):
        known = self.cells.get(id(cell))
        if known is None:
            known = (cell, f"c{len(self.cells) + 1}", name, made_in)
            self.cells[id(cell)] = known
        return known[1]


def captured_names(source):
    """For each function the names that inner functions capture, as they were without inlining."""
    result, work = {}, [symtable.symtable(as_generators(source), "<program>", "exec")]
    while work:
        table = work.pop()
        names = {s.get_name() for s in table.get_symbols() if s._Symbol__scope == CELL}
        result.setdefault((table.get_name(), table.get_lineno()), names)
        work += table.get_children()
    return result


def main():
    path = sys.argv[1]
    sys.path.pop(0)
    for line in Probe(path, "<program>").run():
        print(line)
    # What is finalized at the interpreter's own end is no step of the program's.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
