//! What was given in the fields of the rubric's own, added up kind by kind.

use std::collections::BTreeMap;

use serde::Serialize;

use super::distribution::{Median, median as median_level};
use crate::model::{
    Amount, AnswerValue, AskedField, ChoiceRule, EntriesRule, FieldEntry, Holds, Id, Item, ItemId,
    NamedOption, NumberRule, Return, Rubric,
};

/// What was given in a field of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldFigures {
    /// The item.
    pub item: ItemId,
    /// The key of the field.
    pub field: Id,
    /// How many of the counted returns give it.
    pub given: usize,
    /// How many say that it does not apply to them.
    pub not_applicable: usize,
    /// What they give.
    pub tally: FieldTally,
}

/// What was given, added up as its kind allows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum FieldTally {
    /// Texts and days, which are read side by side.
    Texts,
    /// How many returns chose each option, none left out; also of yes and no.
    Options {
        /// The options, in the order of the rubric.
        options: Vec<OptionCount>,
    },
    /// How many returns are at each level, none left out, and the median of the levels.
    Levels {
        /// The levels, lowest first.
        levels: Vec<OptionCount>,
        /// The level in the middle of all in their order; none where no return gives one.
        median: Option<Median>,
    },
    /// How many returns raise each theme, each counted once, none left out.
    Themes {
        /// The themes, in the order of the rubric.
        themes: Vec<OptionCount>,
        /// How many returns have a statement without a theme.
        without: usize,
        /// How many statements there are.
        statements: usize,
    },
    /// Numbers in one unit.
    Numbers {
        /// What is counted or measured.
        unit: Option<String>,
        /// The least, in digits; none where no return gives a number.
        least: Option<String>,
        /// The median: half of the numbers are no greater. Between two, the one half way.
        median: Option<String>,
        /// The greatest.
        greatest: Option<String>,
        /// All added up, where the rubric says that this means something.
        total: Option<String>,
    },
    /// How many of the days in the fields of entries are in each year, earliest first.
    Years {
        /// The years in which there is any.
        years: Vec<YearCount>,
    },
    /// Entries, and what all of them give in each of their fields, however many are of one return.
    Entries {
        /// How many entries there are.
        entries: usize,
        /// What they give in each field, in the order of the rubric.
        fields: Vec<EntryFieldFigures>,
    },
}

/// How many returns name an option or a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OptionCount {
    /// Its id.
    pub id: Id,
    /// How many.
    pub count: usize,
}

/// What the entries of a field give in one of their fields.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryFieldFigures {
    /// The key of the field.
    pub field: Id,
    /// How many entries give it.
    pub given: usize,
    /// What they give: each count is of entries.
    pub tally: FieldTally,
}

/// How many days are in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct YearCount {
    /// The year.
    pub year: usize,
    /// How many.
    pub count: usize,
}

/// The figures of every field of the rubric's own, by item and in the order of the rubric.
pub(super) fn fields(rubric: &Rubric, counted: &[&Return]) -> Vec<FieldFigures> {
    let items = rubric.items().filter(|item| item.is_local());
    let fields = items.flat_map(|item| item.fields.iter().map(move |at| (item, *at)));
    let own = fields.filter(|(_, at)| rubric.fields()[*at].role.is_none());
    own.map(|(item, at)| figures(item, at, &rubric.fields()[at], counted)).collect()
}

fn figures(item: &Item, at: usize, field: &AskedField, counted: &[&Return]) -> FieldFigures {
    let responses = counted.iter().filter_map(|returned| returned.response(&item.id));
    let values: Vec<&AnswerValue> = responses.filter_map(|own| own.value(at)).collect();
    let tally = tally(&field.holds, &values);
    let responses = counted.iter().filter_map(|returned| returned.response(&item.id));
    let not_applicable = responses.filter(|own| own.not_applicable(&field.id).is_some()).count();
    let (item, field) = (item.id.clone(), field.id.clone());
    FieldFigures { item, field, given: values.len(), not_applicable, tally }
}

/// Values of one field, added up as its kind allows.
fn tally(holds: &Holds, values: &[&AnswerValue]) -> FieldTally {
    match holds {
        Holds::Level(rule) => levels(&rule.of, values),
        Holds::Choice(rule) => options(rule, values),
        Holds::Flag => flags(values),
        Holds::Points(rule) => themes(&rule.themes, values),
        Holds::Number(rule) => numbers(rule, values),
        Holds::Entries(rule) => entries(rule, values),
        Holds::Prose | Holds::Text(_) | Holds::Date | Holds::Rating | Holds::Actions => {
            FieldTally::Texts
        }
    }
}

/// The figures of all entries that returns give in a field.
fn entries(rule: &EntriesRule, values: &[&AnswerValue]) -> FieldTally {
    let all: Vec<&FieldEntry> = values
        .iter()
        .flat_map(|value| match value {
            AnswerValue::Entries(entries) => entries.as_slice(),
            _ => &[],
        })
        .collect();
    let fields = rule.of.iter().enumerate().map(|(at, field)| entry_figures(at, field, &all));
    FieldTally::Entries { entries: all.len(), fields: fields.collect() }
}

fn entry_figures(at: usize, field: &AskedField, all: &[&FieldEntry]) -> EntryFieldFigures {
    let values: Vec<&AnswerValue> = all.iter().filter_map(|own| own.value(at)).collect();
    let tally = match field.holds {
        Holds::Date => years(&values),
        _ => tally(&field.holds, &values),
    };
    EntryFieldFigures { field: field.id.clone(), given: values.len(), tally }
}

fn years(values: &[&AnswerValue]) -> FieldTally {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for value in values {
        let AnswerValue::Date(day) = value else { continue };
        if let Ok(year) = usize::try_from(day.year()) {
            *counts.entry(year).or_default() += 1;
        }
    }
    let years = counts.into_iter().map(|(year, count)| YearCount { year, count });
    FieldTally::Years { years: years.collect() }
}

fn options(rule: &ChoiceRule, values: &[&AnswerValue]) -> FieldTally {
    let chooses = |value: &&&AnswerValue, at: usize| match value {
        AnswerValue::Choice(chosen) => chosen.contains(&at),
        _ => false,
    };
    let count = |at: usize| values.iter().filter(|value| chooses(value, at)).count();
    FieldTally::Options { options: counts(&rule.of, count) }
}

fn levels(of: &[NamedOption], values: &[&AnswerValue]) -> FieldTally {
    let is_at =
        |value: &AnswerValue, at: usize| matches!(value, AnswerValue::Level(own) if *own == at);
    let levels = counts(of, |at| values.iter().filter(|value| is_at(value, at)).count());
    let places: Vec<usize> = levels.iter().map(|level| level.count).collect();
    let median = median_level(&places, |at| of.get(at).map(|level| level.id.clone()));
    FieldTally::Levels { levels, median }
}

/// Yes and no, as options.
fn flags(values: &[&AnswerValue]) -> FieldTally {
    let count = |wanted: bool| {
        values
            .iter()
            .filter(|value| matches!(value, AnswerValue::Flag(is) if *is == wanted))
            .count()
    };
    let option = |id: &str, count| OptionCount { id: Id::new(id).expect("an id"), count };
    FieldTally::Options { options: vec![option("yes", count(true)), option("no", count(false))] }
}

fn themes(themes: &[NamedOption], values: &[&AnswerValue]) -> FieldTally {
    let points: Vec<_> = values
        .iter()
        .filter_map(|value| match value {
            AnswerValue::Points(points) => Some(points),
            _ => None,
        })
        .collect();
    let count = |at: usize| {
        points.iter().filter(|own| own.iter().any(|point| point.themes.contains(&at))).count()
    };
    FieldTally::Themes {
        themes: counts(themes, count),
        without: points.iter().filter(|own| own.iter().any(|p| p.themes.is_empty())).count(),
        statements: points.iter().map(|own| own.len()).sum(),
    }
}

fn counts(of: &[NamedOption], count: impl Fn(usize) -> usize) -> Vec<OptionCount> {
    let all = of.iter().enumerate();
    all.map(|(at, option)| OptionCount { id: option.id.clone(), count: count(at) }).collect()
}

fn numbers(rule: &NumberRule, values: &[&AnswerValue]) -> FieldTally {
    let amounts = values.iter().filter_map(|value| match value {
        AnswerValue::Number(amount) => Some(*amount),
        _ => None,
    });
    let mut amounts: Vec<Amount> = amounts.collect();
    amounts.sort_unstable();
    let written = |amount: &Amount| amount.written(rule.decimals);
    FieldTally::Numbers {
        unit: rule.unit.clone(),
        least: amounts.first().map(written),
        median: median(&amounts, rule.decimals),
        greatest: amounts.last().map(written),
        total: (rule.has_total && !amounts.is_empty())
            .then(|| Amount(amounts.iter().map(|amount| amount.0).sum()).written(rule.decimals)),
    }
}

/// The number in the middle, or half way between the two that are, which may need one decimal more.
fn median(sorted: &[Amount], decimals: u32) -> Option<String> {
    let middle = sorted.len() / 2;
    let upper = sorted.get(middle)?;
    if sorted.len() % 2 == 1 {
        return Some(upper.written(decimals));
    }
    let both = sorted[middle - 1].0 + upper.0;
    Some(match both % 2 {
        0 => Amount(both / 2).written(decimals),
        _ => Amount(both * 5).written(decimals + 1),
    })
}

#[cfg(test)]
mod tests {
    use super::{Amount, median};

    #[test]
    fn the_median_lies_half_way_between_the_two_in_the_middle() {
        let of = |amounts: &[i64], decimals| {
            median(&amounts.iter().map(|own| Amount(*own)).collect::<Vec<_>>(), decimals)
        };
        assert_eq!(of(&[], 0), None);
        assert_eq!(of(&[7], 0).as_deref(), Some("7"));
        assert_eq!(of(&[1, 2, 90], 0).as_deref(), Some("2"));
        assert_eq!(of(&[1, 2], 0).as_deref(), Some("1.5"));
        assert_eq!(of(&[1, 3], 0).as_deref(), Some("2"));
        assert_eq!(of(&[-3, 2], 1).as_deref(), Some("-0.05"));
    }
}
