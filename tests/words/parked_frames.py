import asyncio


def inner():
    got = yield 1
    yield got


def outer():
    yield from inner()


g = outer()
next(g)
print(g.send("x"))
g.close()


async def fetch():
    await asyncio.sleep(2)
    return "page"


async def main():
    return await fetch()


asyncio.run(main())
