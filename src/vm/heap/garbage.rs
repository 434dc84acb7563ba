//! What nothing reaches any more: found without being freed, and told apart as CPython's counting of references would.

use super::Heap;
use super::collect::Tracer;
use crate::vm::object::Object;
use crate::vm::value::Addr;

/// Objects that nothing reaches.
pub struct Garbage {
    /// Those on a cycle of references, or behind one: only a collection frees them.
    cyclic: Vec<bool>,
    /// Those that one of the objects asked about reaches.
    behind: Vec<bool>,
}

impl Garbage {
    /// Whether only a collection would free the object.
    pub fn is_cyclic(&self, at: Addr) -> bool {
        self.cyclic.get(at.index()).copied().unwrap_or(false)
    }

    /// Whether another of the objects asked about holds it.
    pub fn is_behind(&self, at: Addr) -> bool {
        self.behind.get(at.index()).copied().unwrap_or(false)
    }
}

impl Heap {
    /// Marks everything that `tracer` was given leads to; gives how many objects that are.
    pub fn trace(&self, tracer: &mut Tracer) -> usize {
        let mut count = 0;
        while let Some(at) = tracer.take() {
            tracer.children(self.get(at));
            count += 1;
        }
        count
    }

    /// What `live`, traced to its end, does not hold; `asked` are some of those.
    pub fn garbage(&self, live: &Tracer, asked: &[Addr]) -> Garbage {
        let slots = self.slots.len();
        let dead = |index: usize| !live.is_marked(index) && !matches!(self.slots[index].object, Object::Free);
        let mut edges = Tracer::new(slots);
        let mut held = vec![0u32; slots];
        for index in (0..slots).filter(|&index| dead(index)) {
            for child in self.edges(&mut edges, index) {
                held[child.index()] += 1;
            }
        }
        let mut garbage = Garbage { cyclic: (0..slots).map(dead).collect(), behind: vec![false; slots] };
        let mut asking = vec![false; slots];
        asked.iter().for_each(|at| asking[at.index()] = true);
        let mut ready: Vec<usize> = (0..slots).filter(|&index| dead(index) && held[index] == 0).collect();
        while let Some(index) = ready.pop() {
            garbage.cyclic[index] = false;
            let holds = asking[index] || garbage.behind[index];
            for child in self.edges(&mut edges, index) {
                let child = child.index();
                garbage.behind[child] |= holds;
                held[child] = held[child].saturating_sub(1);
                if held[child] == 0 && dead(child) {
                    ready.push(child);
                }
            }
        }
        garbage
    }

    /// What the object at `index` refers to, each once; a generator's frame does not hold the generator.
    fn edges(&self, tracer: &mut Tracer, index: usize) -> Vec<Addr> {
        let object = &self.slots[index].object;
        tracer.children(object);
        let mut found = tracer.take_all();
        if matches!(object, Object::Generator(_)) {
            found.retain(|at| at.index() != index);
        }
        found
    }
}
