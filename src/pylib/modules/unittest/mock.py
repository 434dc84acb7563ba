"""Doubles for tests: they answer anything and remember what they were asked."""


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __getattr__(self, name):
        return self.__dict__.setdefault(name, _Sentinel(name))


class _Any:
    def __eq__(self, other):
        return True

    def __repr__(self):
        return "<ANY>"


ANY, sentinel = _Any(), _Sentinels()
DEFAULT = sentinel.DEFAULT


def _told(name, args, kwargs):
    return f"{name}({', '.join([*map(repr, args), *(f'{key}={value!r}' for key, value in kwargs.items())])})"


class _Call(tuple):
    """One call: the name under which it was made, its arguments."""

    args, kwargs = property(lambda self: self[1]), property(lambda self: self[2])

    def __repr__(self):
        dot = "." if self[0] and not self[0].startswith("()") else ""
        return _told(f"call{dot}{self[0]}", self[1], self[2])

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        return tuple(self)[3 - len(other) :] == tuple(other)

    __hash__ = None


class _CallList(list):
    def __repr__(self):
        from pprint import pformat

        return pformat(list(self))


class _Calls:
    def __init__(self, name=""):
        self._name = name

    def __call__(self, *args, **kwargs):
        return _Call((self._name, args, kwargs))

    def __getattr__(self, name):
        return _Calls(f"{self._name}.{name}" if self._name else name)


call = _Calls()


class Mock:
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None, **attributes):
        spec = spec_set if spec is None else spec
        names = spec if spec is None or isinstance(spec, (list, tuple)) else dir(spec)
        self.__dict__.update(
            _spec=names, _kind=None if names is spec else spec if isinstance(spec, type) else type(spec), _wraps=wraps,
            _name=name, _parent=None, _returned=return_value, _children={},
        )
        self.reset_mock()
        self.side_effect = side_effect
        for key, value in attributes.items():
            setattr(self, key, value)

    @property
    def __class__(self):
        return self._kind or type(self)

    def reset_mock(self, *, return_value=False, side_effect=False):
        self.called, self.call_count, self.call_args = False, 0, None
        self.call_args_list, self.mock_calls, self.method_calls = _CallList(), _CallList(), _CallList()
        if return_value:
            self._returned = DEFAULT
        if side_effect:
            self.side_effect = None
        for child in self._children.values():
            child.reset_mock()

    def _child(self, name, **options):
        child = self._children.get(name)
        if child is None:
            child = self._children[name] = type(self)(name=name, **options)
            child._parent = self
        return child

    def __getattr__(self, name):
        if self._spec is not None and name not in self._spec or name[:2] == name[-2:] == "__":
            raise AttributeError(f"Mock object has no attribute {name!r}" if self._spec is not None else name)
        if name.startswith("assert"):
            raise AttributeError(
                f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant to be an attribute."
            )
        return self._child(name)

    def __repr__(self):
        name, at = "", self
        while at._parent is not None:
            name, at = (at._name if at._name == "()" else f".{at._name}") + name, at._parent
        name = (at._name or ("mock" if name else "")) + name
        named = f" name={name!r}" if name else ""
        spec = f" spec={self._kind.__name__!r}" if self._kind else ""
        return f"<{type(self).__name__}{named}{spec} id='{id(self)}'>"

    @property
    def return_value(self):
        return self._child("()") if self._returned is DEFAULT else self._returned

    @return_value.setter
    def return_value(self, value):
        self._returned = value

    @property
    def side_effect(self):
        return self._effect

    @side_effect.setter
    def side_effect(self, effect):
        self._effect = effect if effect is None or callable(effect) or isinstance(effect, BaseException) else iter(effect)

    def _answer(self, args, kwargs):
        self.called, made = True, _Call(("", args, kwargs))
        self.call_count += 1
        self.call_args = made
        self.call_args_list.append(made)
        self.mock_calls.append(made)
        name, at = "", self
        while at._parent is not None:
            name, at = f"{at._name}{'.' if name and name[0] != '(' else ''}{name}", at._parent
            made = _Call((name, args, kwargs))
            at.mock_calls.append(made)
            if "()" not in name:
                at.method_calls.append(made)
        effect = self._effect
        if effect is not None:
            if not callable(effect) and not isinstance(effect, BaseException):
                effect = next(effect)
            elif not isinstance(effect, (type, BaseException)) or isinstance(effect, type) and not issubclass(effect, BaseException):
                effect = effect(*args, **kwargs)
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if effect is not DEFAULT:
                return effect
        if self._wraps is not None and self._returned is DEFAULT:
            return self._wraps(*args, **kwargs)
        return self.return_value

    def __call__(self, /, *args, **kwargs):
        return self._answer(args, kwargs)

    def _check(self, good, text):
        if not good:
            raise AssertionError(text)

    def _counted(self, how):
        calls = f"\nCalls: {self.mock_calls}." if self.mock_calls else ""
        return f"Expected '{self._name or 'mock'}' to {how} Called {self.call_count} times.{calls}"

    def assert_called(self):
        self._check(self.called, f"Expected '{self._name or 'mock'}' to have been called.")

    def assert_called_once(self):
        self._check(self.call_count == 1, self._counted("have been called once."))

    def assert_not_called(self):
        self._check(not self.called, self._counted("not have been called."))

    def assert_called_with(self, /, *args, **kwargs):
        name, last = self._name or "mock", self.call_args
        actual = "not called." if last is None else _told(name, last[1], last[2])
        text = f"expected call not found.\nExpected: {_told(name, args, kwargs)}\n  Actual: {actual}"
        self._check(last == ("", args, kwargs), text)

    def assert_called_once_with(self, /, *args, **kwargs):
        self._check(self.call_count == 1, self._counted("be called once."))
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        expected = _told(self._name or "mock", args, kwargs)
        self._check(("", args, kwargs) in self.call_args_list, f"{expected} call not found")

    def assert_has_calls(self, calls, any_order=False):
        made, count = self.mock_calls, len(calls)
        found = any(made[at : at + count] == calls for at in range(len(made) - count + 1))
        if any_order:
            found = all(each in made for each in calls)
        self._check(found, f"Calls not found.\nExpected: {_CallList(calls)}\n  Actual: {made}")


_MAGIC = dict(
    __len__=0, __bool__=True, __contains__=False, __int__=1, __float__=1.0, __index__=1, __exit__=False, __getitem__=DEFAULT,
    __setitem__=DEFAULT, __delitem__=DEFAULT, __enter__=DEFAULT, __iter__=(), __next__=DEFAULT,
)


class MagicMock(Mock):
    def __getattribute__(self, name):
        if name in _MAGIC:
            return self._child(name, return_value=_MAGIC[name])
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name in _MAGIC:
            value, child = (value, self._child(name))
            child.side_effect = lambda *args: value(self, *args)
        else:
            super().__setattr__(name, value)

    def __iter__(self):
        return iter(self.__iter__())


def _magic(name):
    return lambda self, *args: getattr(self, name)(*args)


for _name in _MAGIC:
    if _name != "__iter__":
        setattr(MagicMock, _name, _magic(_name))


class AsyncMock(MagicMock):
    async def __call__(self, /, *args, **kwargs):
        answer = self._answer(args, kwargs)
        return await answer if hasattr(type(answer), "__await__") else answer

    await_count = property(lambda self: self.call_count)
    await_args = property(lambda self: self.call_args)
    assert_awaited, assert_awaited_once = Mock.assert_called, Mock.assert_called_once
    assert_awaited_with, assert_awaited_once_with = Mock.assert_called_with, Mock.assert_called_once_with
    assert_not_awaited = Mock.assert_not_called


class _Patch:
    """An attribute replaced for a while: a `with` statement, a decorator, or `start()` and `stop()`."""

    def __init__(self, find, name, new, options):
        self._find, self._name, self._new, self._options = find, name, new, options

    def __enter__(self):
        self._target = target = self._find()
        self._own = self._name in vars(target)
        self._old = vars(target)[self._name] if self._own else getattr(target, self._name)
        new = MagicMock(name=self._name, **self._options) if self._new is DEFAULT else self._new
        setattr(target, self._name, new)
        return new

    def __exit__(self, *exception):
        if self._own:
            setattr(self._target, self._name, self._old)
        else:
            delattr(self._target, self._name)

    start = __enter__

    def stop(self):
        self.__exit__()

    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def patched(*args, **kwargs):
            with self as new:
                return function(*args, *([new] if self._new is DEFAULT else []), **kwargs)

        return patched


def patch(target, new=DEFAULT, **options):
    module, _, name = target.rpartition(".")

    def find():
        first, *rest = module.split(".")
        found, path = __import__(first), first
        for part in rest:
            path += f".{part}"
            if not hasattr(found, part):
                __import__(path)
            found = getattr(found, part)
        return found

    return _Patch(find, name, new, options)


def _patch_object(target, attribute, new=DEFAULT, **options):
    return _Patch(lambda: target, attribute, new, options)


class _PatchDict(_Patch):
    def __init__(self, in_dict, values=(), clear=False, **more):
        self._dict, self._values, self._clear, self._new = in_dict, {**dict(values), **more}, clear, None

    def __enter__(self):
        self._old = dict(self._dict)
        if self._clear:
            self._dict.clear()
        self._dict.update(self._values)
        return self._dict

    def __exit__(self, *exception):
        self._dict.clear()
        self._dict.update(self._old)

    start = __enter__


patch.object, patch.dict = _patch_object, _PatchDict
