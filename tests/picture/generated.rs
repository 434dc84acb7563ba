//! Views of programs that nobody wrote: a small world that changes at random, repeatably.

use crate::builders::*;
use lexiscope::view::*;

/// A world that grows and shrinks step by step.
pub struct World {
    seed: u64,
    view: View,
    frames: u32,
    objects: u32,
    cells: u32,
}

impl World {
    pub fn new(seed: u64) -> Self {
        Self { seed: seed * 7919 + 1, view: empty(), frames: 0, objects: 0, cells: 0 }
    }

    fn below(&mut self, limit: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.seed >> 33) % limit.max(1) as u64) as usize
    }

    fn any_value(&mut self) -> ValueView {
        let all: Vec<ObjectId> = (self.view.functions.iter().map(|f| f.id))
            .chain(self.view.objects.iter().map(|o| o.id))
            .collect();
        match self.below(3) {
            0 | 1 if !all.is_empty() => {
                let at = self.below(all.len());
                value(&all[at].to_string())
            }
            _ => {
                let words = ["1", "'a text of some length, longer than its box'", "None", "3.14159", "True"];
                let at = self.below(words.len());
                value(words[at])
            }
        }
    }

    /// One thing happens.
    pub fn step(&mut self) -> &View {
        self.view.changes.clear();
        match self.below(9) {
            0 | 1 => self.call(),
            2 => self.leave(),
            3 => self.function(),
            4 => self.object(),
            5 => self.grow(),
            6 => self.bind(),
            7 => self.change_cell(),
            _ => self.forget(),
        }
        let count = self.view.frames.len();
        for (at, frame) in self.view.frames.iter_mut().enumerate() {
            frame.state = if at + 1 == count { FrameState::Running } else { FrameState::Waiting };
        }
        &self.view
    }

    fn call(&mut self) {
        self.frames += 1;
        let head = format!("f{} some_function o1 Global Global:3", self.frames);
        let view = std::mem::replace(&mut self.view, empty());
        self.view = view.frame(&head, 4, FrameState::Running, &["first param = 1", "second", "third = 'x'"]);
        if self.below(2) == 0 {
            self.cells += 1;
            let row = format!("captured cell c{}", self.cells);
            let frame = self.view.frames.last_mut().expect("the frame just made");
            frame.bindings.push(binding(&row, false));
            let cell = format!("c{} captured f{}", self.cells, self.frames);
            let holder = format!("f{}", self.frames);
            let view = std::mem::replace(&mut self.view, empty());
            self.view = view.cell(&cell, "", &[&holder]);
        }
    }

    fn leave(&mut self) {
        if let Some(frame) = self.view.frames.pop() {
            let (name, parent) = (frame.function, frame.parent);
            self.view.returned.extend(frame.id.map(|id| ReturnedFrame { id, name, parent }));
        }
    }

    fn function(&mut self) {
        self.objects += 1;
        let mut slots = Vec::new();
        for cell in self.view.cells.clone() {
            if self.below(3) == 0 {
                slots.push(format!("captured {} for an_inner_one", cell.id));
            }
        }
        let slots: Vec<&str> = slots.iter().map(String::as_str).take(3).collect();
        let head = format!("o{} a_function_with_a_rather_long_name 3 f1", self.objects);
        let view = std::mem::replace(&mut self.view, empty());
        self.view = view.function(&head, "one, two, *rest, **others", &slots, &[]);
        let id = ObjectId::Labelled(self.objects);
        self.view.changes.push(Change { target: Target::Object(id), kind: ChangeKind::Appeared });
    }

    fn object(&mut self) {
        self.objects += 1;
        let held = self.any_value();
        let id = format!("x{}", self.objects);
        let view = std::mem::replace(&mut self.view, empty());
        self.view = view.object(&id, ObjectKind::List, "list", &[]);
        self.append(held);
    }

    fn append(&mut self, held: ValueView) {
        let at = self.below(self.view.objects.len());
        if let Some(object) = self.view.objects.get_mut(at) {
            let label = Some(object.total.to_string());
            object.total += 1;
            object.entries.push(EntryView { label, value: held });
        }
    }

    fn grow(&mut self) {
        let held = self.any_value();
        self.append(held);
    }

    fn bind(&mut self) {
        let held = self.any_value();
        let at = self.below(12);
        let name = format!("global_{at}");
        match self.view.globals.iter_mut().find(|b| b.name == name) {
            Some(binding) => binding.value = Some(held),
            None => {
                let mut row = binding(&name, true);
                row.value = Some(held);
                self.view.globals.push(row);
            }
        }
    }

    fn change_cell(&mut self) {
        let held = self.any_value();
        let at = self.below(self.view.cells.len());
        if let Some(cell) = self.view.cells.get_mut(at) {
            let kind = cell.value.replace(held).map_or(ChangeKind::Bound, ChangeKind::Was);
            let target = Target::Cell(cell.id);
            self.view.changes.push(Change { target, kind });
        }
    }

    fn forget(&mut self) {
        let at = self.below(self.view.objects.len());
        if at < self.view.objects.len() {
            let gone = self.view.objects.remove(at).id;
            let plain = |held: &mut ValueView| {
                if held.object == Some(gone) {
                    held.object = None;
                }
            };
            let view = &mut self.view;
            view.globals.iter_mut().filter_map(|b| b.value.as_mut()).for_each(plain);
            view.cells.iter_mut().filter_map(|c| c.value.as_mut()).for_each(plain);
            view.objects.iter_mut().flat_map(|o| &mut o.entries).map(|e| &mut e.value).for_each(plain);
        }
    }
}
