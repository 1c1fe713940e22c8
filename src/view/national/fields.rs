//! What was given in the fields of the rubric's own, over all final returns: counted where that
//! means something, and else in each one's own words.

mod groups;
mod numbers;
mod summed;

pub(super) use groups::grouped;
pub use groups::{GroupFieldRow, GroupFieldView, GroupFieldsView};
pub use numbers::{NumberAxisView, NumberFact, NumberLineView, NumberRoundsView};
pub(in crate::view) use summed::Summed;

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::entries::{EntryCountView, SaidEntriesView};
use super::items::ItemRef;
use crate::markdown::anchor;
use crate::model::{Id, Item, Section, SummaryBy};
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
        /// What one of them is: an option, a level, a theme.
        called: String,
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
        /// Each on one axis; none where fewer than two were given, or all are the same.
        axis: Option<NumberAxisView>,
        /// Each with whose it is.
        answers: Vec<SaidView>,
        /// Each beside those of the rounds before; none where no earlier number can be shown.
        rounds: Option<NumberRoundsView>,
        /// In which rounds the numbers had another unit, a sentence; none where in none.
        other_unit: Option<String>,
    },
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

/// What was given in each section, in the order of the rubric; none where the rubric has no field
/// of its own.
pub(super) fn fields(input: &NationalInput<'_>) -> Vec<FieldsSectionView> {
    if !input.rubric().has_own_fields() {
        return Vec::new();
    }
    let is_written = |id| input.round.info.collated.sections.contains_key(id);
    let sections = with_summed(input, |summed| {
        let sections = input.rubric().sections().iter();
        let of_item = |item: &Item| summed.fields(item);
        sections.map(|section| (of_section(section, input, &of_item), &section.id)).collect()
    });
    let sections: Vec<_> = sections;
    let shown =
        sections.into_iter().filter(|(section, id)| !section.items.is_empty() || is_written(id));
    shown.map(|(section, _)| section).collect()
}

/// What was given, as far as it is counted, where the PDF goes by those who returned; else it
/// stands with each item.
pub(super) fn counted(input: &NationalInput<'_>) -> Vec<FieldsSectionView> {
    if input.rubric().summary_by() != SummaryBy::Participants {
        return Vec::new();
    }
    let mut sections = with_summed(input, |summed| summed.counted_sections());
    let items = sections.iter_mut().flat_map(|section| &mut section.items);
    items.flat_map(|item| &mut item.fields).for_each(FieldSummaryView::leave_out_names);
    sections
}

impl FieldSummaryView {
    /// Leaves out who gave what: pages of their own say it.
    fn leave_out_names(&mut self) {
        match &mut self.body {
            SummaryBody::Options { options, .. } => {
                options.iter_mut().for_each(|option| option.names.clear());
            }
            SummaryBody::Numbers { answers, rounds: None, .. } => answers.clear(),
            SummaryBody::Entries { answers, .. } => answers.clear(),
            SummaryBody::Numbers { .. }
            | SummaryBody::Texts { .. }
            | SummaryBody::Themes { .. } => {}
        }
    }
}

fn with_summed<T>(input: &NationalInput<'_>, make: impl FnOnce(&Summed<'_>) -> T) -> T {
    let way = |id: &Id, item: &Item| {
        let report = input.report(id)?;
        Some(format!("{report}#{}", anchor("item-", item.id.as_str())))
    };
    make(&Summed {
        collection: input.collection,
        round: input.round,
        lang: input.lang,
        figures: &input.rollup.fields,
        finals: input.finals().collect(),
        way: &way,
    })
}

fn of_section(
    section: &Section,
    input: &NationalInput<'_>,
    fields: &dyn Fn(&Item) -> Vec<FieldSummaryView>,
) -> FieldsSectionView {
    let is_written = |item: &Item| input.round.info.collated.items.contains_key(&item.id);
    let items = section.items.iter().filter_map(|item| {
        let fields = fields(item);
        let is_shown = !fields.is_empty() || is_written(item);
        is_shown.then(|| FieldsItemView { item: ItemRef::new(item), fields })
    });
    FieldsSectionView::new(section, items.collect())
}

impl FieldsSectionView {
    /// A section with these of its items.
    fn new(section: &Section, items: Vec<FieldsItemView>) -> Self {
        Self {
            id: section.id.to_string(),
            anchor: anchor("section-", section.id.as_str()),
            title: section.title.clone(),
            items,
        }
    }
}
