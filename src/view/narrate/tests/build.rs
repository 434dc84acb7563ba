//! Hand-made views: a stop of a source, put together row by row.

use crate::base::{LineIndex, Span};
use crate::view::model::*;
use crate::view::narrate::{Statics, narrate};

/// The sentence of the step from `before` to `now`.
pub fn sentence(source: &str, before: &Stop, now: &Stop) -> String {
    narrate(Some(&before.view), &now.view, &statics(source)).sentence
}

/// The line on what comes at `now`.
pub fn next(source: &str, now: &Stop) -> String {
    narrate(None, &now.view, &statics(source)).next
}

pub fn statics(source: &str) -> Statics {
    let parsed = crate::syntax::parse(source);
    let (symbols, _) = crate::scope::analyze(&parsed.module, source);
    Statics::new(source, &parsed.module, &symbols)
}

/// A stop under construction.
#[derive(Clone)]
pub struct Stop {
    pub view: View,
    source: String,
}

/// A value: `repr`, or `o2 text`, or `x3 text`.
pub fn value(text: &str) -> ValueView {
    let (label, rest) = text.split_once(' ').unwrap_or((text, ""));
    let number = label.get(1..).and_then(|digits| digits.parse().ok());
    let object = match (label.chars().next(), number) {
        (Some('o'), Some(number)) => Some(ObjectId::Labelled(number)),
        (Some('x'), Some(number)) => Some(ObjectId::Other(number)),
        _ => None,
    };
    let text = if object.is_some() { rest } else { text };
    ValueView { text: text.to_owned(), cut: false, object }
}

impl Stop {
    /// A stop of `source` where `event` happened and `next` is about to run.
    pub fn new(source: &str, event: EventKind, next: &str) -> Stop {
        let mut stop = Stop {
            view: View { stop: 1, line_step: 1, event, line: 1, module_line: 1, ..View::default() },
            source: source.to_owned(),
        };
        stop.view.next_span = stop.span(next);
        if let Some(span) = stop.view.next_span {
            stop.view.line = LineIndex::new(source).line(span.start);
        }
        stop
    }

    fn span(&self, text: &str) -> Option<Span> {
        let start = self.source.find(text).filter(|_| !text.is_empty())?;
        Some(Span::new(start as u32, (start + text.len()) as u32))
    }

    /// The same state, at another place.
    pub fn then(&self, event: EventKind, next: &str) -> Stop {
        let mut now = Stop::new(&self.source, event, next);
        let keep = now.view.clone();
        now.view = self.view.clone();
        (now.view.event, now.view.next_span, now.view.line) = (keep.event, keep.next_span, keep.line);
        now.view.just_ran = self.view.next_span;
        now
    }

    pub fn ran(mut self, text: &str) -> Stop {
        self.view.just_ran = self.span(text);
        self
    }

    pub fn output(mut self, text: &str) -> Stop {
        self.view.output.push_str(text);
        self
    }

    pub fn global(mut self, name: &str, text: &str) -> Stop {
        self.view.globals.retain(|global| global.name != name);
        self.view.globals.push(row(name, BindingKind::Global, Some(value(text))));
        self
    }

    /// Frame `number` opens and runs; the others wait.
    pub fn frame(mut self, number: u32, function: &str, of: u32, parent: Place, line: u32) -> Stop {
        let caller = match self.view.frames.last().and_then(|frame| frame.id) {
            Some(id) => Place::Frame(id),
            None => Place::Global,
        };
        for frame in &mut self.view.frames {
            frame.state = FrameState::Waiting;
        }
        if self.view.frames.is_empty() {
            self.view.module_line = line;
        }
        self.view.frames.push(FrameView {
            id: Some(FrameId(number)),
            function: function.to_owned(),
            of: Some(ObjectId::Labelled(of)),
            parent,
            caller,
            caller_line: Some(line),
            line: 1,
            state: FrameState::Running,
            bindings: Vec::new(),
            returning: None,
            leaving_with: None,
            temporary: false,
            coroutine: false,
            object: None,
            handling: None,
            waits_for: None,
        });
        self
    }

    /// The running frame goes.
    pub fn leave(mut self) -> Stop {
        if let Some(frame) = self.view.frames.pop() {
            let (name, parent) = (frame.function, frame.parent);
            self.view.returned.extend(frame.id.map(|id| ReturnedFrame { id, name, parent }));
        }
        if let Some(frame) = self.view.frames.last_mut() {
            frame.state = FrameState::Running;
        }
        self
    }

    fn put(mut self, row: BindingView) -> Stop {
        if let Some(frame) = self.view.frames.last_mut() {
            frame.bindings.retain(|old| old.name != row.name);
            frame.bindings.push(row);
        }
        self
    }

    pub fn local(self, name: &str, text: &str) -> Stop {
        self.put(row(name, BindingKind::Local, Some(value(text))))
    }

    pub fn unassigned(self, name: &str) -> Stop {
        self.put(row(name, BindingKind::Local, None))
    }

    pub fn parameter(self, name: &str, text: &str) -> Stop {
        self.put(BindingView { parameter: true, ..row(name, BindingKind::Local, Some(value(text))) })
    }

    /// The running frame makes cell `number` for `name`.
    pub fn own_cell(mut self, name: &str, number: u32, text: Option<&str>, parameter: bool) -> Stop {
        let frame = self.view.frames.last().and_then(|frame| frame.id);
        let made_in = frame.map_or(Place::Global, Place::Frame);
        self.view.cells.push(CellView {
            id: CellId(number),
            name: name.to_owned(),
            value: text.map(value),
            made_in,
            held_by: frame.map(Holder::Frame).into_iter().collect(),
            temporary: false,
        });
        let row = row(name, BindingKind::Cell, text.map(value));
        self.put(BindingView { parameter, cell: Some(CellId(number)), ..row })
    }

    /// The running frame reaches `name` through cell `number`.
    pub fn free(self, name: &str, number: u32, maker: u32) -> Stop {
        let row = row(name, BindingKind::Free, None);
        let owner = Some(Place::Frame(FrameId(maker)));
        self.put(BindingView { cell: Some(CellId(number)), owner, ..row })
    }

    pub fn cell(mut self, number: u32, text: &str) -> Stop {
        for cell in self.view.cells.iter_mut().filter(|cell| cell.id.0 == number) {
            cell.value = Some(value(text));
        }
        self
    }

    pub fn no_cell(mut self, number: u32) -> Stop {
        self.view.cells.retain(|cell| cell.id.0 != number);
        self
    }

    /// Function `number`, made by frame `parent` (0: the module), carrying cells.
    pub fn function(
        mut self,
        number: u32,
        name: &str,
        line: u32,
        parent: u32,
        carries: &[(&str, u32)],
    ) -> Stop {
        let id = ObjectId::Labelled(number);
        let slot = |(name, cell): &(&str, u32)| ClosureSlot {
            name: (*name).to_owned(),
            cell: CellId(*cell),
            carried_for: None,
        };
        self.view.functions.push(FunctionView {
            id,
            name: name.to_owned(),
            line,
            decorators: 0,
            parameters: String::new(),
            defaults: Vec::new(),
            attributes: Vec::new(),
            parent: if parent == 0 { Place::Global } else { Place::Frame(FrameId(parent)) },
            closure: carries.iter().map(slot).collect(),
            code: line,
            named_by: Vec::new(),
            temporary: false,
        });
        for (_, carried) in carries {
            for cell in self.view.cells.iter_mut().filter(|cell| cell.id.0 == *carried) {
                cell.held_by.insert(0, Holder::Object(id));
            }
        }
        self
    }

    pub fn named_by(mut self, number: u32, name: &str) -> Stop {
        for function in self.view.functions.iter_mut().filter(|f| f.id == ObjectId::Labelled(number)) {
            function.named_by.push(name.to_owned());
        }
        self
    }

    pub fn object(mut self, number: u32, kind: ObjectKind, title: &str, entries: &[(&str, &str)]) -> Stop {
        let entry =
            |(label, text): &(&str, &str)| EntryView { label: Some((*label).to_owned()), value: value(text) };
        self.view.objects.retain(|object| object.id != ObjectId::Other(number));
        self.view.objects.push(ObjectView {
            id: ObjectId::Other(number),
            kind,
            title: title.to_owned(),
            entries: entries.iter().map(entry).collect(),
            total: entries.len() as u64,
            page: None,
            expected: 0,
            frame: None,
            temporary: false,
        });
        self
    }
}

fn row(name: &str, kind: BindingKind, value: Option<ValueView>) -> BindingView {
    BindingView {
        name: name.to_owned(),
        kind,
        cell: None,
        owner: None,
        value,
        parameter: false,
        from_default: false,
        comprehension: None,
    }
}
