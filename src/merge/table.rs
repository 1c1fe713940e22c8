//! The tables of a text, and which row and column of an edited table is which of the one before.

use std::collections::BTreeMap;
use std::ops::Range;

use super::align::{self, Fate, Moves};
use super::blocks;
use super::labelled;
use super::likeness;
use super::text::Text;
use crate::markdown::PieceKind;

/// A table: its head, with the line below it, and its rows.
pub(super) struct Table<'a> {
    /// The block that is its head.
    pub(super) head: usize,
    indent: &'a str,
    /// The cells of the line below the head.
    pub(super) aligned: Vec<&'a str>,
    /// The cells of the head and of each row, as many as it has columns, and the line that they
    /// stand on.
    pub(super) rows: Vec<(usize, Vec<&'a str>)>,
}

/// A cell that nobody filled in.
pub(super) const EMPTY: &str = " ";

/// How much two columns share at least, in hundredths of their cells, to be known as one under
/// another head.
const ALIKE: usize = 50;

/// Which table of a side each table of the base is, if it is there.
pub(super) fn partners(base: &[Table<'_>], side: &[Table<'_>]) -> Vec<Option<usize>> {
    let says = |tables: &[Table<'_>]| tables.iter().map(Table::says).collect::<Vec<_>>();
    let (olds, news) = (says(base), says(side));
    let fates = align::script(&borrowed(&olds), &borrowed(&news), Moves::Same).fates;
    fates.into_iter().map(unit).collect()
}

fn borrowed(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

/// The unit that another one is now.
fn unit(fate: Fate) -> Option<usize> {
    match fate {
        Fate::Kept(unit) | Fate::Changed(unit) | Fate::Moved(unit) => Some(unit),
        Fate::Gone => None,
    }
}

impl<'a> Table<'a> {
    /// The tables of a text. One in a quotation, or with a row of too many cells, is left as it is.
    pub(super) fn all(text: &Text<'a>) -> Vec<Self> {
        let heads = text.blocks.iter().enumerate();
        let heads = heads.filter(|(_, block)| block.kind == Some(PieceKind::TableHead));
        heads.filter_map(|(at, block)| Self::of(text, at, &block.lines)).collect()
    }

    fn of(text: &Text<'a>, head: usize, lines: &Range<usize>) -> Option<Self> {
        let [first, below] = text.lines.get(lines.clone())? else { return None };
        let indent = &first[..first.len() - first.trim_start().len()];
        let aligned = blocks::cells(below);
        let is_row = |at: &&usize| text.blocks[**at].parent == Some(head);
        let inside: Vec<usize> = (head + 1..text.blocks.len()).collect();
        let inside = inside.iter().take_while(is_row).map(|at| text.blocks[*at].lines.start);
        let row = |line: usize| {
            let mut cells = blocks::cells(text.lines[line]);
            (cells.len() <= aligned.len()).then(|| {
                cells.resize(aligned.len(), EMPTY);
                (line, cells)
            })
        };
        let rows: Vec<_> =
            std::iter::once(lines.start).chain(inside).map(row).collect::<Option<_>>()?;
        let is_quoted = first.trim_start().starts_with('>');
        (!is_quoted).then_some(Self { head, indent, aligned, rows })
    }

    /// A cell as it is written.
    pub(super) fn cell(&self, row: usize, column: usize) -> &'a str {
        self.rows[row].1[column]
    }

    /// What a cell says.
    pub(super) fn said(&self, row: usize, column: usize) -> String {
        blocks::spaced(self.cell(row, column))
    }

    /// What some cells of a row say, as one text.
    pub(super) fn said_in(&self, row: usize, columns: impl Iterator<Item = usize>) -> String {
        columns.map(|column| self.said(row, column) + " | ").collect()
    }

    /// A row of it.
    pub(super) fn line<'c>(&self, cells: impl Iterator<Item = &'c str>) -> String {
        format!("{}|{}|", self.indent, cells.collect::<Vec<_>>().join("|"))
    }

    /// What all of it says.
    pub(super) fn says(&self) -> String {
        let all = (0..self.rows.len()).map(|row| self.said_in(row, 0..self.aligned.len()));
        all.collect::<Vec<_>>().join("\n")
    }

    /// Which of some columns has most of what stands in a column of another table; where nothing
    /// stands in one of them, the first that has much of its head.
    pub(super) fn like(
        &self,
        other: &Self,
        column: usize,
        is_free: impl Fn(&usize) -> bool,
    ) -> Option<usize> {
        let contents = other.contents(column);
        let shared = |at: &usize| match contents.is_empty() || self.contents(*at).is_empty() {
            true => likeness::of_texts(&self.said(0, *at), &other.said(0, column)),
            false => likeness::shared(&contents, &self.contents(*at)),
        };
        let all = 0..self.aligned.len();
        let free = all.clone().filter(|at| is_free(at) && shared(at) >= ALIKE);
        free.max_by_key(|at| (shared(at), all.end - at))
    }

    /// What stands in a column below its head, sorted.
    fn contents(&self, column: usize) -> Vec<String> {
        let all = (1..self.rows.len()).map(|row| self.said(row, column));
        let mut all: Vec<String> = all.filter(|said| !said.is_empty()).collect();
        all.sort_unstable();
        all
    }
}

/// Which column of a side each column of the base is: by its head, by what stands in it, or else by
/// its place.
pub(super) fn same_columns(base: &Table<'_>, side: &Table<'_>) -> Vec<Option<usize>> {
    let (olds, news) = (base.aligned.len(), side.aligned.len());
    let mut found = vec![None; olds];
    let heads = |table: &Table<'_>| {
        let mut heads: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        (0..table.aligned.len())
            .for_each(|at| heads.entry(table.said(0, at)).or_default().push(at));
        heads
    };
    let there = heads(side);
    for (head, places) in heads(base) {
        if let ([old], Some([new])) = (&*places, there.get(&head).map(Vec::as_slice)) {
            found[*old] = Some(*new);
        }
    }
    for old in 0..olds {
        let contents = base.contents(old);
        let is_free = |found: &[Option<usize>], new: usize| !found.contains(&Some(new));
        if found[old].is_none() {
            let shared = |new: &usize| likeness::shared(&contents, &side.contents(*new));
            let free = (0..news).filter(|new| is_free(&found, *new) && shared(new) >= ALIKE);
            // Of several the first: they are told in order.
            found[old] = free.max_by_key(|new| (shared(new), news - new));
        }
        if found[old].is_none() && olds == news && is_free(&found, old) {
            found[old] = Some(old);
        }
    }
    found
}

/// Which row of a side each row of the base is, told by the columns that both have. A row that
/// stands in the place of another is not that other.
pub(super) fn rows(
    base: &Table<'_>,
    side: &Table<'_>,
    columns: &[[usize; 2]],
) -> Vec<Option<usize>> {
    let says = |table: &Table<'_>, which: usize| -> Vec<String> {
        let all = 1..table.rows.len();
        all.map(|row| table.said_in(row, columns.iter().map(|pair| pair[which]))).collect()
    };
    let (olds, news) = (says(base, 0), says(side, 1));
    let fates = align::script(&borrowed(&olds), &borrowed(&news), Moves::Same).fates;
    let cells = |table: &Table<'_>, which: usize, row: usize| -> Vec<String> {
        columns.iter().map(|pair| table.said(row, pair[which])).collect()
    };
    let below = fates.into_iter().enumerate().map(|(old, fate)| {
        let (old, new) = (old + 1, unit(fate)? + 1);
        labelled::are_one_row(&cells(base, 0, old), &cells(side, 1, new)).then_some(new)
    });
    std::iter::once(Some(0)).chain(below).collect()
}
