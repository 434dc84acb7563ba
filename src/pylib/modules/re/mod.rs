//! `re`: patterns compiled to a program of words (kept in a bytes object) and a matcher for it. The classes, and all
//! that calls a program's functions, are in `re.py`. No crate has Python's semantics: groups that are asked for in
//! the pattern, atomic groups, CPython's errors.

mod chars;
mod compile;
mod flags;
mod groups;
mod matching;
mod members;
mod node;
mod parse;
mod source;

use crate::pylib::arguments::Outcome;
use crate::vm::native::{Call, Interrupt, NativeDef};
use crate::vm::ops::number;
use crate::vm::{Object, Value, classes};
use matching::{How, Matcher, Text};
use source::Trouble;

pub const NATIVES: &[NativeDef] = &[
    NativeDef { name: "_compile_words", owner: "", run: compile_words },
    NativeDef { name: "_find", owner: "", run: find },
];

/// `_compile_words(pattern, flags)`: `(flags, groups, {name: group}, words)`, or `(message, place)` of an error.
fn compile_words(call: &mut Call<'_>) -> Outcome {
    let flags = number::index_i64(call, call.arg(1))? as u32;
    let (chars, is_text) = match call.vm.heap.of(call.vm.unwrap(call.arg(0))) {
        Some(Object::Str(text)) => (text.text.chars().collect::<Vec<char>>(), true),
        Some(Object::Bytes(bytes)) => (bytes.iter().map(|&byte| char::from(byte)).collect(), false),
        _ => return Err(call.type_error("first argument must be string or compiled pattern")),
    };
    let parsed = match parse::parse(&chars, is_text, flags) {
        Ok(parsed) => parsed,
        Err(trouble) => return refused(call, trouble),
    };
    let words = compile::compile(&parsed);
    call.vm.check_size(words.len())?;
    call.vm.charge(100 * (chars.len() + words.len() / 8));
    let names = call.vm.heap.alloc(Object::Dict(Box::default()));
    for (name, group) in parsed.names {
        let key = call.vm.heap.str(name);
        if let Some(key) = key.addr() {
            call.vm.heap.dict_set_name(names, key, Value::Int(group.into()));
        }
    }
    let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
    let words = call.vm.heap.alloc(Object::Bytes(Box::new(bytes)));
    let groups = Value::Int(i64::from(parsed.groups) - 1);
    Ok(call.vm.heap.tuple([Value::Int(parsed.flags.into()), groups, names.into(), words.into()]))
}

fn refused(call: &mut Call<'_>, trouble: Trouble) -> Outcome {
    match trouble {
        Trouble::Pattern(message, at) => {
            let message = call.vm.heap.str(message);
            let at = at.map_or(Value::None, |at| Value::Int(at as i64));
            Ok(call.vm.heap.tuple([message, at]))
        }
        Trouble::Value(message) => Err(call.error(classes::VALUE_ERROR, message)),
        Trouble::Overflow => Err(call.error(classes::OVERFLOW_ERROR, "the repetition number is too large")),
        Trouble::Depth => Err(call.vm.recursion_error()),
    }
}

/// What is to be searched, with its bounds.
struct Target {
    text: Held,
    pos: usize,
    end: usize,
}

enum Held {
    Bytes(Vec<u8>),
    Chars(Vec<char>),
}

/// The text of a search. `of_text`: the pattern is a str.
fn target(call: &mut Call<'_>, of_text: bool) -> Result<Target, Interrupt> {
    let given = call.arg(2);
    let held = match call.vm.heap.of(call.vm.unwrap(given)) {
        Some(Object::Str(_)) if !of_text => {
            return Err(call.type_error("cannot use a bytes pattern on a string-like object"));
        }
        Some(Object::Str(text)) if text.text.is_ascii() => Held::Bytes(text.text.as_bytes().to_vec()),
        Some(Object::Str(text)) => Held::Chars(text.text.chars().collect()),
        Some(Object::Bytes(_) | Object::ByteArray(_)) if of_text => {
            return Err(call.type_error("cannot use a string pattern on a bytes-like object"));
        }
        Some(Object::Bytes(bytes) | Object::ByteArray(bytes)) => Held::Bytes(bytes.to_vec()),
        _ => {
            let kind = call.vm.type_name(given);
            let message = format!("expected string or bytes-like object, got '{kind}'");
            return Err(call.type_error(message));
        }
    };
    let len = match &held {
        Held::Bytes(bytes) => bytes.len(),
        Held::Chars(chars) => chars.len(),
    };
    call.vm.charge(len);
    let end = number::index_clipped(call, call.arg(4))?.clamp(0, len as i64) as usize;
    let pos = number::index_clipped(call, call.arg(3))?.clamp(0, len as i64) as usize;
    Ok(Target { text: held, pos, end })
}

/// `_find(words, of_text, string, pos, endpos, how, most, advance)`: up to `most` matches (0: all), each
/// `(lastindex, start, end, start of group 1, ...)`. `how` is 0 for a search, 1 at the start, 2 for all of it; with
/// `advance` the first is not to be empty at `pos`.
fn find(call: &mut Call<'_>) -> Outcome {
    let words: Vec<u32> = match call.vm.heap.of(call.arg(0)) {
        Some(Object::Bytes(bytes)) => bytes
            .chunks_exact(4)
            .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
            .collect(),
        _ => Vec::new(),
    };
    if words.len() <= compile::HEADER {
        return Err(call.type_error("not a compiled pattern"));
    }
    let target = target(call, call.arg(1) == Value::Bool(true))?;
    let how = match call.arg(5) {
        Value::Int(1) => How::Match,
        Value::Int(2) => How::Full,
        _ => How::Search,
    };
    let most = match call.arg(6) {
        Value::Int(most) if most > 0 => usize::try_from(most).unwrap_or(usize::MAX),
        _ => usize::MAX,
    };
    let text = match &target.text {
        Held::Bytes(bytes) => Text::Bytes(bytes),
        Held::Chars(chars) => Text::Chars(chars),
    };
    let mut matcher = Matcher::new(&words, text, target.end, how);
    let mut found = Vec::new();
    let (mut start, mut advance) = (target.pos, call.arg(7) == Value::Bool(true));
    while found.len() < most {
        match matcher.find(start, how, advance) {
            Ok(Some((from, to))) => {
                let place = |at: Option<u32>| at.map_or(Value::Int(-1), |at| Value::Int(at.into()));
                let (last, groups) = matcher.groups();
                let mut row = vec![place(last), Value::Int(from as i64), Value::Int(to as i64)];
                for group in groups {
                    row.extend([place(group.map(|group| group.0)), place(group.map(|group| group.1))]);
                }
                found.push(call.vm.heap.tuple(row));
                (start, advance) = (to, from == to);
            }
            Ok(None) => break,
            Err(_) => {
                call.vm.charge(matcher.steps as usize);
                let text = "the regular expression went too many ways: it backtracks without end";
                return Err(Interrupt::Limit(text.into()));
            }
        }
    }
    call.vm.charge(matcher.steps as usize);
    Ok(call.vm.heap.list(found))
}
