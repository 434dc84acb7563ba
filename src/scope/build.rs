//! From resolved blocks to the symbol table that the other rooms read.

use super::block::*;
use super::collect::Collector;
use super::model::*;
use crate::base::Span;
use std::collections::HashMap;

impl Collector<'_> {
    /// The table: scopes in source order, names in the order a person reads them.
    pub fn build(&self) -> SymbolTable {
        let mut order: Vec<usize> = (0..self.blocks.len()).collect();
        crate::base::sort_by_key(&mut order, |&block| (self.blocks[block].span.start, block));
        // The module starts first even where a comment or blank line moves nothing before it.
        order.retain(|&block| block != 0);
        order.insert(0, 0);
        let mut ids = vec![ScopeId(0); self.blocks.len()];
        for (at, &block) in order.iter().enumerate() {
            ids[block] = ScopeId(at as u32);
        }
        let mut table = SymbolTable::default();
        let mut indices: Vec<HashMap<NameId, u32>> = vec![HashMap::new(); self.blocks.len()];
        for &block in &order {
            let scope = self.scope(block, &ids, &mut indices[block]);
            table.by_node.insert((self.blocks[block].node, scope.kind), ids[block]);
            table.scopes.push(scope);
        }
        for mention in &self.mentions {
            if let Some(&name) = indices[mention.block].get(&mention.name) {
                table.uses.push(Use {
                    span: mention.span,
                    scope: ids[mention.block],
                    name,
                    binds: mention.binds,
                });
            }
        }
        crate::base::sort_by_key(&mut table.uses, |each| each.span);
        table
    }

    fn scope(&self, block: usize, ids: &[ScopeId], index: &mut HashMap<NameId, u32>) -> Scope {
        let from = &self.blocks[block];
        let (inlined, mut own): (Vec<&Symbol>, Vec<&Symbol>) =
            from.symbols.iter().partition(|symbol| symbol.inlined && symbol.kind != NameKind::Free);
        crate::base::sort_by_key(&mut own, |symbol| reading_order(symbol));
        for (at, symbol) in own.iter().enumerate() {
            index.insert(symbol.name, at as u32);
        }
        let entries = |symbols: Vec<&Symbol>| {
            symbols.into_iter().map(|symbol| self.entry(block, symbol, ids)).collect()
        };
        Scope {
            kind: from.kind,
            name: from.name.clone(),
            span: from.span,
            room: from.room,
            line: from.line,
            parent: from.parent.map(|parent| ids[parent]),
            names: entries(own),
            inlined: entries(inlined),
            is_generator: from.is_generator,
            is_async: from.is_async,
            needs_class_cell: from.needs_class_cell,
        }
    }

    fn entry(&self, block: usize, symbol: &Symbol, ids: &[ScopeId]) -> NameEntry {
        let owner = match symbol.kind {
            NameKind::Local | NameKind::Cell => Some(block),
            NameKind::Free => self.owner_of_free(block, symbol.name),
            NameKind::GlobalExplicit | NameKind::GlobalImplicit => {
                let bound = self.blocks[0].flags(symbol.name) & (DEF_BOUND | DEF_GLOBAL) != 0;
                bound.then_some(0)
            }
        };
        let carried = symbol.flags & (USE | DEF_BOUND | DEF_NONLOCAL) == 0;
        NameEntry {
            text: self.names.text(symbol.name).to_owned(),
            kind: symbol.kind,
            is_parameter: symbol.flags & DEF_PARAM != 0,
            first_binding: symbol.first_binding,
            owner: owner.map(|owner| ids[owner]),
            carried_through: symbol.kind == NameKind::Free && carried,
            also_free: symbol.kind != NameKind::Free && symbol.flags & DEF_FREE_CLASS != 0,
        }
    }
}

/// Parameters, then by first binding, then by first use, then what is only carried through, by name.
fn reading_order(symbol: &Symbol) -> (u8, Span, NameId) {
    let nowhere = Span::new(u32::MAX, u32::MAX);
    if symbol.flags & DEF_PARAM != 0 {
        (0, symbol.first_binding.unwrap_or(nowhere), symbol.name)
    } else if let Some(span) = symbol.first_binding {
        (1, span, symbol.name)
    } else {
        (2, symbol.first_mention.unwrap_or(nowhere), symbol.name)
    }
}
