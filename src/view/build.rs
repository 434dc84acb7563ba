//! A machine that stands still at a stop, as a view (words and changes come later).

use super::frames::{FrameBuilder, module_inner};
use super::model::{
    BindingKind, BindingView, CellId, CellView, ClosureSlot, EventKind, FrameId, FunctionView, Holder,
    ObjectId, Place, ReturnedFrame, View,
};
use super::objects::object_view;
use super::values::{boxed, exception_message, value_view};
use super::walk::{Reached, live_registers, temporaries, variables};
use crate::base::Span;
use crate::code::{Code, SlotKind};
use crate::vm::{Addr, Event, Frame, FrameKind, GeneratorState, Machine, Object, Value};
use std::collections::BTreeMap;

/// Output beyond this many bytes is cut from the front.
const MOST_OUTPUT: usize = 64 << 10;
/// A view has boxes for at most this many objects, the first that names lead to: nobody reads more, and a picture of
/// thousands would keep the page waiting.
const MOST_BOXES: usize = 400;

/// Where a machine stands.
pub(super) struct Standing<'a> {
    /// Which stop.
    pub stop: u64,
    /// Its line step.
    pub line_step: u64,
    /// Why it is one.
    pub event: EventKind,
    /// What a person opened.
    pub opened: &'a [(ObjectId, u64)],
}

/// The view of `machine` as it stands.
pub(super) fn build(machine: &Machine, standing: Standing) -> View {
    let frames: Vec<Frame> =
        machine.frames().iter().copied().filter(|frame| is_seen(machine, frame)).collect();
    let mut builder = FrameBuilder::new(machine, &frames);
    let mut frame_views = builder.stacked(&standing.event);
    let Roots { named, temporary, library } = roots(machine);
    let mut reached = Reached::default();
    reached.walk(machine, named, Vec::new(), false);
    reached.walk(machine, temporary, library, true);
    frame_views.extend(builder.suspended(&reached));
    let (globals, module_line) = module_rows(machine);
    let cells = cell_views(machine, &reached, &frame_views);
    let functions = function_views(machine, &reached, &globals, &frame_views, &cells);
    let objects = reached
        .objects
        .iter()
        .take(MOST_BOXES)
        .filter_map(|&(at, temporary)| object_view(machine, at, temporary, standing.opened))
        .collect();
    let (output, output_cut) = output(machine);
    let (next_span, line) = builder.next(&standing.event, module_line);
    let module_trouble = builder.module_trouble(&standing.event);
    let mut view = View {
        stop: standing.stop,
        line_step: standing.line_step,
        event: standing.event,
        just_ran: None,
        next_span,
        line,
        sentence: String::new(),
        next: String::new(),
        output,
        output_cut,
        globals,
        module_line,
        module_trouble,
        frames: frame_views,
        cells,
        functions,
        objects,
        changes: Vec::new(),
        returned: Vec::new(),
        event_loop: super::event_loop::event_loop(machine),
    };
    super::event_loop::tell_waiting(machine, &mut view);
    view.returned = returned(machine, &view);
    view
}

/// Whether a frame is one of the person's own: not the module, not the library's.
pub(super) fn is_seen(machine: &Machine, frame: &Frame) -> bool {
    use crate::code::CodeKind;
    frame.kind == FrameKind::Python
        && !machine.code(frame.code).hidden
        && machine.code(frame.code).code.kind != CodeKind::Module
}

/// The module's own frame, while it is there.
pub(super) fn module_frame(machine: &Machine) -> Option<Frame> {
    machine
        .frames()
        .iter()
        .copied()
        .find(|frame| frame.code == machine.main.0 && frame.kind == FrameKind::Python)
}

/// What the walk starts from: what names hold, what only temporaries hold, and what frames of the library hold.
struct Roots {
    named: Vec<Value>,
    temporary: Vec<Value>,
    library: Vec<Value>,
}

fn roots(machine: &Machine) -> Roots {
    let mut named: Vec<Value> = machine
        .heap
        .dict(machine.main.1)
        .iter()
        .filter(|entry| !is_dunder(machine, entry.key))
        .map(|entry| entry.value)
        .collect();
    let (mut temporary, mut library) = (Vec::new(), Vec::new());
    for frame in machine.frames().iter().filter(|frame| frame.kind == FrameKind::Python) {
        let registers = machine.registers(frame);
        let seen = is_seen(machine, frame) || frame.code == machine.main.0;
        if seen {
            named.extend(variables(machine, frame, registers));
            if frame.namespace != frame.globals {
                named.extend(machine.heap.dict(frame.namespace).iter().map(|entry| entry.value));
            }
        }
        if seen {
            temporary.extend(temporaries(machine, frame, registers));
        } else {
            library.extend(live_registers(machine, frame, registers));
        }
        temporary.push(frame.function);
        temporary.push(frame.generator);
    }
    for frame in machine.frames().iter().filter(|frame| frame.kind == FrameKind::Native) {
        temporary.push(frame.function);
    }
    temporary.extend([machine.state.in_flight, machine.state.handled]);
    if let Some(Event::Return(value) | Event::Yield(value)) = machine.event {
        temporary.push(value)
    }
    Roots { named, temporary, library }
}

fn is_dunder(machine: &Machine, key: Value) -> bool {
    machine.heap.text(key).is_some_and(|name| name.starts_with("__") && name.ends_with("__"))
}

fn module_rows(machine: &Machine) -> (Vec<BindingView>, u32) {
    let frame = module_frame(machine);
    let mut rows: Vec<BindingView> = machine
        .heap
        .dict(machine.main.1)
        .iter()
        .filter(|entry| !is_dunder(machine, entry.key))
        .map(|entry| BindingView {
            name: machine.heap.text(entry.key).unwrap_or("?").to_string(),
            kind: BindingKind::Global,
            cell: None,
            owner: None,
            value: Some(value_view(machine, entry.value)),
            parameter: false,
            from_default: false,
            comprehension: None,
        })
        .collect();
    let Some(frame) = frame else { return (rows, 0) };
    rows.extend(module_inner(machine, &frame));
    (rows, super::frames::line_of(machine, &frame))
}

/// The place with f-number `number`; 0 is the module.
pub(super) fn place(number: u32) -> Place {
    match number {
        0 => Place::Global,
        number => Place::Frame(FrameId(number)),
    }
}

fn cell_views(machine: &Machine, reached: &Reached, frames: &[super::model::FrameView]) -> Vec<CellView> {
    let mut cells: Vec<CellView> = reached
        .cells
        .iter()
        .filter_map(|&(at, temporary)| {
            let Object::Cell(cell) = machine.heap.get(at) else { return None };
            let id = CellId(machine.heap.serial(at));
            let mut held_by: Vec<Holder> = reached
                .functions
                .iter()
                .filter(|(function, _)| {
                    matches!(machine.heap.get(*function), Object::Function(function) if function.closure.contains(&at))
                })
                .filter_map(|&(function, _)| boxed(machine, Value::Object(function)).map(Holder::Object))
                .collect();
            held_by.extend(
                frames
                    .iter()
                    .filter(|frame| frame.bindings.iter().any(|binding| binding.cell == Some(id)))
                    .filter_map(|frame| frame.id.map(Holder::Frame)),
            );
            Some(CellView {
                id,
                name: machine.heap.name(cell.name).to_string(),
                value: (!cell.value.is_nil()).then(|| value_view(machine, cell.value)),
                made_in: place(cell.maker),
                held_by,
                temporary,
            })
        })
        .collect();
    crate::base::sort_by_key(&mut cells, |cell| cell.id);
    cells
}

fn function_views(
    machine: &Machine,
    reached: &Reached,
    globals: &[BindingView],
    frames: &[super::model::FrameView],
    cells: &[CellView],
) -> Vec<FunctionView> {
    let mut functions: Vec<FunctionView> = reached
        .functions
        .iter()
        .filter_map(|&(at, temporary)| function_view(machine, at, temporary))
        .collect();
    for function in &mut functions {
        let holds = |binding: &&BindingView| {
            binding.value.as_ref().is_some_and(|value| value.object == Some(function.id))
        };
        let rows = globals.iter().chain(frames.iter().flat_map(|frame| &frame.bindings));
        let mut names: Vec<String> = rows.filter(holds).map(|binding| binding.name.clone()).collect();
        names.extend(
            cells
                .iter()
                .filter(|cell| cell.value.as_ref().is_some_and(|value| value.object == Some(function.id)))
                .map(|cell| cell.name.clone()),
        );
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| seen.insert(name.clone()));
        function.named_by = names;
    }
    crate::base::sort_by_key(&mut functions, |function| function.id);
    functions
}

fn function_view(machine: &Machine, at: Addr, temporary: bool) -> Option<FunctionView> {
    let Object::Function(function) = machine.heap.get(at) else { return None };
    let id = boxed(machine, Value::Object(at))?;
    let loaded = machine.code(function.code);
    let code = &loaded.code;
    let closure = code
        .free_variables
        .iter()
        .zip(&function.closure)
        .map(|(name, &cell)| ClosureSlot {
            name: name.clone(),
            cell: CellId(machine.heap.serial(cell)),
            carried_for: carried_for(machine, loaded.first, code, name),
        })
        .collect();
    Some(FunctionView {
        id,
        name: machine.heap.text(function.name).unwrap_or(&code.name).to_string(),
        line: code.def_line,
        decorators: code.def_line.saturating_sub(code.first_line),
        parameters: parameters(code),
        defaults: defaults(machine, function, loaded),
        attributes: attributes(machine, function),
        parent: place(function.parent),
        closure,
        code: function.code,
        named_by: Vec::new(),
        temporary,
    })
}

/// The inner function that alone needs the free variable `name` of `code`, if its own instructions never touch it.
fn carried_for(machine: &Machine, first: u32, code: &Code, name: &str) -> Option<String> {
    use crate::code::Instruction as I;
    let slot = code.slots.iter().position(|slot| slot.name == name && slot.kind == SlotKind::Free)? as u16;
    let used = code.instructions.iter().any(|instruction| match instruction {
        I::LoadCell { cell, .. }
        | I::StoreCell { cell, .. }
        | I::DeleteCell { cell }
        | I::LoadClassCell { cell, .. } => *cell == slot,
        _ => false,
    });
    if used {
        return None;
    }
    let inner = code.children.iter().map(|child| machine.code(first + child.0));
    inner
        .filter(|inner| inner.code.free_variables.iter().any(|free| free == name))
        .map(|inner| inner.code.name.clone())
        .next()
}

/// Parameters as written, without defaults.
fn parameters(code: &Code) -> String {
    let positional = usize::from(code.positional);
    let keyword_end = positional + usize::from(code.keyword_only);
    let name = |at: usize| code.slots.get(at).map_or("?", |slot| slot.name.as_str());
    let mut parts: Vec<String> = Vec::new();
    for at in 0..positional {
        parts.push(name(at).to_string());
        if at + 1 == usize::from(code.positional_only) {
            parts.push("/".into());
        }
    }
    if code.flags.var_positional {
        parts.push(format!("*{}", name(keyword_end)));
    } else if code.keyword_only > 0 {
        parts.push("*".into());
    }
    parts.extend((positional..keyword_end).map(|at| name(at).to_string()));
    if code.flags.var_keyword {
        parts.push(format!("**{}", name(keyword_end + usize::from(code.flags.var_positional))));
    }
    parts.join(", ")
}

/// What was set on a function, as far as it is written out.
fn attributes(machine: &Machine, function: &crate::vm::Function) -> Vec<(String, super::model::ValueView)> {
    let Value::Object(dict) = function.attributes else { return Vec::new() };
    let entries = machine.heap.dict(dict).iter().take(MOST_ATTRIBUTES);
    entries
        .filter_map(|entry| {
            Some((machine.heap.text(entry.key)?.to_string(), value_view(machine, entry.value)))
        })
        .collect()
}

fn defaults(
    machine: &Machine,
    function: &crate::vm::Function,
    loaded: &crate::vm::LoadedCode,
) -> Vec<(String, super::model::ValueView)> {
    let positional = usize::from(loaded.code.positional);
    let mut found = Vec::new();
    if let Some(Object::Tuple(values)) = machine.heap.of(function.defaults) {
        let first = positional.saturating_sub(values.len());
        let names = loaded.code.slots.iter().skip(first);
        found.extend(
            names.zip(values.iter()).map(|(slot, &value)| (slot.name.clone(), value_view(machine, value))),
        );
    }
    if let Value::Object(dict) = function.keyword_defaults {
        for entry in machine.heap.dict(dict).iter() {
            let name = machine.heap.text(entry.key).unwrap_or("?").to_string();
            found.push((name, value_view(machine, entry.value)));
        }
    }
    found
}

fn output(machine: &Machine) -> (String, u64) {
    let all = machine.output_so_far();
    if all.len() <= MOST_OUTPUT {
        return (all.to_string(), 0);
    }
    let mut from = all.len() - MOST_OUTPUT;
    while !all.is_char_boundary(from) {
        from += 1;
    }
    (all[from..].to_string(), all[..from].chars().count() as u64)
}

/// A function shows at most this many attributes.
const MOST_ATTRIBUTES: usize = 6;

/// Frames that left and are mentioned by something that is shown, with their parents.
fn returned(machine: &Machine, view: &View) -> Vec<ReturnedFrame> {
    let mut mentioned: Vec<FrameId> = Vec::new();
    let mut mention = |place: &Place| {
        if let Place::Frame(id) = place {
            mentioned.push(*id);
        }
    };
    view.cells.iter().for_each(|cell| mention(&cell.made_in));
    view.functions.iter().for_each(|function| mention(&function.parent));
    view.frames.iter().for_each(|frame| mention(&frame.parent));
    let mut found: BTreeMap<FrameId, ReturnedFrame> = BTreeMap::new();
    while let Some(id) = mentioned.pop() {
        let live = view.frames.iter().any(|frame| frame.id == Some(id));
        if let (false, false, Some((code, parent))) =
            (live, found.contains_key(&id), machine.code_of_frame(id.0))
        {
            let parent = place(parent);
            if let Place::Frame(outer) = parent {
                mentioned.push(outer);
            }
            found.insert(id, ReturnedFrame { id, name: code.code.name.clone(), parent });
        }
    }
    found.into_values().collect()
}

/// Why the machine stands where it does, as plain data.
pub(super) fn event_kind(machine: &Machine, event: Event) -> EventKind {
    let told = |exception: Value| {
        let message = match machine.heap.of(exception) {
            Some(Object::Exception(inner)) => {
                format!("{}{}", exception_message(machine, inner.class, inner.args), inner.hint)
            }
            _ => String::new(),
        };
        (machine.exception_name(exception), message)
    };
    match event {
        Event::Line => EventKind::Line,
        Event::Call => EventKind::Call,
        Event::Return(value) => EventKind::Return(value_view(machine, value)),
        Event::Yield(value) => EventKind::Yield(value_view(machine, value)),
        Event::Resume => EventKind::Resume,
        Event::Exception(exception) => {
            let (type_name, message) = told(exception);
            EventKind::Exception { type_name, message }
        }
        Event::Unwind(exception) => {
            let (type_name, message) = told(exception);
            EventKind::Unwind { type_name, message }
        }
    }
}

/// The generators that are parked and reached, with their frames.
pub(super) fn parked<'a>(
    machine: &'a Machine,
    reached: &'a Reached,
) -> impl Iterator<Item = (Addr, Frame)> + 'a {
    reached.objects.iter().filter_map(|&(at, _)| match machine.heap.get(at) {
        Object::Generator(generator)
            if matches!(generator.state, GeneratorState::Suspended | GeneratorState::Created) =>
        {
            Some((at, generator.frame))
        }
        _ => None,
    })
}

/// The source of the instruction a frame stands at.
pub(super) fn span_at(machine: &Machine, frame: &Frame) -> Option<Span> {
    machine.code(frame.code).code.spans.get(frame.pc as usize).copied()
}

/// The source of what the newest event is about: the call that opened a frame, the statement that returns or raises.
/// `None` where the stop before tells it.
pub(super) fn acting_span(machine: &Machine, event: &EventKind) -> Option<Span> {
    let mut seen = machine
        .frames()
        .iter()
        .rev()
        .filter(|frame| frame.kind == FrameKind::Python && !machine.code(frame.code).hidden);
    let frame = match event {
        EventKind::Call => seen.nth(1)?,
        EventKind::Return(_) | EventKind::Exception { .. } | EventKind::Yield(_) => seen.next()?,
        _ => return None,
    };
    span_at(machine, frame)
}
