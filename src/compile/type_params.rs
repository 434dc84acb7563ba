//! Type parameters and `type` statements (PEP 695): the parameters are made where they stand, what they are bound to and an
//! alias's value are functions, called when somebody asks.

use super::Compiler;
use crate::base::Span;
use crate::code::*;
use crate::scope::ScopeKind;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// Runs `work` in the scope of the type parameters of `node`, with the register of their tuple; without parameters as
    /// it is.
    pub fn generic(
        &mut self,
        parameters: Option<&'a ast::TypeParams>,
        node: Span,
        work: impl FnOnce(&mut Self, Option<Register>),
    ) {
        let Some(parameters) = parameters else { return work(self, None) };
        let Some(scope) = self.scope_of(node, ScopeKind::TypeParameters) else { return };
        let at = span(parameters);
        let around = std::mem::replace(&mut self.scope, scope);
        let start = self.unit.here();
        self.clear_own_names(at, scope, true);
        let tuple = self.take(at);
        let first = self.unit.next.min(usize::from(u16::MAX)) as Register;
        for parameter in &parameters.type_params {
            self.type_parameter(parameter);
        }
        let count = parameters.type_params.len() as u16;
        self.emit(at, Instruction::BuildTuple { dst: tuple, start: first, count });
        self.unit.next = usize::from(tuple) + 1;
        work(self, Some(tuple));
        self.clear_own_names(at, scope, false);
        let end = self.unit.here();
        self.unit.code.comprehensions.push(ComprehensionRange { scope, start, end });
        self.scope = around;
    }

    /// Makes one parameter, in a temporary, and binds its name.
    fn type_parameter(&mut self, parameter: &'a ast::TypeParam) {
        let (kind, name, bound, default) = match parameter {
            ast::TypeParam::TypeVar(node) => {
                let kind = match node.bound.as_deref() {
                    Some(ast::Expr::Tuple(_)) => "constraints",
                    _ => "bound",
                };
                (kind, &node.name, node.bound.as_deref(), node.default.as_deref())
            }
            ast::TypeParam::TypeVarTuple(node) => ("*", &node.name, None, node.default.as_deref()),
            ast::TypeParam::ParamSpec(node) => ("**", &node.name, None, node.default.as_deref()),
        };
        let at = span(parameter);
        let start = self.library_function(at, "_type_parameter");
        for text in [kind, name.id.as_str()] {
            let dst = self.take(at);
            self.load_constant(at, Constant::Str(text.to_owned()), dst);
        }
        for value in [bound, default] {
            let dst = self.take(at);
            match value {
                Some(value) => {
                    let node = span(value);
                    self.lazily(ScopeKind::TypeVariable, node, name.id.as_str(), value, dst);
                }
                None => self.emit(at, Instruction::None { dst }),
            }
        }
        self.emit(at, Instruction::Call { dst: start, start, count: 4 });
        self.unit.next = usize::from(start) + 1;
        self.store_name(span(name), &name.id, start);
    }

    /// A function of the library's own, in a new temporary.
    fn library_function(&mut self, at: Span, name: &str) -> Register {
        let dst = self.take(at);
        let name = self.unit.constant(at, Constant::Str(name.to_owned()));
        self.emit(at, Instruction::LoadLibrary { dst, name });
        dst
    }

    /// A function without parameters that evaluates `value` in the scope of `node`, into `dst`.
    fn lazily(&mut self, kind: ScopeKind, node: Span, name: &str, value: &'a ast::Expr, dst: Register) {
        let mark = self.unit.next;
        let start = self.unit.take(node, 3);
        self.emit(node, Instruction::Clear { start, count: 3 });
        self.make_from(node, start, dst, |this| this.lazy_code(kind, node, name, value));
        self.unit.next = mark;
    }

    fn lazy_code(&mut self, kind: ScopeKind, node: Span, name: &str, value: &'a ast::Expr) -> Option<CodeId> {
        let scope = self.scope_of(node, kind)?;
        if let Some(&known) = self.by_scope.get(&scope) {
            return Some(known);
        }
        let code = self.anonymous_code(CodeKind::Function, name, scope, node);
        let opened = self.open(code, Vec::new());
        let at = span(value);
        self.unit.body = Some(at);
        self.stop(StopMarkKind::Body, at);
        let src = self.take(at);
        self.evaluate_annotation(value, src);
        self.emit(at, Instruction::Return { src });
        Some(self.close(opened))
    }

    /// An annotation's value; of `*Ts` the one item that it unpacks to.
    pub fn evaluate_annotation(&mut self, annotation: &'a ast::Expr, dst: Register) {
        let ast::Expr::Starred(starred) = annotation else { return self.evaluate(annotation, dst) };
        let mark = self.unit.next;
        let src = self.take(span(annotation));
        let src = self.operand_in(&starred.value, src);
        self.emit(span(annotation), Instruction::Unpack { src, start: dst, count: 1 });
        self.unit.next = mark;
    }

    /// `type X[T] = value`
    pub fn type_alias(&mut self, statement: &'a ast::StmtTypeAlias) {
        let at = span(statement);
        let ast::Expr::Name(name) = &*statement.name else { return };
        self.stop(StopMarkKind::Statement, at);
        let mark = self.unit.next;
        let start = self.library_function(at, "_type_alias");
        let text = self.take(at);
        self.load_constant(at, Constant::Str(name.id.to_string()), text);
        let (tuple, value) = (self.take(at), self.take(at));
        self.emit(at, Instruction::None { dst: tuple });
        self.generic(statement.type_params.as_deref(), at, |this, parameters| {
            if let Some(src) = parameters {
                this.emit(at, Instruction::Move { dst: tuple, src });
            }
            this.lazily(ScopeKind::TypeAlias, at, name.id.as_str(), &statement.value, value);
        });
        self.unit.next = usize::from(value) + 1;
        self.emit(at, Instruction::Call { dst: start, start, count: 3 });
        self.store_name(span(name), &name.id, start);
        self.unit.next = mark;
    }

    /// In the scope of a class's type parameters: keeps their tuple for the body, and adds `Generic[...]` to the tuple of
    /// bases in `bases`.
    pub fn add_generic_base(&mut self, at: Span, parameters: Register, bases: Register) {
        self.store_name(at, ".type_params", parameters);
        let mark = self.unit.next;
        let start = self.library_function(at, "_generic_base");
        let argument = self.take(at);
        self.emit(at, Instruction::Move { dst: argument, src: parameters });
        self.emit(at, Instruction::Call { dst: start, start, count: 1 });
        self.emit(at, Instruction::BuildTuple { dst: start, start, count: 1 });
        self.emit(at, Instruction::Binary { op: BinaryOp::Add, dst: bases, a: bases, b: start });
        self.unit.next = mark;
    }
}
