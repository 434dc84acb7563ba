//! Every program of tests/python in the shipped page's own engine: what it prints and how it ends is CPython's, in 32 bits
//! and on a worker's small stack as natively. The test speaks to the engine's worker as the page does.

#[path = "../../files/mod.rs"]
mod files;

use lexiscope::session::{Reply, Request, RunState, Wanted};
use lexiscope::view::EndKind;
use lexiscope_e2e::{Page, View, root, site};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Keeps the engine's worker at hand, and what it says.
const LISTEN: &str = "
    const Plain = Worker;
    window.said = [];
    window.Worker = class extends Plain {
        constructor(address, options) {
            super(address, options);
            if (options?.name !== 'engine') return;
            window.engine = this;
            this.addEventListener('message', ({ data }) =>
                window.said.push(data instanceof ArrayBuffer ? Array.from(new Uint8Array(data)) : String(data)));
        }
    };";
/// Where the page differs from CPython on this machine, and may: the last digit of a logarithm is the C library's there
/// and wasm's own here.
const OTHER_DIGITS: [&str; 1] = ["modules/random_generated.py"];
/// Numbers of runs that the page itself does not come to.
const FIRST_RUN: u64 = 1 << 40;
/// How long one program may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// The engine behind an opened page.
struct Engine {
    page: Page,
}

impl Engine {
    fn start() -> Engine {
        let page = Page::start(View::default());
        page.before_all(LISTEN);
        page.goto(&site().url("/"));
        page.wait_for_picture();
        Engine { page }
    }

    fn ask(&self, request: &Request) {
        let bytes = postcard::to_allocvec(request).expect("a request is plain data");
        self.page.run(&format!("engine.postMessage(new Uint8Array({bytes:?}).buffer)"));
    }

    /// What the engine said since it was last heard.
    fn heard(&self) -> Vec<Reply> {
        let said = self.page.run("return window.said.splice(0)");
        let bytes = |message: &serde_json::Value| -> Option<Vec<u8>> {
            message.as_array()?.iter().map(|byte| byte.as_u64().map(|byte| byte as u8)).collect()
        };
        let messages = said.as_array().cloned().unwrap_or_default();
        let read = |message: &serde_json::Value| match bytes(message) {
            Some(bytes) => postcard::from_bytes(&bytes).expect("a reply of this protocol"),
            None => panic!("the engine said {message}"),
        };
        messages.iter().filter(|message| *message != "ready").map(read).collect()
    }

    /// Waits for a reply that `wanted` takes.
    fn hear<T>(&self, mut wanted: impl FnMut(Reply) -> Option<T>) -> Result<T, String> {
        let began = Instant::now();
        while began.elapsed() < PATIENCE {
            if let Some(found) = self.heard().into_iter().find_map(&mut wanted) {
                return Ok(found);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err("no answer".to_owned())
    }

    /// Runs a program; how it ended (the traceback's last line, if any) and what it printed.
    fn run(&self, run: u64, source: String) -> Result<(String, String, u64), String> {
        self.ask(&Request::Run { run, source });
        let ended = self.hear(|reply| match reply {
            Reply::Refused { run: of, diagnostics } if of == run => {
                let first = diagnostics.first();
                Some(Err(first.map_or_else(String::new, |one| format!("{}: {}", one.kind, one.message))))
            }
            Reply::Fault { run: of, text } if of == run => Some(Ok(EndKind::Limit(text))),
            Reply::Progress { run: of, progress } if of == run => match progress.state {
                RunState::Ended(how) => Some(Ok(how)),
                RunState::WaitingForInput { .. } => {
                    self.ask(&Request::Answer { run, line: None });
                    None
                }
                _ => None,
            },
            _ => None,
        })?;
        let error = match ended {
            Err(refused) => return Ok((refused, String::new(), 0)),
            Ok(EndKind::Exception(line)) => line,
            Ok(EndKind::Limit(text)) => return Err(text),
            Ok(EndKind::Finished | EndKind::Exit(_)) => String::new(),
        };
        self.ask(&Request::View { run, request: run, wanted: Wanted::Last });
        self.hear(|reply| match reply {
            Reply::View { request, shown, .. } if request == run => {
                Some((error.clone(), shown.view.output.clone(), shown.view.output_cut))
            }
            _ => None,
        })
    }
}

/// The programs that have what CPython said of them beside them.
fn programs() -> Vec<PathBuf> {
    files::python_below(&root().join("tests/python"))
}

fn beside(program: &Path, extension: &str) -> String {
    fs::read_to_string(program.with_extension(extension)).unwrap_or_default()
}

/// `ValueError: text`, and not another last line.
fn is_plain(error: &str) -> bool {
    let name = error.split(':').next().unwrap_or_default().trim_end();
    name.ends_with("Error") && !name.contains(' ')
}

/// What `sys.exit` writes, or what is raised after the end.
fn exits(error: &str) -> bool {
    !is_plain(error) || error.contains("at exit")
}

#[test]
fn programs_behave_in_the_page_as_in_cpython() {
    let engine = Engine::start();
    let programs = programs();
    let mut wrong = Vec::new();
    for (at, program) in programs.iter().enumerate() {
        let source = fs::read_to_string(program).expect("a readable program");
        let (output, error) = (beside(program, "out"), beside(program, "err"));
        let told = match engine.run(FIRST_RUN + at as u64, source) {
            Err(why) => Some(why),
            // Beside lies the last line on stderr, which may be a note's, a group's, or `sys.exit`'s text.
            Ok((said, ..)) if error.is_empty() != said.is_empty() && !error.is_empty() && !exits(&error) => {
                Some(format!("ends with {said:?}"))
            }
            Ok((said, ..)) if is_plain(&error) && !exits(&error) && said.trim_end() != error.trim_end() => {
                Some(format!("ends with {said:?}"))
            }
            Ok((_, printed, cut)) => {
                let wanted: String = output.chars().skip(cut as usize).collect();
                let (mut wanted, mut got) = (wanted.split('\n'), printed.split('\n'));
                (1..)
                    .map_while(|line| match (wanted.next(), got.next()) {
                        (None, None) => None,
                        (want, got) => {
                            Some((want != got).then(|| format!("line {line}: {got:?} for {want:?}")))
                        }
                    })
                    .find_map(|differs| differs)
            }
        };
        if let Some(told) = told {
            let name = program.strip_prefix(root().join("tests/python")).unwrap_or(program);
            if !OTHER_DIGITS.iter().any(|other| name.ends_with(other)) {
                wrong.push(format!("{}: {told}", name.display()));
            }
        }
    }
    println!("{} programs, {} of them as CPython", programs.len(), programs.len() - wrong.len());
    assert!(wrong.is_empty(), "{} differ in the browser:\n{}", wrong.len(), wrong.join("\n"));
}
