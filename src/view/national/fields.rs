//! What was given in the fields of the rubric's own, over all final returns: counted where that
//! means something, and else in each one's own words.

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::entries::{EntryCountView, SaidEntriesView, entry_counts};
use super::items::ItemRef;
use crate::lang::{Language, capital, say};
use crate::markdown::anchor;
use crate::model::{
    AnswerValue, AskedField, EntriesRule, Holds, Id, Item, NamedOption, NumberRule, Section,
    Statement,
};
use crate::rollup::{FieldFigures, FieldTally, Median, OptionCount};
use crate::view::fields::{EntryView, line, written_number};
use crate::view::figures::median_called;
use crate::view::parts::MarkdownView;

/// A section of which an item has a field of the rubric's own, or something is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsSectionView {
    /// Its number.
    pub id: String,
    /// Its anchor.
    pub anchor: String,
    /// Its title.
    pub title: String,
    /// Its items that have one, or of which something is written.
    pub items: Vec<FieldsItemView>,
}

/// An item that has a field of the rubric's own, or of which something is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldsItemView {
    /// The item.
    pub item: ItemRef,
    /// Its fields, in the order of the rubric.
    pub fields: Vec<FieldSummaryView>,
}

/// What all give in a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldSummaryView {
    /// Its key, from which ids on the page are made.
    pub id: String,
    /// What readers see.
    pub label: String,
    /// How many gave it, in a sentence; none where there is a single return.
    pub given: Option<String>,
    /// To whom it does not apply, and why, in the order of the register.
    pub outside: Vec<SaidView>,
    /// What they gave.
    pub body: SummaryBody,
}

/// What all give in a field, as its kind is added up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "set_as", rename_all = "kebab-case", deny_unknown_fields)]
pub enum SummaryBody {
    /// Texts side by side, in the order of the register.
    Texts {
        /// Each with whose it is.
        answers: Vec<SaidView>,
    },
    /// Options, in the order of the rubric.
    Options {
        /// Each with how many chose it.
        options: Vec<OptionRowView>,
        /// The median, a line, where the options are levels and two or more gave one.
        median: Option<String>,
    },
    /// Statements by theme, in the order of the rubric.
    Themes {
        /// Each theme that was raised with how many raised it, and what they said.
        themes: Vec<ThemeView>,
        /// What the others are called, a sentence; none where each was raised.
        unraised: Option<String>,
        /// What was said without a theme.
        without: Vec<SaidView>,
    },
    /// Entries: what is counted of them, then each.
    Entries {
        /// How many there are, and what they give in each field that can be counted.
        counts: Vec<EntryCountView>,
        /// Each return's, in the order of the register.
        answers: Vec<SaidEntriesView>,
    },
    /// Numbers.
    Numbers {
        /// The least, the median, the greatest and the total, as far as they mean something: what
        /// each is called, and the number.
        facts: Vec<NumberFact>,
        /// Each with whose it is.
        answers: Vec<SaidView>,
    },
}

/// A figure over all numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberFact {
    /// What it is.
    pub name: String,
    /// The number, with its unit.
    pub number: String,
}

/// How many chose an option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OptionRowView {
    /// What it is called.
    pub label: String,
    /// How many.
    pub count: usize,
    /// Who, in the order of the register.
    pub names: Vec<String>,
}

/// How many raised a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ThemeView {
    /// What it is called.
    pub label: String,
    /// How many participants raised it, each counted once, in words.
    pub count: String,
    /// What they said, in the order of the register.
    pub statements: Vec<SaidView>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SaidView {
    /// Who.
    pub name: String,
    /// The way to the answer, where the report is published.
    pub href: Option<String>,
    /// An anchor of its own among all that is said in the field.
    pub key: String,
    /// Whether the one before is theirs as well, so that the name stands above it already.
    pub goes_on: bool,
    /// What, where it is Markdown.
    pub text: Option<MarkdownView>,
    /// What, where it is one line.
    pub line: Option<String>,
}

/// A field of an item, and what each final return gives in it.
struct Given<'a> {
    input: &'a NationalInput<'a>,
    item: ItemRef,
    field: &'a AskedField,
    /// In the order of the register.
    values: Vec<(&'a Id, &'a AnswerValue)>,
}

/// What was given in each section, in the order of the rubric; none where the rubric has no field
/// of its own.
pub(super) fn fields(input: &NationalInput<'_>) -> Vec<FieldsSectionView> {
    if !input.rubric().has_own_fields() {
        return Vec::new();
    }
    let sections = input.rubric().sections().iter();
    let sections = sections.map(|section| (of_section(section, input), &section.id));
    let is_written = |id| input.round.info.collated.sections.contains_key(id);
    let shown = sections.filter(|(section, id)| !section.items.is_empty() || is_written(id));
    shown.map(|(section, _)| section).collect()
}

fn of_section(section: &Section, input: &NationalInput<'_>) -> FieldsSectionView {
    let is_written = |item: &Item| input.round.info.collated.items.contains_key(&item.id);
    let items = section.items.iter().filter_map(|item| {
        let fields = of_item(item, input);
        let is_shown = !fields.is_empty() || is_written(item);
        is_shown.then(|| FieldsItemView { item: ItemRef::new(item), fields })
    });
    FieldsSectionView {
        id: section.id.to_string(),
        anchor: anchor("section-", section.id.as_str()),
        title: section.title.clone(),
        items: items.collect(),
    }
}

fn of_item(item: &Item, input: &NationalInput<'_>) -> Vec<FieldSummaryView> {
    let figures = input.rollup.fields.iter().filter(|own| own.item == item.id);
    figures.filter_map(|figures| summary(figures, item, input)).collect()
}

fn summary(
    figures: &FieldFigures,
    item: &Item,
    input: &NationalInput<'_>,
) -> Option<FieldSummaryView> {
    let rubric = input.rubric();
    let (at, field) = rubric.field_at(&item.id, &figures.field)?;
    let finals = input.finals();
    let values = finals.filter_map(|(id, own)| Some((id, own.response(&item.id)?.value(at)?)));
    let given = Given { input, item: ItemRef::new(item), field, values: values.collect() };
    let outside = given.outside(item);
    Some(FieldSummaryView {
        id: field.id.to_string(),
        label: field.label.clone(),
        given: given_by(figures.given, input),
        outside,
        body: given.body(&figures.tally),
    })
}

/// How many gave it; of a single return it goes without saying.
fn given_by(count: usize, input: &NationalInput<'_>) -> Option<String> {
    let participant = &input.rubric().terms().participant;
    let returned = input.rollup.denominators.returned;
    let said = match count == returned {
        true => say!(input.lang, "given-by-all", count = count, participant = participant),
        false => say!(
            input.lang,
            "given-by",
            count = count,
            returned = returned,
            participant = participant
        ),
    };
    (returned > 1).then_some(said)
}

/// The median of levels, in a line.
fn median_is(of: &[NamedOption], median: &Median, lang: &Language) -> String {
    let label = |id: &Id| {
        let level = of.iter().find(|level| level.id == *id);
        level.expect("a median is a level of the scale").label.clone()
    };
    capital(&say!(lang, "median-is", median = median_called(median, label, lang)))
}

impl Given<'_> {
    fn body(&self, tally: &FieldTally) -> SummaryBody {
        match (tally, &self.field.holds) {
            (FieldTally::Options { options }, _) => {
                SummaryBody::Options { options: self.options(options), median: None }
            }
            (FieldTally::Levels { levels, median }, Holds::Level(rule)) => SummaryBody::Options {
                options: self.options(levels),
                median: median
                    .as_ref()
                    .filter(|_| self.values.len() > 1)
                    .map(|median| median_is(&rule.of, median, self.input.lang)),
            },
            (FieldTally::Themes { themes, .. }, Holds::Points(rule)) => {
                let labels = rule.themes.iter().map(|theme| &theme.label);
                let all = themes.iter().zip(labels).enumerate();
                let (raised, others): (Vec<_>, Vec<_>) =
                    all.partition(|(_, (own, _))| own.count > 0);
                let others: Vec<&String> = others.iter().map(|(_, (_, label))| *label).collect();
                let lang = self.input.lang;
                let unraised = say!(lang, "themes-unraised", themes = lang.list(&others));
                SummaryBody::Themes {
                    themes: raised
                        .into_iter()
                        .map(|(at, (own, label))| self.theme(at, own, label))
                        .collect(),
                    unraised: (!others.is_empty()).then_some(unraised),
                    without: self.statements(|point| point.themes.is_empty()),
                }
            }
            (FieldTally::Numbers { least, median, greatest, total, .. }, Holds::Number(rule)) => {
                let all = match () {
                    // Of a single number there is nothing to say.
                    () if self.values.len() < 2 => vec![],
                    () if least == greatest => vec![("each", least), ("total", total)],
                    () => vec![
                        ("least", least),
                        ("median", median),
                        ("greatest", greatest),
                        ("total", total),
                    ],
                };
                let facts = all
                    .into_iter()
                    .filter_map(|(name, written)| self.fact(name, written.as_deref()?, rule));
                SummaryBody::Numbers { facts: facts.collect(), answers: self.lines() }
            }
            (FieldTally::Entries { entries, fields }, Holds::Entries(rule)) => {
                SummaryBody::Entries {
                    counts: entry_counts(*entries, (fields, rule), self.input.lang),
                    answers: self.entries(rule),
                }
            }
            _ => SummaryBody::Texts { answers: self.lines() },
        }
    }

    /// To whom the field does not apply, and why.
    fn outside(&self, item: &Item) -> Vec<SaidView> {
        let finals = self.input.finals();
        let reasons = finals.filter_map(|(id, own)| {
            Some((id, own.response(&item.id)?.not_applicable(&self.field.id)?))
        });
        let said = reasons
            .map(|(id, reason)| SaidView { line: Some(reason.to_owned()), ..self.said(id, 0) });
        said.collect()
    }

    /// Each value as it is, with whose it is.
    fn lines(&self) -> Vec<SaidView> {
        let values = self.values.iter().map(|(id, value)| {
            let (text, line) = match value {
                AnswerValue::Prose(text) => (Some(MarkdownView::from(text)), None),
                value => (None, line(&self.field.holds, value, self.input.lang)),
            };
            SaidView { text, line, ..self.said(id, 0) }
        });
        values.collect()
    }

    /// The entries of each return.
    fn entries(&self, rule: &EntriesRule) -> Vec<SaidEntriesView> {
        let lang = self.input.lang;
        let values = self.values.iter().filter_map(|(id, value)| {
            let AnswerValue::Entries(entries) = value else { return None };
            let SaidView { name, href, key, .. } = self.said(id, 0);
            let entries = entries.iter().map(|own| EntryView::new(rule, own, lang)).collect();
            Some(SaidEntriesView { name, href, key, entries })
        });
        values.collect()
    }

    fn options(&self, options: &[OptionCount]) -> Vec<OptionRowView> {
        let labels = self.input.lang.options(&self.field.holds);
        let is_chosen = |value: &AnswerValue, at: usize| match value {
            AnswerValue::Level(level) => *level == at,
            AnswerValue::Choice(chosen) => chosen.contains(&at),
            AnswerValue::Flag(is) => *is == (at == 0),
            _ => false,
        };
        let rows = options.iter().zip(labels).enumerate().map(|(at, (own, label))| {
            let chosen = self.values.iter().filter(|(_, value)| is_chosen(value, at));
            let names = chosen.map(|(id, _)| self.input.name(id)).collect();
            OptionRowView { label, count: own.count, names }
        });
        rows.collect()
    }

    fn theme(&self, at: usize, own: &OptionCount, label: &str) -> ThemeView {
        let term = &self.input.rubric().terms().participant;
        ThemeView {
            label: label.to_owned(),
            count: self.input.lang.counted(own.count, term),
            statements: self.statements(|point| point.themes.contains(&at)),
        }
    }

    /// The statements for which something holds, in the order of the register.
    fn statements(&self, holds: impl Fn(&Statement) -> bool) -> Vec<SaidView> {
        let mut found = Vec::new();
        for (id, value) in &self.values {
            let AnswerValue::Points(points) = value else { continue };
            let own = points.iter().enumerate().filter(|(_, point)| holds(point));
            let first = found.len();
            found.extend(own.map(|(at, point)| SaidView {
                text: Some((&point.text).into()),
                ..self.said(id, at)
            }));
            found.iter_mut().skip(first + 1).for_each(|said: &mut SaidView| said.goes_on = true);
        }
        found
    }

    /// Who says something, and where.
    fn said(&self, id: &Id, at: usize) -> SaidView {
        let report = self.input.report(id);
        SaidView {
            name: self.input.name(id),
            href: report.map(|report| format!("{report}#{}", self.item.anchor)),
            key: format!("{}-{at}", anchor("", id.as_str())),
            goes_on: false,
            text: None,
            line: None,
        }
    }

    fn fact(&self, name: &str, written: &str, rule: &NumberRule) -> Option<NumberFact> {
        let lang = self.input.lang;
        let name = match name {
            "each" => say!(lang, "number-each"),
            "least" => say!(lang, "number-least"),
            "median" => say!(lang, "number-median"),
            "greatest" => say!(lang, "number-greatest"),
            _ => say!(lang, "number-total"),
        };
        Some(NumberFact { name, number: written_number(rule, written, lang)? })
    }
}
