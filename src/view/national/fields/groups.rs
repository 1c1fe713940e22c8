//! What is counted of each group: a table for each field, a row for each group that is shown.

use serde::{Deserialize, Serialize};

use super::super::NationalInput;
use super::super::items::ItemRef;
use super::summed::median_label;
use crate::lang::{Language, say};
use crate::model::{AskedField, Holds, Item};
use crate::rollup::{FieldFigures, FieldTally, Group, OptionCount};
use crate::view::TermView;
use crate::view::fields::written_number;

/// The groups of a grouping, or the comparator sets, field by field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupFieldsView {
    /// What one of the groups is called, and several.
    pub term: TermView,
    /// The fields that are counted, by item and in the order of the rubric.
    pub fields: Vec<GroupFieldView>,
}

/// A field of an item, group by group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupFieldView {
    /// The item.
    pub item: ItemRef,
    /// What readers see of the field.
    pub label: String,
    /// What is counted: options, levels, themes, or the least, the median and the greatest.
    pub heads: Vec<String>,
    /// The groups whose figures are shown.
    pub rows: Vec<GroupFieldRow>,
}

/// A group, and what is counted of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupFieldRow {
    /// Its name.
    pub name: String,
    /// How many of its final returns give the field.
    pub given: usize,
    /// One figure for each head.
    pub cells: Vec<String>,
}

/// Of how many fields there is a table for each grouping at most: what is counted of more is on the
/// pages of the groups alone.
const MOST_FIELDS: usize = 12;

/// The groups of each grouping, then the comparator sets, as far as any of their figures are shown.
pub(in crate::view::national) fn grouped(input: &NationalInput<'_>) -> Vec<GroupFieldsView> {
    let register = &input.collection.register;
    let terms = input.rubric().terms();
    let groupings = input.rollup.of_groupings(register).map(|(grouping, groups)| {
        (TermView::from(grouping.term.as_ref().unwrap_or(&terms.group)), groups)
    });
    let (one, many) = (say!(input.lang, "comparator-set"), say!(input.lang, "comparator-sets"));
    let sets = (TermView { one, many }, input.rollup.comparator_sets.as_slice());
    let all = groupings.chain([sets]);
    let views = all.map(|(term, groups)| GroupFieldsView { term, fields: fields(input, groups) });
    views.filter(|view| (1..=MOST_FIELDS).contains(&view.fields.len())).collect()
}

fn fields(input: &NationalInput<'_>, groups: &[Group]) -> Vec<GroupFieldView> {
    let rubric = input.rubric();
    let view = |own: &FieldFigures| {
        let item = rubric.item(&own.item)?;
        let (_, field) = rubric.field_at(&own.item, &own.field)?;
        let heads = heads(field, input.lang);
        let rows = groups.iter().filter_map(|group| row(group, (item, field), input.lang));
        let rows: Vec<GroupFieldRow> = rows.collect();
        let is_shown = !heads.is_empty() && !rows.is_empty();
        let (item, label) = (ItemRef::new(item), field.label.clone());
        is_shown.then_some(GroupFieldView { item, label, heads, rows })
    };
    input.rollup.fields.iter().filter_map(view).collect()
}

fn row(
    group: &Group,
    (item, field): (&Item, &AskedField),
    lang: &Language,
) -> Option<GroupFieldRow> {
    let mut figures = group.fields.as_ref()?.iter();
    let own = figures.find(|own| own.item == item.id && own.field == field.id)?;
    let (name, given) = (group.name.clone(), own.given);
    Some(GroupFieldRow { name, given, cells: cells(&own.tally, field, lang) })
}

/// What is counted of a field; nothing where that are words alone.
fn heads(field: &AskedField, lang: &Language) -> Vec<String> {
    match &field.holds {
        Holds::Choice(_) | Holds::Flag => lang.options(&field.holds),
        Holds::Level(_) => {
            let levels = lang.options(&field.holds).into_iter();
            levels.chain([say!(lang, "median")]).collect()
        }
        Holds::Points(rule) => rule.themes.iter().map(|theme| theme.label.clone()).collect(),
        Holds::Number(rule) => {
            let total = rule.has_total.then(|| say!(lang, "number-total"));
            let ends = [
                say!(lang, "number-least"),
                say!(lang, "number-median"),
                say!(lang, "number-greatest"),
            ];
            ends.into_iter().chain(total).collect()
        }
        Holds::Entries(_) => vec![say!(lang, "entries")],
        Holds::Prose | Holds::Text(_) | Holds::Date | Holds::Rating | Holds::Actions => Vec::new(),
    }
}

fn cells(tally: &FieldTally, field: &AskedField, lang: &Language) -> Vec<String> {
    let counts = |of: &[OptionCount]| of.iter().map(|own| own.count.to_string()).collect();
    let none = || say!(lang, "none-there");
    match (tally, &field.holds) {
        (FieldTally::Options { options }, _) => counts(options),
        (FieldTally::Levels { levels, median }, Holds::Level(rule)) => {
            let mut cells: Vec<String> = counts(levels);
            let median = median.as_ref();
            cells.push(median.map_or_else(none, |own| median_label(&rule.of, own, lang)));
            cells
        }
        (FieldTally::Themes { themes, .. }, _) => counts(themes),
        (FieldTally::Entries { entries, .. }, _) => vec![entries.to_string()],
        (FieldTally::Numbers { least, median, greatest, total, .. }, Holds::Number(rule)) => {
            let total = rule.has_total.then_some(total);
            let all = [least, median, greatest].into_iter().chain(total);
            let written = |own: &Option<String>| written_number(rule, own.as_deref()?, lang);
            all.map(|own| written(own).unwrap_or_else(none)).collect()
        }
        _ => Vec::new(),
    }
}
