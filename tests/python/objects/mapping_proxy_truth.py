"""A mapping proxy is true if its mapping holds something."""

from dataclasses import dataclass, field, fields
from types import MappingProxyType
print(bool(MappingProxyType({})), not MappingProxyType({1: 2}), len(MappingProxyType({1: 2})))
@dataclass
class A:
    x: int = 0
    y: int = field(default=1, metadata={"unit": "m"})
print([bool(f.metadata) for f in fields(A)], "yes" if fields(A)[0].metadata else "no")
