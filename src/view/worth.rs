//! The values that expressions come to between one stop and the next: the finest grain.

use super::Recording;
use super::model::ValueView;
use super::values::value_view;
use crate::base::Span;
use crate::code::{Instruction, Register};
use crate::vm::Value;
use serde::{Deserialize, Serialize};

/// More of them between two stops (a comprehension's) nobody steps through.
const MOST: usize = 300;
/// Instructions run for them, at most.
const PATIENCE: usize = 2_000;

/// An expression that has come to a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worth {
    /// The expression.
    pub span: Span,
    /// Its value.
    pub value: ValueView,
    /// It is a name that was looked for.
    pub name: bool,
}

impl Recording {
    /// What expressions come to after `stop` and before the next one, in order.
    pub fn worths(&mut self, stop: u64) -> Vec<Worth> {
        let mut worths: Vec<Worth> = Vec::new();
        self.timeline.each_instruction(stop, PATIENCE, |machine, done| {
            let code = &machine.code(done.code).code;
            let (Some(instruction), Some(span)) =
                (code.instructions.get(done.pc as usize), code.spans.get(done.pc as usize))
            else {
                return true;
            };
            let Some((register, name)) = result_of(instruction) else { return true };
            let value = machine.held_in(done.base, register);
            // A chain of comparisons comes to its parts and to itself at one place.
            let again = worths
                .last()
                .is_some_and(|last| last.span == *span && last.value.text == value_view(machine, value).text);
            if value != Value::Nil && span.end > span.start && !again {
                worths.push(Worth { span: *span, value: value_view(machine, value), name });
            }
            worths.len() < MOST
        });
        worths
    }
}

/// Where an instruction leaves the value of an expression, and whether that expression is a name that was looked for.
fn result_of(instruction: &Instruction) -> Option<(Register, bool)> {
    use Instruction as I;
    Some(match *instruction {
        I::LoadCell { dst, .. }
        | I::LoadGlobal { dst, .. }
        | I::LoadName { dst, .. }
        | I::LoadClassCell { dst, .. } => (dst, true),
        I::Binary { dst, .. }
        | I::InPlace { dst, .. }
        | I::Unary { dst, .. }
        | I::Not { dst, .. }
        | I::Compare { dst, .. }
        | I::Is { dst, .. }
        | I::IsNot { dst, .. }
        | I::Contains { dst, .. }
        | I::NotContains { dst, .. }
        | I::LoadAttribute { dst, .. }
        | I::LoadItem { dst, .. }
        | I::BuildTuple { dst, .. }
        | I::BuildList { dst, .. }
        | I::BuildSet { dst, .. }
        | I::BuildDict { dst, .. }
        | I::BuildString { dst, .. }
        | I::Call { dst, .. }
        | I::CallMethod { dst, .. } => (dst, false),
        I::CallKeywords { start, .. } | I::CallSpread { start } | I::CallMethodKeywords { start, .. } => {
            (start, false)
        }
        _ => return None,
    })
}
