//! What is counted of the entries of a field, over all final returns.

use serde::{Deserialize, Serialize};

use crate::lang::{Language, say};
use crate::model::{AskedField, EntriesRule, Holds, NumberRule};
use crate::rollup::{EntryFieldFigures, FieldTally, OptionCount};
use crate::view::fields::{EntryView, written_number};

/// What is counted of a field of entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryCountView {
    /// What the field is called.
    pub label: String,
    /// What is counted, each with how many or how much.
    pub rows: Vec<EntryFigureView>,
}

/// The entries of a return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidEntriesView {
    /// Whose they are.
    pub name: String,
    /// The way to the answer, where the report is published.
    pub href: Option<String>,
    /// An anchor of its own among all that is said in the field.
    pub key: String,
    /// The entries, in the author's order.
    pub entries: Vec<EntryView>,
}

/// What is counted of entries, and how many or how much it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryFigureView {
    /// What it is.
    pub name: String,
    /// How many or how much, with its unit.
    pub number: String,
}

/// How many entries there are, then what is counted of each of their fields; nothing of none.
pub(super) fn entry_counts(
    entries: usize,
    (fields, rule): (&[EntryFieldFigures], &EntriesRule),
    lang: &Language,
) -> Vec<EntryCountView> {
    if entries == 0 {
        return Vec::new();
    }
    let all = fact(say!(lang, "entries-all"), entries);
    let all = EntryCountView { label: say!(lang, "entries"), rows: vec![all] };
    let counted = fields.iter().filter_map(|own| {
        let field = rule.of.iter().find(|field| field.id == own.field)?;
        let rows = rows(&own.tally, field, lang);
        (!rows.is_empty()).then(|| EntryCountView { label: field.label.clone(), rows })
    });
    std::iter::once(all).chain(counted).collect()
}

fn rows(tally: &FieldTally, field: &AskedField, lang: &Language) -> Vec<EntryFigureView> {
    match (tally, &field.holds) {
        (FieldTally::Options { options } | FieldTally::Levels { levels: options, .. }, holds) => {
            let count = |(label, own): (String, &OptionCount)| fact(label, own.count);
            lang.options(holds).into_iter().zip(options).map(count).collect()
        }
        (FieldTally::Years { years }, _) => {
            years.iter().map(|own| fact(own.year.to_string(), own.count)).collect()
        }
        (FieldTally::Numbers { least, median, greatest, total, .. }, Holds::Number(rule)) => {
            let all = [
                (say!(lang, "number-least"), least),
                (say!(lang, "number-median"), median),
                (say!(lang, "number-greatest"), greatest),
                (say!(lang, "number-total"), total),
            ];
            all.into_iter()
                .filter_map(|(name, own)| amount(name, own.as_deref()?, rule, lang))
                .collect()
        }
        _ => Vec::new(),
    }
}

fn amount(
    name: String,
    written: &str,
    rule: &NumberRule,
    lang: &Language,
) -> Option<EntryFigureView> {
    Some(EntryFigureView { name, number: written_number(rule, written, lang)? })
}

fn fact(name: String, count: usize) -> EntryFigureView {
    EntryFigureView { name, number: count.to_string() }
}
