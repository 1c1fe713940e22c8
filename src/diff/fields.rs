//! What became of the fields of the rubric's own: each is compared as the words that readers see,
//! statement by statement where there are several.

use serde::Serialize;

use super::Side;
use super::blocks::{EvidenceBlock, Kind, blocks, spaced};
use super::evidence::Evidence;
use super::unread;
use crate::model::{
    Amount, AnswerValue, AskedField, Holds, Id, ItemId, LevelRule, NamedOption, Response, Statement,
};

/// What became of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its key.
    pub field: Id,
    /// What readers see, as the new side has it.
    pub label: String,
    /// What became of its words.
    pub change: Evidence,
    /// By how much a number is greater than it was, in digits; less where it begins with a minus.
    pub difference: Option<String>,
    /// By how many levels of one scale it is higher than it was; lower where it is less than 0.
    pub levels: Option<i64>,
    /// Whether it is a level on both sides, of two scales.
    pub is_other_scale: bool,
}

impl FieldChange {
    /// Whether it says anything else, or cannot be known to say the same.
    pub fn is_news(&self) -> bool {
        self.change.is_changed() || self.change.is_unread()
    }
}

/// An item on one side, and the answer to it.
#[derive(Clone, Copy)]
pub(super) struct Answered<'a> {
    /// The side.
    pub(super) side: Side<'a>,
    /// What the item is there: one where it can be compared.
    pub(super) items: &'a [ItemId],
    /// The answer.
    pub(super) response: Option<&'a Response>,
}

impl<'a> Answered<'a> {
    /// The fields of the rubric's own that the item is answered in.
    fn fields(self) -> impl Iterator<Item = (usize, &'a AskedField)> {
        let rubric = self.side.rubric;
        let item = self.items.first().and_then(|id| rubric.item(id));
        let fields = item.into_iter().flat_map(|item| &item.fields);
        let fields = fields.map(|at| (*at, &rubric.fields()[*at]));
        fields.filter(|(_, field)| field.role.is_none())
    }

    /// The field of a key, and what it is given.
    fn given(self, key: &Id) -> Option<(&'a AskedField, &'a AnswerValue)> {
        let (at, field) = self.fields().find(|(_, field)| field.id == *key)?;
        Some((field, self.response?.value(at)?))
    }

    fn is_unread(self, key: &Id, is_due: bool) -> bool {
        unread::of_field(self.side, self.items, key, is_due)
    }
}

/// What became of each field that the item is answered in on either side: in the order of the new
/// rubric, then those that the old one alone has.
pub(super) fn fields(old: Answered<'_>, new: Answered<'_>) -> Vec<FieldChange> {
    let is_due = old.response.is_some() || new.response.is_some();
    let now: Vec<&AskedField> = new.fields().map(|(_, field)| field).collect();
    let gone = old.fields().map(|(_, field)| field);
    let gone = gone.filter(|field| now.iter().all(|other| other.id != field.id));
    let all: Vec<&AskedField> = now.iter().copied().chain(gone).collect();
    let changes = all.into_iter().map(|field| {
        let (was, is) = (old.given(&field.id), new.given(&field.id));
        // A level that is another now is called what it was called then.
        let is_moved = was.zip(is).is_some_and(|(was, is)| {
            levels(was, is) != Some(0) && matches!(was.0.holds, Holds::Level(_))
        });
        let words = |given: Option<(&AskedField, &AnswerValue)>| {
            let now = |own| if is_moved { own } else { &field.holds };
            let said = given.map(|(own, value)| said(&own.holds, value, now(&own.holds)));
            said.unwrap_or_default()
        };
        let (before, after) = (words(was), words(is));
        let is_unread = [old, new].iter().any(|side| side.is_unread(&field.id, is_due));
        FieldChange {
            field: field.id.clone(),
            label: field.label.clone(),
            change: match is_unread {
                true => Evidence::unread(&before, &after),
                false => Evidence::of(&before, &after),
            },
            difference: was
                .zip(is)
                .filter(|_| !is_unread)
                .and_then(|(was, is)| difference(was, is)),
            levels: was.zip(is).filter(|_| !is_unread).and_then(|(was, is)| levels(was, is)),
            is_other_scale: was.zip(is).is_some_and(|(was, is)| are_other_scales(was.0, is.0)),
        }
    });
    changes.collect()
}

/// By how much a number in one unit is greater than it was.
fn difference(
    (was_of, before): (&AskedField, &AnswerValue),
    (is_of, after): (&AskedField, &AnswerValue),
) -> Option<String> {
    let (Holds::Number(was), Holds::Number(is)) = (&was_of.holds, &is_of.holds) else {
        return None;
    };
    let (AnswerValue::Number(before), AnswerValue::Number(after)) = (before, after) else {
        return None;
    };
    // Under another label it may be another number.
    let is_one = was_of.label == is_of.label && was.unit == is.unit && was.decimals == is.decimals;
    (is_one && before != after).then(|| Amount(after.0 - before.0).written(is.decimals))
}

/// By how many levels of one scale an answer is higher than it was.
fn levels(
    (was_of, before): (&AskedField, &AnswerValue),
    (is_of, after): (&AskedField, &AnswerValue),
) -> Option<i64> {
    let (Holds::Level(was), Holds::Level(is)) = (&was_of.holds, &is_of.holds) else { return None };
    let (AnswerValue::Level(before), AnswerValue::Level(after)) = (before, after) else {
        return None;
    };
    let place = |at: &usize| i64::try_from(*at).ok();
    let pair = place(after).zip(place(before)).filter(|_| is_one_scale(was, is));
    pair.map(|(after, before)| after - before)
}

/// Whether two scales have the same levels, whatever they are called.
fn is_one_scale(was: &LevelRule, is: &LevelRule) -> bool {
    was.of.iter().map(|own| &own.id).eq(is.of.iter().map(|own| &own.id))
}

fn are_other_scales(was: &AskedField, is: &AskedField) -> bool {
    match (&was.holds, &is.holds) {
        (Holds::Level(was), Holds::Level(is)) => !is_one_scale(was, is),
        _ => false,
    }
}

/// What readers see of a value. Options and themes are called what they are called now: another
/// label is no other answer.
fn said(holds: &Holds, value: &AnswerValue, now: &Holds) -> Vec<EvidenceBlock> {
    match (holds, value) {
        (_, AnswerValue::Prose(text)) => blocks(text.compared()),
        (Holds::Points(rule), AnswerValue::Points(points)) => {
            let themes = relabelled(&rule.themes, options(now));
            points.iter().flat_map(|point| statement(point, &themes)).collect()
        }
        (Holds::Level(rule), AnswerValue::Level(at)) => line(&called(&rule.of, now, &[*at])),
        (Holds::Choice(rule), AnswerValue::Choice(chosen)) => line(&called(&rule.of, now, chosen)),
        (Holds::Number(rule), AnswerValue::Number(amount)) => {
            let unit = rule.unit.iter().map(|unit| format!(" {unit}")).collect::<String>();
            line(&(amount.written(rule.decimals) + &unit))
        }
        (_, AnswerValue::Text(text)) => line(text),
        (_, AnswerValue::Date(day)) => line(&day.to_string()),
        (_, AnswerValue::Flag(is)) => line(if *is { "yes" } else { "no" }),
        _ => Vec::new(),
    }
}

/// A line of plain text.
fn line(text: &str) -> Vec<EvidenceBlock> {
    let text = spaced(text);
    let block = EvidenceBlock { kind: Kind::Paragraph, depth: 0, text, number: None };
    if block.text.is_empty() { Vec::new() } else { vec![block] }
}

/// A statement as a point of a list, with its themes in brackets behind its first words.
fn statement(statement: &Statement, themes: &[NamedOption]) -> Vec<EvidenceBlock> {
    let mut all = blocks(&statement.text.markdown);
    for block in &mut all {
        block.depth = block.depth.saturating_add(1);
    }
    if let Some(first) = all.first_mut().filter(|first| first.kind == Kind::Paragraph) {
        first.kind = Kind::Bullet;
    }
    let named = labels(themes, &statement.themes);
    if let (Some(first), false) = (all.first_mut(), named.is_empty()) {
        first.text = format!("{} ({named})", first.text);
    }
    all
}

/// What a field has to choose from; none where it has nothing.
fn options(holds: &Holds) -> &[NamedOption] {
    match holds {
        Holds::Level(rule) => &rule.of,
        Holds::Choice(rule) => &rule.of,
        Holds::Points(rule) => &rule.themes,
        _ => &[],
    }
}

/// What is chosen of some options, as it is called now.
fn called(of: &[NamedOption], now: &Holds, chosen: &[usize]) -> String {
    labels(&relabelled(of, options(now)), chosen)
}

/// Options as they are called now, as far as there still are such.
fn relabelled(of: &[NamedOption], now: &[NamedOption]) -> Vec<NamedOption> {
    let own = of.iter().map(|own| now.iter().find(|other| other.id == own.id).unwrap_or(own));
    own.cloned().collect()
}

fn labels(of: &[NamedOption], places: &[usize]) -> String {
    let labels = places.iter().filter_map(|at| of.get(*at)).map(|option| option.label.as_str());
    labels.collect::<Vec<_>>().join(", ")
}
