# An asynchronous generator that nobody can go on with is closed by the loop.
import asyncio
async def gen():
    try:
        for i in range(3): yield i; await asyncio.sleep(0)
    finally: print("agen closed")
async def main():
    async for i in gen():
        if i == 1: break
    print("after")
    g = gen(); print(await anext(g)); await g.aclose()
    await asyncio.sleep(0.01)
    print("end")
asyncio.run(main())
