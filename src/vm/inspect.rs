//! Reading a machine that stands still: for views and tracebacks. Changes nothing.

use super::code::LoadedCode;
use super::frame::Frame;
use super::machine::Machine;
use super::value::Value;

impl Machine {
    /// Frames, the running one last.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// The loaded code at `index`.
    pub fn code(&self, index: u32) -> &LoadedCode {
        &self.codes[index as usize]
    }

    /// What a register of the frame whose registers start at `base` holds.
    pub fn held_in(&self, base: u32, register: u16) -> Value {
        self.stack.get(base as usize + usize::from(register)).copied().unwrap_or(Value::Nil)
    }

    /// The registers of a frame on the frame stack.
    pub fn registers(&self, frame: &Frame) -> &[Value] {
        let (base, count) = (frame.base as usize, self.registers_of(frame) as usize);
        self.stack.get(base..base + count).unwrap_or(&[])
    }

    /// The code of the frame with f-number `number`, and the number of its parent.
    pub fn code_of_frame(&self, number: u32) -> Option<(&LoadedCode, u32)> {
        let (code, parent) = *self.frame_codes.get((number as usize).checked_sub(1)?)?;
        self.codes.get(code as usize).map(|code| (&**code, parent))
    }

    /// Gives `input()` a line, or the end of input.
    pub fn add_input(&mut self, line: Option<&str>) {
        self.answers.truncate(self.state.input);
        self.answers.push(line.map(str::to_string));
    }

    /// The program's output up to now.
    pub fn output_so_far(&self) -> &str {
        self.output.get(..self.state.output).unwrap_or(&self.output)
    }
}
