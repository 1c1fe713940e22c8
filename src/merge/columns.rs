//! Tables of which a side changed the columns, laid out alike in all copies, so that their rows are
//! joined cell by cell.
//!
//! A column is known by its head, or else by what stands in it. One that a side added is put into
//! the other copies with that side's cells, which changes nothing there; one that a side took away
//! is taken out of all. Where the other side wrote something in it, the table is disputed as a
//! whole: a row alone would have more cells than its table.

use std::collections::BTreeMap;

use super::align::Moves;
use super::diff3::{OURS, THEIRS};
use super::likeness;
use super::order::{Names, order};
use super::passages::Known;
use super::table::{EMPTY, Table, partners, rows, same_columns};
use super::text::{self, Locked, Text};
use super::written::{Choice, Joined, words};

/// Copies of a text with their tables laid out alike.
#[derive(Default)]
pub(super) struct LaidOut {
    /// The texts of base, ours and theirs, where they had to become others. No line of them is
    /// another's.
    pub(super) texts: [Option<String>; 3],
    /// Tables that are disputed as a whole.
    pub(super) apart: Vec<DisputedTable>,
}

/// A table that is disputed as a whole.
pub(super) struct DisputedTable {
    /// The block of the base that is its head.
    pub(super) head: usize,
    /// The lines of ours and theirs, each with all of the other side's that is not disputed.
    pub(super) sides: [Vec<String>; 2],
}

/// A column of the joined table, as base, ours and theirs have it.
type Column = [Option<usize>; 3];

/// Lays out the tables of three copies alike, wherever more than one of them changed a table, and
/// one its columns.
pub(super) fn laid_out(texts: [&Text<'_>; 3]) -> LaidOut {
    let tables = texts.map(Table::all);
    let partners = [1, 2].map(|side| partners(&tables[0], &tables[side]));
    let mut lines: [Vec<String>; 3] =
        texts.map(|text| text.lines.iter().map(|line| (*line).to_owned()).collect());
    let (mut is_changed, mut apart) = ([false; 3], Vec::new());
    for (at, base) in tables[0].iter().enumerate() {
        let [Some(ours), Some(theirs)] = [0, 1].map(|side| partners[side][at]) else { continue };
        let three = TableVersions::of([base, &tables[1][ours], &tables[2][theirs]]);
        if three.is_alike() {
            continue;
        }
        match three.columns(None) {
            Some(columns) => {
                for which in 0..3 {
                    is_changed[which] |= three.lay_out(which, &columns, &mut lines[which]);
                }
            }
            None => {
                let sides = [OURS, THEIRS].map(|side| three.version(side, texts[side + 1]));
                apart.push(DisputedTable { head: base.head, sides });
            }
        }
    }
    let mut at = 0;
    let texts = lines.map(|lines| {
        at += 1;
        is_changed[at - 1].then(|| lines.join("\n"))
    });
    LaidOut { texts, apart }
}

/// A table as base, ours and theirs have it.
struct TableVersions<'t, 'a> {
    tables: [&'t Table<'a>; 3],
    /// Its columns in their order, those that a side took away among them.
    columns: Vec<Column>,
    /// Which row of the base each row of ours and theirs is.
    origins: [Vec<Option<usize>>; 2],
    /// Which row of ours and theirs each new row of the other is.
    twins: [Vec<Option<usize>>; 2],
}

impl<'t, 'a> TableVersions<'t, 'a> {
    fn of(tables: [&'t Table<'a>; 3]) -> Self {
        let [base, ours, theirs] = tables;
        let columns = all_columns(tables);
        let kept = |one: usize, other: usize| -> Vec<[usize; 2]> {
            columns.iter().filter_map(|column| Some([column[one]?, column[other]?])).collect()
        };
        let origins = [1, 2].map(|side| {
            let mut origins = vec![None; tables[side].rows.len()];
            let fates = rows(base, tables[side], &kept(0, side));
            for (old, new) in fates.into_iter().enumerate().filter_map(|(o, n)| Some((o, n?))) {
                origins[new] = Some(old);
            }
            origins
        });
        let common = kept(1, 2);
        let says = |which: usize, row: usize| {
            tables[which].said_in(row, common.iter().map(|pair| pair[which - 1]))
        };
        let twin = |which: usize, row: usize, others: &Table<'_>| {
            let is_new = |which: usize, row: usize| origins[which - 1][row].is_none();
            let mut all = (0..others.rows.len()).filter(|other| is_new(3 - which, *other));
            is_new(which, row).then(|| all.find(|o| says(3 - which, *o) == says(which, row)))?
        };
        let twins = [
            (0..theirs.rows.len()).map(|row| twin(2, row, ours)).collect(),
            (0..ours.rows.len()).map(|row| twin(1, row, theirs)).collect(),
        ];
        Self { tables, columns, origins, twins }
    }

    /// Whether no side changed the columns, or only one side changed anything.
    fn is_alike(&self) -> bool {
        let is_untouched = |side: usize| self.tables[side].says() == self.tables[0].says();
        (0..3).all(|which| self.is_own(which, &self.columns)) || is_untouched(1) || is_untouched(2)
    }

    /// Whether these are a copy's own columns, in their order.
    fn is_own(&self, which: usize, columns: &[Column]) -> bool {
        let own = 0..self.tables[which].aligned.len();
        columns.iter().map(|column| column[which]).eq(own.map(Some))
    }

    /// The columns of the joined table. One that a side took away and in which the other wrote
    /// something is there only where that other is favoured; `None` where it is not said who is.
    fn columns(&self, favored: Option<usize>) -> Option<Vec<Column>> {
        let mut kept = Vec::new();
        for column in &self.columns {
            let keeper = match column {
                [Some(_), Some(_), None] => OURS,
                [Some(_), None, Some(_)] => THEIRS,
                _ => {
                    kept.push(*column);
                    continue;
                }
            };
            if self.is_written(column, keeper) && favored? == keeper {
                kept.push(*column);
            }
        }
        Some(kept)
    }

    /// Whether a side wrote something in a column of the base.
    fn is_written(&self, column: &Column, side: usize) -> bool {
        let (Some(old), Some(new)) = (column[0], column[side + 1]) else { return false };
        let table = self.tables[side + 1];
        (0..table.rows.len()).any(|row| {
            let before = self.origins[side][row].map(|row| self.tables[0].said(row, old));
            table.said(row, new) != before.unwrap_or_default()
        })
    }

    /// The cell of a copy in a column of the joined table.
    fn cell(&self, which: usize, row: usize, column: &Column) -> &'a str {
        if let Some(own) = column[which] {
            return self.tables[which].cell(row, own);
        }
        let base_row = if which == 0 { Some(row) } else { self.origins[which - 1][row] };
        let found = match *column {
            [Some(column), ..] => base_row.map(|row| self.tables[0].cell(row, column)),
            // What both added, neither had before.
            [None, Some(_), Some(_)] | [None, None, None] => None,
            [None, Some(column), None] => {
                self.row_of(1, which, row, base_row).map(|(table, row)| table.cell(row, column))
            }
            [None, None, Some(column)] => {
                self.row_of(2, which, row, base_row).map(|(table, row)| table.cell(row, column))
            }
        };
        found.unwrap_or(EMPTY)
    }

    /// The row of a side that another copy's row is. What a side wrote in a row that the other side
    /// has no more is news in it, and stands in no other copy.
    fn row_of(
        &self,
        side: usize,
        which: usize,
        row: usize,
        base_row: Option<usize>,
    ) -> Option<(&'t Table<'a>, usize)> {
        let found = match base_row {
            Some(base) => {
                let is_left = |side: usize| self.origins[side - 1].contains(&Some(base));
                let own = self.origins[side - 1].iter().position(|origin| *origin == Some(base));
                own.filter(|_| which > 0 || is_left(3 - side))
            }
            None if which == 0 => None,
            None => self.twins[side - 1][row],
        };
        Some((self.tables[side], found?))
    }

    /// Writes a copy's table in columns that are not all its own; whether that was needed.
    fn lay_out(&self, which: usize, columns: &[Column], lines: &mut [String]) -> bool {
        if self.is_own(which, columns) {
            return false;
        }
        let table = self.tables[which];
        for (row, (line, _)) in table.rows.iter().enumerate() {
            let cells = columns.iter().map(|column| self.cell(which, row, column));
            lines[*line] = table.line(cells);
        }
        let below = columns.iter().filter_map(|column| {
            let mut all = [which, 1, 2, 0].into_iter();
            all.find_map(|which| Some(self.tables[which].aligned[column[which]?]))
        });
        lines[table.rows[0].0 + 1] = table.line(below);
        true
    }

    /// The whole table as a side wants it, with what the other changed in the columns that stay.
    fn version(&self, side: usize, own: &Text<'_>) -> Vec<String> {
        let columns =
            self.columns(Some(side)).expect("nothing is disputed where a side is favoured");
        let texts = [0, 1, 2].map(|which| {
            let table = self.tables[which];
            let end = table.rows.last().map_or(0, |(line, _)| line + 1).max(table.rows[0].0 + 2);
            let mut lines = vec![String::new(); end];
            if !self.lay_out(which, &columns, &mut lines) {
                table
                    .rows
                    .iter()
                    .for_each(|(line, cells)| lines[*line] = table.line(cells.iter().copied()));
                lines[table.rows[0].0 + 1] = table.line(table.aligned.iter().copied());
            }
            lines.split_off(table.rows[0].0)
        });
        let texts =
            texts.each_ref().map(|lines| Text::of(lines.iter().map(String::as_str).collect()));
        let texts = texts.each_ref();
        let choice = [Choice::Ours, Choice::Theirs][side];
        let joined = text::join(texts, Moves::Same, Locked::new(), Known::default())
            .and_then(|all| Joined::of(all, texts));
        match joined {
            Some(joined) => {
                let lines = joined.lines(choice, texts[1]);
                lines.iter().map(|line| words(line, texts).to_owned()).collect()
            }
            None => {
                let rows = &self.tables[side + 1].rows;
                let lines =
                    rows[0].0..rows.last().map_or(0, |(line, _)| line + 1).max(rows[0].0 + 2);
                own.lines[lines].iter().map(|line| (*line).to_owned()).collect()
            }
        }
    }
}

/// A column that both sides gave one new name, or the same cells, is the same on both, also where
/// one of them added others beside it, so that it alone could not be told.
fn named_alike(tables: [&Table<'_>; 3], known: &mut [Vec<Option<usize>>; 2]) {
    for side in [OURS, THEIRS] {
        let (own, other) = (tables[side + 1], tables[2 - side]);
        for old in 0..known[side].len() {
            let (Some(new), None) = (known[side][old], known[1 - side][old]) else { continue };
            let is_free = |at: &usize| !known[1 - side].contains(&Some(*at));
            let mut named = (0..other.aligned.len()).filter(is_free);
            let there = named.find(|at| other.said(0, *at) == own.said(0, new));
            known[1 - side][old] = there.or_else(|| other.like(own, new, is_free));
        }
    }
}

/// What a column of ours is called that theirs has as well, where both began it alike: with the
/// same cells below much the same head.
fn begun_alike(
    [_, ours, theirs]: [&Table<'_>; 3],
    names: &[Vec<String>; 3],
    which: usize,
    at: usize,
) -> Option<String> {
    let is_free = |own: &usize| {
        let name = &names[1][*own];
        name.starts_with('h') && !names[2].contains(name)
    };
    let own = (which == 2).then(|| ours.like(theirs, at, is_free))??;
    let is_written = |table: &Table<'_>, at: usize| {
        (1..table.rows.len()).any(|row| !table.said(row, at).is_empty())
    };
    let is_filled = is_written(ours, own) && is_written(theirs, at);
    let are_one = likeness::are_versions(&ours.said(0, own), &theirs.said(0, at));
    let has_no_other =
        (0..theirs.aligned.len()).all(|at| format!("h{}", theirs.said(0, at)) != names[1][own]);
    (is_filled && are_one && has_no_other).then(|| names[1][own].clone())
}

/// The columns of all three in their order.
fn all_columns(tables: [&Table<'_>; 3]) -> Vec<Column> {
    let [base, ours, theirs] = tables;
    let mut places: BTreeMap<String, Column> = BTreeMap::new();
    let mut known = [ours, theirs].map(|side| same_columns(base, side));
    named_alike(tables, &mut known);
    let mut names = [Vec::new(), Vec::new(), Vec::new()];
    for which in 0..3 {
        for at in 0..tables[which].aligned.len() {
            let old = match which {
                0 => Some(at),
                _ => known[which - 1].iter().position(|new| *new == Some(at)),
            };
            // What both add under one head is one column.
            let head = tables[which].said(0, at);
            let name = match old {
                Some(old) => format!("b{old}"),
                None if names[which].contains(&format!("h{head}")) => format!("{which}{at}"),
                None if let Some(own) = begun_alike(tables, &names, which, at) => own,
                None => format!("h{head}"),
            };
            places.entry(name.clone()).or_default()[which] = Some(at);
            names[which].push(name);
        }
    }
    let [base, ours, theirs] = names.each_ref().map(|names| {
        let names = names.iter().map(String::as_str).collect();
        Names { names, inline: false }
    });
    order(&base, &ours, &theirs).into_iter().map(|name| places[name]).collect()
}
