def repeat(times):
    def decorator(function):
        def wrapper(*args, **kwargs):
            results = []
            for _ in range(times):
                results.append(function(*args, **kwargs))
            return results

        return wrapper

    return decorator


@repeat(3)
def roll(sides, bonus=0):
    return sides // 2 + bonus


print(roll(6))
print(roll(20, bonus=1))
