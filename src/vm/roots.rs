//! Garbage collection: what the machine itself refers to.

use super::classes;
use super::heap::Tracer;
use super::history::Start;
use super::machine::Machine;
use super::value::Addr;

impl Machine {
    /// Collects garbage: everything the machine itself refers to is a root. What is watched stays: only a check finds
    /// that it is gone (`finalize`), at the same place in every replay.
    pub(crate) fn collect(&mut self) {
        let mut tracer = self.heap.tracer();
        let top = self.top() as usize;
        for &value in &self.stack[..top] {
            tracer.value(value);
        }
        self.trace_roots(&mut tracer);
        tracer.addr(self.watched);
        self.heap.collect(tracer, self.limits.memory);
        self.classes_changed();
    }

    /// What was made since `start`, where the generation began, and is garbage already. It takes as long as was worked
    /// since, however much else there is.
    pub fn young_garbage(&self, start: &Start) -> Vec<Addr> {
        let mut tracer = self.heap.young_tracer();
        let top = self.top() as usize;
        for &value in &self.stack[..top] {
            tracer.value(value);
        }
        self.trace_roots_since(start.state.codes as usize, &mut tracer);
        self.heap.young_garbage(tracer)
    }

    /// Marks what the machine refers to, registers left out.
    pub(crate) fn trace_roots(&self, tracer: &mut Tracer) {
        self.trace_roots_since(0, tracer);
    }

    /// The same without the first `codes` codes.
    fn trace_roots_since(&self, codes: usize, tracer: &mut Tracer) {
        for frame in &self.frames {
            tracer.frame(frame);
        }
        for value in [self.state.handled, self.state.in_flight, self.state.ended] {
            tracer.value(value);
        }
        tracer.addr(self.builtins);
        tracer.addr(self.library);
        tracer.addr(self.modules);
        for class in classes::TABLE {
            tracer.addr(class.at);
        }
        for module in &self.library_modules {
            tracer.addr(module.namespace);
        }
        for code in self.codes.iter().take(self.state.codes as usize).skip(codes) {
            let own = [code.object, code.name, code.qualified_name];
            own.iter().chain(&code.names).chain(&code.slots).for_each(|&at| tracer.addr(at));
            for &constant in &code.constants {
                tracer.value(constant);
            }
        }
    }
}
