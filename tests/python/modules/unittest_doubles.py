"""unittest.mock: doubles answer anything, remember what they were asked, and stand in for a while."""

import asyncio
import json
from unittest import mock
from unittest.mock import ANY, AsyncMock, MagicMock, Mock, call, patch, sentinel

save = Mock(return_value=7, name="save")
print(save(1, key="x"), save.called, save.call_count, save.call_args, save.call_args_list, save.mock_calls)
print(save.call_args.args, save.call_args.kwargs, save.call_args == call(1, key="x"), save.call_args == ((1,), {"key": "x"}))
save.assert_called_once_with(1, key="x")
save.assert_called_with(1, key=ANY)


def told(check):
    try:
        check()
        print("passes")
    except (AssertionError, AttributeError, KeyError, StopIteration) as error:
        print(type(error).__name__, error)


told(lambda: save.assert_called_with(2))
told(lambda: save.assert_not_called())
told(lambda: save.assert_any_call(3))
told(lambda: Mock().assert_called())
told(lambda: Mock().assert_called_once())
told(lambda: Mock().assert_called_with(1, a=2))
told(lambda: Mock().assert_caled())
told(lambda: Mock(spec=["send"]).recieve())

mailer = Mock()
mailer.send("ann", body="hi")
mailer.smtp.connect("host").login("me")
print(mailer.method_calls, mailer.mock_calls, mailer.smtp.connect.call_args)
mailer.assert_has_calls([call.send("ann", body="hi"), call.smtp.connect("host")])
told(lambda: mailer.assert_has_calls([call.send("bob")]))
told(lambda: mailer.send.assert_called_once_with("bob"))

flaky = Mock(side_effect=[ConnectionError("down"), "up"])
told(lambda: None)
try:
    flaky()
except ConnectionError as error:
    print("raised", error)
print(flaky(), flaky.call_count)
told(flaky)
flaky.side_effect = lambda text: text.upper()
print(flaky("abc"))
flaky.side_effect = KeyError("gone")
told(flaky)
flaky.reset_mock(side_effect=True)
print(flaky.called, flaky.mock_calls, Mock(wraps=len)([1, 2]), Mock(a=1, **{"b": 2}).b)

magic = MagicMock()
magic.__len__.return_value = 3
magic["k"] = 1
magic.__getitem__.side_effect = lambda key: key * 2
print(len(magic), magic["ab"], bool(magic), 5 in magic, list(magic), int(magic), magic.__setitem__.call_args)
with magic as entered:
    print(entered is magic.__enter__.return_value)
print(sentinel.thing, sentinel.thing is sentinel.thing, call.a.b(1), call(1, a=2), ANY == 3, ANY)


class Clock:
    kind = "real"

    def now(self):
        return "late"


print(isinstance(Mock(spec=Clock), Clock))
with patch.object(Clock, "now", return_value="noon") as now:
    print(Clock().now(), now.call_count)
with patch("json.dumps", lambda value: "patched"), patch.object(Clock, "kind", "fake"):
    print(json.dumps({}), Clock.kind)
print(json.dumps({}), Clock().now(), Clock.kind)


@patch("json.loads")
def decorated(loads, extra=1):
    loads.return_value = extra
    return json.loads("ignored"), loads.call_args


print(decorated(), decorated(extra=5), json.loads("[1]"), decorated.__name__)
settings = {"a": 1}
with patch.dict(settings, {"b": 2}, c=3) as inside:
    print(inside, settings is inside)
with patch.dict(settings, clear=True):
    print(settings)
print(settings)
patcher = patch.object(Clock, "kind", "started")
patcher.start()
print(Clock.kind, end=" ")
patcher.stop()
print(Clock.kind)


async def main():
    fetch = AsyncMock(return_value={"ok": True})
    print(await fetch("url"), fetch.await_count)
    fetch.assert_awaited_once_with("url")
    failing = AsyncMock(side_effect=TimeoutError("slow"))
    print(await asyncio.gather(failing(), return_exceptions=True))


asyncio.run(main())
parent = Mock()
parent.first(1)
parent.second(2)
print(parent.mock_calls, mock.Mock is Mock)
