//! Every answer to every field as a row, whatever the form: the answers in long form.
//!
//! A field that holds several things, such as statements or options, has a row for each. The
//! improvement actions have a table of their own.

use super::columns::{self, Column, ColumnKind, DataTable};
use super::row::{self, Row, RowSubject};
use crate::form::{FieldKind, Role};
use crate::model::{
    AnswerValue, AskedField, Collection, Holds, Id, Item, NamedOption, Prose, Response, Return,
    Round, Rubric, Section,
};
use crate::rollup::local_items;

/// A value of a field.
struct Value<'a> {
    of: RowSubject<'a>,
    returned: &'a Return,
    rubric: &'a Rubric,
    section: &'a Section,
    item: &'a Item,
    field: &'a AskedField,
    given: Given<'a>,
}

/// What one row says.
struct Given<'a> {
    position: usize,
    value: String,
    themes: Vec<&'a Id>,
    /// The place of the answer in which a text is written, where that is another one.
    written_in: Option<String>,
    /// Whether it says why the field does not apply.
    is_reason: bool,
}

impl Row for Value<'_> {
    fn of(&self) -> RowSubject<'_> {
        self.of
    }
}

/// The name of the table.
pub(super) const FILE: &str = "answers.csv";

/// The kinds that rows may have.
const KINDS: &[&str] = &[
    FieldKind::Level.word(),
    FieldKind::Prose.word(),
    FieldKind::Points.word(),
    FieldKind::Choice.word(),
    FieldKind::Number.word(),
    FieldKind::Text.word(),
    FieldKind::Date.word(),
    FieldKind::Flag.word(),
    NOT_APPLICABLE,
];

/// The kind of a row that says why a field does not apply.
const NOT_APPLICABLE: &str = "not-applicable";

fn columns<'a>() -> Vec<Column<Value<'a>>> {
    vec![
        row::collection(),
        row::round(),
        Column::full("rubric", ColumnKind::Text, "column-rubric", |row| {
            row.rubric.version().to_owned()
        }),
        row::partnership(),
        row::health_board(),
        row::groups(),
        Column::full("section", ColumnKind::Number, "column-section", |row| {
            row.section.id.to_string()
        }),
        Column::full("item", ColumnKind::Number, "column-answered-item", |row| {
            row.item.id.to_string()
        }),
        Column::full("field", ColumnKind::Id, "column-field", |row| row.field.id.to_string()),
        Column::full("kind", ColumnKind::Word(KINDS), "column-kind", |row| {
            let kind = row.field.holds.kind().word();
            if row.given.is_reason { NOT_APPLICABLE } else { kind }.to_owned()
        }),
        Column::full("position", ColumnKind::Count, "column-position", |row| {
            row.given.position.to_string()
        }),
        Column::full("value", ColumnKind::Text, "column-value", |row| row.given.value.clone()),
        Column::sparse("themes", ColumnKind::Ids, "column-themes", |row| {
            row.given.themes.iter().map(|id| id.as_str()).collect::<Vec<_>>().join(" ")
        }),
        Column::full("status", ColumnKind::Word(&["draft", "final"]), "column-status", |row| {
            row.returned.status().word().to_owned()
        }),
        Column::sparse("written_in", ColumnKind::Text, "column-written-in", |row| {
            row.given.written_in.clone().unwrap_or_default()
        }),
    ]
}

pub(super) fn table() -> DataTable {
    DataTable {
        file: FILE,
        key: &["partnership", "item", "field", "position"],
        columns: columns::about(&columns()),
    }
}

/// Partnerships in the order of the register, items and fields in that of the rubric.
pub(super) fn csv(collection: &Collection, round: &Round) -> String {
    let rubric = &*round.rubric;
    let rows = row::returns(collection, round).flat_map(|(of, returned)| {
        local_items(rubric).flat_map(move |(section, item)| {
            let response = returned.response(&item.id);
            let fields = item.fields.iter().map(|at| (*at, &rubric.fields()[*at]));
            fields.flat_map(move |(at, field)| {
                let values = response.map(|own| given(rubric, own, at, field)).unwrap_or_default();
                values.into_iter().map(move |given| Value {
                    of,
                    returned,
                    rubric,
                    section,
                    item,
                    field,
                    given,
                })
            })
        })
    });
    columns::text(columns(), rows, &collection.register)
}

/// What an answer gives in a field, a row each.
fn given<'a>(
    rubric: &'a Rubric,
    response: &'a Response,
    at: usize,
    field: &'a AskedField,
) -> Vec<Given<'a>> {
    if let Some(reason) = response.not_applicable(&field.id) {
        return vec![Given { is_reason: true, ..one(reason.to_owned()) }];
    }
    match field.role {
        Some(Role::Rating) => {
            let level = response.rating.and_then(|rating| rubric.level(rating));
            level.map(|level| one(level.id.to_string())).into_iter().collect()
        }
        Some(Role::Evidence) => response.evidence.iter().map(prose).collect(),
        // Whoever says nothing offers nothing.
        Some(Role::Share) => response.share.then(|| one(true.to_string())).into_iter().collect(),
        Some(Role::Actions) => Vec::new(),
        None => response.value(at).map(|value| values(field, value)).unwrap_or_default(),
    }
}

fn values<'a>(field: &'a AskedField, value: &'a AnswerValue) -> Vec<Given<'a>> {
    match (value, &field.holds) {
        (AnswerValue::Prose(text), _) => vec![prose(text)],
        (AnswerValue::Points(points), Holds::Points(rule)) => {
            let rows = points.iter().enumerate().map(|(at, point)| Given {
                position: at + 1,
                value: point.text.markdown.clone(),
                themes: ids(&rule.themes, &point.themes),
                written_in: None,
                is_reason: false,
            });
            rows.collect()
        }
        (AnswerValue::Level(at), Holds::Level(rule)) => {
            ids(&rule.of, &[*at]).into_iter().map(|id| one(id.to_string())).collect()
        }
        (AnswerValue::Choice(chosen), Holds::Choice(rule)) => {
            let rows = ids(&rule.of, chosen).into_iter().enumerate();
            rows.map(|(at, id)| Given { position: at + 1, ..one(id.to_string()) }).collect()
        }
        (AnswerValue::Number(amount), Holds::Number(rule)) => {
            vec![one(amount.written(rule.decimals))]
        }
        (AnswerValue::Text(text), _) => vec![one(text.clone())],
        (AnswerValue::Date(day), _) => vec![one(day.to_string())],
        (AnswerValue::Flag(is), _) => vec![one(is.to_string())],
        (
            AnswerValue::Level(_)
            | AnswerValue::Points(_)
            | AnswerValue::Choice(_)
            | AnswerValue::Number(_)
            | AnswerValue::Entries(_),
            _,
        ) => Vec::new(),
    }
}

/// The only value of a field.
fn one<'a>(value: String) -> Given<'a> {
    Given { position: 1, value, themes: Vec::new(), written_in: None, is_reason: false }
}

/// A text, be it written in another answer.
fn prose<'a>(text: &Prose) -> Given<'a> {
    let written_in = text.from.as_ref().map(|from| from.at.to_string());
    Given { written_in, ..one(text.markdown.clone()) }
}

fn ids<'a>(of: &'a [NamedOption], places: &[usize]) -> Vec<&'a Id> {
    places.iter().filter_map(|at| of.get(*at)).map(|option| &option.id).collect()
}
