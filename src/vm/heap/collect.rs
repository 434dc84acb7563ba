//! Garbage collection: mark from the roots, sweep through the door.

use super::{COLLECT_FLOOR, Heap, Slot, Undo, payload};
use crate::vm::frame::Frame;
use crate::vm::object::{GeneratorState, Object};
use crate::vm::value::{Addr, Value};

/// Marks what is reachable.
pub struct Tracer {
    marked: Vec<u64>,
    pending: Vec<Addr>,
}

impl Tracer {
    /// Nothing marked yet, for a heap of `slots` slots.
    pub fn new(slots: usize) -> Tracer {
        Tracer { marked: vec![0; slots.div_ceil(64)], pending: Vec::new() }
    }

    /// Marks a value as reachable.
    #[inline]
    pub fn value(&mut self, value: Value) {
        if let Value::Object(at) = value {
            self.addr(at);
        }
    }

    /// Marks an object as reachable.
    #[inline]
    pub fn addr(&mut self, at: Addr) {
        let (word, bit) = (at.index() / 64, 1u64 << (at.index() % 64));
        if let Some(mark) = self.marked.get_mut(word)
            && *mark & bit == 0
        {
            *mark |= bit;
            self.pending.push(at);
        }
    }

    /// Marks what a frame holds beside its registers.
    pub fn frame(&mut self, frame: &Frame) {
        self.value(frame.function);
        self.addr(frame.globals);
        self.addr(frame.namespace);
        self.value(frame.generator);
        self.value(frame.handled_before);
        if let crate::vm::frame::Then::Init { instance, .. } = frame.then {
            self.addr(instance);
        }
    }

    /// Leaves out an object: it is not looked into.
    pub fn pass_over(&mut self, at: Addr) {
        if let Some(mark) = self.marked.get_mut(at.index() / 64) {
            *mark |= 1u64 << (at.index() % 64);
        }
    }

    /// An object that was marked and not looked into yet.
    pub(super) fn take(&mut self) -> Option<Addr> {
        self.pending.pop()
    }

    /// All of those, no longer marked.
    pub(super) fn take_all(&mut self) -> Vec<Addr> {
        let found = std::mem::take(&mut self.pending);
        for at in &found {
            self.marked[at.index() / 64] &= !(1u64 << (at.index() % 64));
        }
        found
    }

    /// Whether the slot at `index` was marked.
    pub fn is_marked(&self, index: usize) -> bool {
        self.marked[index / 64] & (1u64 << (index % 64)) != 0
    }

    /// Marks everything that `object` refers to.
    pub(super) fn children(&mut self, object: &Object) {
        match object {
            Object::Cell(cell) => {
                self.value(cell.value);
                self.addr(cell.name);
            }
            Object::Tuple(items) => items.iter().for_each(|&item| self.value(item)),
            Object::List(items) => items.iter().for_each(|&item| self.value(item)),
            Object::Dict(dict) => {
                for entry in dict.iter() {
                    self.value(entry.key);
                    self.value(entry.value);
                }
            }
            Object::Set(set) => set.iter().for_each(|item| self.value(item)),
            Object::Function(function) => {
                function.closure.iter().for_each(|&cell| self.addr(cell));
                let parts = [
                    function.defaults,
                    function.keyword_defaults,
                    function.attributes,
                    function.annotations,
                    function.type_params,
                    function.name,
                    function.qualified_name,
                    function.doc,
                    function.module,
                ];
                parts.into_iter().for_each(|part| self.value(part));
                self.addr(function.globals);
            }
            Object::BoundMethod(both) => {
                self.value(both.0);
                self.value(both.1);
            }
            Object::Class(class) => {
                self.addr(class.metaclass);
                self.addr(class.dict);
                class.bases.iter().chain(&class.mro).for_each(|&at| self.addr(at));
                self.addr(class.solid);
                if let crate::vm::object::Layout::Native(at) = class.layout {
                    self.addr(at);
                }
            }
            Object::Instance(instance) => {
                self.addr(instance.class);
                self.addr(instance.dict);
                self.value(instance.native);
                if let crate::vm::object::Slots::Beside(slots) = instance.slots {
                    self.addr(slots);
                }
            }
            Object::Exception(exception) => {
                self.addr(exception.class);
                let parts = [
                    exception.args,
                    exception.dict,
                    exception.cause,
                    exception.context,
                    exception.traceback,
                    exception.fields,
                    exception.kept,
                ];
                parts.into_iter().for_each(|part| self.value(part));
            }
            Object::Traceback(entry) => {
                self.value(entry.next);
                self.addr(entry.globals);
            }
            Object::Generator(generator) => {
                self.frame(&generator.frame);
                // While it runs, its registers are on the stack.
                if generator.state != GeneratorState::Running {
                    generator.registers.iter().for_each(|&value| self.value(value));
                }
                self.value(generator.name);
                self.value(generator.qualified_name);
            }
            Object::Iter(iter) => iter.values(&mut |value| self.value(value)),
            Object::Slice(parts) => parts.iter().for_each(|&part| self.value(part)),
            Object::Property(parts) => parts.iter().for_each(|&part| self.value(part)),
            Object::StaticMethod(inner) | Object::ClassMethod(inner) => self.value(*inner),
            Object::Super(both) => {
                self.addr(both.0);
                self.value(both.1);
            }
            Object::Module(both) => self.addr(both.1),
            Object::NativeCall(call) => call.values(&mut |value| self.value(value)),
            Object::DictView(_, at) => self.addr(*at),
            Object::Member(member) => {
                self.addr(member.class);
                self.addr(member.name);
            }
            Object::Proxy(mapping) => self.value(*mapping),
            Object::Free
            | Object::Str(_)
            | Object::Bytes(_)
            | Object::ByteArray(_)
            | Object::BigInt(_)
            | Object::Range(_)
            | Object::Code(_)
            | Object::Complex(..) => {}
        }
    }
}

impl Heap {
    /// Whether enough was allocated that a collection is due.
    #[inline]
    pub fn wants_collection(&self) -> bool {
        self.counters.allocated >= self.counters.collect_at
    }

    /// A tracer that has marked what the heap itself keeps.
    pub fn tracer(&self) -> Tracer {
        let mut tracer = Tracer::new(self.slots.len());
        self.interned.values().for_each(|&at| tracer.addr(at));
        tracer
    }

    /// Frees everything not reachable from what `tracer` was given. The next collection comes before more than `most`
    /// bytes are held, as far as that can be: where it comes is part of the run, wherever the run pauses.
    pub fn collect(&mut self, mut tracer: Tracer, most: usize) {
        while let Some(at) = tracer.pending.pop() {
            tracer.children(&self.slots[at.index()].object);
        }
        let mut survived = 0;
        for index in 0..self.slots.len() {
            let slot = &self.slots[index];
            if tracer.is_marked(index) {
                survived += size_of::<Slot>() + payload(&slot.object);
            } else if !matches!(slot.object, Object::Free) {
                self.free(Addr(index as u32));
            }
        }
        self.counters.allocated = 0;
        self.counters.survived = survived;
        self.counters.collect_at =
            most.saturating_sub(survived).clamp(COLLECT_FLOOR / 8, COLLECT_FLOOR + survived);
        self.counters.next = 0;
    }

    /// A tracer for what was made in this generation: all else counts as marked, and is not looked into.
    pub fn young_tracer(&self) -> Tracer {
        let mut tracer =
            Tracer { marked: vec![u64::MAX; self.slots.len().div_ceil(64)], pending: Vec::new() };
        for at in self.young() {
            tracer.marked[at.index() / 64] &= !(1u64 << (at.index() % 64));
        }
        tracer
    }

    /// What was made in this generation and is there.
    fn young(&self) -> impl Iterator<Item = Addr> {
        self.journal.iter().filter_map(|note| match note {
            Undo::Whole { at, .. } if self.is_new(note) => Some(*at),
            _ => None,
        })
    }

    /// Whether what is now where `note` was made is another object than then.
    pub(super) fn is_new(&self, note: &Undo) -> bool {
        let Undo::Whole { at, serial, object } = note else { return false };
        let replaced = matches!(object, Object::Free) || self.serial(*at) != *serial;
        replaced && !matches!(self.get(*at), Object::Free)
    }

    /// What was made in this generation and is not reachable from what `tracer` was given, nor from anything older: what
    /// is older and refers to it was written in this generation, so there is a note of it.
    pub fn young_garbage(&self, mut tracer: Tracer) -> Vec<Addr> {
        // What was written into a list may be elsewhere in it after a splice; of what grew, all that came is looked at
        // once, however many notes say so.
        let mut grown = Vec::new();
        for note in &self.journal {
            match *note {
                Undo::Splice { at, .. } => grown.push((at, 0)),
                Undo::Truncate { at, len } | Undo::DictTruncate { at, len } => grown.push((at, len)),
                _ => self.trace_written(note, &mut tracer),
            }
        }
        crate::base::sort_by_key(&mut grown, |(at, from)| (at.0, *from));
        grown.dedup_by_key(|(at, _)| *at);
        grown.into_iter().for_each(|(at, from)| self.trace_grown(at, from as usize, &mut tracer));
        while let Some(at) = tracer.pending.pop() {
            tracer.children(&self.slots[at.index()].object);
        }
        self.young().filter(|at| !tracer.is_marked(at.index())).collect()
    }

    /// Frees garbage.
    pub fn free_all(&mut self, garbage: Vec<Addr>) {
        for at in garbage {
            let freed = size_of::<Slot>() + payload(self.get(at));
            self.counters.allocated = self.counters.allocated.saturating_sub(freed);
            self.counters.next = self.counters.next.min(at.0);
            self.free(at);
        }
    }

    /// Marks what a list or dict holds from an index on.
    fn trace_grown(&self, at: Addr, from: usize, tracer: &mut Tracer) {
        match self.get(at) {
            Object::List(items) => items.iter().skip(from).for_each(|item| tracer.value(*item)),
            Object::Dict(dict) => dict.entries().iter().skip(from).for_each(|entry| {
                tracer.value(entry.key);
                tracer.value(entry.value);
            }),
            other => tracer.children(other),
        }
    }

    /// Marks what the write that `note` is of may have put there.
    fn trace_written(&self, note: &Undo, tracer: &mut Tracer) {
        let items = |at: Addr| self.list_items(at);
        let entries = |at: Addr| self.dict(at).entries();
        match note {
            Undo::Whole { .. } if self.is_new(note) => {}
            Undo::Item { at, index, .. } => {
                items(*at).get(*index as usize).iter().for_each(|item| tracer.value(**item))
            }
            Undo::DictValue { at, index, .. } | Undo::DictRemove { at, index } => {
                entries(*at).get(*index as usize).iter().for_each(|entry| tracer.value(entry.value));
            }
            Undo::Place { at, index, .. } => {
                self.set(*at)
                    .and_then(|set| set.at(*index as usize))
                    .iter()
                    .for_each(|item| tracer.value(*item));
            }
            // All at once, by `trace_grown`.
            Undo::Truncate { .. } | Undo::DictTruncate { .. } | Undo::Splice { .. } => {}
            // Something was taken away.
            Undo::Extend { .. } | Undo::DictExtend { .. } | Undo::DictRevive { .. } => {}
            Undo::Whole { at, .. } | Undo::Reorder { at, .. } | Undo::Packed { at, .. } => {
                tracer.children(self.get(*at))
            }
        }
    }

    /// Frees a slot. A write like any other: what was there moves into the journal.
    fn free(&mut self, at: Addr) {
        let generation = self.generation;
        self.vacant.set(at.index(), true);
        let slot = &mut self.slots[at.index()];
        let object = std::mem::replace(&mut slot.object, Object::Free);
        if slot.stamp != generation {
            slot.stamp = generation;
            let serial = slot.serial;
            self.journal.push(Undo::Whole { at, serial, object });
        }
    }
}
