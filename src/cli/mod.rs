//! The command line: `lexiscope COMMAND FILE`.
//!
//! Statuses: 0 all well, 1 the program failed, 2 the command was not understood or the file not read.

mod lesson;
mod options;
mod program;
mod run;
mod scopes;
mod svg;
mod trace;
mod view;

use std::io::Read;

const USAGE: &str =
    "usage: lexiscope run|scopes|trace|view|svg|lesson FILE [options]   (FILE may be - for standard input)";

/// Runs one command; the result is the process's status.
pub fn main(args: &[String]) -> i32 {
    let result = match args.split_first() {
        Some((command, rest)) => match command.as_str() {
            "lesson" => lesson::main(rest),
            "run" => run::main(rest),
            "scopes" => scopes::main(rest),
            "svg" => svg::main(rest),
            "trace" => trace::main(rest),
            "view" => view::main(rest),
            "-h" | "--help" | "help" => {
                println!("{USAGE}");
                Ok(0)
            }
            _ => Err(format!("unknown command: {command} ({USAGE})")),
        },
        None => Err(USAGE.to_owned()),
    };
    result.unwrap_or_else(|message| {
        eprintln!("lexiscope: {message}");
        2
    })
}

/// The one FILE of a command that has no options.
fn only_file<'a>(command: &str, args: &'a [String]) -> Result<&'a str, String> {
    match args {
        [file] if file == "-" || !file.starts_with('-') => Ok(file),
        [] => Err(format!("{command}: which FILE?")),
        _ => {
            let odd = args.iter().find(|arg| arg.starts_with('-') && *arg != "-").or(args.last());
            let odd = odd.map_or("", |arg| arg.as_str());
            Err(format!("{command}: not understood: {odd}"))
        }
    }
}

/// The text of FILE, `-` being standard input. A byte order mark is no part of the text.
fn read_source(file: &str) -> Result<String, String> {
    let mut bytes = Vec::new();
    let read = if file == "-" {
        std::io::stdin().lock().read_to_end(&mut bytes).map(|_| ())
    } else {
        std::fs::read(file).map(|content| bytes = content)
    };
    read.map_err(|error| format!("can't open file '{file}': {error}"))?;
    crate::syntax::decode(&bytes).map_err(|why| match std::str::from_utf8(&bytes) {
        Ok(_) => format!("'{file}': {why}"),
        Err(_) => format!("'{file}' is not UTF-8 text"),
    })
}
