"""Annotations outside functions are evaluated: classes that stand in them take a subscript."""

import asyncio
import concurrent.futures
import contextvars
import logging
import queue
import re
import types
import weakref
from enum import Flag

current: contextvars.ContextVar[str] = contextvars.ContextVar("current", default="nobody")
jobs: queue.Queue[int] = queue.PriorityQueue()
cache: weakref.WeakValueDictionary[str, object] = weakref.WeakValueDictionary()
print(sorted(__annotations__), current.get(), jobs.empty(), len(cache))
for cls in (
    asyncio.Queue, asyncio.Future, asyncio.Task, logging.StreamHandler, logging.LoggerAdapter, re.Match, re.Pattern,
    weakref.WeakKeyDictionary, types.MappingProxyType, types.GeneratorType, types.CoroutineType,
):
    print(cls[int], cls[int].__origin__ is cls)


class Log(logging.LoggerAdapter[logging.Logger]):
    pass


print(Log.__orig_bases__, concurrent.futures.Future[str].__args__, contextvars.Token[int].__args__)


class Role(Flag):
    USER = 1
    EDITOR = 2
    ADMIN = USER | EDITOR | 8


print(Role.ADMIN, Role.USER | Role.EDITOR, Role(8), ~Role.USER)
try:
    print(Role.ADMIN ^ Role.USER)
except ValueError as error:
    print(error)
