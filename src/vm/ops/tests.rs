//! What needs no machine: numbers to text and back.

use super::number::{float_repr, read_float};

#[test]
fn floats_print_their_shortest_digits() {
    let expected = [
        (0.1, "0.1"),
        (1.0, "1.0"),
        (-0.0, "-0.0"),
        (1e16, "1e+16"),
        (123456789012345680.0, "1.2345678901234568e+17"),
        (1e15, "1000000000000000.0"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (1.5e-7, "1.5e-07"),
        (1e100, "1e+100"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
        (f64::INFINITY, "inf"),
        (f64::NAN, "nan"),
    ];
    for (float, text) in expected {
        assert_eq!(float_repr(float), text);
    }
}

#[test]
fn float_takes_what_cpython_takes() {
    for (text, float) in
        [(" 1.5 ", 1.5), ("1_000.0", 1000.0), ("-1e3", -1000.0), (".5", 0.5), ("5.", 5.0), ("1E+2", 100.0)]
    {
        assert_eq!(read_float(text), Some(float), "{text}");
    }
    for text in ["", " ", "1__0", "_1", "1_", "abc", "1e", "0x10", "1 2", "--1", "infinit", "."] {
        assert_eq!(read_float(text), None, "{text}");
    }
}
