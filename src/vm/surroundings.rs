//! What native code may ask about the frames and the world around it.

use super::machine::Machine;
use super::value::Value;

impl Machine {
    /// The next line for `input()`, or `None` while there is none: the outer `None` waits, the inner is the end.
    pub fn read_input(&mut self) -> Option<Option<String>> {
        let line = self.answers.get(self.state.input)?.clone();
        self.state.input += 1;
        Some(line)
    }

    /// A hidden function of the library, by name.
    pub fn library(&self, name: &str) -> Value {
        let key = self.heap.interned(name);
        let find = |namespace| key.and_then(|key| self.heap.dict_get_name(namespace, key));
        find(self.library).or_else(|| find(self.builtins)).unwrap_or(Value::Nil)
    }
}
