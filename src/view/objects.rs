//! Containers, instances and classes as boxes: what a person made or may ask of them, never how the library keeps it.

use super::model::ObjectId;
use super::model::{EntryView, FrameId, ObjectKind, ObjectView, Page};
use super::values::{boxed, is_library_class, plain_text, value_view};
use crate::vm::{Addr, Class, GeneratorState, Instance, Machine, Object, Slots, Value};

/// A view has so many entries of a box, and so many are a page of one that was opened.
pub const PAGE: usize = 24;

/// What a box has in a row: an index, a key or a name (none in a set), and the value.
type Entry = (Option<String>, Value);

/// The box of the object at `at`, with the entries from `opened` on; `None` for what is no box.
pub(super) fn object_view(
    machine: &Machine,
    at: Addr,
    temporary: bool,
    opened: &[(ObjectId, u64)],
) -> Option<ObjectView> {
    let value = Value::Object(at);
    let id = boxed(machine, value)?;
    let object = machine.heap.get(at);
    let from = opened.iter().find(|(open, _)| *open == id).map(|(_, from)| *from);
    let most = from.unwrap_or_default() as usize + PAGE;
    let mut more = 0;
    let mut contents = |container| {
        let found = contents(machine, container, most);
        more += length_of(machine, container).unwrap_or_default() - found.len();
        found
    };
    let (kind, title, entries) = match object {
        Object::List(_) => (ObjectKind::List, "list".into(), contents(value)),
        Object::Tuple(_) => (ObjectKind::Tuple, "tuple".into(), contents(value)),
        Object::Dict(_) => (ObjectKind::Dict, "dict".into(), contents(value)),
        Object::Set(set) => {
            (ObjectKind::Set, if set.frozen { "frozenset" } else { "set" }.into(), contents(value))
        }
        Object::Instance(instance) => {
            let name = machine.class_name(instance.class);
            // Of a library class the name says what it is.
            let library = is_library_class(machine, instance.class);
            if library && temporary && name.ends_with("Future") {
                // Who waits for what is told on the frames' tabs.
                return None;
            }
            let title =
                if library { name.trim_start_matches('_').to_string() } else { format!("{name} instance") };
            (ObjectKind::Instance, title, instance_entries(machine, instance, &mut contents))
        }
        Object::Class(class) => {
            let bases = class.bases.iter().map(|&base| machine.class_name(base));
            let bases: Vec<&str> = bases.filter(|name| *name != "object").collect();
            let bases = if bases.is_empty() { String::new() } else { format!("({})", bases.join(", ")) };
            let entries = class_entries(machine, class).map(|(name, value)| (Some(name.to_owned()), value));
            (ObjectKind::Class, format!("class {}{bases}", class.name), entries.collect())
        }
        Object::BoundMethod(both) => {
            let (function, this) = **both;
            let entries = vec![(Some("function".into()), function), (Some("self".into()), this)];
            let name = match machine.heap.of(function) {
                Some(Object::Function(function)) => machine.heap.text(function.name),
                _ => None,
            };
            (ObjectKind::BoundMethod, format!("bound method {}", name.unwrap_or_default()), entries)
        }
        Object::Generator(generator) => {
            let name = machine.heap.text(generator.name).unwrap_or("?");
            (ObjectKind::Generator, format!("{} {name}", generator.kind.noun()), Vec::new())
        }
        _ => return None,
    };
    let frame = match object {
        Object::Generator(generator) if generator.state != GeneratorState::Finished => {
            (generator.frame.number != 0).then_some(FrameId(generator.frame.number))
        }
        _ => None,
    };
    let total = (entries.len() + more) as u64;
    let seen = |from: usize| -> Vec<EntryView> {
        let view =
            |(label, value): &Entry| EntryView { label: label.clone(), value: value_view(machine, *value) };
        entries.iter().skip(from).take(PAGE).map(view).collect()
    };
    // It may be shorter here than where it was opened.
    let page = from
        .map(|from| from.min(total.saturating_sub(1)))
        .map(|from| Page { from, entries: seen(from as usize) });
    let expected = expected(machine, at);
    Some(ObjectView { id, kind, title, entries: seen(0), total, page, expected, frame, temporary })
}

/// How many attributes the methods of an instance's class assign to `self`.
fn expected(machine: &Machine, at: Addr) -> u64 {
    let Object::Instance(instance) = machine.heap.get(at) else { return 0 };
    let key = machine.heap.interned("__static_attributes__");
    let names = machine.class(instance.class).zip(key).and_then(|(class, key)| {
        machine.heap.dict_get_name(class.dict, key).and_then(|names| machine.heap.of(names))
    });
    if let Some(Object::Tuple(names)) = names { names.len() as u64 } else { 0 }
}

fn length(object: &Object) -> Option<usize> {
    match object {
        Object::List(items) => Some(items.len()),
        Object::Tuple(items) => Some(items.len()),
        Object::Dict(dict) => Some(dict.len()),
        Object::Set(set) => Some(set.len()),
        _ => None,
    }
}

/// The first `most` entries of a built-in container; none of anything else.
pub(super) fn contents(machine: &Machine, container: Value, most: usize) -> Vec<Entry> {
    let numbered = |items: &[Value]| {
        let shown = items.iter().take(most).enumerate();
        shown.map(|(at, &value)| (Some(at.to_string()), value)).collect()
    };
    let key = |value: Value| plain_text(machine, value).unwrap_or_else(|| value_view(machine, value).text);
    match machine.heap.of(container) {
        Some(Object::List(items)) => numbered(items),
        Some(Object::Tuple(items)) => numbered(items),
        Some(Object::Dict(dict)) => {
            dict.iter().take(most).map(|entry| (Some(key(entry.key)), entry.value)).collect()
        }
        Some(Object::Set(set)) => set.iter().take(most).map(|value| (None, value)).collect(),
        _ => Vec::new(),
    }
}

/// What the library's classes keep under names of their own, and what a person calls it.
const KNOWN: [(&str, &[(&str, &str)]); 7] = [
    (
        "Task",
        &[
            ("_name", "name"),
            ("_coro", "coroutine"),
            ("_state", "state"),
            ("_result", "result"),
            ("_exception", "exception"),
        ],
    ),
    ("Future", &[("_state", "state"), ("_result", "result"), ("_exception", "exception")]),
    ("_lru_cache_wrapper", &[("_function", "function"), ("_cache", "cache")]),
    ("Lock", &[("_locked", "locked")]),
    ("Event", &[("_value", "set")]),
    ("Semaphore", &[("_value", "value")]),
    ("TaskGroup", &[("_tasks", "tasks")]),
];

/// What the box of an instance has: what it holds as a subclass of a built-in, then its attributes. Of the library's
/// instances what a person can ask for; of an enumeration's members name and value.
pub(super) fn instance_entries(
    machine: &Machine,
    instance: &Instance,
    contents: &mut dyn FnMut(Value) -> Vec<Entry>,
) -> Vec<Entry> {
    let library = is_library_class(machine, instance.class);
    let class = machine.class_name(instance.class);
    let slots = match instance.slots {
        Slots::Beside(slots) => Some(slots),
        _ => None,
    };
    let dicts = slots.into_iter().chain([instance.dict]);
    let attributes = dicts.flat_map(|dict| machine.heap.dict(dict).iter());
    let attributes: Vec<(&str, Value)> =
        attributes.filter_map(|entry| Some((machine.heap.text(entry.key)?, entry.value))).collect();
    let mut entries = native_entries(machine, instance, contents);
    if let Some((_, names)) = KNOWN.iter().find(|(name, _)| library && *name == class) {
        let value = |inner| attributes.iter().find(|(name, _)| *name == inner).map(|one| one.1);
        // What has not come yet is no entry.
        let known = names.iter().filter_map(|(inner, label)| Some((label, value(*inner)?)));
        let known = known.filter(|(_, value)| *value != Value::None);
        entries.extend(known.map(|(label, value)| (Some((*label).to_owned()), value)));
        return entries;
    }
    for (name, value) in attributes {
        let label = match name {
            "_items" if library && class == "deque" => {
                entries.extend(contents(value));
                continue;
            }
            _ if library && (name.starts_with('_') || is_empty(machine, value)) => continue,
            "_name_" => "name",
            "_value_" => "value",
            _ if is_dunder(name) || is_sunder(name) => continue,
            name => name,
        };
        entries.push((Some(label.to_owned()), value));
    }
    entries
}

/// What an instance of a subclass of a built-in holds as that: its items, those of a named tuple by name.
fn native_entries(
    machine: &Machine,
    instance: &Instance,
    contents: &mut dyn FnMut(Value) -> Vec<Entry>,
) -> Vec<Entry> {
    if instance.native.is_nil() {
        return Vec::new();
    }
    let mut entries = contents(instance.native);
    if length_of(machine, instance.native).is_none() {
        return vec![(Some(machine.type_name(instance.native).to_owned()), instance.native)];
    }
    let fields = machine.class(instance.class).and_then(|class| {
        let key = machine.heap.interned("_fields")?;
        machine.heap.dict_get_name(class.dict, key)
    });
    if let Some(Some(Object::Tuple(fields))) = fields.map(|fields| machine.heap.of(fields)) {
        for ((label, _), field) in entries.iter_mut().zip(fields.iter()) {
            *label = machine.heap.text(*field).map(str::to_owned);
        }
    }
    entries
}

fn length_of(machine: &Machine, value: Value) -> Option<usize> {
    machine.heap.of(value).and_then(length)
}

fn is_empty(machine: &Machine, value: Value) -> bool {
    length_of(machine, value) == Some(0)
}

/// What the box of a class has: what its body bound, and what was set on it since. What Python and decorators add
/// beside (`__annotations__`, `__match_args__`, methods of the library's making) is left out.
pub(super) fn class_entries<'a>(
    machine: &'a Machine,
    class: &'a Class,
) -> impl Iterator<Item = (&'a str, Value)> {
    let own = machine.heap.dict(class.dict).iter();
    let named = own.filter_map(|entry| Some((machine.heap.text(entry.key)?, inner(machine, entry.value))));
    named.filter(|&(name, value)| match machine.heap.of(value) {
        Some(Object::Function(_)) => boxed(machine, value).is_some(),
        Some(Object::Instance(instance)) if machine.class_name(instance.class).starts_with('_') => false,
        _ if machine.type_name(value) == "member_descriptor" => false,
        _ => !is_dunder(name) && !is_sunder(name) && name != "_field_defaults",
    })
}

fn is_dunder(name: &str) -> bool {
    name.len() > 4 && name.starts_with("__") && name.ends_with("__")
}

fn is_sunder(name: &str) -> bool {
    name.len() > 2 && name.starts_with('_') && name.ends_with('_')
}

/// What a static or class method wraps; any other value as it is.
fn inner(machine: &Machine, value: Value) -> Value {
    match machine.heap.of(value) {
        Some(Object::StaticMethod(inner) | Object::ClassMethod(inner)) => *inner,
        _ => value,
    }
}
