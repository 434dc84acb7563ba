//! The instructions that the step loop does not do itself, sent to their families.

mod attributes;
mod build;
mod calls;
mod classes;
mod items;
mod iterate;
mod matching;
mod names;
mod operators;
mod waiting;

pub(crate) use classes::NATIVES;
pub(crate) use operators::{fast_arithmetic, fast_compare, truth_native};

use super::call::Flow;
use super::code::LoadedCode;
use super::machine::Machine;
use super::native::Interrupt;
use super::value::Value;
use crate::code::{Instruction, Register};

impl Machine {
    /// The register `register` of the frame whose registers start at `base`.
    #[inline]
    pub(crate) fn register(&self, base: usize, register: Register) -> Value {
        self.stack[base + usize::from(register)]
    }

    /// Sets a register.
    #[inline]
    pub(crate) fn set_register(&mut self, base: usize, register: Register, value: Value) {
        self.stack[base + usize::from(register)] = value;
    }

    /// Runs one instruction.
    pub(crate) fn execute(
        &mut self,
        code: &LoadedCode,
        instruction: Instruction,
        base: usize,
    ) -> Result<Flow, Interrupt> {
        use Instruction as I;
        match instruction {
            I::DeleteLocal { .. }
            | I::Clear { .. }
            | I::MakeCell { .. }
            | I::DeleteCell { .. }
            | I::StoreGlobal { .. }
            | I::DeleteGlobal { .. }
            | I::LoadName { .. }
            | I::StoreName { .. }
            | I::DeleteName { .. }
            | I::LoadClassCell { .. }
            | I::LoadNamespace { .. }
            | I::LoadLibrary { .. } => self.execute_name(code, instruction, base),
            I::Raise { .. }
            | I::RaiseFrom { .. }
            | I::RaiseAgain
            | I::Reraise { .. }
            | I::EnterHandler { .. }
            | I::LeaveHandler { .. }
            | I::MatchException { .. }
            | I::MatchGroup { .. }
            | I::JoinRaised { .. }
            | I::AssertFailed { .. }
            | I::EnterContext { .. }
            | I::ExitContext { .. }
            | I::ExitContextRaised { .. } => self.execute_exception(instruction, base),
            I::GetAwaitable { .. }
            | I::GetAsyncIter { .. }
            | I::GetAsyncNext { .. }
            | I::EnterAsyncContext { .. }
            | I::EndAsyncFor { .. } => self.execute_async(instruction, base),
            I::MatchSequence { .. }
            | I::MatchMapping { .. }
            | I::MatchKeys { .. }
            | I::MatchRest { .. }
            | I::MatchClass { .. } => self.execute_match(code, instruction, base),
            I::Import { .. } | I::ImportModule { .. } | I::ImportFrom { .. } | I::ImportStar { .. } => {
                self.execute_import(code, instruction, base)
            }
            I::CallKeywords { .. }
            | I::CallSpread { .. }
            | I::CallMethodKeywords { .. }
            | I::MakeFunction { .. }
            | I::PrepareClass { .. }
            | I::BuildClass { .. }
            | I::Yield { .. }
            | I::YieldFrom { .. } => self.execute_call(code, instruction, base),
            I::LoadAttribute { .. }
            | I::LoadMethod { .. }
            | I::StoreAttribute { .. }
            | I::DeleteAttribute { .. } => self.execute_attribute(code, instruction, base),
            I::LoadItem { .. } | I::StoreItem { .. } | I::DeleteItem { .. } | I::BuildSlice { .. } => {
                self.execute_item(instruction, base)
            }
            I::Unary { .. } | I::Not { .. } | I::Contains { .. } | I::NotContains { .. } => {
                self.execute_operator(instruction, base)
            }
            I::GetIter { .. } | I::Unpack { .. } | I::UnpackStar { .. } => {
                self.execute_iteration(instruction, base)
            }
            other => self.execute_build(other, base),
        }
    }
}
