"""What would show CPython's bytecode: the code here is of another kind, so each of these refuses."""


def _refused(name):
    def refused(*args, **kwargs):
        raise NotImplementedError(f"dis.{name}() is not available: the code here is not CPython's bytecode; f.__code__ tells its names")

    refused.__name__ = refused.__qualname__ = name
    return refused


dis, disassemble, distb, get_instructions, Bytecode, code_info, show_code, findlinestarts, stack_effect = map(
    _refused,
    ("dis", "disassemble", "distb", "get_instructions", "Bytecode", "code_info", "show_code", "findlinestarts", "stack_effect"),
)
