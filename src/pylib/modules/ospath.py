"""Names of paths. Nothing is at any of them."""

sep = "/"


def isabs(path):
    return path.startswith("/")


def join(path, *more):
    for part in more:
        if part.startswith("/") or not path:
            path = part
        else:
            path += part if path.endswith("/") else f"/{part}"
    return path


def split(path):
    at = path.rfind("/") + 1
    head, tail = path[:at], path[at:]
    return (head if head.strip("/") == "" else head.rstrip("/")), tail


def dirname(path):
    return split(path)[0]


def basename(path):
    return split(path)[1]


def splitext(path):
    at = path.rfind(".")
    start = path.rfind("/") + 1
    return (path[:at], path[at:]) if path[start:at].strip(".") else (path, "")


def normpath(path):
    kept = []
    for part in path.split("/"):
        if part == ".." and (not isabs(path) and not kept or kept and kept[-1] == ".."):
            kept.append(part)
        elif part == "..":
            kept and kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    return "/" * isabs(path) + "/".join(kept) or "."


def abspath(path):
    return normpath(join("/", path))


realpath = abspath


def expanduser(path):
    return path


def exists(path):
    return False


isfile = isdir = islink = lexists = exists
