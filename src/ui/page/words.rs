//! What the page itself says (the program's story is told by `view`), in one place.

use crate::session::{LinkError, MAX_PROGRAM, RunState};
use crate::ui::pointing::{opening_of, variable_of};
use crate::ui::state::{Grain, Notice, Speed};
use crate::view::{EndKind, Explainer, Letter, Lookup, LookupStep, Mistake, Place, Target, Verdict};

/// What a key does.
pub struct KeyWords {
    /// The keys, each as it is printed on a keyboard.
    pub keys: &'static [&'static str],
    /// What they do.
    pub does: &'static str,
}

/// Every key, in the order of use.
pub const KEYS: [KeyWords; 19] = [
    KeyWords { keys: &["→", "Page Down"], does: "one step forward" },
    KeyWords { keys: &["←", "Page Up"], does: "one step back" },
    KeyWords { keys: &["Shift + →"], does: "step over: past the calls made here" },
    KeyWords { keys: &["Shift + ←"], does: "step over, backwards" },
    KeyWords { keys: &["Shift + ↑"], does: "step out: until this frame has returned" },
    KeyWords { keys: &["Shift + ↓"], does: "back to where this frame was called" },
    KeyWords { keys: &["Home", "End"], does: "to the start, to the end" },
    KeyWords { keys: &["G"], does: "step by line, by event, by value" },
    KeyWords { keys: &["W"], does: "where is a name found? One name that is read next after the other" },
    KeyWords { keys: &["Space"], does: "play, pause" },
    KeyWords { keys: &["H"], does: "hide or show what happened: “What will happen?”" },
    KeyWords { keys: &["[", "]"], does: "to the previous, the next moment of a lesson" },
    KeyWords { keys: &["+", "−", "0"], does: "zoom the picture, fit it again" },
    KeyWords { keys: &["Ctrl + arrows"], does: "move the picture, when it has the focus" },
    KeyWords {
        keys: &["Enter", "↑", "↓"],
        does: "in the picture: choose a variable; Enter again: its history",
    },
    KeyWords { keys: &["Ctrl + Enter"], does: "run the program, also from the editor" },
    KeyWords { keys: &["Esc"], does: "leave the editor, so that keys step" },
    KeyWords { keys: &["Tab"], does: "to the next part of the page, out of the editor too" },
    KeyWords { keys: &["?"], does: "this list" },
];

/// The words of the picture, explained.
pub const GLOSSARY: [(&str, &str); 5] = [
    ("frame", "one running call of a function, with its own names"),
    (
        "cell",
        "a box that holds one variable shared by a frame and its inner functions; it outlives the frame",
    ),
    ("free variable", "a name that a function uses and an enclosing function binds"),
    ("closure", "a function together with the cells that it carries"),
    ("parent", "the frame in which a function was made: where its free names are found"),
];

/// The name of a speed.
pub fn speed(speed: Speed) -> &'static str {
    match speed {
        Speed::Slow => "slow",
        Speed::Normal => "normal",
        Speed::Fast => "fast",
        Speed::Fastest => "very fast",
    }
}

/// The name of a grain.
pub fn grain(grain: Grain) -> &'static str {
    match grain {
        Grain::Line => "by line",
        Grain::Event => "by event",
        Grain::Expression => "by value",
    }
}

/// Who is asked for a name.
pub fn asked(step: &LookupStep) -> String {
    let frame = match &step.frame {
        Some(Place::Frame(id)) => format!(" ({id})"),
        _ => String::new(),
    };
    match step.letter {
        Letter::Local => format!("{}{frame} itself", step.scope),
        Letter::Enclosing if step.verdict == Verdict::Skipped => format!("class {}", step.scope),
        Letter::Enclosing => format!("{}{frame}, around it", step.scope),
        Letter::Global => "globals".to_owned(),
        Letter::Builtin => "builtins".to_owned(),
    }
}

/// What Python meets there.
pub fn met(step: &LookupStep) -> String {
    match (&step.verdict, &step.target) {
        (Verdict::No, _) => "not here".to_owned(),
        (Verdict::Skipped, _) => "skipped".to_owned(),
        (Verdict::Empty, _) => "here, without a value yet".to_owned(),
        (Verdict::Found(Some(value)), Some(Target::Cell(cell))) => format!("here, in {cell}: {}", value.text),
        (Verdict::Found(Some(value)), _) => format!("here: {}", value.text),
        (Verdict::Found(None), _) => "here".to_owned(),
    }
}

/// What is to be learned from a name's way.
pub fn verdict(way: &Lookup) -> String {
    let name = &way.name;
    let skipped = way.steps.iter().find(|step| step.verdict == Verdict::Skipped);
    if let Some(class) = skipped {
        return format!(
            "A method does not see its class's names: use `self.{name}` or `{}.{name}`.",
            class.scope
        );
    }
    let Some(last) = way.steps.last() else { return String::new() };
    let captured = matches!(last.target, Some(Target::Cell(_)));
    match (last.letter, &last.verdict) {
        (_, Verdict::Empty) => format!("Its own scope binds `{name}` somewhere, so no other scope is asked."),
        (Letter::Local, _) => format!("`{name}` is its own variable."),
        (Letter::Enclosing, _) if captured => {
            format!("`{name}` was captured: function and maker share its cell.")
        }
        (Letter::Enclosing, _) => format!("`{name}` is a variable of `{}`, around it.", last.scope),
        (Letter::Global, Verdict::Found(_)) if way.steps.len() > 1 => {
            format!("`{name}` is a global, not captured: it is read anew each time, and no cell is involved.")
        }
        (Letter::Global, Verdict::Found(_)) => format!("`{name}` is a global."),
        (Letter::Builtin, Verdict::Found(_)) => {
            format!("`{name}` is one of the names that Python always has.")
        }
        (Letter::Global | Letter::Builtin, _) => format!("`{name}` is nowhere: a NameError."),
    }
}

/// Where a mistake shows, for a button.
pub fn mistake_shows(one: &Explainer) -> String {
    let stop = one.stop + 1;
    match one.mistake {
        Mistake::SharedCell | Mistake::SharedGlobal => {
            format!("Surprised by `{}`? Look at stop {stop}", one.name)
        }
        Mistake::MissingNonlocal | Mistake::MissingGlobal => format!("Why the error? Look at stop {stop}"),
    }
}

/// A mistake, explained.
pub fn mistake(one: &Explainer) -> String {
    let Explainer { name, function, .. } = one;
    let function = if function == "<lambda>" { "The lambda".to_owned() } else { format!("`{function}`") };
    let late = format!("{function} reads `{name}` when it is called, not when it is made.");
    let keep = format!("To keep each round's value, bind it when the function is made: `{name}={name}`.");
    match one.mistake {
        Mistake::SharedCell => format!(
            "{late} All functions made in the loop carry one and the same cell, and the loop has left its last value \
             there. {keep}"
        ),
        Mistake::SharedGlobal => format!(
            "{late} No cell is involved: `{name}` is a global, and the loop has left its last value there. {keep}"
        ),
        Mistake::MissingNonlocal => format!(
            "An assignment anywhere in {function} makes `{name}` local to all of it, and that local has no value yet. To \
             change the enclosing function's variable, say `nonlocal {name}` first."
        ),
        Mistake::MissingGlobal => format!(
            "An assignment anywhere in {function} makes `{name}` local to all of it, and that local has no value yet. To \
             change the module's variable, say `global {name}` first."
        ),
    }
}

/// What a row that is chosen is or does.
pub fn row(key: &str) -> Option<String> {
    let opens = opening_of(key).map(|(_, from)| match from {
        Some(_) => "More entries".to_owned(),
        None => "Show fewer".to_owned(),
    });
    opens.or_else(|| Some(variable(&variable_of(key)?)))
}

/// A variable, as a heading.
pub fn variable(target: &Target) -> String {
    match target {
        Target::Global(name) => format!("Global `{name}`"),
        Target::Row(frame, name) => format!("`{name}` in {frame}"),
        Target::Cell(cell) => format!("Cell {cell}"),
        Target::Entry(object, label) => format!("`{label}` of {object}"),
        Target::Frame(frame) => frame.to_string(),
        Target::Object(object) => object.to_string(),
        Target::Clock => "The clock".to_owned(),
    }
}

/// A notice, as a sentence or two.
pub fn notice(notice: &Notice) -> String {
    match notice {
        Notice::Link(LinkError::Version(version)) => format!(
            "This link is of a newer kind (version {version}) than this page can read. Your program is as it was."
        ),
        Notice::Link(LinkError::Damaged) => {
            "This link is incomplete or was changed on its way, so it cannot be opened. Your program is as it was."
                .to_owned()
        }
        Notice::Link(LinkError::TooLong) => {
            let most = MAX_PROGRAM / 1024;
            format!("The program in this link is longer than {most} KB, so it was not opened.")
        }
        Notice::Lesson(None) => "This lesson could not be fetched. Your program is as it was.".to_owned(),
        Notice::Lesson(Some(why)) => format!("This lesson cannot be opened: {why}"),
        Notice::OwnProgramKept => "This program came with a link. Your own is kept.".to_owned(),
        Notice::Fault(words) => format!(
            "The engine stopped at a fault of Lexiscope, not of your program ({words}). The picture and your \
             program are kept; run again to go on."
        ),
        Notice::Ended => {
            "The program did not stop when asked, so its engine was ended. The last picture is kept; run again to \
             step."
                .to_owned()
        }
        Notice::Versions => {
            "Parts of this page are of different versions. Reload it to get one version of all.".to_owned()
        }
    }
}

/// How a run ended, where that is worth a line.
pub fn outcome(state: &RunState) -> Option<String> {
    match state {
        RunState::Running | RunState::WaitingForInput { .. } | RunState::Ended(EndKind::Finished) => None,
        RunState::Ended(EndKind::Exception(_)) => None,
        RunState::Ended(EndKind::Limit(limit)) => Some(format!(
            "Stopped here: {limit}. Everything up to here is recorded, and the program can go on."
        )),
        RunState::Ended(EndKind::Exit(status)) => Some(format!("The program exited with status {status}.")),
        RunState::Stopped => {
            Some("Stopped. Everything up to here is recorded, and the program can go on.".to_owned())
        }
    }
}

/// The three lines of HTML that put this page into another.
pub fn snippet(address: &str, fragment: &str) -> String {
    let address = address.replace('&', "&amp;").replace('"', "&quot;");
    let fragment = fragment.replace('&', "&amp;").replace('"', "&quot;");
    format!(
        "<iframe title=\"A Python program, step by step\"\n  src=\"{address}?embed#{fragment}\"\n  width=\"100%\" \
         height=\"480\" allow=\"clipboard-write\"></iframe>"
    )
}
