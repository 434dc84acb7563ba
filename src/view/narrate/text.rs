//! Messages in English. The only place where sentences are written.

use super::message::{Captured, Coming, Kept, Message, Value, Where};
use crate::view::model::{CellId, ObjectId};

/// A message as one or two sentences; `code` in backquotes.
pub fn sentence(message: &Message) -> String {
    use Message::*;
    match message {
        NothingRan => "Nothing has run yet.".into(),
        Defined { name, value: Value::Class(_, id), .. } => format!("`{name}` now names a new class ({id})."),
        Defined { name, value, place } => {
            let which = match value {
                Value::Function(_, id) => format!("a new function ({id})"),
                other => given(other),
            };
            let place = place.as_ref().map(|class| format!(" in the body of `{class}`")).unwrap_or_default();
            format!("`{name}` now names {which}{place}. Its body has not run.")
        }
        FunctionMade { function, made_in, carries } => made(function, made_in, carries),
        CarriedFor { captured: (name, cell), inner } => {
            format!("It carries `{name}` ({cell}) only for its inner function `{inner}`.")
        }
        CarriesNothing { name, .. } => {
            format!("It carries no cell: `{name}` is a global, read when the function is called.")
        }
        DefaultSet { parameter, value } => {
            format!("The default of `{parameter}` was set now, at its making: {}.", given(value))
        }
        Decorated { name, decorator, value, unchanged: true } => {
            format!("`@{decorator}` returned the function unchanged: `{name}` names {}.", given(value))
        }
        Decorated { name, decorator, value, .. } => {
            format!(
                "`{name}` now names {}, which `@{decorator}` returned in place of the function defined here.",
                given(value)
            )
        }
        CellGloss { made_in } => match made_in {
            Where::Frame(frame, _) => format!("A cell is a box that {frame} and its inner functions share."),
            _ => "A cell is a box that a comprehension and the functions made in it share.".into(),
        },
        HidesBuiltin { name, everywhere: true } => {
            format!("From now on `{name}` means this one; the builtin `{name}` is hidden.")
        }
        HidesBuiltin { name, .. } => {
            format!("In this function, `{name}` no longer means the builtin `{name}`.")
        }
        ClassBodyStarted { name } => {
            format!(
                "The body of class `{name}` began to run. Names bound in it become the class's attributes."
            )
        }

        Called { code, function, frame, parent, caller, line } => {
            let caller = match caller {
                Where::Frame(caller, _) => format!("{caller}, line {line}"),
                _ => format!("line {line}"),
            };
            let parent = place_label(parent);
            let (name, object) = function;
            format!(
                "`{code}` called {} ({object}): frame {frame} opened. Its parent is {parent}, where {object} was made; its caller is {caller}.",
                function_name(name)
            )
        }
        CalledUnknown { code, name, frame, line } => {
            format!(
                "`{code}` called {}: frame {frame} opened. Its caller is line {line}.",
                function_name(name)
            )
        }
        GeneratorMade { name, frame } => {
            format!(
                "A generator of {} was made. Its frame ({frame}) is parked; none of its body has run.",
                function_name(name)
            )
        }
        ParameterInCell { name, value, user, cell, frame } => format!(
            "`{name}` got {}. {}, so it lives in a cell ({cell}), not only in {frame}.",
            given(value),
            uses(user)
        ),
        Parameters { values, more } => {
            let got = |(name, value, default): &(String, Value, bool)| {
                let note = if *default { ", its default" } else { "" };
                format!("`{name}` got {}{note}", given(value))
            };
            let mut parts: Vec<String> = values.iter().map(got).collect();
            if *more > 0 {
                parts.push(format!("{more} more parameters got theirs"));
            }
            format!("{}.", list(&parts))
        }
        BodyStarts { function, frame } => {
            format!("Frame {frame} of {} is ready; nothing of the body has run.", function_name(function))
        }
        EmptyCell { name, user, cell, .. } => {
            format!("`{name}` has a cell ({cell}), still empty. {}.", uses(user))
        }

        ReturnGave { code, value, frame, function } if function == "<lambda>" => {
            format!("The lambda's `{code}` gave {}, the value of frame {frame}.", given(value))
        }
        ReturnGave { code, value, frame, .. } => {
            format!("`{code}` gave {}, the value of frame {frame}.", given(value))
        }
        FellOff { function, frame } => {
            format!(
                "The body of {} ({frame}) ended without `return`: its value is None.",
                function_name(function)
            )
        }
        Returned { function, frame, value, stay, carriers, gone } => {
            let value = value.as_ref().map(|value| format!(" {}", given(value))).unwrap_or_default();
            let fate = fate(stay, carriers, gone);
            format!(
                "{} ({frame}) returned{value}. Its frame is gone{fate}.",
                capital(&function_name(function))
            )
        }
        CellsGone { cells, functions } if functions.is_empty() => {
            let (is, it) = if cells.len() == 1 { ("is", "it") } else { ("are", "them") };
            format!("{} {is} gone too: nothing holds {it} any more.", capital(&cell_names(cells)))
        }
        CellsGone { cells, functions } if cells.is_empty() => {
            let (is, it) = if functions.len() == 1 { ("is", "it") } else { ("are", "them") };
            format!("{} {is} gone: nothing names {it} any more.", capital(&ids(functions)))
        }
        CellsGone { cells, functions } => format!(
            "Nothing reaches {} any more, so {} gone, and with it {}.",
            ids(functions),
            if functions.len() == 1 { "it is" } else { "they are" },
            cell_names(cells)
        ),
        LeftByException { function, frame } => {
            format!("The exception left {} ({frame}): its frame is gone.", function_name(function))
        }

        Bound { name, value, kept } => bound(name, value, kept),
        Rebound { code, name, old, new, kept } => rebound(code.as_deref(), name, (old, new), kept),
        Unchanged { name, value } => format!("`{name}` was assigned again: {}, as before.", given(value)),
        BoundMany { values, more } => {
            let mut parts: Vec<String> =
                values.iter().map(|(name, value)| format!("`{name}` got {}", given(value))).collect();
            if *more > 0 {
                parts.push(format!("{more} more got theirs"));
            }
            format!("{}.", list(&parts))
        }
        Sibling { name, cell, value } => format!("`{name}`'s cell ({cell}) still holds {}.", given(value)),
        Deleted { name, cell: Some(cell) } => format!("`del` emptied the cell of `{name}` ({cell})."),
        Deleted { name, cell: None } => format!("`del` unbound `{name}`: the name has no value now."),
        Attribute { code, value, old } => match (old, value) {
            (Some(old), Some(new)) => {
                format!(
                    "`{code}` changed from {} to {}: an attribute of the object, not a variable.",
                    given(old),
                    given(new)
                )
            }
            (None, Some(new)) => {
                format!("`{code}` got {}: an attribute of the object, not a variable.", given(new))
            }
            _ => format!("`{code}` was set: an attribute of the object, not a variable."),
        },
        Mutated { code, thing, cell: Some((name, cell)), .. } => {
            format!(
                "`{code}` changed the {thing} itself. `{name}`'s cell ({cell}) still holds the same {thing}."
            )
        }
        Mutated { code, thing, name: Some(name), .. } => {
            format!("`{code}` changed the {thing} itself; `{name}` still names the same {thing}.")
        }
        Mutated { code, thing, .. } => format!("`{code}` changed the {thing} itself, not a variable."),
        Imported { names } => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("{} got what was imported.", list(&names))
        }
        AssertHeld { code } => format!("`{code}` was true, so `assert` did nothing."),
        Keyword("break") => "`break` left the loop.".into(),
        Keyword("continue") => "`continue` went back to the head of the loop.".into(),
        Keyword(word) => format!("`{word}` did nothing."),
        Printed { code, text } if text.is_empty() => format!("`{code}` wrote an empty line."),
        Printed { code, text } => format!("`{code}` wrote `{text}`."),
        PrintedLines { code, lines } => format!("`{code}` wrote {lines} lines."),
        Ran { code } => format!("`{code}` ran."),

        FoundInCell { name, function, cell, maker, value } => {
            let maker = match maker {
                Some(Where::Frame(frame, maker)) if !maker.is_empty() => {
                    format!(", made by {} ({frame})", function_name(maker))
                }
                Some(Where::Frame(frame, _)) => format!(", made in {frame}"),
                _ => String::new(),
            };
            format!(
                "`{name}` is not local to {}. It was found in {cell}{maker}: {}.",
                function_name(function),
                given(value)
            )
        }
        FoundInGlobals { name, value, .. } => format!(
            "`{name}` is not local and no enclosing function binds it. It was found among the globals: {}. No cell is involved.",
            given(value)
        ),
        LateBinding { count, function, name, cell, value } => format!(
            "{} carry the same cell ({cell}). They read `{name}` when called; the loop left it at {}.",
            capital(&all_of(*count, function)),
            given(value)
        ),

        Tested { code, outcome: Some(outcome), ends_loop } => {
            let end = if *ends_loop { ": the loop ended" } else { "" };
            format!("`{code}` was {outcome}{end}.")
        }
        Tested { code, .. } => format!("`{code}` was tested."),
        Because { values } => {
            let parts: Vec<String> =
                values.iter().map(|(name, value)| format!("`{name}` was {}", given(value))).collect();
            format!("{}.", list(&parts))
        }
        TookItem { iterable, first, values, cell } => {
            let which = if *first { "first" } else { "next" };
            let parts: Vec<String> =
                values.iter().map(|(name, value)| format!("`{name}` got {}", given(value))).collect();
            let what = match (parts.is_empty(), cell) {
                (true, _) => String::new(),
                (false, Some((cell, true))) => {
                    format!(": {}, in the same cell ({cell}) as before", list(&parts))
                }
                (false, Some((cell, false))) => format!(": {}, in its cell ({cell})", list(&parts)),
                (false, None) => format!(": {}", list(&parts)),
            };
            format!("The loop took the {which} item of `{iterable}`{what}.")
        }
        LoopEnded { iterable, left: Some((name, value)) } => {
            format!("`{iterable}` had no further item: the loop ended. `{name}` is still {}.", given(value))
        }
        LoopEnded { iterable, left: None } => format!("`{iterable}` had no further item: the loop ended."),
        TryEntered => "`try` was entered: an exception in it goes to its clauses below.".into(),

        Raised { code, type_name, message } => {
            let message = if message.is_empty() { String::new() } else { format!(": {message}") };
            match code {
                Some(code) => format!("`{code}` raised {type_name}{message}."),
                None => format!("{type_name} was raised{message}."),
            }
        }
        UnboundLocal { name, cause: Some((code, _)), function } => {
            format!("`{name}` has no value yet: `{code}` makes it local to {}.", function_name(function))
        }
        UnboundLocal { name, function, .. } => {
            format!("`{name}` has no value at this point: it is local to {}.", function_name(function))
        }
        OtherVariable { name, owner: Some(owner) } => format!(
            "{}'s `{name}` is another variable. To change that one, add `nonlocal {name}`.",
            function_name(owner)
        ),
        OtherVariable { name, owner: None } => {
            format!("The global `{name}` is another variable. To change that one, add `global {name}`.")
        }
        UnboundFree { name, cell, owner } => {
            let cell = cell.map(|cell| format!(" ({cell})")).unwrap_or_default();
            let owner = owner.as_ref().map_or("its function".to_owned(), |owner| function_name(owner));
            format!("The cell of `{name}`{cell} is empty: {owner} has not given it a value yet.")
        }
        NotFound { name, owner } => {
            let tail = owner
                .as_ref()
                .map(|owner| format!(" The `{name}` of {} can only be seen inside it.", function_name(owner)))
                .unwrap_or_default();
            format!(
                "`{name}` was found nowhere: no enclosing function, no global and no builtin has it.{tail}"
            )
        }
        Unwinding { type_name, place } => match place {
            Where::Global => format!("Nothing in the module caught {type_name}."),
            Where::Class(name) => {
                format!("Nothing in the body of class `{name}` caught {type_name}: it left that body.")
            }
            Where::Frame(frame, name) => {
                format!(
                    "{} ({frame}) did not catch {type_name}: the exception ended it.",
                    capital(&function_name(name))
                )
            }
        },
        FinallyStarts { type_name: Some(name) } => {
            format!("`finally` began: it runs before {name} goes on outwards.")
        }
        FinallyStarts { type_name: None } => "`finally` began: it runs however the `try` ended.".into(),
        HandlerSought { type_name, line } => {
            let what = type_name.as_deref().unwrap_or("The exception");
            format!("{what} came to the `try` around it; its clauses are tried in order, line {line} first.")
        }
        Caught { code, name: Some((name, value)) } => {
            format!("`{code}` caught it: `{name}` got {}.", given(value))
        }
        Caught { code, name: None } => format!("`{code}` caught it."),
        NotCaught { code } => format!("`{code}` did not match the exception."),

        Yielded { function, frame, value } => {
            format!(
                "{} ({frame}) yielded {}. Its frame is parked and keeps its variables.",
                capital(&function_name(function)),
                given(value)
            )
        }
        Resumed { function, frame, line } => {
            format!(
                "{} ({frame}) runs on at line {line}, with its variables as they were.",
                capital(&function_name(function))
            )
        }
        RunsOn { place } => match place {
            Where::Global => "The module runs on.".into(),
            Where::Class(name) => format!("The body of class `{name}` runs on."),
            Where::Frame(frame, name) => format!("{} ({frame}) runs on.", capital(&function_name(name))),
        },

        Finished => "The program is over.".into(),
        Uncaught { text } => format!("Nothing caught the exception, so the program ended: {text}."),
        Limit { text } => format!("The run was stopped: {text}."),
        Exited { status } => format!("The program ended itself with status {status}."),
    }
}

/// What comes, as one sentence.
pub fn coming(coming: &Coming) -> String {
    use Coming::*;
    match coming {
        Statement { code, line } => format!("Next: `{code}`, line {line}."),
        Test { code, line } => format!("Next: whether `{code}`, line {line}."),
        Item { iterable, line } => format!("Next: the next item of `{iterable}`, line {line}."),
        Clause { code, line } => format!("Next: whether `{code}` catches it, line {line}."),
        Leave { frame, line: Some(line) } => {
            format!("Next: {frame} leaves, and its value goes to line {line}.")
        }
        Leave { frame, line: None } => format!("Next: {frame} leaves with its value."),
        ClassDone { name } => format!("Next: the class `{name}` is made of these names."),
        Handover { line } => format!("Next: the value goes to line {line}."),
        Handler { type_name, place } => {
            format!("Next: {} is searched for a clause that catches {type_name}.", place_label(place))
        }
        FrameGoes { place: Where::Global } => "Next: the program ends.".into(),
        FrameGoes { place } => format!("Next: {} leaves, and its caller is searched.", place_label(place)),
        Nothing => "Nothing comes next: the run is over.".into(),
    }
}

/// Who holds a cell, for the picture and the text tree: `held by o2, which \`a\` names`.
pub fn holders(keepers: &[super::super::describe::Keeper]) -> String {
    use super::super::describe::Keeper;
    if keepers.is_empty() {
        return "held by nothing".into();
    }
    let part = |keeper: &Keeper| match keeper {
        Keeper::Frame(frame) => frame.to_string(),
        Keeper::Named(object, name) => format!("{object}, which `{name}` names"),
        Keeper::In(object, thing) => format!("{object}, in {}", with_article(thing)),
        Keeper::Carried(object, cell, name) => format!("{object}, which `{name}` ({cell}) holds"),
        Keeper::Ran(object, frame) => format!("{object}, which {frame} runs"),
        Keeper::Object(object) => object.to_string(),
    };
    let parts: Vec<String> = keepers.iter().map(part).collect();
    format!("held by {}", parts.join("; "))
}

fn made((name, object): &(String, ObjectId), made_in: &Where, carries: &[Captured]) -> String {
    let what = match name.as_str() {
        "<lambda>" => "A new lambda".to_owned(),
        name => format!("A new function `{name}`"),
    };
    let place = match made_in {
        Where::Global => "at module level".to_owned(),
        place => format!("in {}", place_label(place)),
    };
    let carried: Vec<String> = carries.iter().map(|(name, cell)| format!("`{name}` ({cell})")).collect();
    match carries.len() {
        0 => format!("{what} ({object}) was made {place}."),
        1 => format!(
            "{what} ({object}) was made {place}. It carries the cell of {}: the variable, not a copy.",
            carried[0]
        ),
        _ => format!(
            "{what} ({object}) was made {place}. It carries the cells of {}: the variables, not copies.",
            list(&carried)
        ),
    }
}

/// What became of a returned frame's cells.
fn fate(stay: &[CellId], carriers: &[ObjectId], gone: &[CellId]) -> String {
    let (stays, them) = if stay.len() == 1 { ("stays", "it") } else { ("stay", "them") };
    let carry = if carriers.len() == 1 { "carries" } else { "carry" };
    match (stay.is_empty(), carriers.is_empty(), gone.is_empty()) {
        (true, _, true) => String::new(),
        (true, _, false) => {
            format!(", and {} with it: nothing holds {} any more", cell_names(gone), it(gone))
        }
        (false, true, _) => format!("; {} {stays}", ids(stay)),
        (false, false, _) => format!("; {} {stays} because {} {carry} {them}", ids(stay), ids(carriers)),
    }
}

fn it<T>(things: &[T]) -> &'static str {
    if things.len() == 1 { "it" } else { "them" }
}

fn bound(name: &str, value: &Value, kept: &Kept) -> String {
    let got = match value {
        Value::Repr(_) => format!("got {}", given(value)),
        _ => format!("now names {}", given(value)),
    };
    match kept {
        Kept::Local => format!("`{name}` {got}."),
        Kept::Global { declared: true } => format!("The global `{name}` {got}, because of `global {name}`."),
        Kept::Global { .. } => format!("`{name}` {got}."),
        Kept::ClassBody(class) => format!("`{name}` {got}, in the body of class `{class}`."),
        Kept::OwnCell(cell, Some(user)) => {
            format!("`{name}` {got}. It lives in its cell ({cell}), because {} uses it.", function_name(user))
        }
        Kept::OwnCell(cell, None) => format!("`{name}` {got}, in its cell ({cell})."),
        Kept::OuterCell(cell, Some(owner)) => {
            format!("`{name}` {got}, in {cell}: `nonlocal {name}` means {}'s variable.", function_name(owner))
        }
        Kept::OuterCell(cell, None) => format!("`{name}` {got}, in {cell}, because of `nonlocal {name}`."),
    }
}

fn rebound(code: Option<&str>, name: &str, (old, new): (&Value, &Value), kept: &Kept) -> String {
    let change = format!("from {} to {}", given(old), given(new));
    let subject = |what: String| match code {
        Some(code) => format!("`{code}` changed {what} {change}"),
        None => format!("{} changed {change}", capital(&what)),
    };
    match kept {
        Kept::Local | Kept::Global { declared: false } => format!("{}.", subject(format!("`{name}`"))),
        Kept::Global { .. } => {
            format!("{}, because of `global {name}`.", subject(format!("the global `{name}`")))
        }
        Kept::ClassBody(class) => {
            format!("{}, in the body of class `{class}`.", subject(format!("`{name}`")))
        }
        Kept::OwnCell(cell, _) => format!("{}, in its cell ({cell}).", subject(format!("`{name}`"))),
        Kept::OuterCell(cell, Some(owner)) => {
            format!(
                "{}, because `nonlocal {name}` means {}'s variable.",
                subject(cell.to_string()),
                function_name(owner)
            )
        }
        Kept::OuterCell(cell, None) => {
            format!("{}, because of `nonlocal {name}`.", subject(cell.to_string()))
        }
    }
}

fn given(value: &Value) -> String {
    match value {
        Value::Repr(text) => text.clone(),
        Value::Function(name, id) if name == "<lambda>" => format!("a lambda ({id})"),
        Value::Function(name, id) => format!("`{name}` ({id})"),
        Value::Class(name, id) => format!("class `{name}` ({id})"),
        Value::Thing(text) => with_article(text),
    }
}

fn with_article(thing: &str) -> String {
    match thing.chars().next() {
        Some(first) if "aeiouAEIO".contains(first) => format!("an {thing}"),
        Some(first) if first.is_alphabetic() => format!("a {thing}"),
        _ => thing.to_owned(),
    }
}

fn function_name(name: &str) -> String {
    match name {
        "<lambda>" => "the lambda".into(),
        "<genexpr>" => "the generator expression".into(),
        name => format!("`{name}`"),
    }
}

fn uses(user: &Option<String>) -> String {
    match user {
        Some(user) => format!("{} uses it", capital(&function_name(user))),
        None => "An inner function uses it".into(),
    }
}

fn place_label(place: &Where) -> String {
    match place {
        Where::Global => "Global".into(),
        Where::Frame(frame, _) => frame.to_string(),
        Where::Class(name) => format!("the body of class `{name}`"),
    }
}

fn all_of(count: usize, function: &str) -> String {
    let number = match count {
        2 => return format!("both {}", plural(function)),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        5 => "five".to_owned(),
        6 => "six".to_owned(),
        count => count.to_string(),
    };
    format!("all {number} {}", plural(function))
}

fn plural(function: &str) -> String {
    match function {
        "<lambda>" => "lambdas".into(),
        "<genexpr>" => "generator expressions".into(),
        name => format!("`{name}` functions"),
    }
}

fn cell_names(cells: &[CellId]) -> String {
    let word = if cells.len() == 1 { "cell" } else { "cells" };
    format!("{word} {}", ids(cells))
}

/// `o2, o3 and o4`, at most three by name.
fn ids<Id: ToString>(ids: &[Id]) -> String {
    let mut parts: Vec<String> = ids.iter().take(3).map(ToString::to_string).collect();
    if ids.len() > 3 {
        parts.push(format!("{} more", ids.len() - 3));
    }
    list(&parts)
}

fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Starts a sentence: ids keep their small letter.
fn capital(text: &str) -> String {
    if text.starts_with(|c: char| c == '`')
        || text.starts_with(['f', 'c', 'o']) && text[1..].starts_with(|c: char| c.is_ascii_digit())
    {
        return text.to_owned();
    }
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
