//! What some returns give in the fields of the rubric's own, added up.

use super::{
    FieldSummaryView, FieldsItemView, FieldsSectionView, OptionRowView, SaidView, SummaryBody,
    ThemeView,
};
use crate::lang::{Language, capital, say};
use crate::markdown::anchor;
use crate::model::{
    AnswerValue, AskedField, Collection, EntriesRule, Holds, Id, Item, NamedOption, Return, Round,
    Statement,
};
use crate::rollup::{FieldFigures, FieldTally, Median, OptionCount};
use crate::view::fields::{EntryView, line};
use crate::view::figures::median_called;
use crate::view::national::ItemRef;
use crate::view::national::entries::{SaidEntriesView, entry_counts};
use crate::view::parts::MarkdownView;

/// Returns that are counted together, their figures, and how a page leads to what they say.
pub(in crate::view) struct Summed<'a> {
    /// The collection.
    pub(in crate::view) collection: &'a Collection,
    /// The round.
    pub(in crate::view) round: &'a Round,
    /// What it is told in.
    pub(in crate::view) lang: &'a Language,
    /// The figures.
    pub(in crate::view) figures: &'a [FieldFigures],
    /// The returns, in the order of the register.
    pub(in crate::view) finals: Vec<(&'a Id, &'a Return)>,
    /// The way to somebody's answer to an item.
    pub(in crate::view) way: &'a dyn Fn(&Id, &Item) -> Option<String>,
}

/// A field of an item, and what each return gives in it.
pub(super) struct Given<'a> {
    pub(super) summed: &'a Summed<'a>,
    pub(super) item: &'a Item,
    pub(super) field: &'a AskedField,
    /// In the order of the register.
    pub(super) values: Vec<(&'a Id, &'a AnswerValue)>,
}

impl Summed<'_> {
    /// What was given to an item, in the order of the rubric.
    pub(super) fn fields(&self, item: &Item) -> Vec<FieldSummaryView> {
        self.all(item, |given, tally| given.body(tally))
    }

    /// The same as far as it is counted: no words of anybody's, and no field of words alone.
    pub(in crate::view) fn counted(&self, item: &Item) -> Vec<FieldSummaryView> {
        let mut fields = self.all(item, |given, tally| given.counts(tally));
        fields.retain(|field| match &field.body {
            SummaryBody::Texts { .. } | SummaryBody::Themes { .. } => false,
            SummaryBody::Options { options, .. } => !options.is_empty(),
            SummaryBody::Entries { counts, .. } => !counts.is_empty(),
            SummaryBody::Numbers { .. } => true,
        });
        fields
    }

    /// The sections that have a field which is counted, with those items that have one.
    pub(in crate::view) fn counted_sections(&self) -> Vec<FieldsSectionView> {
        let sections = self.round.rubric.sections().iter().map(|section| {
            let items = section.items.iter().filter_map(|item| {
                let fields = self.counted(item);
                let is_shown = !fields.is_empty();
                is_shown.then(|| FieldsItemView { item: ItemRef::new(item), fields })
            });
            FieldsSectionView::new(section, items.collect())
        });
        sections.filter(|section| !section.items.is_empty()).collect()
    }

    fn all(
        &self,
        item: &Item,
        body: impl Fn(&Given<'_>, &FieldTally) -> SummaryBody,
    ) -> Vec<FieldSummaryView> {
        let rubric = &self.round.rubric;
        let figures = self.figures.iter().filter(|own| own.item == item.id);
        let summary = |figures: &FieldFigures| {
            let (at, field) = rubric.field_at(&item.id, &figures.field)?;
            let finals = self.finals.iter();
            let values =
                finals.filter_map(|(id, own)| Some((*id, own.response(&item.id)?.value(at)?)));
            let given = Given { summed: self, item, field, values: values.collect() };
            Some(FieldSummaryView {
                id: field.id.to_string(),
                label: field.label.clone(),
                given: self.given_by(figures.given),
                outside: given.outside(),
                body: body(&given, &figures.tally),
            })
        };
        figures.filter_map(summary).collect()
    }

    /// How many gave it; of a single return it goes without saying.
    fn given_by(&self, count: usize) -> Option<String> {
        let participant = &self.round.rubric.terms().participant;
        let (lang, returned) = (self.lang, self.finals.len());
        let said = match count == returned {
            true => say!(lang, "given-by-all", count = count, participant = participant),
            false => say!(
                lang,
                "given-by",
                count = count,
                returned = returned,
                participant = participant
            ),
        };
        (returned > 1).then_some(said)
    }

    /// What readers call who returned.
    pub(super) fn name(&self, id: &Id) -> String {
        let found = self.collection.register.partnership(id.as_str());
        found.expect("those who returned are in the register").name.clone()
    }
}

/// The median of levels, in a line.
fn median_is(of: &[NamedOption], median: &Median, lang: &Language) -> String {
    capital(&say!(lang, "median-is", median = median_label(of, median, lang)))
}

/// What the median of levels is called.
pub(super) fn median_label(of: &[NamedOption], median: &Median, lang: &Language) -> String {
    let label = |id: &Id| {
        let level = of.iter().find(|level| level.id == *id);
        level.expect("a median is a level of the scale").label.clone()
    };
    median_called(median, label, lang)
}

impl Given<'_> {
    /// All of it.
    fn body(&self, tally: &FieldTally) -> SummaryBody {
        match (tally, &self.field.holds) {
            (FieldTally::Themes { themes, .. }, Holds::Points(rule)) => {
                self.themes(themes, &rule.themes)
            }
            (FieldTally::Texts, _) => SummaryBody::Texts { answers: self.lines() },
            (FieldTally::Entries { entries, fields }, Holds::Entries(rule)) => {
                SummaryBody::Entries {
                    counts: entry_counts(*entries, (fields, rule), self.summed.lang),
                    answers: self.entries(rule),
                }
            }
            _ => self.counts(tally),
        }
    }

    /// What is counted of it.
    fn counts(&self, tally: &FieldTally) -> SummaryBody {
        let lang = self.summed.lang;
        match (tally, &self.field.holds) {
            (FieldTally::Options { options }, _) => SummaryBody::Options {
                called: say!(lang, "option"),
                options: self.options(options, &lang.options(&self.field.holds)),
                median: None,
            },
            (FieldTally::Levels { levels, median }, Holds::Level(rule)) => SummaryBody::Options {
                called: say!(lang, "level"),
                options: self.options(levels, &lang.options(&self.field.holds)),
                median: median
                    .as_ref()
                    .filter(|_| self.values.len() > 1)
                    .map(|median| median_is(&rule.of, median, lang)),
            },
            (FieldTally::Themes { themes, .. }, Holds::Points(rule)) => SummaryBody::Options {
                called: say!(lang, "theme"),
                options: self.raised(themes, &rule.themes),
                median: None,
            },
            (FieldTally::Numbers { .. }, Holds::Number(rule)) => self.numbers(tally, rule),
            (FieldTally::Entries { entries, fields }, Holds::Entries(rule)) => {
                let counts = entry_counts(*entries, (fields, rule), lang);
                SummaryBody::Entries { counts, answers: Vec::new() }
            }
            _ => SummaryBody::Texts { answers: self.lines() },
        }
    }

    /// Statements below their themes.
    fn themes(&self, themes: &[OptionCount], of: &[NamedOption]) -> SummaryBody {
        let labels = of.iter().map(|theme| &theme.label);
        let all = themes.iter().zip(labels).enumerate();
        let (raised, others): (Vec<_>, Vec<_>) = all.partition(|(_, (own, _))| own.count > 0);
        let others: Vec<&String> = others.iter().map(|(_, (_, label))| *label).collect();
        let lang = self.summed.lang;
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

    /// How many raise each theme, and how many say something without one; nothing where a field has
    /// no themes.
    fn raised(&self, themes: &[OptionCount], of: &[NamedOption]) -> Vec<OptionRowView> {
        if of.is_empty() {
            return Vec::new();
        }
        let labels: Vec<String> = of.iter().map(|theme| theme.label.clone()).collect();
        let mut rows = self.options(themes, &labels);
        let has_none = |value: &AnswerValue| match value {
            AnswerValue::Points(points) => points.iter().any(|point| point.themes.is_empty()),
            _ => false,
        };
        let names = self.names(has_none);
        if !names.is_empty() {
            let label = say!(self.summed.lang, "without-theme");
            rows.push(OptionRowView { label, count: names.len(), names });
        }
        rows
    }

    fn names(&self, holds: impl Fn(&AnswerValue) -> bool) -> Vec<String> {
        let own = self.values.iter().filter(|(_, value)| holds(value));
        own.map(|(id, _)| self.summed.name(id)).collect()
    }

    /// Each value in a line, or as it was written.
    pub(super) fn lines(&self) -> Vec<SaidView> {
        let said = self.values.iter().map(|(id, value)| {
            let text = match value {
                AnswerValue::Prose(text) => Some(MarkdownView::from(text)),
                _ => None,
            };
            let line = line(&self.field.holds, value, self.summed.lang);
            SaidView { text, line, ..self.said(id, 0) }
        });
        said.collect()
    }

    fn options(&self, options: &[OptionCount], labels: &[String]) -> Vec<OptionRowView> {
        let is_chosen = |value: &AnswerValue, at: usize| match value {
            AnswerValue::Choice(chosen) => chosen.contains(&at),
            AnswerValue::Level(own) => *own == at,
            AnswerValue::Points(own) => own.iter().any(|point| point.themes.contains(&at)),
            AnswerValue::Flag(is) => *is == (at == 0),
            _ => false,
        };
        let rows = options.iter().zip(labels).enumerate().map(|(at, (own, label))| {
            let names = self.names(|value| is_chosen(value, at));
            OptionRowView { label: label.clone(), count: own.count, names }
        });
        rows.collect()
    }

    fn theme(&self, at: usize, own: &OptionCount, label: &str) -> ThemeView {
        let term = &self.summed.round.rubric.terms().participant;
        ThemeView {
            label: label.to_owned(),
            count: self.summed.lang.counted(own.count, term),
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

    /// The entries of each return.
    fn entries(&self, rule: &EntriesRule) -> Vec<SaidEntriesView> {
        let lang = self.summed.lang;
        let values = self.values.iter().filter_map(|(id, value)| {
            let AnswerValue::Entries(entries) = value else { return None };
            let SaidView { name, href, key, .. } = self.said(id, 0);
            let entries = entries.iter().map(|own| EntryView::new(rule, own, lang)).collect();
            Some(SaidEntriesView { name, href, key, entries })
        });
        values.collect()
    }

    /// To whom the field does not apply, and why.
    fn outside(&self) -> Vec<SaidView> {
        let reasons = self.summed.finals.iter().filter_map(|(id, own)| {
            Some((id, own.response(&self.item.id)?.not_applicable(&self.field.id)?))
        });
        let said = reasons
            .map(|(id, reason)| SaidView { line: Some(reason.to_owned()), ..self.said(id, 0) });
        said.collect()
    }

    /// Who says something, and where.
    fn said(&self, id: &Id, at: usize) -> SaidView {
        SaidView {
            name: self.summed.name(id),
            href: (self.summed.way)(id, self.item),
            key: format!("{}-{at}", anchor("", id.as_str())),
            goes_on: false,
            text: None,
            line: None,
        }
    }
}
