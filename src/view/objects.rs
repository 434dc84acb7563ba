//! Containers, instances and classes as boxes.

use super::model::{EntryView, FrameId, ObjectKind, ObjectView};
use super::values::{boxed, is_library_class, plain_text, value_view};
use crate::vm::{Addr, GeneratorState, Machine, Object, Value};

/// A box shows at most this many entries.
const MOST_ENTRIES: usize = 24;

/// The box of the object at `at`; `None` for what is no box.
pub(super) fn object_view(machine: &Machine, at: Addr, temporary: bool) -> Option<ObjectView> {
    let id = boxed(machine, Value::Object(at))?;
    let item = |label: Option<String>, value: Value| EntryView { label, value: value_view(machine, value) };
    let key = |value: Value| plain_text(machine, value).unwrap_or_else(|| value_view(machine, value).text);
    let (kind, title, entries, total): (ObjectKind, String, Vec<EntryView>, usize) = match machine
        .heap
        .get(at)
    {
        Object::List(items) => {
            let entries = numbered(machine, items);
            (ObjectKind::List, "list".into(), entries, items.len())
        }
        Object::Tuple(items) => (ObjectKind::Tuple, "tuple".into(), numbered(machine, items), items.len()),
        Object::Dict(dict) => {
            let entries = dict.iter().take(MOST_ENTRIES).map(|entry| item(Some(key(entry.key)), entry.value));
            (ObjectKind::Dict, "dict".into(), entries.collect(), dict.len())
        }
        Object::Set(set) => {
            let entries = set.iter().take(MOST_ENTRIES).map(|value| item(None, value)).collect();
            (ObjectKind::Set, if set.frozen { "frozenset".into() } else { "set".into() }, entries, set.len())
        }
        Object::Instance(instance) => {
            let dict = machine.heap.dict(instance.dict);
            let mut entries: Vec<EntryView> = dict
                .iter()
                .take(MOST_ENTRIES)
                .map(|entry| item(machine.heap.text(entry.key).map(str::to_string), entry.value))
                .collect();
            if !instance.native.is_nil() {
                entries
                    .insert(0, item(Some(machine.type_name(instance.native).to_string()), instance.native));
            }
            let total = dict.len() + usize::from(!instance.native.is_nil());
            let name = machine.class_name(instance.class);
            // Of a library class the name says what it is.
            let title = if is_library_class(machine, instance.class) {
                name.to_string()
            } else {
                format!("{name} instance")
            };
            (ObjectKind::Instance, title, entries, total)
        }
        Object::Class(class) => {
            let own = machine.heap.dict(class.dict);
            let entries: Vec<EntryView> = own
                .iter()
                .filter_map(|entry| Some((machine.heap.text(entry.key)?, entry.value)))
                .filter(|(name, _)| {
                    !matches!(
                        *name,
                        "__module__"
                            | "__doc__"
                            | "__firstlineno__"
                            | "__static_attributes__"
                            | "__dict__"
                            | "__weakref__"
                            | "__slots__"
                    )
                })
                .map(|(name, value)| item(Some(name.to_string()), inner(machine, value)))
                .collect();
            let total = entries.len();
            let shown = entries.into_iter().take(MOST_ENTRIES).collect();
            (ObjectKind::Class, format!("class {}", class.name), shown, total)
        }
        Object::BoundMethod(both) => {
            let (function, this) = **both;
            let entries = vec![item(Some("function".into()), function), item(Some("self".into()), this)];
            let name = match machine.heap.of(function) {
                Some(Object::Function(function)) => machine.heap.text(function.name),
                _ => None,
            };
            (ObjectKind::BoundMethod, format!("bound method {}", name.unwrap_or_default()), entries, 2)
        }
        Object::Generator(generator) => {
            let name = machine.heap.text(generator.name).unwrap_or("?");
            (ObjectKind::Generator, format!("{} {name}", generator.kind.noun()), Vec::new(), 0)
        }
        _ => return None,
    };
    let frame = match machine.heap.get(at) {
        Object::Generator(generator) if generator.state != GeneratorState::Finished => {
            (generator.frame.number != 0).then_some(FrameId(generator.frame.number))
        }
        _ => None,
    };
    Some(ObjectView { id, kind, title, entries, total: total as u64, frame, temporary })
}

/// What a static or class method wraps; any other value as it is.
fn inner(machine: &Machine, value: Value) -> Value {
    match machine.heap.of(value) {
        Some(Object::StaticMethod(inner) | Object::ClassMethod(inner)) => *inner,
        _ => value,
    }
}

fn numbered(machine: &Machine, items: &[Value]) -> Vec<EntryView> {
    let shown = items.iter().take(MOST_ENTRIES).enumerate();
    shown
        .map(|(at, &value)| EntryView { label: Some(at.to_string()), value: value_view(machine, value) })
        .collect()
}
