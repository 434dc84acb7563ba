"""Tests as classes: cases, suites, a runner that tells on the standard error."""

import sys
import time
import traceback


class SkipTest(Exception):
    """The test is not to be run."""


class _Raises:
    def __init__(self, case, wanted, pattern, text, by=""):
        self._case, self._wanted, self._pattern, self._text, self._by = case, wanted, pattern, text, by

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            wanted = getattr(self._wanted, "__name__", self._wanted)
            self._case._fail(f"{wanted} not raised{self._by}", self._text)
        if not issubclass(kind, self._wanted):
            return False
        self.exception = error.with_traceback(None)
        if self._pattern is not None:
            import re

            if not re.search(self._pattern, str(error)):
                pattern = getattr(self._pattern, "pattern", self._pattern)
                self._case._fail(f"{pattern!r} does not match {str(error)!r}", self._text)
        return True


def _check(test, told):
    def check(self, first, second, msg=None):
        if not test(first, second):
            self._fail(f"{first!r} {told} {second!r}", msg)

    return check


def _check_one(test, told):
    def check(self, value, msg=None):
        if not test(value):
            self._fail(f"{value!r} {told}".strip(), msg)

    return check


class TestCase:
    failureException, maxDiff = AssertionError, None

    def __init__(self, methodName="runTest"):
        self._testMethodName, self._cleanups = methodName, []

    def setUp(self): ...
    def tearDown(self): ...
    @classmethod
    def setUpClass(cls): ...
    @classmethod
    def tearDownClass(cls): ...

    def id(self):
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}.{self._testMethodName}"

    def __str__(self):
        return f"{self._testMethodName} ({self.id()})"

    def shortDescription(self):
        text = getattr(self, self._testMethodName).__doc__
        return text.strip().split("\n")[0].strip() if text else None

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def run(self, result=None):
        result = TestResult() if result is None else result
        method = getattr(self, self._testMethodName)
        self._result = result
        result.startTest(self)
        good, ready = True, False
        skipped = getattr(type(self), "_skipped", None) or getattr(method, "_skipped", None)
        steps = (self.setUp, method, self.tearDown, self.doCleanups)
        for step in steps if skipped is None else ():
            if not ready and step in (method, self.tearDown):
                continue
            try:
                step()
                ready = True
            except SkipTest as error:
                skipped = str(error)
            except Exception as error:
                good = False
                tell = result.addFailure if isinstance(error, AssertionError) else result.addError
                tell(self, sys.exc_info())
        if skipped is not None:
            result.addSkip(self, skipped)
        elif good and not result.subfailed:
            result.addSuccess(self)
        result.stopTest(self)
        return result

    __call__ = run

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise AssertionError(msg)

    def _fail(self, told, msg):
        raise AssertionError(told if msg is None else f"{told} : {msg}")

    def subTest(self, msg=None, **params):
        return _SubTest(self, msg, params)

    def assertRaises(self, expected, *args, **kwargs):
        return self.assertRaisesRegex(expected, None, *args, **kwargs)

    def assertRaisesRegex(self, expected, pattern, *args, msg=None, **kwargs):
        if not args:
            return _Raises(self, expected, pattern, msg)
        with _Raises(self, expected, pattern, msg, f" by {getattr(args[0], '__name__', args[0])}"):
            args[0](*args[1:], **kwargs)

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        apart = abs(first - second)
        if apart <= delta if delta is not None else first == second or round(apart, 7 if places is None else places) == 0:
            return
        within = f"{delta!r} delta" if delta is not None else f"{7 if places is None else places} places"
        self._fail(f"{first!r} != {second!r} within {within} ({apart!r} difference)", msg)

    def assertCountEqual(self, first, second, msg=None):
        left = list(second)
        if any(each not in left or left.remove(each) for each in first) or left:
            self._fail("Element counts were not equal", msg)

    def assertRegex(self, text, pattern, msg=None):
        import re

        if not re.search(pattern, text):
            self._fail(f"Regex didn't match: {getattr(pattern, 'pattern', pattern)!r} not found in {text!r}", msg)

    assertEqual = _check(lambda a, b: a == b, "!=")
    assertListEqual = assertDictEqual = assertTupleEqual = assertSetEqual = assertEqual
    assertMultiLineEqual = assertSequenceEqual = assertEqual
    assertNotEqual = _check(lambda a, b: a != b, "==")
    assertIs = _check(lambda a, b: a is b, "is not")
    assertIn = _check(lambda a, b: a in b, "not found in")
    assertNotIn = _check(lambda a, b: a not in b, "unexpectedly found in")
    assertGreater = _check(lambda a, b: a > b, "not greater than")
    assertGreaterEqual = _check(lambda a, b: a >= b, "not greater than or equal to")
    assertLess = _check(lambda a, b: a < b, "not less than")
    assertLessEqual = _check(lambda a, b: a <= b, "not less than or equal to")
    assertIsInstance = _check(isinstance, "is not an instance of")
    assertNotIsInstance = _check(lambda a, b: not isinstance(a, b), "is an instance of")
    assertTrue = _check_one(bool, "is not true")
    assertFalse = _check_one(lambda value: not value, "is not false")
    assertIsNone = _check_one(lambda value: value is None, "is not None")

    def assertIsNot(self, first, second, msg=None):
        if first is second:
            self._fail(f"unexpectedly identical: {first!r}", msg)

    def assertIsNotNone(self, value, msg=None):
        if value is None:
            self._fail("unexpectedly None", msg)


class _SubTest:
    def __init__(self, case, msg, params):
        told = ", ".join([f"{key}={value!r}" for key, value in params.items()])
        self._case, self._told = case, (f" [{msg}]" if msg else "") + (f" ({told})" if told else "")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None or not issubclass(kind, Exception):
            return False
        result = self._case._result
        if result._verbosity > 1:
            result._stream.write(f"{'' if result.subfailed else chr(10)}  {self._case}{self._told} ... ")
        result.subfailed = True
        tell = result.addFailure if issubclass(kind, AssertionError) else result.addError
        tell(f"{self._case}{self._told}", (kind, error, tb))
        return True


class TestResult:
    def __init__(self, stream=None, verbosity=0):
        self._stream, self._verbosity = stream, verbosity
        self.testsRun, self.subfailed = 0, False
        self.failures, self.errors, self.skipped = [], [], []

    def _tell(self, mark, text):
        if self._verbosity:
            self._stream.write(text + "\n" if self._verbosity > 1 else mark)

    def startTest(self, test):
        self.testsRun += 1
        self.subfailed = False
        if self._verbosity > 1:
            described = test.shortDescription()
            self._stream.write(f"{test}\n{described} ... " if described else f"{test} ... ")

    def stopTest(self, test): ...

    def addSuccess(self, test):
        self._tell(".", "ok")

    def addFailure(self, test, error):
        self.failures.append((test, "".join(traceback.format_exception(error[1]))))
        self._tell("F", "FAIL")

    def addError(self, test, error):
        self.errors.append((test, "".join(traceback.format_exception(error[1]))))
        self._tell("E", "ERROR")

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))
        self._tell("s", f"skipped {reason!r}")

    def wasSuccessful(self):
        return not self.failures and not self.errors


class TestSuite(list):
    addTest, addTests = list.append, list.extend

    def countTestCases(self):
        return sum([each.countTestCases() if isinstance(each, TestSuite) else 1 for each in self])

    def run(self, result):
        classes = []
        for test in self:
            if isinstance(test, TestCase) and type(test) not in classes:
                for cls in classes[-1:]:
                    cls.tearDownClass()
                classes.append(type(test))
                type(test).setUpClass()
            test.run(result)
        for cls in classes[-1:]:
            cls.tearDownClass()
        return result

    __call__ = run


class TestLoader:
    def getTestCaseNames(self, cls):
        return [name for name in sorted(dir(cls)) if name.startswith("test") and callable(getattr(cls, name))]

    def loadTestsFromTestCase(self, cls):
        return TestSuite([cls(name) for name in self.getTestCaseNames(cls)])

    def loadTestsFromModule(self, module):
        kinds = [getattr(module, name) for name in dir(module)]
        own = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, TestCase) and kind is not TestCase]
        return TestSuite([self.loadTestsFromTestCase(kind) for kind in own])


defaultTestLoader = TestLoader()


class TextTestRunner:
    def __init__(self, stream=None, descriptions=True, verbosity=1, **options):
        self._stream, self._verbosity = stream, verbosity

    def run(self, test):
        stream = sys.stderr if self._stream is None else self._stream
        result = TestResult(stream, self._verbosity)
        start = time.perf_counter()
        test.run(result)
        took = time.perf_counter() - start
        if self._verbosity:
            stream.write("\n")
        for kind, found in (("ERROR", result.errors), ("FAIL", result.failures)):
            for case, text in found:
                stream.write(f"{'=' * 70}\n{kind}: {case}\n{'-' * 70}\n{text}\n")
        count = result.testsRun
        stream.write(f"{'-' * 70}\nRan {count} test{'' if count == 1 else 's'} in {took:.3f}s\n\n")
        counts = {"failures": result.failures, "errors": result.errors, "skipped": result.skipped}
        told = ", ".join([f"{name}={len(each)}" for name, each in counts.items() if each])
        end = "NO TESTS RAN" if not count else "OK" if result.wasSuccessful() else "FAILED"
        stream.write(f"{end}{f' ({told})' if told else ''}\n")
        return result


class main:
    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, exit=True, verbosity=1, **options):
        tests = defaultTestLoader.loadTestsFromModule(sys.modules[module] if isinstance(module, str) else module)
        self.result = (testRunner or TextTestRunner(verbosity=verbosity)).run(tests)
        if exit:
            sys.exit(5 if not self.result.testsRun else int(not self.result.wasSuccessful()))


def skip(reason=""):
    def mark(what):
        what._skipped = reason
        return what

    return mark


def skipIf(condition, reason):
    return skip(reason) if condition else lambda what: what


def skipUnless(condition, reason):
    return skipIf(not condition, reason)
