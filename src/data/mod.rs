//! Open data: the files in the folder `data/` of a round, for whoever works with the figures
//! elsewhere.
//!
//! Pure: values in, texts out. Tables as CSV hold what was returned, one how ratings spread,
//! a file all figures as JSON, and two describe the others: the JSON Schema of the figures, and
//! what each column means, as "CSV on the Web" (W3C) has it. What a column is called, what it means
//! and what stands in it are declared together, once: headings, descriptions and documentation come
//! from there.
//!
//! The minimum of a group protects the figures of groups. The tables are every single answer: they
//! are for those who publish the returns themselves.

mod actions;
mod answers;
mod changes;
mod columns;
mod csv;
mod entries;
mod figures;
mod json;
mod metadata;
mod ratings;
mod returns;
mod row;

pub use self::csv::cell;
pub use changes::{Changes, Flaw, ReturnChange, ReturnSide, Sides};
pub use columns::{ColumnKind, ColumnMeaning, DataTable};
pub use json::NotJson;

use std::borrow::Cow;
use std::iter::once_with;

use clap::ValueEnum;

use self::entries::EntriesTable;
use crate::form::Role;
use crate::lang::{Language, say};
use crate::model::{Collection, Round, Rubric, Terms};
use crate::rollup::Rollup;

/// The JSON Schema of [`Rollup`] as JSON, draft 2020-12.
///
/// A test makes it from the types themselves and their documentation, and fails where it is
/// another.
pub const SCHEMA: &str = include_str!("rollup.schema.json");

/// The JSON Schema of [`Changes`] as JSON, draft 2020-12, made in the same way.
pub const CHANGES_SCHEMA: &str = include_str!("changes.schema.json");

/// A file of open data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFile {
    /// Its name in the folder.
    pub name: Cow<'static, str>,
    /// What it is, in a few words.
    pub title: String,
    /// What it holds, in a sentence.
    pub description: String,
    /// All of it.
    pub text: String,
}

/// What a row of a table is about: of what was returned, or of what was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Rows {
    /// An answer: the rating of a partnership for a proposal
    Ratings,
    /// A value of a field of an answer, whatever the form
    Answers,
    /// An improvement action
    Actions,
    /// A partnership: whether it has returned
    Returns,
    /// A level: how many ratings are at it, over all, by section, item and group
    Figures,
}

impl Rows {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::Figures, Self::Ratings, Self::Answers, Self::Actions, Self::Returns];

    /// Those that returns to a rubric have: what its form does not ask for has no table.
    pub fn of(rubric: &Rubric) -> impl Iterator<Item = Self> + use<> {
        let (has_ratings, has_actions) = (rubric.has(Role::Rating), rubric.has(Role::Actions));
        Self::ALL.into_iter().filter(move |rows| match rows {
            Self::Figures | Self::Ratings => has_ratings,
            Self::Actions => has_actions,
            Self::Answers | Self::Returns => true,
        })
    }

    /// What is meant where nobody says which: the ratings, or the answers of a form without any.
    pub fn usual(rubric: &Rubric) -> Self {
        if rubric.has(Role::Rating) { Self::Ratings } else { Self::Answers }
    }

    /// What the table holds.
    pub fn table(self) -> DataTable {
        match self {
            Self::Ratings => ratings::table(),
            Self::Answers => answers::table(),
            Self::Actions => actions::table(),
            Self::Returns => returns::table(),
            Self::Figures => figures::table(),
        }
    }

    /// What it is, in a few words.
    pub fn title(self, lang: &Language) -> String {
        match self {
            Self::Ratings => say!(lang, "data-ratings"),
            Self::Answers => say!(lang, "data-answers"),
            Self::Actions => say!(lang, "data-actions"),
            Self::Returns => say!(lang, "data-returns"),
            Self::Figures => say!(lang, "data-figures"),
        }
    }

    /// What its rows are, in a sentence in the words of a rubric.
    pub fn description(self, terms: &Terms, lang: &Language) -> String {
        let Terms { section, item, participant, .. } = terms;
        match self {
            Self::Ratings => {
                say!(lang, "data-ratings-about", item = item, participant = participant)
            }
            Self::Answers => say!(lang, "data-answers-about", item = item),
            Self::Actions => say!(lang, "data-actions-about"),
            Self::Returns => say!(lang, "data-returns-about", participant = participant),
            Self::Figures => say!(lang, "data-figures-about", section = section, item = item),
        }
    }
}

/// The file of all figures.
const FIGURES: &str = "rollup.json";

/// The file of their schema.
const FIGURES_SCHEMA: &str = "rollup.schema.json";

/// The names of the files of a round, whatever stands in them, in the order in which they are
/// listed.
pub fn names(rubric: &Rubric) -> impl Iterator<Item = Cow<'static, str>> {
    let tables = Rows::of(rubric).map(|rows| Cow::Borrowed(rows.table().file));
    let entries = EntriesTable::all(rubric).map(|own| Cow::Owned(own.file()));
    let others = [FIGURES, FIGURES_SCHEMA, metadata::FILE].map(Cow::Borrowed);
    tables.chain(entries).chain(others)
}

/// Whether the summary of a round carries a file as a PDF: the tables that its figures are made
/// from. Where these are of ratings, what else was answered is no part of them.
pub fn is_attached(name: &str, rubric: &Rubric) -> bool {
    name.ends_with(".csv") && (name != answers::FILE || !rubric.has(Role::Rating))
}

/// The files of a round, in the order in which they are listed. Each is made when it is asked for:
/// of thousands of returns all of them are too much to be held at once.
///
/// # Errors
/// A file cannot be written as JSON.
pub fn files<'a>(
    collection: &'a Collection,
    round: &'a Round,
    figures: &'a Rollup,
    lang: &'a Language,
) -> impl Iterator<Item = Result<DataFile, NotJson>> + 'a {
    let terms = round.rubric.terms();
    let table = move |rows: Rows| {
        Ok(DataFile {
            name: Cow::Borrowed(rows.table().file),
            title: rows.title(lang),
            description: rows.description(terms, lang),
            text: csv(rows, collection, round, figures),
        })
    };
    let all_figures = move || {
        Ok(DataFile {
            name: Cow::Borrowed(FIGURES),
            title: say!(lang, "data-all-figures"),
            description: match round.rubric.has(Role::Rating) {
                true => say!(lang, "data-all-figures-about", participant = &terms.participant),
                false => say!(lang, "data-counts-about", participant = &terms.participant),
            },
            text: json(figures)?,
        })
    };
    let schema = move || {
        Ok(DataFile {
            name: Cow::Borrowed(FIGURES_SCHEMA),
            title: say!(lang, "data-schema"),
            description: say!(lang, "data-schema-about"),
            text: SCHEMA.to_owned(),
        })
    };
    let columns = move || {
        Ok(DataFile {
            name: Cow::Borrowed(metadata::FILE),
            title: say!(lang, "data-columns"),
            description: say!(lang, "data-columns-about"),
            text: metadata::metadata(collection, round, lang)?,
        })
    };
    let entries = move |own: EntriesTable<'_>| {
        Ok(DataFile {
            name: Cow::Owned(own.file()),
            title: own.title(lang),
            description: own.description(&round.rubric, lang),
            text: own.csv(collection, round, lang),
        })
    };
    let tables = Rows::of(&round.rubric).map(table);
    let tables = tables.chain(EntriesTable::all(&round.rubric).map(entries));
    tables.chain(once_with(all_figures)).chain(once_with(schema)).chain(once_with(columns))
}

/// A table of a round as CSV: UTF-8, commas, a line feed at the end of each row, and no cell that
/// runs as a formula.
///
/// Where the collection has a notice, it is the last column of every row: it goes where the row
/// goes.
pub fn csv(rows: Rows, collection: &Collection, round: &Round, figures: &Rollup) -> String {
    match rows {
        Rows::Ratings => ratings::csv(collection, round),
        Rows::Answers => answers::csv(collection, round),
        Rows::Actions => actions::csv(collection, round, figures),
        Rows::Returns => returns::csv(collection, round),
        Rows::Figures => figures::csv(collection, figures),
    }
}

/// The figures as JSON.
///
/// # Errors
/// They hold what JSON cannot say, which their types do not.
pub fn json(figures: &Rollup) -> Result<String, NotJson> {
    json::text(figures)
}
