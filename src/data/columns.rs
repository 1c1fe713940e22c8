//! What a column is: its name, what it means, what kind of thing stands in it, and the cell of a
//! row.

use super::csv;
use crate::lang::{Facts, Language};
use crate::model::Register;

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// An id: lower-case words joined by hyphens.
    Id,
    /// The number of a section or an item of the rubric, such as `1.10`: text, however much it
    /// looks like a number.
    Number,
    /// Numbers of items, with a space between two.
    Numbers,
    /// Ids, with a space between two.
    Ids,
    /// The id of a level of the scale.
    Level,
    /// The place of a level on the scale, 1 the lowest.
    Place,
    /// A day, as `YYYY-MM-DD`.
    Day,
    /// A whole number, 0 or more.
    Count,
    /// A fraction from 0 to 1.
    Share,
    /// A number.
    Amount,
    /// `yes` or `no`.
    YesOrNo,
    /// One of these words.
    Word(&'static [&'static str]),
    /// Text.
    Text,
}

/// Which collections have a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnOf {
    /// All.
    All,
    /// Those whose register has health boards.
    HealthBoards,
    /// Those whose register has groupings of its own.
    Groupings,
}

/// A column, before anything stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnMeaning {
    /// The heading.
    pub name: &'static str,
    /// What stands in it.
    pub kind: ColumnKind,
    /// The key of the words that say what it means, and where it is empty.
    pub words: &'static str,
    /// Whether a cell may be empty.
    pub may_be_empty: bool,
    /// Which collections have it.
    pub of: ColumnOf,
}

impl ColumnMeaning {
    /// Whether the tables of a collection have it.
    pub(super) fn is_of(&self, register: &Register) -> bool {
        match self.of {
            ColumnOf::All => true,
            ColumnOf::HealthBoards => register.has_health_boards(),
            ColumnOf::Groupings => register.has_own_groupings(),
        }
    }

    /// What it means, and where it is empty.
    pub fn description(&self, lang: &Language) -> String {
        lang.say(self.words, &Facts::none())
    }
}

/// A column whose name is made from the rubric.
pub(super) struct OwnColumn {
    /// The heading.
    pub(super) name: String,
    /// What stands in it.
    pub(super) kind: ColumnKind,
    /// What it means, in words.
    pub(super) description: String,
    /// Whether a cell may be empty.
    pub(super) may_be_empty: bool,
}

impl OwnColumn {
    /// A column that has the same name whatever the rubric says.
    pub(super) fn of(about: &ColumnMeaning, lang: &Language) -> Self {
        let (kind, may_be_empty) = (about.kind, about.may_be_empty);
        Self {
            name: about.name.to_owned(),
            kind,
            description: about.description(lang),
            may_be_empty,
        }
    }
}

/// A table, before anything stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataTable {
    /// The name of its file.
    pub file: &'static str,
    /// The columns that tell one row from another; the names of those of the collection and the
    /// round are understood.
    pub key: &'static [&'static str],
    /// Its columns; where the collection has a notice, `notice` comes after them.
    pub columns: Vec<ColumnMeaning>,
}

/// The column that every table has where the collection has a notice.
pub(super) const NOTICE: ColumnMeaning = ColumnMeaning {
    name: "notice",
    kind: ColumnKind::Text,
    words: "column-notice",
    may_be_empty: false,
    of: ColumnOf::All,
};

/// A column of a table whose rows are made of `Row`.
pub(super) struct Column<Row> {
    /// What it is.
    pub(super) about: ColumnMeaning,
    /// The text of its cell.
    pub(super) cell: fn(&Row) -> String,
}

impl<Row> Column<Row> {
    /// A column in which every row has something.
    pub(super) fn full(
        name: &'static str,
        kind: ColumnKind,
        words: &'static str,
        cell: fn(&Row) -> String,
    ) -> Self {
        let (may_be_empty, of) = (false, ColumnOf::All);
        Self { about: ColumnMeaning { name, kind, words, may_be_empty, of }, cell }
    }

    /// A column in which a row may have nothing.
    pub(super) fn sparse(
        name: &'static str,
        kind: ColumnKind,
        words: &'static str,
        cell: fn(&Row) -> String,
    ) -> Self {
        let (may_be_empty, of) = (true, ColumnOf::All);
        Self { about: ColumnMeaning { name, kind, words, may_be_empty, of }, cell }
    }

    /// The same, in the tables of some collections alone.
    pub(super) fn only(self, of: ColumnOf) -> Self {
        Self { about: ColumnMeaning { of, ..self.about }, ..self }
    }
}

/// What columns are.
pub(super) fn about<Row>(columns: &[Column<Row>]) -> Vec<ColumnMeaning> {
    columns.iter().map(|column| column.about).collect()
}

/// A table as CSV; the notice, where there is one, is its last column.
pub(super) fn text<Row>(
    mut columns: Vec<Column<Row>>,
    rows: impl Iterator<Item = Row>,
    register: &Register,
) -> String {
    columns.retain(|column| column.about.is_of(register));
    let notice = register.notice();
    let mut text = String::new();
    let headings = columns.iter().map(|column| column.about.name.to_owned());
    csv::push(&mut text, headings.chain(notice.map(|_| NOTICE.name.to_owned())));
    for row in rows {
        let cells = columns.iter().map(|column| (column.cell)(&row));
        csv::push(&mut text, cells.chain(notice.map(str::to_owned)));
    }
    text
}

/// A truth as a cell.
pub(super) fn yes_or_no(is_so: bool) -> String {
    if is_so { "yes" } else { "no" }.to_owned()
}
