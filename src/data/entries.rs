//! The entries of each field of entries as a table of its own: a row for each entry, a column for
//! each of its fields.

use super::columns::{Column, ColumnKind, NOTICE, OwnColumn};
use super::csv;
use super::row::{self, Row, RowSubject};
use crate::lang::{Language, say};
use crate::model::{
    Amount, AnswerValue, AskedField, Collection, EntriesRule, FieldEntry, Holds, Item, Register,
    Return, Round, Rubric, Section,
};
use crate::rollup::local_items;

/// An entry, and whose it is.
struct Recorded<'a> {
    of: RowSubject<'a>,
    returned: &'a Return,
    section: &'a Section,
    item: &'a Item,
    entry: &'a FieldEntry,
}

impl Row for Recorded<'_> {
    fn of(&self) -> RowSubject<'_> {
        self.of
    }
}

/// A table of the entries of a field.
pub(super) struct EntriesTable<'a> {
    field: &'a AskedField,
    rule: &'a EntriesRule,
}

impl<'a> EntriesTable<'a> {
    /// The tables of a rubric, in the order of its fields.
    pub(super) fn all(rubric: &'a Rubric) -> impl Iterator<Item = Self> {
        let all = rubric.fields();
        all.iter().enumerate().filter_map(move |(at, field)| match &field.holds {
            // Where a field is otherwise, its entries are the same.
            _ if all[..at].iter().any(|other| other.id == field.id) => None,
            Holds::Entries(rule) => Some(Self { field, rule }),
            _ => None,
        })
    }

    /// The name of its file.
    pub(super) fn file(&self) -> String {
        format!("entries-{}.csv", self.field.id)
    }

    /// What it is, in a few words.
    pub(super) fn title(&self, lang: &Language) -> String {
        say!(lang, "data-entries", field = &self.field.label)
    }

    /// What its rows are, in a sentence.
    pub(super) fn description(&self, rubric: &Rubric, lang: &Language) -> String {
        say!(lang, "data-entries-about", field = &self.field.label, item = &rubric.terms().item)
    }

    /// The columns that tell one row from another, but for those of the collection and the round.
    pub(super) const KEY: &'static [&'static str] = &["partnership", "item", "entry"];

    /// Its columns.
    pub(super) fn columns(&self, collection: &Collection, lang: &Language) -> Vec<OwnColumn> {
        let shared = shared(&collection.register);
        let shared = shared.iter().map(|column| OwnColumn::of(&column.about, lang));
        let own = self.rule.of.iter().map(|field| own_column(field, lang));
        let notice = collection.register.notice();
        let notice = notice.map(|_| OwnColumn::of(&NOTICE, lang));
        shared.chain(own).chain(notice).collect()
    }

    /// The table as CSV: participants in the order of the register, items in that of the rubric,
    /// entries in their author's.
    pub(super) fn csv(&self, collection: &Collection, round: &Round, lang: &Language) -> String {
        let shared = shared(&collection.register);
        let notice = collection.register.notice();
        let mut text = String::new();
        csv::push(&mut text, self.columns(collection, lang).into_iter().map(|own| own.name));
        for row in self.rows(collection, round) {
            let head = shared.iter().map(|column| (column.cell)(&row));
            let own = self.rule.of.iter().enumerate();
            let own = own.map(|(at, field)| {
                row.entry.value(at).map(|value| cell(&field.holds, value)).unwrap_or_default()
            });
            csv::push(&mut text, head.chain(own).chain(notice.map(str::to_owned)));
        }
        text
    }

    fn rows<'c>(
        &'c self,
        collection: &'c Collection,
        round: &'c Round,
    ) -> impl Iterator<Item = Recorded<'c>> {
        let key = &self.field.id;
        row::returns(collection, round).flat_map(move |(of, returned)| {
            local_items(&round.rubric).flat_map(move |(section, item)| {
                let at = round.rubric.field_at(&item.id, key).map(|(at, _)| at);
                let response = returned.response(&item.id);
                let value = response.zip(at).and_then(|(own, at)| own.value(at));
                let entries = match value {
                    Some(AnswerValue::Entries(entries)) => entries.as_slice(),
                    _ => &[],
                };
                let recorded = move |entry| Recorded { of, returned, section, item, entry };
                entries.iter().map(recorded)
            })
        })
    }
}

/// The columns that every such table has.
fn shared<'a>(register: &Register) -> Vec<Column<Recorded<'a>>> {
    let status = ColumnKind::Word(&["draft", "final"]);
    let mut all = vec![
        row::collection(),
        row::round(),
        row::partnership(),
        row::health_board(),
        row::groups(),
        Column::full("section", ColumnKind::Number, "column-section", |row: &Recorded<'_>| {
            row.section.id.to_string()
        }),
        Column::full("item", ColumnKind::Number, "column-answered-item", |row| {
            row.item.id.to_string()
        }),
        Column::full("entry", ColumnKind::Id, "column-entry", |row| row.entry.id.to_string()),
        Column::full("return_status", status, "column-return-status", |row| {
            row.returned.status().word().to_owned()
        }),
    ];
    all.retain(|column| column.about.is_of(register));
    all
}

/// The column of a field: no other is called `entry_` and its key.
fn own_column(field: &AskedField, lang: &Language) -> OwnColumn {
    let kind = match &field.holds {
        Holds::Choice(_) => ColumnKind::Ids,
        Holds::Level(_) => ColumnKind::Id,
        // A minus is no number to a program that reads cells: an apostrophe stands before it.
        Holds::Number(rule) if rule.least >= Some(Amount(0)) => ColumnKind::Amount,
        Holds::Number(_) => ColumnKind::Text,
        Holds::Date => ColumnKind::Day,
        Holds::Flag => ColumnKind::YesOrNo,
        Holds::Prose | Holds::Text(_) | Holds::Points(_) | Holds::Rating => ColumnKind::Text,
        Holds::Entries(_) | Holds::Actions => ColumnKind::Text,
    };
    let description = match &field.holds {
        Holds::Number(rule) => match &rule.unit {
            Some(unit) => {
                say!(lang, "column-entry-field-unit", field = &field.label, unit = unit)
            }
            None => say!(lang, "column-entry-field", field = &field.label),
        },
        _ => say!(lang, "column-entry-field", field = &field.label),
    };
    let name = format!("entry_{}", field.id.as_str().replace('-', "_"));
    OwnColumn { name, kind, description, may_be_empty: true }
}

fn cell(holds: &Holds, value: &AnswerValue) -> String {
    match (holds, value) {
        (_, AnswerValue::Prose(text)) => text.markdown.trim_end().to_owned(),
        (Holds::Choice(rule), AnswerValue::Choice(chosen)) => {
            let ids = chosen.iter().filter_map(|at| rule.of.get(*at)).map(|own| own.id.as_str());
            ids.collect::<Vec<_>>().join(" ")
        }
        (Holds::Level(rule), AnswerValue::Level(at)) => {
            rule.of.get(*at).map(|own| own.id.to_string()).unwrap_or_default()
        }
        (Holds::Number(rule), AnswerValue::Number(amount)) => amount.written(rule.decimals),
        (_, AnswerValue::Text(text)) => text.clone(),
        (_, AnswerValue::Date(day)) => day.to_string(),
        (_, AnswerValue::Flag(is)) => super::columns::yes_or_no(*is),
        _ => String::new(),
    }
}
