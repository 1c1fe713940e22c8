//! The numbered sections of a paper.

use super::apart::Apart;
use super::figures::FigureView;
use super::{PaperBody, PaperField, PaperItem, PaperSection, not_given};
use crate::form::PaperRole;
use crate::lang::{Language, say};
use crate::markdown::anchor;
use crate::model::{Holds, Item, Response, Return, Rubric, Section};
use crate::view::OtherAnswers;
use crate::view::fields::{FieldBody, FieldView, StatementView};

/// The sections with anything to say; one of which all stands apart is none.
pub(super) fn sections(
    rubric: &Rubric,
    returned: &Return,
    apart: &Apart<'_>,
    (others, lang): (OtherAnswers<'_>, &Language),
) -> Vec<PaperSection> {
    let view = |section: &Section| {
        let items = section.items.iter().filter(|item| !apart.has_all(item));
        let items: Vec<PaperItem> = items
            .map(|item| item_view(rubric, item, returned.response(&item.id), apart, (others, lang)))
            .collect();
        (!items.is_empty() || section.items.is_empty()).then(|| PaperSection {
            anchor: anchor("section-", section.id.as_str()),
            title: say!(lang, "paper-section", id = section.id.as_str(), title = &section.title),
            items,
        })
    };
    rubric.sections().iter().filter_map(view).collect()
}

fn item_view(
    rubric: &Rubric,
    item: &Item,
    response: Option<&Response>,
    apart: &Apart<'_>,
    (others, lang): (OtherAnswers<'_>, &Language),
) -> PaperItem {
    let mut view = PaperItem {
        id: item.id.to_string(),
        anchor: anchor("item-", item.id.as_str()),
        statement: item.statement.clone(),
        completed_by: item.completed_by.clone(),
        fields: Vec::new(),
        figures: Vec::new(),
        themes: Vec::new(),
        without: None,
    };
    let places = item.fields.iter().copied().filter(|at| item.is_local() && !apart.has(item, *at));
    let (mut given, mut missing) = (Vec::new(), Vec::new());
    for at in places {
        let field = &rubric.fields()[at];
        let Some(own) = FieldView::new(rubric, at, response, (others, lang)) else { continue };
        if own.body.is_empty() {
            missing.push(field.label.as_str());
        } else if matches!(own.body, FieldBody::Line { .. })
            && matches!(field.holds, Holds::Number(_))
        {
            let value = response.and_then(|response| response.value(at));
            view.figures.extend(FigureView::new(field, value, item, lang));
        } else {
            given.push((own, field.paper == Some(PaperRole::Recommendations)));
        }
    }
    let is_list =
        |own: &FieldView| matches!(own.body, FieldBody::Points { .. } | FieldBody::Entries { .. });
    // Nothing else tells several lists apart.
    let are_labelled = given.iter().filter(|(own, _)| is_list(own)).count() > 1;
    for (own, is_numbered) in given {
        if let FieldBody::Points { points } = &own.body {
            let list = are_labelled.then_some(own.label.as_str());
            view.themes.extend(themes(points, is_numbered, list, lang));
        }
        view.fields.extend(field_view(own, is_numbered, are_labelled));
    }
    let is_bare = view.fields.is_empty() && view.figures.is_empty();
    view.without = match is_bare && !missing.is_empty() {
        true => Some(say!(lang, "none-given")),
        false => not_given(&missing, lang),
    };
    view
}

/// What was given; lists have their labels only where they are labelled.
fn field_view(own: FieldView, is_numbered: bool, are_labelled: bool) -> Option<PaperField> {
    let body = match own.body {
        FieldBody::Prose { text } => PaperBody::Prose { text: text? },
        FieldBody::Line { text } => PaperBody::Line { text: text? },
        FieldBody::Points { points } => PaperBody::Points {
            points: points.into_iter().map(|point| point.text).collect(),
            is_numbered,
        },
        FieldBody::Entries { entries } => PaperBody::Entries { entries },
        FieldBody::NotApplicable { reason } => PaperBody::NotApplicable { reason },
        FieldBody::Actions => return None,
    };
    let is_labelled = match body {
        PaperBody::Prose { .. } => false,
        PaperBody::Points { .. } | PaperBody::Entries { .. } => are_labelled,
        PaperBody::Line { .. } | PaperBody::NotApplicable { .. } => true,
    };
    Some(PaperField { id: own.id, label: own.label, is_labelled, body })
}

/// The themes of statements in a sentence, each with the statements that raise it, by number; of
/// several lists it says which.
fn themes(
    points: &[StatementView],
    is_numbered: bool,
    list: Option<&str>,
    lang: &Language,
) -> Option<String> {
    let mut named: Vec<&String> = Vec::new();
    for theme in points.iter().flat_map(|point| &point.themes) {
        if !named.contains(&theme) {
            named.push(theme);
        }
    }
    if named.is_empty() {
        return None;
    }
    let raised = named.into_iter().map(|theme| {
        let raise = points.iter().zip(1..).filter(|(point, _)| point.themes.contains(theme));
        let numbers: Vec<String> = raise.map(|(_, number)| mark(number, is_numbered)).collect();
        say!(lang, "paper-theme", theme = theme, points = lang.enumeration(&numbers))
    });
    let themes = raised.collect::<Vec<_>>().join(&say!(lang, "paper-themes-separator"));
    let themes = match is_numbered {
        true => say!(lang, "paper-themes-numbered", themes = themes),
        false => say!(lang, "paper-themes", themes = themes),
    };
    Some(match list {
        Some(list) => say!(lang, "paper-themes-of", list = list, themes = themes),
        None => themes,
    })
}

/// The mark of a statement: its number among them, or the one that stands before it.
fn mark(number: usize, is_numbered: bool) -> String {
    if is_numbered { roman(number) } else { number.to_string() }
}

/// A number in small Roman numerals.
fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let (mut rest, mut text) = (number, String::new());
    for (value, sign) in SIGNS {
        text.push_str(&sign.repeat(rest / value));
        rest %= value;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn a_number_is_written_in_roman_numerals_as_a_list_numbers_it() {
        let numbers = [1, 2, 4, 9, 14, 40, 1994].map(roman);
        assert_eq!(numbers, ["i", "ii", "iv", "ix", "xiv", "xl", "mcmxciv"]);
    }
}
