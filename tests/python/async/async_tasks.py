import asyncio


async def worker(name, delay):
    print(name, "starts")
    await asyncio.sleep(delay)
    print(name, "ends")
    return name.upper()


async def main():
    print(await asyncio.gather(worker("a", 0.02), worker("b", 0.01)))


asyncio.run(main())
