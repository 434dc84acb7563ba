"""What a person sees at one line step, written down: the second half of the probe."""

import gc
import json
import types

import frames

CUT = 80
SCALARS = (type(None), bool, int, float, complex, str, bytes, type(...))
GENERATORS = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)


def short(value):
    """CPython's `repr` for what the contract wants exactly; `~type` for any other object."""
    if type(value) in SCALARS:
        text = repr(value)
        return text if len(text) <= CUT else text[:CUT] + "…"
    return "~" + type(value).__name__


class Seen:
    """Writes a line step. Reads what the probe has noticed: records of frames, functions, cells."""

    def step(self, record, line):
        self.note_cells(record)
        running = []
        frame = record.frame
        while frame is not None:
            if frame.f_code.co_filename == self.file:
                running.append(self.records[id(frame)])
            frame = frame.f_back
        running.reverse()
        self.emit({"line": line, "in": record.name}, running)

    def emit(self, head, running):
        running = running or [self.module_record]
        held, brief, parked = self.reach(running)
        shown = [r for r in running if r is not self.module_record]
        entries = []
        for index, record in enumerate(running):
            if record is self.module_record:
                continue
            last = index == len(running) - 1
            entries.append(self.frame_entry(record, running[index - 1].name, "running" if last else "waiting"))
        if running[-1] is not self.module_record and "line" in head:
            entries[-1]["line"] = [head["line"]]
        for record in sorted(parked, key=lambda r: int(r.name[1:])):
            if record not in shown:
                entries.append(self.frame_entry(record, None, "suspended"))
                shown.append(record)
        head["globals"] = [
            [name, short(value)]
            for name, value in self.module.__dict__.items()
            if not (name.startswith("__") and name.endswith("__"))
        ]
        head["inner"] = [
            [name, short(value.cell_contents if type(value) is types.CellType else value)]
            for name, _, value in self.variables(self.module_record.frame)
            if value is not frames.NOTHING and self.is_full(value)
        ]
        head["frames"] = entries
        everything = {**brief, **held}
        head["cells"] = [
            self.cell_entry(cell, shown, everything, id(cell) not in held)
            for cell, *_ in self.cells.values()
            if id(cell) in everything
        ]
        head["functions"] = [
            self.function_entry(function, id(function) not in held)
            for function, *_ in self.functions.values()
            if id(function) in everything and self.is_shown(function)
        ]
        self.write(head)

    def write(self, head):
        """Leaves out a section that is as it was at the step before, and of an entry told before all but its name;
        output is told as what was added."""
        text = self.stdout.getvalue()
        if len(text) > self.told:
            head["out"] = text[self.told:]
            self.told = len(text)
        for key in ("globals", "inner", "frames", "cells", "functions"):
            now = {entry[0] if key in ("globals", "inner") else entry["id"]: entry for entry in head[key]}
            before = self.sections.get(key)
            if before == list(now.values()):
                del head[key]
                continue
            self.sections[key] = list(now.values())
            told = self.entries.setdefault(key, {})
            head[key] = [name if told.get(name) == entry else entry for name, entry in now.items()]
            told.update(now)
        self.lines.append(json.dumps(head, ensure_ascii=False, separators=(",", ":")))

    def is_shown(self, function):
        code = function.__code__
        return code not in self.program.class_codes and code.co_name != "<genexpr>"

    def frame_entry(self, record, caller, state):
        frame = record.frame
        function = frames.function_of(frame)
        known = self.functions.get(id(function))
        entry = {"id": record.name, "function": frame.f_code.co_name, "parent": record.parent, "state": state}
        if caller is not None:
            entry["caller"] = caller
        if known and self.is_shown(function):
            entry["of"] = known[1]
        lines = {frame.f_lineno, self.program.line_of(frame.f_code, frame.f_lasti)}
        # On the way out of a `with` the last step was of the statement inside it.
        if any(unit.is_with and unit.line == frame.f_lineno for unit in self.program.units):
            lines.add(getattr(record.unit, "line", None))
        entry["line"] = sorted(lines - {None, 0})
        entry["bindings"] = self.bindings(record, state)
        return entry

    def bindings(self, record, state):
        frame, result = record.frame, []
        code = frame.f_code
        own = self.program.own_names(code)
        # At a line step the running frame is between statements.
        comprehension = self.program.comprehension_names(code, frame.f_lasti) if state == "waiting" else ()
        if code in self.program.class_codes:
            space = frames.namespace(frame)
            for name in own:
                result.append([name, "local", None, short(space[name]) if name in space else None])
            # What `exec` or `locals()` made there is bound there too.
            made = [name for name in space if name not in own and not name.startswith("__")]
            result += [[name, "local", None, short(space[name])] for name in made]
        for name, kind, value in self.variables(frame):
            # A class body's own name may also pass through it to a method: two variables, one shown.
            if name.startswith(".") or code in self.program.class_codes and name in own:
                continue
            if name in comprehension and (name in own or value is frames.NOTHING):
                result.append([name, "?", None, None])
            elif kind == "local":
                present = value is not frames.NOTHING
                if present or name in own:
                    result.append([name, "local", None, short(value) if present else None])
            elif kind == "free" or name in own or value is not frames.NOTHING:
                if value is frames.NOTHING:
                    result.append([name, kind, None, None])
                elif id(value) in self.spare:
                    result.append([name, "cell?", self.cell_id(value, name), self.content(value)])
                elif type(value) is types.CellType:
                    result.append([name, kind, self.cell_id(value, name), self.content(value)])
                else:
                    result.append([name, "local", None, short(value)])
        return result

    def is_full(self, value):
        return type(value) is not types.CellType or self.content(value) is not None

    def content(self, cell):
        try:
            return short(cell.cell_contents)
        except ValueError:
            return None

    def cell_entry(self, cell, shown, everything, brief):
        _, ident, name, made_in = self.cells[id(cell)]
        holders = [
            known[1]
            for known in self.functions.values()
            if id(known[0]) in everything
            and self.is_shown(known[0])
            and any(c is cell for c in known[0].__closure__ or ())
        ]
        for record in shown:
            slots = [value for _, _, value in self.variables(record.frame)]
            # The cell of a variable whose slot a comprehension uses waits on the stack.
            if any(value is cell for value in slots + frames.temporaries(record.frame)):
                holders.append(record.name)
        entry = {"id": ident, "name": name, "value": self.content(cell), "made_in": made_in, "held_by": holders}
        if brief or id(cell) in self.spare:
            entry["temporary"] = True
        return entry

    def function_entry(self, function, brief):
        _, ident, parent = self.functions[id(function)]
        closure = [
            [name, self.cell_id(cell, name)]
            for name, cell in zip(function.__code__.co_freevars, function.__closure__ or ())
        ]
        entry = {"id": ident, "name": function.__name__, "parent": parent, "closure": closure}
        if brief:
            entry["temporary"] = True
        return entry

    # --- what is reachable ---------------------------------------------------------------------------

    def reach(self, running):
        """All objects held by names, all held in passing (temporaries, running functions), parked frames."""
        parked = []
        roots = [v for v in self.module.__dict__.values()]
        brief_roots = []
        for record in running:
            brief_roots += frames.temporaries(record.frame)
            if record is self.module_record:
                roots += [value for _, _, value in self.variables(record.frame)]
                continue
            roots += [value for _, _, value in self.variables(record.frame)]
            brief_roots.append(frames.function_of(record.frame))
            if record.frame.f_code in self.program.class_codes:
                roots += list(frames.namespace(record.frame).values())
        held = self.walk(roots, parked)
        brief = self.walk(brief_roots, parked)
        return held, brief, parked

    def walk(self, roots, parked):
        seen = {}
        work = list(roots)
        while work:
            thing = work.pop()
            if thing is frames.NOTHING or id(thing) in seen or self.is_outside(thing):
                continue
            seen[id(thing)] = thing
            if type(thing) in GENERATORS:
                inner = frames.generator_frame(thing)
                if inner is None:
                    continue
                record = self.records.get(id(inner))
                if record and record not in parked:
                    parked.append(record)
                work += [value for _, _, value in self.variables(inner)]
                function = frames.function_of(inner)
                if function is not None:
                    work.append(function)
                waits = (getattr(thing, name, None) for name in ("gi_yieldfrom", "cr_await", "ag_await"))
                work += [inner for inner in waits if inner is not None]
                continue
            work += gc.get_referents(thing)
        return seen

    def is_outside(self, thing):
        kind = type(thing)
        if kind in (types.ModuleType, types.FrameType, types.TracebackType, types.CodeType):
            return True
        if thing is self.module.__dict__ or thing is __builtins__ or thing is self.builtins():
            return True
        if isinstance(thing, type):
            return thing.__module__ != "__main__"
        return kind in SCALARS or kind is types.BuiltinFunctionType and thing.__self__ is None

    def builtins(self):
        return self.module.__dict__.get("__builtins__")
