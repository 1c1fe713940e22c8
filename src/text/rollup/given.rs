//! What was given in the fields of the rubric's own, as a table.

use super::{Rows, aligned};
use crate::lang::{Language, capital, say};
use crate::model::{AskedField, Holds, NamedOption, Rubric};
use crate::rollup::{EntryFieldFigures, FieldFigures, FieldTally, OptionCount, Rollup};

/// Each field with how many gave it and, below it, what is counted of it; nothing where the rubric
/// has no field of its own.
pub(super) fn table(figures: &Rollup, rubric: &Rubric, lang: &Language) -> String {
    let mut rows = vec![vec![capital(&rubric.terms().item.one), say!(lang, "table-given")]];
    for own in &figures.fields {
        let field = rubric.field_at(&own.item, &own.field).map(|(_, field)| field);
        rows.extend(field.into_iter().flat_map(|field| of_field(own, field, lang)));
    }
    if rows.len() > 1 { format!("\n{}", aligned(&rows)) } else { String::new() }
}

fn of_field(own: &FieldFigures, field: &AskedField, lang: &Language) -> Rows {
    let label = match &own.tally {
        FieldTally::Numbers { unit: Some(unit), .. } => {
            say!(lang, "table-field-unit", label = &field.label, unit = unit)
        }
        _ => field.label.clone(),
    };
    let head = say!(lang, "table-field", item = own.item.as_str(), label = label);
    let mut rows = vec![vec![head, own.given.to_string()]];
    rows.extend(counted(&own.tally, &field.holds, lang));
    if own.not_applicable > 0 {
        rows.push(row(&say!(lang, "not-applicable"), own.not_applicable.to_string()));
    }
    rows
}

/// What is counted of a field, each a step further in.
fn counted(tally: &FieldTally, holds: &Holds, lang: &Language) -> Rows {
    match (tally, holds) {
        (FieldTally::Options { options } | FieldTally::Levels { levels: options, .. }, holds) => {
            of_options(options, &lang.options(holds))
        }
        (FieldTally::Themes { themes, without, .. }, Holds::Points(rule)) => {
            let label = |theme: &NamedOption| theme.label.clone();
            let labels: Vec<String> = rule.themes.iter().map(label).collect();
            let mut rows = of_options(themes, &labels);
            if *without > 0 && !labels.is_empty() {
                rows.push(row(&say!(lang, "without-theme"), without.to_string()));
            }
            rows
        }
        (FieldTally::Numbers { least, median, greatest, total, .. }, _) => {
            let facts = [
                (say!(lang, "number-least"), least),
                (say!(lang, "number-median"), median),
                (say!(lang, "number-greatest"), greatest),
                (say!(lang, "number-total"), total),
            ];
            facts.into_iter().filter_map(|(name, own)| Some(row(&name, own.clone()?))).collect()
        }
        (FieldTally::Years { years }, _) => {
            years.iter().map(|own| row(&own.year.to_string(), own.count.to_string())).collect()
        }
        (FieldTally::Entries { entries, fields }, Holds::Entries(rule)) => {
            let mut rows = vec![row(&say!(lang, "entries-all"), entries.to_string())];
            for own in fields {
                let field = rule.of.iter().find(|field| field.id == own.field);
                rows.extend(field.into_iter().flat_map(|field| of_entries(own, field, lang)));
            }
            rows
        }
        (FieldTally::Texts | FieldTally::Themes { .. } | FieldTally::Entries { .. }, _) => {
            Vec::new()
        }
    }
}

/// How many entries give a field, and what is counted of it.
fn of_entries(own: &EntryFieldFigures, field: &AskedField, lang: &Language) -> Rows {
    let mut rows = vec![row(&field.label, own.given.to_string())];
    let below = counted(&own.tally, &field.holds, lang).into_iter();
    rows.extend(below.map(|mut cells| {
        cells[0].insert_str(0, STEP);
        cells
    }));
    rows
}

fn of_options(counts: &[OptionCount], labels: &[String]) -> Rows {
    let rows = counts.iter().zip(labels);
    rows.map(|(own, label)| row(label, own.count.to_string())).collect()
}

/// How much further in what is counted stands than what it is counted of.
const STEP: &str = "  ";

fn row(label: &str, figure: String) -> Vec<String> {
    vec![format!("{STEP}{label}"), figure]
}
