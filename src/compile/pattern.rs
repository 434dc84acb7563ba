//! `match`: each case's pattern is tried in order against the subject, which waits in a register.
//!
//! As in CPython, what a pattern captures waits in temporaries and is bound when the whole pattern has matched, before
//! the guard is looked at.

use super::Compiler;
use super::builder::Label;
use crate::base::{Diagnostic, Span};
use crate::code::*;
use crate::syntax::{ast, span};

/// What a pattern captures: each name with the temporary that its value waits in.
struct Captures<'a> {
    names: Vec<&'a ast::Identifier>,
    first: Register,
}

impl Captures<'_> {
    fn register(&self, name: &ast::Identifier) -> Option<Register> {
        let at = self.names.iter().position(|known| known.id == name.id)?;
        Some(self.first.saturating_add(at as Register))
    }
}

impl<'a> Compiler<'a> {
    /// `match subject:` with its cases.
    pub fn match_statement(&mut self, statement: &'a ast::StmtMatch) {
        let header = self.header(span(statement).start, span(&*statement.subject).end);
        self.stop(StopMarkKind::Match, header);
        let subject = self.temporary(&statement.subject);
        let before = self.unit.assigned.clone();
        let end = self.unit.label();
        let mut after = None;
        let mut open = true;
        for case in &statement.cases {
            self.unit.next = usize::from(subject) + 1;
            self.unit.assigned = before.clone();
            let next = self.unit.label();
            self.case(case, subject, next);
            self.unit.jump(span(case), end);
            let reached = std::mem::take(&mut self.unit.assigned);
            after = Some(match after {
                Some(known) => reached.meet(known),
                None => reached,
            });
            open = case.guard.is_some() || !always_matches(&case.pattern);
            if open {
                self.unit.place(next);
            } else {
                break;
            }
        }
        self.unit.place(end);
        let mut after = after.unwrap_or_default();
        if open {
            after = after.meet(before);
        }
        self.unit.assigned = after;
        self.unit.next = usize::from(subject);
    }

    /// One case: goes to `next` where the pattern or the guard fails.
    fn case(&mut self, case: &'a ast::MatchCase, subject: Register, next: Label) {
        let last = case.guard.as_ref().map_or(span(&case.pattern).end, |guard| span(&**guard).end);
        let header = self.header(span(case).start, last);
        self.stop(StopMarkKind::Case, header);
        let mut names = Vec::new();
        self.deeper(header, |this| this.captured_names(&case.pattern, &mut names));
        let first = self.unit.take(header, names.len().max(1));
        if !names.is_empty() {
            self.emit(header, Instruction::Clear { start: first, count: names.len() as u16 });
        }
        let captures = Captures { names, first };
        self.pattern(&case.pattern, subject, next, &captures);
        for (at, name) in captures.names.iter().enumerate() {
            self.store_name(span(*name), &name.id, first.saturating_add(at as Register));
        }
        self.unit.next = usize::from(first);
        if let Some(guard) = &case.guard {
            self.jump_if(guard, false, next);
        }
        self.unit.next = usize::from(subject);
        self.statements(&case.body);
    }

    /// The names that `pattern` captures, in source order.
    fn captured_names(&mut self, pattern: &'a ast::Pattern, names: &mut Vec<&'a ast::Identifier>) {
        self.deeper(span(pattern), |this| {
            let mut inner: Vec<&'a ast::Pattern> = Vec::new();
            let mut own = None;
            match pattern {
                ast::Pattern::MatchValue(_) | ast::Pattern::MatchSingleton(_) => {}
                ast::Pattern::MatchSequence(sequence) => inner.extend(&sequence.patterns),
                ast::Pattern::MatchMapping(mapping) => {
                    inner.extend(&mapping.patterns);
                    own = mapping.rest.as_ref();
                }
                ast::Pattern::MatchClass(class) => {
                    inner.extend(&class.arguments.patterns);
                    inner.extend(class.arguments.keywords.iter().map(|keyword| &keyword.pattern));
                }
                ast::Pattern::MatchStar(star) => own = star.name.as_ref(),
                ast::Pattern::MatchAs(named) => {
                    inner.extend(named.pattern.as_deref());
                    own = named.name.as_ref();
                }
                ast::Pattern::MatchOr(either) => inner.extend(&either.patterns),
            }
            for pattern in inner {
                this.captured_names(pattern, names);
            }
            if let Some(name) = own
                && !names.iter().any(|known| known.id == name.id)
            {
                names.push(name);
            }
        });
    }

    /// Goes on where the value in `subject` matches, to `fail` where it does not.
    fn pattern(
        &mut self,
        pattern: &'a ast::Pattern,
        subject: Register,
        fail: Label,
        captures: &Captures<'a>,
    ) {
        self.deeper(span(pattern), |this| {
            let mark = this.unit.next;
            this.pattern_unguarded(pattern, subject, fail, captures);
            this.unit.next = mark;
        });
    }

    fn pattern_unguarded(
        &mut self,
        pattern: &'a ast::Pattern,
        subject: Register,
        fail: Label,
        captures: &Captures<'a>,
    ) {
        let at = span(pattern);
        match pattern {
            ast::Pattern::MatchValue(value) => {
                let dst = self.take(at);
                let b = self.operand(&value.value);
                self.emit(at, Instruction::Compare { op: CompareOp::Equal, dst, a: subject, b });
                self.unless(at, dst, fail);
            }
            ast::Pattern::MatchSingleton(singleton) => {
                let constant = match singleton.value {
                    ast::Singleton::None => Constant::None,
                    ast::Singleton::True => Constant::Bool(true),
                    ast::Singleton::False => Constant::Bool(false),
                };
                let dst = self.take(at);
                self.load_constant(at, constant, dst);
                self.emit(at, Instruction::Is { dst, a: subject, b: dst });
                self.unless(at, dst, fail);
            }
            ast::Pattern::MatchSequence(sequence) => {
                self.sequence_pattern(at, &sequence.patterns, subject, fail, captures);
            }
            ast::Pattern::MatchMapping(mapping) => self.mapping_pattern(mapping, subject, fail, captures),
            ast::Pattern::MatchClass(class) => self.class_pattern(class, subject, fail, captures),
            // What a star takes is there already: a list.
            ast::Pattern::MatchStar(star) => self.capture(at, star.name.as_ref(), subject, captures),
            ast::Pattern::MatchAs(named) => {
                if let Some(inner) = &named.pattern {
                    self.pattern(inner, subject, fail, captures);
                }
                self.capture(at, named.name.as_ref(), subject, captures);
            }
            ast::Pattern::MatchOr(either) => {
                self.same_names(either);
                let matched = self.unit.label();
                for (place, alternative) in either.patterns.iter().enumerate() {
                    if place + 1 == either.patterns.len() {
                        self.pattern(alternative, subject, fail, captures);
                    } else {
                        let next = self.unit.label();
                        self.pattern(alternative, subject, next, captures);
                        self.emit(at, Instruction::Jump { to: matched.0 });
                        self.unit.place(next);
                    }
                }
                self.unit.place(matched);
            }
        }
    }

    fn unless(&mut self, at: Span, src: Register, fail: Label) {
        self.emit(at, Instruction::JumpIfFalse { src, to: fail.0 });
    }

    fn capture(&mut self, at: Span, name: Option<&ast::Identifier>, src: Register, captures: &Captures<'a>) {
        if let Some(dst) = name.and_then(|name| captures.register(name)) {
            self.emit(at, Instruction::Move { dst, src });
        }
    }

    fn sequence_pattern(
        &mut self,
        at: Span,
        patterns: &'a [ast::Pattern],
        subject: Register,
        fail: Label,
        captures: &Captures<'a>,
    ) {
        let star = patterns.iter().position(ast::Pattern::is_match_star);
        if patterns.iter().filter(|pattern| pattern.is_match_star()).count() > 1 {
            let message = "multiple starred expressions in sequence pattern";
            return self.diagnostics.push(Diagnostic::syntax(at, message));
        }
        let count = (patterns.len() - usize::from(star.is_some())).min(usize::from(u16::MAX)) as u16;
        let dst = self.take(at);
        let at_least = star.is_some();
        self.emit(at, Instruction::MatchSequence { dst, src: subject, at_least, count });
        self.unless(at, dst, fail);
        self.unit.next = usize::from(dst);
        // Nothing is taken out of the sequence where nothing looks at it.
        if patterns.iter().all(is_wildcard) {
            return;
        }
        let start = self.unit.take(at, patterns.len());
        match star {
            None => self.emit(at, Instruction::Unpack { src: subject, start, count }),
            Some(star) => match (u8::try_from(star), u8::try_from(patterns.len() - star - 1)) {
                (Ok(before), Ok(after)) => {
                    self.emit(at, Instruction::UnpackStar { src: subject, start, before, after });
                }
                _ => {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    self.diagnostics.push(Diagnostic::syntax(at, message));
                }
            },
        }
        for (offset, pattern) in patterns.iter().enumerate() {
            self.pattern(pattern, start.saturating_add(offset as Register), fail, captures);
        }
    }

    fn mapping_pattern(
        &mut self,
        mapping: &'a ast::PatternMatchMapping,
        subject: Register,
        fail: Label,
        captures: &Captures<'a>,
    ) {
        let at = span(mapping);
        self.distinct_keys(mapping);
        let dst = self.take(at);
        let count = mapping.keys.len().min(usize::from(u16::MAX)) as u16;
        self.emit(at, Instruction::MatchMapping { dst, src: subject, count });
        self.unless(at, dst, fail);
        let keys = dst;
        self.unit.next = usize::from(keys) + 1;
        self.tuple(at, &mapping.keys, keys);
        self.unit.next = usize::from(keys) + 1;
        if count > 0 {
            let values = self.take(at);
            self.emit(at, Instruction::MatchKeys { dst: values, src: subject, keys });
            self.unless(at, values, fail);
            let start = self.unit.take(at, mapping.patterns.len());
            self.emit(at, Instruction::Unpack { src: values, start, count });
            for (offset, pattern) in mapping.patterns.iter().enumerate() {
                self.pattern(pattern, start.saturating_add(offset as Register), fail, captures);
            }
        }
        if let Some(dst) = mapping.rest.as_ref().and_then(|name| captures.register(name)) {
            self.emit(at, Instruction::MatchRest { dst, src: subject, keys });
        }
    }

    fn class_pattern(
        &mut self,
        class: &'a ast::PatternMatchClass,
        subject: Register,
        fail: Label,
        captures: &Captures<'a>,
    ) {
        let at = span(class);
        let arguments = &class.arguments;
        let mut names: Vec<Constant> = Vec::new();
        for keyword in &arguments.keywords {
            let name = Constant::Str(keyword.attr.id.to_string());
            if names.contains(&name) {
                let message = format!("attribute name repeated in class pattern: {}", keyword.attr.id);
                self.diagnostics.push(Diagnostic::syntax(span(&keyword.attr), message));
            }
            names.push(name);
        }
        let total = arguments.patterns.len() + names.len();
        let start = self.temporary(&class.cls);
        let second = self.take(at);
        self.emit(at, Instruction::Move { dst: second, src: subject });
        let names = self.unit.constant(at, Constant::Tuple(names));
        let count = arguments.patterns.len().min(usize::from(u16::MAX)) as u16;
        self.emit(at, Instruction::MatchClass { start, count, names });
        self.unless(at, start, fail);
        self.unit.next = usize::from(start) + 1;
        let keywords = arguments.keywords.iter().map(|keyword| &keyword.pattern);
        let patterns: Vec<_> = arguments.patterns.iter().chain(keywords).collect();
        if patterns.iter().all(|pattern| is_wildcard(pattern)) {
            return;
        }
        let first = self.unit.take(at, total);
        let count = total.min(usize::from(u16::MAX)) as u16;
        self.emit(at, Instruction::Unpack { src: start, start: first, count });
        for (offset, pattern) in patterns.into_iter().enumerate() {
            self.pattern(pattern, first.saturating_add(offset as Register), fail, captures);
        }
    }

    /// Alternatives bind the same names.
    fn same_names(&mut self, either: &'a ast::PatternMatchOr) {
        let mut first: Option<Vec<&str>> = None;
        for alternative in &either.patterns {
            let mut names = Vec::new();
            self.captured_names(alternative, &mut names);
            let mut names: Vec<&str> = names.into_iter().map(|name| name.id.as_str()).collect();
            crate::base::sort_by(&mut names, Ord::cmp);
            match &first {
                None => first = Some(names),
                Some(known) if *known != names => {
                    let message = "alternative patterns bind different names";
                    return self.diagnostics.push(Diagnostic::syntax(span(either), message));
                }
                Some(_) => {}
            }
        }
    }

    /// Literal keys of a mapping pattern differ.
    fn distinct_keys(&mut self, mapping: &'a ast::PatternMatchMapping) {
        let mut seen: Vec<Constant> = Vec::new();
        for key in &mapping.keys {
            let Some(constant) = self.constant_of(key) else { continue };
            if seen.iter().any(|earlier| equal(earlier, &constant)) {
                let text = match &constant {
                    Constant::Int(value) => value.to_string(),
                    Constant::Str(value) if !value.contains(['\'', '\\', '\n']) => format!("'{value}'"),
                    _ => span(key).text(self.source).to_owned(),
                };
                let message = format!("mapping pattern checks duplicate key ({text})");
                return self.diagnostics.push(Diagnostic::syntax(span(mapping), message));
            }
            seen.push(constant);
        }
    }
}

/// Whether two constants are one key of a dict: `0`, `0.0`, `False` are.
fn equal(left: &Constant, right: &Constant) -> bool {
    let number = |constant: &Constant| match constant {
        Constant::Bool(value) => Some(f64::from(u8::from(*value))),
        Constant::Int(value) => Some(*value as f64),
        Constant::Float(value) => Some(*value),
        Constant::Imaginary(value) if *value == 0.0 => Some(0.0),
        _ => None,
    };
    match (left, right) {
        (Constant::Int(left), Constant::Int(right)) => left == right,
        _ => left == right || number(left).is_some_and(|value| number(right) == Some(value)),
    }
}

/// `_` or `*_`.
fn is_wildcard(pattern: &ast::Pattern) -> bool {
    match pattern {
        ast::Pattern::MatchAs(named) => named.pattern.is_none() && named.name.is_none(),
        ast::Pattern::MatchStar(star) => star.name.is_none(),
        _ => false,
    }
}

/// Whether every value matches.
fn always_matches(pattern: &ast::Pattern) -> bool {
    pattern.is_irrefutable()
}
