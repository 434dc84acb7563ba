"""How long small bits of code take, by the clock there is."""

from time import perf_counter as default_timer

__all__ = ["Timer", "timeit", "repeat", "default_timer"]


class Timer:
    """A statement to be measured: source, or something to call."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        names = {} if globals is None else globals, {}
        self.timer, self._setup, self._stmt = timer, _action(setup, "setup", names), _action(stmt, "stmt", names)

    def timeit(self, number=1000000):
        self._setup()
        action = self._stmt
        start = self.timer()
        for _ in range(number):
            action()
        return self.timer() - start

    def repeat(self, repeat=5, number=1000000):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            for times in 1, 2, 5:
                taken = self.timeit(number * times)
                if callback:
                    callback(number * times, taken)
                # By a clock that stands still while code runs the time is never long.
                if taken >= 0.2 or number >= 1000:
                    return number * times, taken
            number *= 10


def _action(source, name, names):
    if callable(source):
        return source
    if not isinstance(source, str):
        raise ValueError(f"{name} is neither a string nor callable")
    code = compile(source, "<timeit-src>", "exec")
    return lambda: exec(code, *names)


def timeit(stmt="pass", setup="pass", timer=default_timer, number=1000000, globals=None):
    """Run `stmt` `number` times and give the seconds that took."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=5, number=1000000, globals=None):
    """`timeit` several times over."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
