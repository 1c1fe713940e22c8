//! What was given in the fields of the rubric's own, as a table.

use super::{Rows, aligned};
use crate::lang::{Language, capital, say};
use crate::model::{AskedField, Holds, NamedOption, Rubric};
use crate::rollup::{FieldFigures, FieldTally, OptionCount, Rollup};

/// Each field with how many gave it and, below it, what is counted of it; nothing where the rubric
/// has no field of its own.
pub(super) fn table(figures: &Rollup, rubric: &Rubric, lang: &Language) -> String {
    let mut rows = vec![vec![capital(&rubric.terms().item.one), say!(lang, "table-given")]];
    for own in &figures.fields {
        let field = rubric.fields().iter().find(|field| field.id == own.field);
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
    let counted = |counts: &[OptionCount], labels: &[String]| {
        let rows = counts.iter().zip(labels);
        rows.map(|(own, label)| vec![format!("  {label}"), own.count.to_string()]).collect::<Rows>()
    };
    match (&own.tally, &field.holds) {
        (FieldTally::Texts, _) => {}
        (FieldTally::Options { options } | FieldTally::Levels { levels: options, .. }, holds) => {
            rows.extend(counted(options, &lang.options(holds)));
        }
        (FieldTally::Themes { themes, without, .. }, Holds::Points(rule)) => {
            let label = |theme: &NamedOption| theme.label.clone();
            let labels: Vec<String> = rule.themes.iter().map(label).collect();
            rows.extend(counted(themes, &labels));
            if *without > 0 && !labels.is_empty() {
                let label = say!(lang, "without-theme");
                rows.push(vec![format!("  {label}"), without.to_string()]);
            }
        }
        (FieldTally::Themes { .. }, _) => {}
        (FieldTally::Numbers { least, median, greatest, total, .. }, _) => {
            let facts = [
                (say!(lang, "number-least"), least),
                (say!(lang, "number-median"), median),
                (say!(lang, "number-greatest"), greatest),
                (say!(lang, "number-total"), total),
            ];
            rows.extend(
                facts
                    .into_iter()
                    .filter_map(|(name, number)| Some(vec![format!("  {name}"), number.clone()?])),
            );
        }
    }
    rows
}
