"""unittest: cases, their order of set-up and clean-up, results, and the runner's report."""

import io
import re
import unittest

log = []


class Numbers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("class up")

    @classmethod
    def tearDownClass(cls):
        log.append("class down")

    def setUp(self):
        log.append(f"up {self._testMethodName}")
        self.addCleanup(log.append, "clean-up")

    def tearDown(self):
        log.append("down")

    def test_equal(self):
        """Numbers are equal."""
        self.assertEqual(1 + 1, 2)
        self.assertIn(1, [1])
        self.assertTrue(True)
        self.assertIsNone(None)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual([1, 2], [2, 1])
        self.assertIsInstance(1, int)
        self.assertRegex("abc", "b")

    def test_fails(self):
        self.assertEqual(1, 2, "numbers differ")

    def test_raises(self):
        with self.assertRaises(ZeroDivisionError) as context:
            1 / 0
        self.assertEqual(str(context.exception), "division by zero")
        self.assertRaises(ValueError, int, "x")
        with self.assertRaisesRegex(ValueError, "invalid"):
            int("y")

    def test_error(self):
        raise KeyError("k")

    @unittest.skip("not today")
    def test_skipped(self):
        log.append("never")

    def test_parts(self):
        for n in range(3):
            with self.subTest(n=n):
                self.assertNotEqual(n, 1)


class Later(unittest.TestCase):
    def setUp(self):
        if self._testMethodName == "test_unready":
            raise OSError("no connection")

    def tearDown(self):
        log.append("later down")

    def test_ready(self):
        self.skipTest("later")

    def test_unready(self):
        log.append("never")


def load(*kinds):
    suite = unittest.TestSuite()
    for kind in kinds:
        suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(kind))
    return suite


out = io.StringIO()
result = unittest.TextTestRunner(stream=out, verbosity=2).run(load(Numbers, Later))
report = out.getvalue()
print(re.sub(r" in \S+s", "", report[: report.index("=" * 70)]), *report.splitlines()[-1:], sep="")
print(log)
print(result.testsRun, len(result.failures), len(result.errors), result.wasSuccessful(), [reason for _, reason in result.skipped])
print([text.splitlines()[-1] for _, text in result.failures + result.errors])
out = io.StringIO()
unittest.TextTestRunner(stream=out).run(load(Later))
print(out.getvalue().splitlines()[0], out.getvalue().splitlines()[-1])
case = Numbers("test_equal")
print(case.id(), case.shortDescription(), case.run().wasSuccessful())


def told(name, *arguments):
    try:
        getattr(case, name)(*arguments)
    except AssertionError as error:
        print(name, error)


told("assertEqual", 1, 2)
told("assertNotEqual", 1, 1)
told("assertTrue", 0)
told("assertFalse", [1], "extra")
told("assertIs", 1, 2)
told("assertIsNone", 3)
told("assertIsNotNone", None)
told("assertIn", 1, [2])
told("assertNotIn", 1, [1])
told("assertGreater", 1, 2)
told("assertLessEqual", 3, 2)
told("assertIsInstance", 1, str)
told("assertAlmostEqual", 1.0, 1.1)
told("assertAlmostEqual", 1.0, 1.1, None, None, 0.01)
told("assertRaises", KeyError, int, "1")
told("assertRaises", (KeyError, ValueError), int, "1")
told("assertRegex", "abc", "x+")
told("fail", "because")
