//! Rows under one name that both sides added to one table in different places: they are put in one
//! place, where they are one row or a dispute.

use std::collections::BTreeMap;

use super::align::{Fate, Script};
use super::diff3::{OURS, THEIRS};
use super::labelled;
use super::text::Text;
use crate::markdown::PieceKind;

/// Puts each row of theirs where ours added one of the same name, if that name is nowhere else in
/// the table: one that several rows have is no name.
pub(super) fn put_together(texts: [&Text<'_>; 3], scripts: &mut [Script; 2]) {
    let mut all = Vec::new();
    let heads = texts[0].blocks.iter().enumerate();
    for (head, _) in heads.filter(|(_, block)| block.kind == Some(PieceKind::TableHead)) {
        let there = scripts.each_ref().map(|script| match script.fates[head] {
            Fate::Kept(unit) | Fate::Changed(unit) | Fate::Moved(unit) => Some(unit),
            Fate::Gone => None,
        });
        let [Some(ours), Some(theirs)] = there else { continue };
        let [base, ours, theirs] =
            [(0, head), (1, ours), (2, theirs)].map(|(which, head)| named(texts[which], head));
        for (name, rows) in &ours {
            if let ([our_row], Some([their_row])) = (&**rows, theirs.get(name).map(Vec::as_slice))
                && !base.contains_key(name)
            {
                all.push((*our_row, *their_row));
            }
        }
    }
    for (our_row, their_row) in all {
        let gap = |side: usize, row: usize| {
            let script = &scripts[side];
            let is_new = !script.origins.contains_key(&row);
            script.before.iter().position(|new| new.contains(&row)).filter(|_| is_new)
        };
        let (Some(to), Some(from)) = (gap(OURS, our_row), gap(THEIRS, their_row)) else { continue };
        if to != from {
            scripts[THEIRS].before[from].retain(|unit| *unit != their_row);
            scripts[THEIRS].before[to].insert(0, their_row);
        }
    }
}

/// The rows of a table by their names.
fn named(text: &Text<'_>, head: usize) -> BTreeMap<Vec<String>, Vec<usize>> {
    let mut found: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    let rows = text.blocks.iter().enumerate().skip(head + 1);
    for (at, row) in rows.take_while(|(_, block)| block.parent == Some(head)) {
        if let Some(name) = labelled::name_of_row(&row.key) {
            found.entry(name).or_default().push(at);
        }
    }
    found
}
