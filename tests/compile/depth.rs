//! However deep a program nests, the compiler answers on the stack a web page has.

/// Runs `work` on a stack of one megabyte.
fn on_small_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(1 << 20).spawn_scoped(scope, work);
        thread.expect("a thread starts").join().expect("no panic")
    })
}

fn around(open: &str, middle: &str, close: &str, depth: usize) -> String {
    format!("x = {}{middle}{}\n", open.repeat(depth), close.repeat(depth))
}

/// Headers, each inside the one before.
fn blocks(header: &str, after: &str, depth: usize) -> String {
    let down: String = (0..depth).map(|n| format!("{}{header}\n", " ".repeat(n))).collect();
    let up: String = (0..depth)
        .rev()
        .filter(|_| !after.is_empty())
        .map(|n| format!("{}{after}\n", " ".repeat(n)))
        .collect();
    format!("{down}{}pass\n{up}", " ".repeat(depth))
}

#[test]
fn depth_is_refused_or_compiled_but_never_overflows() {
    for depth in [20, 50, 99, 150, 199, 300, 400, 533, 800, 1066] {
        let programs = [
            around("(", "1", ")", depth),
            around("[", "1", "]", depth),
            around("{1:", "1", "}", depth),
            around("f(*", "1", ")", depth),
            around("a[", "1", "]", depth),
            around("[", "1", " for x in y]", depth),
            around("[1 for x in ", "y", "]", depth),
            around("(", "1", " for x in y)", depth),
            around("not ", "1", "", depth),
            around("-", "y", "", depth),
            around("lambda: ", "y", "", depth),
            around("a if b else ", "y", "", depth),
            around("a ** ", "y", "", depth),
            around("a + ", "y", "", depth),
            around("", "a", ".b", depth),
            around("", "a", ".b()", depth),
            around("", "a", "()", depth),
            around("", "a", " < b", depth),
            format!("{}a{} = 1\n", "(".repeat(depth), ",)".repeat(depth)),
            format!("if {}a: pass\n", "not ".repeat(depth)),
            format!("if a: pass\n{}", "elif b: pass\n".repeat(depth)),
            format!("with {}: pass\n", vec!["a as b"; depth].join(", ")),
            blocks("if a:", "", depth),
            blocks("def f():", "", depth),
            blocks("class C:", "", depth),
            blocks("for x in y:", "", depth),
            blocks("try:", "finally: pass", depth),
            blocks("try:", "except E as e: pass", depth),
        ];
        for source in programs {
            on_small_stack(|| super::compile(&source).is_ok());
        }
    }
}
