//! What was given in the fields of the rubric's own, as far as it is counted.

use super::{NationalInput, PagePart, SentenceView, named};
use crate::lang::say;
use crate::markdown::anchor;
use crate::model::{AskedField, Holds, NamedOption, NumberRule};
use crate::rollup::{FieldFigures, FieldTally, OptionCount};
use crate::view::fields::written_number;

/// How many fields are spoken of at most, in the order of the rubric.
const MOST: usize = 6;

/// A sentence for each field of which something can be said; of a single return there is nothing
/// to add up.
pub(super) fn sentences(input: &NationalInput<'_>) -> Vec<SentenceView> {
    if input.rollup.denominators.returned < 2 {
        return Vec::new();
    }
    let fields = input.rollup.fields.iter();
    fields.filter_map(|own| Given { own, input }.sentence()).take(MOST).collect()
}

/// What is counted of a field of an item.
#[derive(Clone, Copy)]
struct Given<'a> {
    own: &'a FieldFigures,
    input: &'a NationalInput<'a>,
}

impl<'a> Given<'a> {
    fn sentence(self) -> Option<SentenceView> {
        let (_, field) = self.input.rubric().field_at(&self.own.item, &self.own.field)?;
        let text = match (&self.own.tally, &field.holds) {
            (FieldTally::Options { options } | FieldTally::Levels { levels: options, .. }, _) => {
                self.chosen(field, options)?
            }
            (FieldTally::Themes { themes, .. }, Holds::Points(rule)) => {
                self.raised(field, themes, &rule.themes)?
            }
            (FieldTally::Numbers { total: Some(total), .. }, Holds::Number(rule)) => {
                self.total(field, rule, total)?
            }
            _ => return None,
        };
        let at = Some(anchor("item-", self.own.item.as_str()));
        Some(SentenceView { at, ..SentenceView::new(PagePart::Answers, text) })
    }

    /// How many chose each option that anybody chose.
    fn chosen(self, field: &AskedField, counted: &[OptionCount]) -> Option<String> {
        let lang = self.input.lang;
        let labels = lang.options(&field.holds);
        let chosen = counted.iter().zip(&labels).filter(|(own, _)| own.count > 0);
        let counts = chosen
            .map(|(own, label)| say!(lang, "given-option", option = label, count = own.count));
        let counts: Vec<String> = counts.collect();
        let counts = (!counts.is_empty()).then(|| lang.list(&counts))?;
        Some(say!(lang, "given-options", field = self.called(field), counts = counts))
    }

    /// Which themes most raised; nothing where no two raised the same.
    fn raised(
        self,
        field: &AskedField,
        counted: &[OptionCount],
        themes: &[NamedOption],
    ) -> Option<String> {
        let most = counted.iter().map(|own| own.count).max().filter(|count| *count > 1)?;
        let raised = counted.iter().zip(themes).filter(|(own, _)| own.count == most);
        let named: Vec<&String> = raised.map(|(_, theme)| &theme.label).collect();
        Some(say!(
            self.input.lang,
            "given-themes",
            field = self.called(field),
            themes = self.input.lang.list(&named),
            many = named.len(),
            count = most,
            participant = &self.input.rubric().terms().participant
        ))
    }

    /// What all numbers come to.
    fn total(self, field: &AskedField, rule: &NumberRule, total: &str) -> Option<String> {
        let lang = self.input.lang;
        let total = written_number(rule, total, lang)?;
        Some(say!(lang, "given-total", field = self.called(field), total = total))
    }

    /// What the field is called, with its item where several have it.
    fn called(self, field: &'a AskedField) -> String {
        let rollup = &self.input.rollup;
        if rollup.fields.iter().filter(|own| own.field == field.id).count() < 2 {
            return field.label.clone();
        }
        let item = named(std::slice::from_ref(&self.own.item), self.input);
        say!(self.input.lang, "given-of", field = &field.label, item = item)
    }
}
