# What is wrong in the braces of an f-string.
for source in [
    "f'{}'", "f'{ }'", "f'{!r}'", "f'{:x}'", "f'{=}'", "f'{a $ b}'", "f'{a b}'", "f'{a;}'", "f'{+}'", "f'{*}'",
    "f'{a!}'", "f'{a!:x}'", "f'{a!x}'", "f'{a! r}'", "f'{a!3}'", "f'{a!r b}'", "f'{a=b}'", "f'{a='", "f'{a'",
    "f'{a:'", "f'{a:x'", "f'{a!r'", "f'{a)}'", "f'{(a]}'", "f'{(a}'", "f'{a#}'", "f'{#}'", "f'a}'", "f'{{}'",
    "f'{lambda x: 1}'", "f'{(lambda x: 1)}'", "f'{1, lambda: 1}'", "f'{a[\"b}'", "f'{\"a}'", "f'{a.}'", "f'{a +}'",
    "f'{1 if 2}'", "f'''{\n}'''", "f'''{a\nb}'''", "f'''{a", "f'{a", "f'a", "f'{f\"{}\"}'", "f'{a:{}}'", "f'{a:{b!}}'",
    "rf'{\\x}'", "f'{a\n}'", "x = f'{a}' f'{'", "f'{yield}'", "f'{a := 1}'", "f'{*a}'", "f'{**a}'", "f'{a}' = 1",
]:
    try:
        compile(source, "<case>", "exec")
    except SyntaxError as error:
        print(repr(source), error.lineno, error.msg)
    else:
        print(repr(source), "compiled")
