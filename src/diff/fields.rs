//! What became of the fields of the rubric's own: each is compared as the words that readers see,
//! statement by statement where there are several.

use std::fmt;

use serde::Serialize;

use super::Side;
use super::blocks::{EvidenceBlock, Kind, blocks, spaced};
use super::entries::{SaidEntry, paired};
use super::evidence::Evidence;
use super::unread::{self, OneSide};
use crate::model::{
    Amount, AnswerValue, AskedField, Date, EntriesRule, FieldEntry, Holds, Id, ItemId, LevelRule,
    NamedOption, NumberRule, Response, Statement,
};

/// What became of a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its key.
    pub field: Id,
    /// What readers see, as the new side has it.
    pub label: String,
    /// The id of an entry, where the field holds entries: each is compared by itself.
    pub entry: Option<Id>,
    /// What became of its words.
    pub change: Evidence,
    /// Whether it is one value, such as a number or what is chosen, and no text of several words.
    pub is_value: bool,
    /// The sides on which the answer says that it does not apply.
    pub not_applicable: Vec<OneSide>,
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

/// How values that are no words of an author's are said.
pub trait ValueWords: fmt::Debug + Sync {
    /// Yes or no.
    fn flag(&self, is: bool) -> String;
    /// A number with its unit.
    fn number(&self, rule: &NumberRule, amount: Amount) -> String;
    /// A day.
    fn day(&self, day: Date) -> String;
    /// Why a field does not apply.
    fn not_applicable(&self, reason: &str) -> String;
}

/// As they are written, in English.
#[derive(Debug, Clone, Copy)]
pub struct AsWritten;

impl ValueWords for AsWritten {
    fn flag(&self, is: bool) -> String {
        if is { "Yes" } else { "No" }.to_owned()
    }

    fn number(&self, rule: &NumberRule, amount: Amount) -> String {
        let unit = rule.unit.iter().map(|unit| format!(" {unit}")).collect::<String>();
        amount.written(rule.decimals) + &unit
    }

    fn day(&self, day: Date) -> String {
        day.to_string()
    }

    fn not_applicable(&self, reason: &str) -> String {
        format!("Not applicable: {reason}")
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
    /// The fields that the item is answered in.
    fn fields(self) -> impl Iterator<Item = (usize, &'a AskedField)> {
        let rubric = self.side.rubric;
        let item = self.items.first().and_then(|id| rubric.item(id));
        let fields = item.into_iter().flat_map(|item| &item.fields);
        fields.map(|at| (*at, &rubric.fields()[*at]))
    }

    /// Why a field does not apply.
    fn outside(self, key: &Id) -> Option<&'a str> {
        self.response?.not_applicable(key)
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
pub(super) fn fields(
    old: Answered<'_>,
    new: Answered<'_>,
    words: &dyn ValueWords,
) -> Vec<FieldChange> {
    let is_told = |field: &&AskedField| {
        let is_outside = [old, new].iter().any(|side| side.outside(&field.id).is_some());
        field.role.is_none() || is_outside
    };
    let now: Vec<&AskedField> = new.fields().map(|(_, field)| field).filter(is_told).collect();
    let gone = old.fields().map(|(_, field)| field).filter(is_told);
    let gone = gone.filter(|field| now.iter().all(|other| other.id != field.id));
    let all: Vec<&AskedField> = now.iter().copied().chain(gone).collect();
    all.into_iter().flat_map(|field| of_field(field, [old, new], words)).collect()
}

/// What became of a field: of one of entries, what became of each.
fn of_field(
    field: &AskedField,
    sides: [Answered<'_>; 2],
    words: &dyn ValueWords,
) -> Vec<FieldChange> {
    let is_due = sides.iter().any(|side| side.response.is_some());
    let is_unread = sides.iter().any(|side| side.is_unread(&field.id, is_due));
    let outside: Vec<OneSide> = [OneSide::Old, OneSide::New]
        .into_iter()
        .zip(sides)
        .filter(|(_, side)| side.outside(&field.id).is_some())
        .map(|(name, _)| name)
        .collect();
    let [was, is] = sides.map(|side| side.given(&field.id));
    if let (Holds::Entries(rule), false, true) = (&field.holds, is_unread, outside.is_empty()) {
        return of_entries(field, rule, [was, is], words);
    }
    // A level that is another now is called what it was called then.
    let is_moved = was.zip(is).is_some_and(|(was, is)| {
        levels(was, is) != Some(0) && matches!(was.0.holds, Holds::Level(_))
    });
    let told = |side: Answered<'_>| {
        if let Some(reason) = side.outside(&field.id) {
            return line(&words.not_applicable(reason));
        }
        let now = |own| if is_moved { own } else { &field.holds };
        let said = side
            .given(&field.id)
            .map(|(own, value)| said(&own.holds, value, now(&own.holds), words));
        said.unwrap_or_default()
    };
    let [before, after] = sides.map(told);
    let both = was.zip(is);
    let read = both.filter(|_| !is_unread);
    vec![FieldChange {
        field: field.id.clone(),
        label: field.label.clone(),
        entry: None,
        change: match is_unread {
            true => Evidence::unread(&before, &after),
            false => Evidence::of(&before, &after),
        },
        is_value: is_value(&field.holds),
        not_applicable: outside,
        difference: read.and_then(|(was, is)| difference(was, is)),
        levels: read.and_then(|(was, is)| levels(was, is)),
        is_other_scale: both.is_some_and(|(was, is)| are_other_scales(was.0, is.0)),
    }]
}

/// What became of each entry of a field, told apart by its id, or else by what it says.
fn of_entries(
    field: &AskedField,
    now: &EntriesRule,
    [was, is]: [Option<(&AskedField, &AnswerValue)>; 2],
    words: &dyn ValueWords,
) -> Vec<FieldChange> {
    let side = |given: Option<(&AskedField, &AnswerValue)>| match given {
        Some((AskedField { holds: Holds::Entries(rule), .. }, AnswerValue::Entries(all))) => {
            all.iter().map(|own| (own.id.clone(), entry(own, rule, now, words))).collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    let (before, after) = (side(was), side(is));
    let changes = paired(&before, &after).into_iter().map(|(was, is)| {
        let said = |own: Option<&SaidEntry>| own.map(|(_, said)| said.clone()).unwrap_or_default();
        FieldChange {
            field: field.id.clone(),
            label: field.label.clone(),
            entry: is.or(was).map(|(id, _)| id.clone()),
            change: Evidence::of(&said(was), &said(is)),
            is_value: false,
            not_applicable: Vec::new(),
            difference: None,
            levels: None,
            is_other_scale: false,
        }
    });
    changes.collect()
}

/// Whether a field holds one value and no text.
fn is_value(holds: &Holds) -> bool {
    match holds {
        Holds::Choice(_)
        | Holds::Number(_)
        | Holds::Text(_)
        | Holds::Date
        | Holds::Flag
        | Holds::Level(_)
        | Holds::Rating => true,
        Holds::Prose | Holds::Points(_) | Holds::Entries(_) | Holds::Actions => false,
    }
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
fn said(
    holds: &Holds,
    value: &AnswerValue,
    now: &Holds,
    words: &dyn ValueWords,
) -> Vec<EvidenceBlock> {
    match (holds, value) {
        (_, AnswerValue::Prose(text)) => blocks(text.compared()),
        (Holds::Points(rule), AnswerValue::Points(points)) => {
            let themes = relabelled(&rule.themes, options(now));
            points.iter().flat_map(|point| statement(point, &themes)).collect()
        }
        (Holds::Level(rule), AnswerValue::Level(at)) => line(&called(&rule.of, now, &[*at])),
        (Holds::Choice(rule), AnswerValue::Choice(chosen)) => line(&called(&rule.of, now, chosen)),
        (Holds::Number(rule), AnswerValue::Number(amount)) => line(&words.number(rule, *amount)),
        (Holds::Entries(rule), AnswerValue::Entries(entries)) => {
            let now = match now {
                Holds::Entries(now) => now,
                _ => rule,
            };
            entries.iter().flat_map(|own| entry(own, rule, now, words)).collect()
        }
        (_, AnswerValue::Text(text)) => line(text),
        (_, AnswerValue::Date(day)) => line(&words.day(*day)),
        (_, AnswerValue::Flag(is)) => line(&words.flag(*is)),
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

/// What an entry says field by field: each but the first behind what the field is called.
fn entry(
    entry: &FieldEntry,
    rule: &EntriesRule,
    now: &EntriesRule,
    words: &dyn ValueWords,
) -> Vec<EvidenceBlock> {
    let parts = entry.values.iter().filter_map(|own| {
        let field = rule.of.get(own.field)?;
        let current = now.of.iter().find(|other| other.id == field.id).unwrap_or(field);
        let mut all = said(&field.holds, &own.value, &current.holds, words);
        if let Some(first) = all.first_mut().filter(|_| own.field > 0) {
            first.text = format!("{}: {}", current.label, first.text);
        }
        Some(all)
    });
    parts.flatten().collect()
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
