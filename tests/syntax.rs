//! Syntax errors: CPython's words at CPython's places, and text that nothing may break.

use lexiscope::base::LineIndex;
use lexiscope::{scope, syntax};
use serde_json::Value;

/// The first message, as `Type: message line:column`, or `fine`.
fn said(source: &str) -> String {
    let parsed = syntax::parse(source);
    let (_, names) = scope::analyze(&parsed.module, source);
    match parsed.diagnostics.iter().chain(&names).next() {
        None => "fine".into(),
        Some(error) => {
            let place = LineIndex::new(source).position(source, error.span.start);
            format!("{}: {} {}:{}", error.kind, error.message, place.line, place.column)
        }
    }
}

fn check(source: &str, expected: &str) {
    assert_eq!(said(source), expected, "{}", source.chars().take(200).collect::<String>());
}

/// Runs on a stack as small as a web page's.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(1 << 20).spawn(run).unwrap().join().unwrap();
}

/// `tests/syntax/messages.json` is what CPython says; `differences.txt` lists where we say something else.
#[test]
fn messages_are_cpythons() {
    let mut differences = String::new();
    for line in include_str!("syntax/messages.json").lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let source = case["source"].as_str().unwrap();
        let truth = match &case["said"] {
            Value::Null => "fine".to_owned(),
            said => format!("{} {}:{}", said[0].as_str().unwrap(), said[1], said[2]),
        };
        let ours = said(source);
        if ours != truth {
            differences.push_str(&format!("{source:?}\n  CPython: {truth}\n  ours:    {ours}\n"));
        }
    }
    let known = include_str!("syntax/differences.txt");
    assert!(differences == known, "differences.txt should now read:\n{differences}");
}

#[test]
fn characters_by_name_are_refused_kindly() {
    let words = concat!(
        r"NotImplementedError: \N{BULLET}: characters have no names here, ",
        "for the table of names would be a third of the download; write the character itself"
    );
    check(r"x = '\N{BULLET}'", &format!("{words} 1:5"));
    check(r#"x = f"it's \N{BULLET}{1}""#, &format!("{words} 1:7"));
    check(r"x = '\\N{BULLET}'", "fine");
}

#[test]
fn bad_escapes_are_found_between_the_fields_of_an_f_string() {
    check(
        r#"x = f"it's {1} \x1{1}""#,
        "SyntaxError: (unicode error) 'unicodeescape' codec can't decode bytes in position 1-3: truncated \\xXX escape 1:15",
    );
}

#[test]
fn deep_text_is_refused_politely() {
    on_a_small_stack(|| {
        let n = 50_000;
        check(&"(".repeat(n), "SyntaxError: too many nested parentheses 1:201");
        check(
            &("x = ".to_owned() + &"[".repeat(n) + &"]".repeat(n)),
            "SyntaxError: too many nested parentheses 1:205",
        );
        check(&("f(".repeat(n) + "1"), "SyntaxError: too many nested parentheses 1:402");
        check(&("-".repeat(n) + "1"), "SyntaxError: too complex: nested too deeply 1:534");
        check(&("not ".repeat(n) + "1"), "SyntaxError: too complex: nested too deeply 1:2136");
        check(&("lambda: ".repeat(n) + "1"), "SyntaxError: too complex: nested too deeply 1:4271");
        check(&("lambda a, b: ".repeat(n) + "1"), "SyntaxError: too complex: nested too deeply 1:6936");
        check(&("1 if 2 else ".repeat(n) + "1"), "SyntaxError: too complex: nested too deeply 1:6408");
        check(&("2**".repeat(n) + "1"), "SyntaxError: too complex: nested too deeply 1:1602");
        check(&("a".to_owned() + &".b".repeat(n)), "SyntaxError: too complex: nested too deeply 1:2134");
        check(&("a".to_owned() + &"()".repeat(n)), "SyntaxError: too complex: nested too deeply 1:2128");
        check(&("1+".repeat(n) + "1"), "SyntaxError: too complex: nested too deeply 1:2134");
        check(&"f'{".repeat(n), "SyntaxError: too complex: nested too deeply 1:372");
        check("x = 1\0", "SyntaxError: source code cannot contain null bytes 1:6");
        check(&" ".repeat(5 << 20), "SyntaxError: too long: programs are limited to 4 MB 1:1");
    });
}

#[test]
fn indentation_has_cpythons_limit() {
    let nested = |depth: usize| -> String {
        let headers: String = (0..depth).map(|at| " ".repeat(at) + "if 1:\n").collect();
        headers + &" ".repeat(depth) + "pass\n"
    };
    on_a_small_stack(move || {
        check(&nested(99), "fine");
        check(&nested(100), "IndentationError: too many levels of indentation 101:101");
    });
}

#[test]
fn what_is_allowed_fits_a_small_stack() {
    on_a_small_stack(|| {
        check(&("(".repeat(200) + "1" + &")".repeat(200)), "fine");
        check(&("1+".repeat(1000) + "1"), "fine");
        check(&("a".to_owned() + &".b".repeat(1000)), "fine");
        check(&("not ".repeat(500) + "1"), "fine");
        check(&("[lambda x=1: ".repeat(150) + "1" + &"]".repeat(150)), "fine");
        check(&("if 1: pass\n".to_owned() + &"elif 1: pass\n".repeat(50_000)), "fine");
        check(&("x = [".to_owned() + &"1, ".repeat(30_000) + "]"), "fine");
        check(&("x = '".to_owned() + &"a".repeat(100_000) + "'"), "fine");
        check(&"'a' ".repeat(50_000), "fine");
        check(&"x = -1\n".repeat(20_000), "fine");
        check(&("{".to_owned() + &"'k': lambda a: -a.b(c), ".repeat(5_000) + "}"), "fine");
    });
}

/// No prefix of a program, and none with a character struck out, breaks anything.
#[test]
fn broken_programs_break_nothing() {
    let program = include_str!("syntax/everything.py");
    let places: Vec<usize> = program.char_indices().map(|(at, _)| at).collect();
    for &at in &places {
        said(&program[..at]);
        let mut without = program.to_owned();
        without.remove(at);
        said(&without);
    }
}

#[test]
fn traceback_looks_like_cpythons() {
    let check = |source: &str, expected: &str| {
        let parsed = syntax::parse(source);
        assert_eq!(syntax::traceback(&parsed.diagnostics[0], "x.py", source), expected);
    };
    check(
        "x = (1,\ny = 2",
        "  File \"x.py\", line 1\n    x = (1,\n        ^\nSyntaxError: '(' was never closed\n",
    );
    check("    x = 1", "  File \"x.py\", line 1\n    x = 1\nIndentationError: unexpected indent\n");
    check(
        "print(\"héllo\" 1)",
        "  File \"x.py\", line 1\n    print(\"héllo\" 1)\n          ^^^^^^^^^\n\
         SyntaxError: invalid syntax. Perhaps you forgot a comma?\n",
    );
}
