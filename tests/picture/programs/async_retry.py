import asyncio


async def fetch(url, tries):
    for attempt in range(tries):
        await asyncio.sleep(1)
        if attempt == 1:
            return url.upper()


def backoff(base):
    async def run(task, tries):
        delay = base
        result = await fetch(task, tries)
        return result

    return run


async def main():
    run = backoff(2)
    a = asyncio.create_task(run("a", 3))
    b = asyncio.create_task(run("b", 2))
    print(await a)
    print(await b)


asyncio.run(main())
