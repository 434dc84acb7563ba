"""A list as a priority queue: `heap[k] <= heap[2*k+1]` and `heap[k] <= heap[2*k+2]`."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def _check(heap):
    if not isinstance(heap, list):
        raise TypeError(f"heap argument must be a list, not {type(heap).__name__}")


def heappush(heap, item, /):
    """Push item onto heap, maintaining the heap invariant."""
    _check(heap)
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Pop the smallest item off the heap, maintaining the heap invariant."""
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _down(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    """Pop and return the current smallest value, and add the new item."""
    _check(heap)
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _down(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Push item on the heap, then pop and return the smallest item from the heap."""
    _check(heap)
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _down(heap, 0)
    return item


def heapify(heap, /):
    """Transform list into a heap, in-place, in O(len(heap)) time."""
    _check(heap)
    for at in range(len(heap) // 2 - 1, -1, -1):
        _down(heap, at)


def _up(heap, start, at):
    item = heap[at]
    while at > start:
        parent = (at - 1) >> 1
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def _down(heap, at):
    # To the bottom along the smaller children, then up to its place: fewer comparisons than stopping on the way.
    start, end = at, len(heap)
    item = heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _up(heap, start, at)


class _Backwards:
    """A value that sorts the other way round."""

    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value


def merge(*iterables, key=None, reverse=False):
    """Merge multiple sorted inputs into a single sorted output."""
    rows = []
    for order, iterator in enumerate([iter(one) for one in iterables]):
        for value in iterator:
            rows.append(_row(value, order, iterator, key, reverse))
            break
    heapify(rows)
    while rows:
        _, order, value, iterator = rows[0]
        yield value
        for value in iterator:
            heapreplace(rows, _row(value, order, iterator, key, reverse))
            break
        else:
            heappop(rows)


class _Row(tuple):
    """Rows compare by their keys, then by the order of the inputs."""

    def __lt__(self, other):
        if self[0] < other[0]:
            return True
        if other[0] < self[0]:
            return False
        return self[1] < other[1]


def _row(value, order, iterator, key, reverse):
    by = value if key is None else key(value)
    return _Row((_Backwards(by) if reverse else by, order, value, iterator))


def nsmallest(n, iterable, key=None):
    """Find the n smallest elements in a dataset."""
    return sorted(iterable, key=key)[: max(n, 0)]


def nlargest(n, iterable, key=None):
    """Find the n largest elements in a dataset."""
    return sorted(iterable, key=key, reverse=True)[: max(n, 0)]
