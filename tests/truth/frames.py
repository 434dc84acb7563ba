"""Reads CPython 3.13's own frames: the function that runs, its variables, cells and temporaries.

Python code cannot ask for the cell of a running frame or for the function that it runs, so this reads the
interpreter's structures (Include/internal/pycore_frame.h of 3.13). Nothing here writes.
"""

import ctypes
import dis
import functools
import sys

assert sys.version_info[:2] == (3, 13), "the layout below is CPython 3.13's"

NOTHING = type("Nothing", (), {"__repr__": lambda self: "<nothing>"})()

ENDS = ("RETURN_VALUE", "RETURN_CONST", "RAISE_VARARGS", "RERAISE", "JUMP_FORWARD", "JUMP_BACKWARD",
        "JUMP_BACKWARD_NO_INTERRUPT")


class InterpreterFrame(ctypes.Structure):
    _fields_ = [
        ("f_executable", ctypes.c_void_p),
        ("previous", ctypes.c_void_p),
        ("f_funcobj", ctypes.c_void_p),
        ("f_globals", ctypes.c_void_p),
        ("f_builtins", ctypes.c_void_p),
        ("f_locals", ctypes.c_void_p),
        ("frame_obj", ctypes.c_void_p),
        ("instr_ptr", ctypes.c_void_p),
        ("stacktop", ctypes.c_int),
        ("return_offset", ctypes.c_uint16),
        ("owner", ctypes.c_char),
        ("localsplus", ctypes.c_void_p * 1),
    ]


class FrameObject(ctypes.Structure):
    _fields_ = [
        ("ob_refcnt", ctypes.c_ssize_t),
        ("ob_type", ctypes.c_void_p),
        ("f_back", ctypes.c_void_p),
        ("f_frame", ctypes.POINTER(InterpreterFrame)),
    ]


def inner(frame):
    return FrameObject.from_address(id(frame)).f_frame.contents


def as_object(address):
    return ctypes.cast(address, ctypes.py_object).value if address else NOTHING


def slots(frame, start, end):
    base = ctypes.addressof(inner(frame)) + InterpreterFrame.localsplus.offset
    array = (ctypes.c_void_p * end).from_address(base)
    return [as_object(array[i]) for i in range(start, end)]


def function_of(frame):
    """The function object that a frame runs; None for the module."""
    function = as_object(inner(frame).f_funcobj)
    return function if callable(function) else None


def namespace(frame):
    """The names of a class body; `f_locals` would mix in variables of comprehensions."""
    return as_object(inner(frame).f_locals)


@functools.cache
def slot_count(code):
    count = 0
    while True:
        try:
            code._varname_from_oparg(count)
        except IndexError:
            return count
        count += 1


def variables(frame):
    """`(name, kind, value)` of every slot; the value of a cell variable is its cell."""
    code = frame.f_code
    count = slot_count(code)
    if count == 0:
        return []
    cells = set(code.co_cellvars)
    # Free variables come last; by place, for an inlined comprehension's own variable may have the same name.
    first_free = count - len(code.co_freevars)
    result = []
    for index, value in enumerate(slots(frame, 0, count)):
        name = code._varname_from_oparg(index)
        kind = "free" if index >= first_free else "cell" if name in cells else "local"
        result.append((name, kind, value))
    return result


def temporaries(frame):
    """What is on the evaluation stack of a frame."""
    base = slot_count(frame.f_code)
    top = inner(frame).stacktop
    if top < 0:
        # Not written down while the frame itself executes; how deep it is follows from the code alone.
        top = base + depths(frame.f_code).get(frame.f_lasti, 0)
    return [v for v in slots(frame, base, top) if v is not NOTHING] if top > base else []


@functools.cache
def depths(code):
    """Stack depth before each instruction."""
    instructions = {i.offset: i for i in dis.get_instructions(code)}
    following = dict(zip(instructions, list(instructions)[1:]))
    handlers = [(e.target, e.depth + 1 + e.lasti) for e in dis._parse_exception_table(code)]
    known, work = {}, [(0, 0), *handlers]
    while work:
        offset, depth = work.pop()
        if offset in known or offset not in instructions:
            continue
        known[offset] = depth
        this = instructions[offset]
        argument = this.arg if this.opcode >= dis.HAVE_ARGUMENT else None
        if this.opcode in dis.hasjump:
            work.append((this.jump_target, depth + dis.stack_effect(this.opcode, argument, jump=True)))
        if this.opname not in ENDS and offset in following:
            work.append((following[offset], depth + dis.stack_effect(this.opcode, argument, jump=False)))
    return known


def top_of_stack(frame):
    stack = temporaries(frame)
    return stack[-1] if stack else NOTHING


def generator_frame(generator):
    for name in ("gi_frame", "cr_frame", "ag_frame"):
        if hasattr(generator, name):
            return getattr(generator, name)
    return None
