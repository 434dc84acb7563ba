//! Calls: plain, with keywords, with stars, and of methods.

use super::Compiler;
use crate::base::Span;
use crate::code::*;
use crate::syntax::{ast, span};

impl<'a> Compiler<'a> {
    /// `callee(arguments)` into `dst`.
    pub fn call(&mut self, call: &'a ast::ExprCall, dst: Register) {
        let at = span(call);
        let arguments = &call.arguments;
        // The result's register can be the callee's where it is the topmost temporary.
        let reuse = self.unit.is_temporary(dst) && usize::from(dst) + 1 == self.unit.next;
        let start = if reuse { dst } else { self.take(at) };
        if is_spread(arguments) {
            self.evaluate(&call.func, start);
            self.spread(at, start, arguments);
            self.emit(at, Instruction::CallSpread { start });
            return self.move_result(at, dst, start);
        }
        let method = match &*call.func {
            ast::Expr::Attribute(attribute) => Some(attribute),
            _ => None,
        };
        if let Some(attribute) = method {
            self.evaluate(&attribute.value, start);
            let name = self.attribute_name(attribute);
            self.take(at);
            self.emit(self.place_of(span(attribute), attribute), Instruction::LoadMethod { start, name });
        } else {
            self.evaluate(&call.func, start);
        }
        for argument in &arguments.args {
            self.temporary(argument);
        }
        for keyword in &arguments.keywords {
            self.temporary(&keyword.value);
        }
        let at = method.map_or(at, |attribute| self.place_of(at, attribute));
        let count = (arguments.args.len() + arguments.keywords.len()).min(usize::from(u16::MAX)) as u16;
        if arguments.keywords.is_empty() {
            return match method {
                Some(_) => self.emit(at, Instruction::CallMethod { dst, start, count }),
                None => self.emit(at, Instruction::Call { dst, start, count }),
            };
        }
        let names = self.keyword_names(at, arguments);
        match method {
            Some(_) => self.emit(at, Instruction::CallMethodKeywords { start, count, names }),
            None => self.emit(at, Instruction::CallKeywords { start, count, names }),
        }
        self.move_result(at, dst, start);
    }

    fn move_result(&mut self, at: Span, dst: Register, src: Register) {
        if dst != src {
            self.emit(at, Instruction::Move { dst, src });
        }
    }

    fn keyword_names(&mut self, at: Span, arguments: &ast::Arguments) -> u16 {
        let text = |keyword: &ast::Keyword| {
            Constant::Str(keyword.arg.as_ref().map_or(String::new(), |name| name.id.to_string()))
        };
        let names = arguments.keywords.iter().map(text).collect();
        self.unit.constant(at, Constant::Tuple(names))
    }

    /// The arguments of a call with stars, above the callee in `start`: a tuple, then a dict or nil.
    fn spread(&mut self, at: Span, start: Register, arguments: &'a ast::Arguments) {
        let positional = self.take(at);
        self.tuple_of_arguments(at, &arguments.args, positional, start);
        let named = self.take(at);
        self.keywords(at, &arguments.keywords, named, start);
    }

    /// Positional arguments (or bases) as a tuple. `callee` is for messages.
    pub fn tuple_of_arguments(&mut self, at: Span, items: &'a [ast::Expr], dst: Register, callee: Register) {
        let mark = self.unit.next;
        if let [ast::Expr::Starred(only)] = items {
            let list = self.take(at);
            self.emit(at, Instruction::BuildList { dst: list, start: list, count: 0 });
            let src = self.operand(&only.value);
            self.emit(at, Instruction::ListExtend { list, src, callee });
            self.emit(at, Instruction::ListToTuple { dst, src: list });
        } else {
            self.tuple(at, items, dst);
        }
        self.unit.next = mark;
    }

    /// Keyword arguments as a dict in `dst`, nil where there are none. `callee` is for messages.
    pub fn keywords(&mut self, at: Span, keywords: &'a [ast::Keyword], dst: Register, callee: Register) {
        if keywords.is_empty() {
            return self.emit(at, Instruction::Clear { start: dst, count: 1 });
        }
        let mark = self.unit.next;
        let mut rest = keywords;
        let mut first = true;
        while !rest.is_empty() {
            let plain = rest.iter().take_while(|keyword| keyword.arg.is_some()).count();
            if first || plain > 0 {
                let target = if first { dst } else { self.take(at) };
                self.dict_of_keywords(at, &rest[..plain], target);
                if !first {
                    self.emit(at, Instruction::DictMerge { dict: dst, src: target, callee });
                }
            }
            first = false;
            rest = &rest[plain..];
            if let Some((spread, after)) = rest.split_first() {
                let src = self.operand(&spread.value);
                self.emit(at, Instruction::DictMerge { dict: dst, src, callee });
                rest = after;
            }
            self.unit.next = mark;
        }
    }

    fn dict_of_keywords(&mut self, at: Span, keywords: &'a [ast::Keyword], dst: Register) {
        let start = self.unit.next.min(usize::from(u16::MAX)) as Register;
        for keyword in keywords {
            let key = self.take(span(keyword));
            let name = keyword.arg.as_ref().map_or(String::new(), |name| name.id.to_string());
            self.load_constant(span(keyword), Constant::Str(name), key);
            self.temporary(&keyword.value);
        }
        if keywords.is_empty() {
            self.take(at);
        }
        self.emit(at, Instruction::BuildDict { dst, start, count: keywords.len() as u16 });
    }
}

fn is_spread(arguments: &ast::Arguments) -> bool {
    arguments.args.iter().any(ast::Expr::is_starred_expr)
        || arguments.keywords.iter().any(|keyword| keyword.arg.is_none())
}
