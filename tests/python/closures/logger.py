def make_logger(level, prefix="app"):
    lines = 0

    def log(message):
        nonlocal lines
        lines += 1
        print(f"[{level:<7}] {prefix}#{lines:03d}: {message}")

    return log


info = make_logger("INFO")
warn = make_logger("WARNING", prefix="disk")
info("starting")
warn("90% full")
info(f"loaded {2 + 3} items")
warn(f"path {'/tmp'!r}")
