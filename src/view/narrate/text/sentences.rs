//! What just happened: a message as one or two sentences.

use super::clauses::{bound, fate, made, rebound};
use super::phrases::*;
use crate::view::narrate::message::{Message, Value, Where};

/// A message as one or two sentences; `code` in backquotes.
pub fn sentence(message: &Message) -> String {
    use Message::*;
    match message {
        NothingRan => "Nothing has run yet.".into(),
        NothingToRun => "There is nothing to run: the program has no statement.".into(),
        Defined { name, value: Value::Class(_, id), .. } => format!("`{name}` now names a new class ({id})."),
        Defined { name, value, place } => {
            let which = match value {
                Value::Function(_, id) => format!("a new function ({id})"),
                other => given(other),
            };
            let place =
                place.as_ref().map(|class| format!(" in the body of class `{class}`")).unwrap_or_default();
            format!("`{name}` now names {which}{place}. Its body has not run.")
        }
        FunctionMade { function, made_in, carries } => made(function, made_in, carries),
        CarriedFor { names, inner } => {
            let (names, them) = (names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>(), it(names));
            format!("It does not use {} itself: it carries {them} for {}.", ids(&names), function_name(inner))
        }
        CarriesNothing { name, .. } => {
            format!("`{name}` in it is a global, read when it is called.")
        }
        DefaultSet { parameter, value } => {
            format!("The default of `{parameter}` was set now, at its making: {}.", given(value))
        }
        Decorated { name, decorator, value, unchanged: true, class } => {
            let what = if *class { "class" } else { "function" };
            match value {
                Value::Function(called, _) if called != name => {
                    format!("`@{decorator}` returned that {what} itself. It now calls itself `{called}`.")
                }
                _ => format!("`@{decorator}` returned that {what} itself: `{name}` names it."),
            }
        }
        Decorated { name, decorator, value, .. } => {
            format!(
                "`{name}` now names {}, which `@{decorator}` returned in place of the function defined here.",
                given(value)
            )
        }
        CellGloss { made_in } => match made_in {
            Where::Frame(frame, _) => format!("A cell is a box that {frame} and its inner functions share."),
            Where::Class(class) => {
                format!("A cell is a box that the body of class `{class}` and its functions share.")
            }
            Where::Global => {
                "A cell is a box that a comprehension and the functions made in it share.".into()
            }
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

        Called { code, function: (name, object), frame, parent, caller, line, instance } => {
            let caller = match caller {
                Where::Frame(caller, _) => format!("{caller}, line {line}"),
                _ => format!("line {line}"),
            };
            let made = if *instance { "made an instance and " } else { "" };
            format!(
                "`{code}` {made}called {} ({object}): frame {frame} opened. Its parent is {}, where {object} was made; its caller is {caller}.",
                function_name(name),
                place_label(parent)
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
            "{}. {}, so it lives in a cell ({cell}), not only in {frame}.",
            got(name, value),
            uses(user)
        ),
        Parameters { values, more } => {
            let part = |(name, value, default): &(String, Value, bool)| {
                let note = if *default { " (its default)" } else { "" };
                format!("{}{note}", got(name, value))
            };
            let mut parts: Vec<String> = values.iter().map(part).collect();
            if *more > 0 {
                let noun = if *more == 1 { "parameter" } else { "parameters" };
                parts.push(format!("{more} more {noun} got theirs"));
            }
            format!("{}.", list(&parts))
        }
        BodyStarts { function, frame } => {
            format!("Frame {frame} of {} is ready; nothing of the body has run.", function_name(function))
        }
        Reaches { name, cell, carrier } => {
            format!("No argument was passed. `{name}` is the variable in {cell}, which {carrier} carries.")
        }
        ReachesGlobal { name } => {
            format!("No argument was passed. `{name}` is a global: no cell is involved.")
        }
        EmptyCell { name, user, cell, .. } => {
            format!("`{name}` has a cell ({cell}), still empty. {}.", uses(user))
        }

        ReturnGave { code, value, frame, function } if function == "<lambda>" => {
            format!("The lambda ({frame}) evaluated `{code}`: {}.", given(value))
        }
        ReturnGave { code, value, frame, function } => {
            format!(
                "`{code}` gave {} and ended the body of {} ({frame}).",
                given(value),
                function_name(function)
            )
        }
        FellOff { function, frame } => {
            format!(
                "The body of {} ({frame}) ended without `return`: its value is None.",
                function_name(function)
            )
        }
        ReturnHeld { code } => format!("`{code}` set the value to return; `finally` runs before it leaves."),
        ReturnGoesOn { value, function, frame } => {
            format!(
                "The body of {} ({frame}) ended with the value {}.",
                function_name(function),
                given(value)
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
            format!("{} {is} gone: nothing holds {it} any more.", capital(&cell_names(cells)))
        }
        CellsGone { cells, functions } if cells.is_empty() => {
            let (is, it) = if functions.len() == 1 { ("is", "it") } else { ("are", "them") };
            format!("{} {is} gone: nothing names {it} any more.", capital(&ids(functions)))
        }
        CellsGone { cells, functions } => format!(
            "Nothing reaches {} any more, so {} gone, and with {} {}.",
            ids(functions),
            if functions.len() == 1 { "it is" } else { "they are" },
            it(functions),
            cell_names(cells)
        ),
        LeftByException { function, frame, drawn } => {
            let fate = if *drawn {
                "its frame stays in view, since nothing will catch it"
            } else {
                "its frame is gone"
            };
            format!("The exception left {} ({frame}): {fate}.", function_name(function))
        }

        Bound { name, value, kept } => bound(name, value, kept),
        Rebound { code, name, old, new, kept } => rebound(code.as_deref(), name, (old, new), kept),
        Unchanged { name, value } => format!("`{name}` was assigned again: {}, as before.", given(value)),
        BoundMany { values, more } => {
            let mut parts: Vec<String> = values.iter().map(|(name, value)| got(name, value)).collect();
            if *more > 0 {
                parts.push(format!("{more} more got theirs"));
            }
            format!("{}.", list(&parts))
        }
        Sibling { named: Some(named), cell, value, .. } => {
            format!("`{named}`'s cell ({cell}) still holds {}.", given(value))
        }
        Sibling { name, cell, value, .. } => {
            format!("Another closure's `{name}` ({cell}) still holds {}.", given(value))
        }
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
        Mutated { code, thing, .. } => {
            format!("`{code}` changed {} itself, not a variable.", with_article(thing))
        }
        Imported { names } => {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("{} got what was imported.", list(&names))
        }
        WithEntered { values } => {
            let parts: Vec<String> = values.iter().map(|(name, value)| got(name, value)).collect();
            let what = if parts.is_empty() { String::new() } else { format!(": {}", list(&parts)) };
            format!("`with` was entered{what}.")
        }
        Dropped { code } => format!("`{code}` was computed, and nothing keeps its value."),
        AssertHeld { code } => format!("`{code}` was true, so `assert` did nothing."),
        Documented => "The text became the documentation of what it stands in.".into(),
        Keyword("break") => "`break` left the loop.".into(),
        Keyword("continue") => "`continue` went back to the head of the loop.".into(),
        Keyword(word) => format!("`{word}` did nothing."),
        Printed { code, text } if text.is_empty() => format!("`{code}` wrote an empty line."),
        Printed { code, text } => format!("`{code}` wrote `{text}`."),
        PrintedLines { code, lines } => format!("`{code}` wrote {lines} lines."),
        Ran { code } => format!("`{code}` ran."),

        FoundInCell { name, function, cell, maker, value } => {
            let maker = match maker {
                Some(place) => format!(", {}", made_by(place)),
                None => String::new(),
            };
            format!(
                "`{name}` is not local to {}. It was found in {cell}{maker}: {}.",
                function_name(function),
                given(value)
            )
        }
        FoundInCells { function, found, makers } => {
            let names: Vec<String> = found.iter().map(|((name, _), _)| format!("`{name}`")).collect();
            let cells: Vec<String> = found.iter().map(|((_, cell), _)| cell.to_string()).collect();
            let values: Vec<String> = found.iter().map(|(_, value)| given(value)).collect();
            let makers: Vec<String> = makers.iter().map(made_by).collect();
            format!(
                "{} are not local to {}. They were found in {}, {}: {}.",
                list(&names),
                function_name(function),
                list(&cells),
                list(&makers),
                list(&values)
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

        Tested { code, outcome: Some(true), .. } if code == "True" => "The loop goes on.".into(),
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
            let which = match first {
                Some(true) => "the first",
                Some(false) => "the next",
                None => "an",
            };
            let parts: Vec<String> = values.iter().map(|(name, value)| got(name, value)).collect();
            let what = match (parts.is_empty(), cell) {
                (true, _) => String::new(),
                (false, Some((cell, true))) => {
                    format!(": {}, in the same cell ({cell}) as before", list(&parts))
                }
                (false, Some((cell, false))) => format!(": {}, in its cell ({cell})", list(&parts)),
                (false, None) => format!(": {}", list(&parts)),
            };
            format!("The loop took {which} item of `{iterable}`{what}.")
        }
        LoopEnded { iterable, left: Some((name, value)) } => {
            format!("`{iterable}` had no further item: the loop ended. {}.", still(name, value))
        }
        LoopEnded { iterable, left: None } => format!("`{iterable}` had no further item: the loop ended."),
        TryEntered => "`try` was entered: an exception in it goes to its clauses below.".into(),

        Raised { code, type_name, message } => {
            let raised = match code {
                Some(code) => format!("`{code}` raised {type_name}"),
                None => format!("{type_name} was raised"),
            };
            ended(&raised, message)
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
        Suppressed => "The exception ended at the `with` around it: the program goes on behind that.".into(),
        Closing { code } => format!("The generator was closed: GeneratorExit was raised at `{code}`."),
        NotCalled { name, function } => {
            format!("`{name}` is the function itself ({function}): `{name}()` would call it.")
        }
        IsNone { name } => {
            format!("`{name}` is None. A function that ends without `return` gives None.")
        }
        ClassHas { name, class } => {
            format!("Class `{class}` has it, but functions in a class do not look there: use `self.{name}`.")
        }
        SameDefault { name, value } => format!(
            "`{name}` is {} from before: the default was made once, at `def`. For a new one at each call, use `{name}=None`.",
            given(value)
        ),
        DecoratorForgot { decorator, inner } => {
            format!("`{decorator}` made `{inner}` and did not give it: end it with `return {inner}`.")
        }
        OwnValue { name } => format!("To keep each item, add a parameter `{name}={name}`."),
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
            format!("`{code}` caught it: {}.", got(name, value))
        }
        Caught { code, name: None } => format!("`{code}` caught it."),
        NotCaught { code } => format!("`{code}` did not match the exception."),
        MatchBegan { subject } => format!("`match` looked at `{subject}`: its cases are tried in order."),
        CaseTried { code, taken: false, .. } => format!("`{code}` was not taken."),
        CaseTried { code, values, .. } if values.is_empty() => format!("`{code}` matched."),
        CaseTried { code, values, .. } => {
            let parts: Vec<String> = values.iter().map(|(name, value)| got(name, value)).collect();
            format!("`{code}` matched: {}.", list(&parts))
        }

        Yielded { function, frame, value } => {
            format!(
                "{} ({frame}) yielded {}. Its frame is parked and keeps its variables.",
                capital(&function_name(function)),
                given(value)
            )
        }
        Started { function, frame, line } => {
            format!(
                "The body of {} ({frame}) began to run, because line {line} asked for a value.",
                function_name(function)
            )
        }
        Waits { function, frame, code, awaited } => {
            let place = code.as_ref().map(|code| format!(" at `{code}`")).unwrap_or_default();
            let awaited = awaited.as_ref().map(|awaited| format!(" for {awaited}")).unwrap_or_default();
            format!(
                "{} ({frame}) waits{awaited}{place}. Its frame is parked and keeps its variables.",
                capital(&function_name(function))
            )
        }
        FirstTurn { function, frame, line } => {
            let who = match line {
                Some(line) => format!("because line {line} waits for it"),
                None => "because the event loop gave it its turn".into(),
            };
            format!("The body of {} ({frame}) began to run, {who}.", function_name(function))
        }
        HandsOn { function, frame, to, later } => {
            format!(
                "{} ({frame}) was resumed, and with it {to}, which it waits for.",
                later_on(function, later)
            )
        }
        Resumed { function, frame, line, later } => format!(
            "{} ({frame}) runs on at line {line}, with its variables as they were.",
            later_on(function, later)
        ),
        RunsOn { place, after } => {
            let after = after.as_ref().map(|code| format!(" after `{code}`")).unwrap_or_default();
            match place {
                Where::Global => format!("The module runs on{after}."),
                Where::Class(name) => format!("The body of class `{name}` runs on{after}."),
                Where::Frame(frame, name) => {
                    format!("{} ({frame}) runs on{after}.", capital(&function_name(name)))
                }
            }
        }

        Finished => "The program is over.".into(),
        Uncaught { text, raised } => {
            let by = ended("Nothing caught the exception, so the program ended", text);
            match raised {
                Some((name, frame, line)) => {
                    format!("{by} It was raised at line {line} of `{name}` ({frame}).")
                }
                None => by,
            }
        }
        Limit { text } => ended("The run was stopped", text),
        Exited { status } => format!("The program ended itself with status {status}."),
    }
}
