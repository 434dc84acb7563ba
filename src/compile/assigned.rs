//! Which variables certainly have a value here: what spares the check on a read.
//!
//! Names that the source ever unbinds (`del x`, `except ... as x`) are never certain, so what is assigned stays
//! assigned and one pass forward is enough: a loop's start knows what was known before the loop.

use crate::code::Register;
use crate::syntax::ast;
use ast::visitor::{self, Visitor};
use std::collections::HashSet;

/// The registers that are certainly assigned at one place; `None` inside where the place is never reached.
#[derive(Clone, Debug, Default)]
pub struct Assigned(Option<Vec<u64>>);

impl Assigned {
    /// A reachable place where nothing is known.
    pub fn nothing() -> Assigned {
        Assigned(Some(Vec::new()))
    }

    /// Notes that control does not come past here.
    pub fn set_unreachable(&mut self) {
        self.0 = None;
    }

    /// Whether control comes here at all, as far as we know.
    pub fn is_reachable(&self) -> bool {
        self.0.is_some()
    }

    /// Notes that `register` has a value from here on.
    pub fn insert(&mut self, register: Register) {
        if let Some(bits) = &mut self.0 {
            let word = usize::from(register) / 64;
            if bits.len() <= word {
                bits.resize(word + 1, 0);
            }
            bits[word] |= 1 << (register % 64);
        }
    }

    /// Notes that `register` has none.
    pub fn remove(&mut self, register: Register) {
        if let Some(word) = self.0.as_mut().and_then(|bits| bits.get_mut(usize::from(register) / 64)) {
            *word &= !(1 << (register % 64));
        }
    }

    /// Whether `register` certainly has a value. In doubt, and where nothing runs: no.
    pub fn contains(&self, register: Register) -> bool {
        let word = self.0.as_ref().and_then(|bits| bits.get(usize::from(register) / 64));
        word.is_some_and(|word| word & (1 << (register % 64)) != 0)
    }

    /// What is certain where this path and `other` meet.
    pub fn meet(self, other: Assigned) -> Assigned {
        match (self.0, other.0) {
            (None, known) | (known, None) => Assigned(known),
            (Some(a), Some(b)) => Assigned(Some(a.iter().zip(&b).map(|(a, b)| a & b).collect())),
        }
    }
}

/// Names that need care, found in one walk over the whole source. By text, whatever their scope: that errs on the
/// safe side.
#[derive(Debug, Default)]
pub struct Careful {
    unbound: HashSet<String>,
    walrus: HashSet<String>,
    /// The walk stopped somewhere: then every name needs care.
    gave_up: bool,
    depth: u32,
}

impl Careful {
    /// Walks `module`.
    pub fn new(module: &ast::ModModule) -> Careful {
        let mut careful = Careful::default();
        careful.visit_body(&module.body);
        careful
    }

    /// Whether `name` is unbound somewhere (`del`, the end of an `except ... as`).
    pub fn unbinds(&self, name: &str) -> bool {
        self.gave_up || self.unbound.contains(name)
    }

    /// Whether `name` is the target of a `:=` somewhere: a read of it is copied, since a later operand may rebind it.
    pub fn rebinds(&self, name: &str) -> bool {
        self.gave_up || self.walrus.contains(name)
    }

    fn deeper(&mut self, walk: impl FnOnce(&mut Self)) {
        if self.depth >= super::MAX_DEPTH {
            self.gave_up = true;
            return;
        }
        self.depth += 1;
        walk(self);
        self.depth -= 1;
    }
}

impl<'a> Visitor<'a> for Careful {
    fn visit_stmt(&mut self, statement: &'a ast::Stmt) {
        self.deeper(|this| visitor::walk_stmt(this, statement));
    }

    fn visit_expr(&mut self, expression: &'a ast::Expr) {
        match expression {
            ast::Expr::Name(name) if name.ctx == ast::ExprContext::Del => {
                self.unbound.insert(name.id.to_string());
            }
            ast::Expr::Named(named) => {
                if let ast::Expr::Name(name) = &*named.target {
                    self.walrus.insert(name.id.to_string());
                }
            }
            _ => {}
        }
        self.deeper(|this| visitor::walk_expr(this, expression));
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        if let Some(name) = &clause.name {
            self.unbound.insert(name.id.to_string());
        }
        visitor::walk_except_handler(self, handler);
    }
}
