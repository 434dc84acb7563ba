//! `class`: bases and keywords, the body as code of its own, what CPython puts into every namespace.

use super::constant::clean_docstring;
use super::places;
use super::registers::empty_code;
use super::{Compiler, Entry};
use crate::base::Span;
use crate::code::*;
use crate::scope::ScopeKind;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// `class`, decorators included.
    pub fn class_definition(&mut self, definition: &'a ast::StmtClassDef) {
        let start = self.keyword_before(&definition.name, "class");
        let arguments = definition.arguments.as_ref().map(|arguments| span(&**arguments).end);
        let parameters = definition.type_params.as_ref().map(|parameters| span(&**parameters).end);
        let header = self.header(start, arguments.or(parameters).unwrap_or(span(&definition.name).end));
        self.stop_decorated(StopMarkKind::Class, header, &definition.decorator_list);
        let made = self.decorated(&definition.decorator_list, |this, dst| {
            let named = this.take(header);
            // The names of type parameters are mangled as in the class.
            let around = this.private;
            if definition.type_params.is_some() {
                this.private = Some(definition.name.id.as_str());
            }
            this.generic(definition.type_params.as_deref(), span(definition), |this, parameters| {
                this.tuple_of_arguments(header, definition.bases(), dst, dst);
                this.keywords(header, definition.keywords(), named, dst);
                if let Some(parameters) = parameters {
                    this.add_generic_base(header, parameters, dst);
                }
                if let Some(code) = this.class_code(definition, header) {
                    let child = this.unit.child(header, code);
                    this.take(header);
                    let whole = Span::new(header.start, span(definition).end);
                    this.emit(whole, Instruction::PrepareClass { start: dst, child });
                    this.emit(whole, Instruction::BuildClass { start: dst, child });
                }
            });
            this.private = around;
        });
        self.store_name(span(&definition.name), &definition.name.id, made);
    }

    fn class_code(&mut self, definition: &'a ast::StmtClassDef, header: Span) -> Option<CodeId> {
        let node = span(definition);
        let scope = self.scope_of(node, ScopeKind::Class)?;
        if let Some(&known) = self.by_scope.get(&scope) {
            return Some(known);
        }
        let whole = Span::new(header.start, node.end);
        let mut code = empty_code(CodeKind::Class, scope, whole);
        code.name = definition.name.id.to_string();
        code.qualified_name = self.qualified_name(&code.name);
        code.def_line = self.line(header.start);
        code.first_line =
            self.line(definition.decorator_list.first().map_or(header.start, |d| span(d).start));
        code.docstring =
            places::docstring(&definition.body).map(|literal| clean_docstring(literal.value.to_str()));
        let around = self.private.replace(definition.name.id.as_str());
        let opened = self.open(code, Vec::new());
        self.class_prologue(places::start_of(whole));
        if places::has_annotations(&definition.body) {
            self.set_up_annotations(places::start_of(whole));
        }
        self.documented_body(&definition.body);
        self.class_epilogue(places::end_of(&definition.body, whole));
        self.private = around;
        Some(self.close(opened))
    }

    fn class_prologue(&mut self, at: Span) {
        let value = self.take(at);
        let name = self.unit.name(at, "__name__");
        self.emit(at, Instruction::LoadName { dst: value, name });
        self.store_special(at, "__module__", value);
        let qualified = Constant::Str(self.unit.code.qualified_name.clone());
        self.load_constant(at, qualified, value);
        self.store_special(at, "__qualname__", value);
        let line = Constant::Int(i64::from(self.unit.code.first_line));
        self.load_constant(at, line, value);
        self.store_special(at, "__firstlineno__", value);
        let scope = self.unit.code.scope;
        if self.layout.entry(scope, ".type_params").is_some() {
            self.load_name(at, ".type_params", value);
            self.store_special(at, "__type_params__", value);
        }
        if let Some(&cell) = self.unit.slots.get(&(scope, "__classdict__".to_owned())) {
            self.emit(at, Instruction::LoadNamespace { dst: value });
            self.emit(at, Instruction::StoreCell { cell, src: value });
        }
        self.unit.next -= 1;
    }

    fn class_epilogue(&mut self, at: Span) {
        let value = self.take(at);
        let mut attributes = std::mem::take(&mut self.unit.static_attributes);
        crate::base::sort_by(&mut attributes, Ord::cmp);
        attributes.dedup();
        let attributes = Constant::Tuple(attributes.into_iter().map(Constant::Str).collect());
        self.load_constant(at, attributes, value);
        self.store_special(at, "__static_attributes__", value);
        let cell = self.unit.slots.get(&(self.unit.code.scope, "__class__".to_owned())).copied();
        if let Some(cell) = cell {
            // The cell itself, not what it holds: the machine puts the class into it.
            self.store_special(at, "__classcell__", cell);
        }
        let names = self.unit.slots.get(&(self.unit.code.scope, "__classdict__".to_owned())).copied();
        if let Some(names) = names {
            // From then on that cell holds the class's own namespace.
            self.store_special(at, "__classdictcell__", names);
        }
        self.return_none(at);
    }

    fn store_special(&mut self, at: Span, name: &str, src: Register) {
        let name = self.unit.name(at, name);
        let store = match self.unit.code.kind {
            CodeKind::Module if self.entry == Entry::File => Instruction::StoreGlobal { name, src },
            _ => Instruction::StoreName { name, src },
        };
        self.emit(at, store);
    }

    /// A module's or class's body: its docstring becomes `__doc__`.
    pub fn documented_body(&mut self, body: &'a [ast::Stmt]) {
        let Some(literal) = places::docstring(body) else { return self.statements(body) };
        if self.optimize > 1 {
            return self.statements(&body[1..]);
        }
        let at = span(&body[0]);
        self.stop(StopMarkKind::Statement, at);
        let text = clean_docstring(literal.value.to_str());
        if self.unit.code.kind == CodeKind::Module {
            self.unit.code.docstring = Some(text.clone());
        }
        let src = self.take(at);
        self.load_constant(at, Constant::Str(text), src);
        self.store_special(at, "__doc__", src);
        self.unit.next -= 1;
        self.statements(&body[1..]);
    }

    /// `__annotations__ = {}`, before a body that annotates its variables.
    pub fn set_up_annotations(&mut self, at: Span) {
        let dst = self.take(at);
        self.emit(at, Instruction::BuildDict { dst, start: dst, count: 0 });
        self.store_special(at, "__annotations__", dst);
        self.unit.next -= 1;
    }

    /// `self.name = ...` in a method: the class around it lists the name.
    pub fn note_static_attribute(&mut self, attribute: &ast::ExprAttribute) {
        if attribute.value.as_name_expr().is_none_or(|name| name.id != "self") {
            return;
        }
        let name = self.mangle(&attribute.attr.id);
        if let Some(class) = self.outer.iter_mut().rev().find(|unit| unit.code.kind == CodeKind::Class) {
            class.static_attributes.push(name);
        }
    }
}
