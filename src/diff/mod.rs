//! What changed from one return to another: one value, of which every output is a view.
//!
//! Pure: values in, values out; no file, clock, environment or process, and nothing is rendered.
//! Two returns (or what can be read of them) and the rubrics they were answered under become a
//! [`Comparison`]: which ratings moved and which way, what was rewritten in the evidence, which
//! actions were done, dropped, delayed or forgotten, and [`Question`]s for whoever reviews it.
//! Questions, never verdicts.
//!
//! # What is promised
//!
//! - A return against itself has no change. White space, wrapping, emphasis and the order of keys
//!   never matter, nor does anything else that a reader cannot see: the Unicode form, soft hyphens,
//!   the kind of a dash or of a quotation mark.
//! - From the old blocks of a text, its [`BlockChange`]s make the new ones, as far as a reader can
//!   see.
//! - Exchanging the sides mirrors each change: improved for declined, added for removed, put back
//!   for brought forward, split for merged. The questions are not mirrored: they are about the new
//!   return.
//! - What cannot be read on a side is said to be that, and is neither gone nor new.
//! - The same input gives the same value: nothing depends on a clock or on the order of a hash map.
//!
//! # What it costs
//!
//! Time and memory grow with the length of what is compared. Of what differs, 16,384 blocks or
//! words are searched at once, in at most that number times its root of steps, and never by the
//! clock: a text that differs everywhere is aligned less finely, not more slowly. A text is held
//! side by side with four others at most. The passages of a round are indexed once
//! ([`Neighbours`]), whatever the number of returns that are then asked about.

mod actions;
mod align;
mod ask;
mod block_changes;
mod blocks;
mod cells;
mod codes;
mod contained;
mod counterparts;
mod entries;
mod evidence;
mod fields;
mod gone;
mod header;
mod like;
mod mapping;
mod neighbours;
mod pair_actions;
mod partners;
mod parts;
mod rating;
mod search;
mod substance;
mod trails;
mod unread;
mod value;
mod weight;
mod words;

pub use actions::{
    ActionChange, ActionEdit, ActionState, Counterpart, Field, Match, MovedAway, OpenStatus,
    Progress,
};
pub use ask::Question;
pub use block_changes::{BlockChange, EvidencePart, Form};
pub use blocks::{EvidenceBlock, Kind, blocks};
pub use codes::{QuestionCode, QuestionDefinition};
pub use evidence::{BlockCounts, Evidence, Extent, WordCounts};
pub use fields::{AsWritten, FieldChange, ValueWords};
pub use header::{Changed, Day, Header, Recounted, SideInfo};
pub use mapping::NotCompared;
pub use neighbours::{Elsewhere, Neighbours};
pub use pair_actions::{ActionBefore, actions_before};
pub use rating::{Movement, RatedLevel, RatingChange};
pub use trails::{ActionStep, ActionTrail, ItemStep, ItemTrail, Trails, trails};
pub use unread::{
    OneSide, Unread, UnreadField, of_action as unread_of_action, of_answers as unread_of_answers,
};
pub use value::{
    ActionCounts, CarriedState, Comparison, Counts, EvidenceCounts, ItemComparison, RatingCounts,
};
pub use weight::Weight;
pub use words::{Fate, Run, words};

use std::collections::HashSet;

use crate::form::Role;
use crate::model::{Id, ItemId, Prose, Readable, Response, RoundInfo, Rubric};
use fields::Answered;
use mapping::Pairing;

/// The version of the shape of [`Comparison`] as JSON; a change that a reader could stumble over
/// makes it another.
pub const SCHEMA: u32 = 2;

/// One of the two returns, with the round it was made in and the rubric that it answers.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The return, or what can be read of it.
    pub returned: &'a Readable,
    /// The rubric as it was in that round.
    pub rubric: &'a Rubric,
    /// The round.
    pub round: &'a RoundInfo,
}

/// What a comparison may draw on beside the two returns.
#[derive(Debug, Clone, Copy)]
pub struct Background<'a> {
    /// How values that are no words of an author's are said.
    pub words: &'a dyn ValueWords,
    /// The returns of the same partnership before the old one, oldest first; without any there are
    /// no trails.
    pub earlier: &'a [Side<'a>],
    /// The returns of the new one's round; the new one itself may be among them.
    pub neighbours: Option<&'a Neighbours<'a>>,
    /// The returns of the round before the new one's; the same partnership's may be among them.
    pub before: Option<&'a Neighbours<'a>>,
    /// The versions of the rubric that may lie between those of the sides; they say which items
    /// belong together.
    pub versions: &'a [&'a Rubric],
}

impl Default for Background<'_> {
    fn default() -> Self {
        Self { words: &AsWritten, earlier: &[], neighbours: None, before: None, versions: &[] }
    }
}

/// What changed from `old` to `new`.
pub fn compare(old: Side<'_>, new: Side<'_>, context: Background<'_>) -> Comparison {
    let pairings = mapping::pairings(old.rubric, new.rubric, context.versions);
    let mut actions = pair_actions::pair_actions(old, new, &pairings);
    let moved_away = pair_actions::moved_away(&actions, &pairings);
    let trails = (!context.earlier.is_empty()).then(|| {
        let sides: Vec<Side<'_>> = context.earlier.iter().copied().chain([old, new]).collect();
        trails::trails(&sides, context.versions)
    });
    if let Some(trails) = &trails {
        say_where_it_was(actions.iter_mut().flatten(), trails);
    }
    let gone: HashSet<Id> = actions
        .iter()
        .flatten()
        .filter(|change| {
            change.new.is_none() && change.old.as_ref().is_some_and(|old| old.is_open())
        })
        .filter_map(|change| change.id().cloned())
        .collect();
    let gone = gone.iter().collect();
    let around = ask::Around { old, new, trails: trails.as_ref(), gone };
    let (mut items, mut questions) = (Vec::new(), Vec::new());
    for ((pairing, actions), moved_away) in pairings.into_iter().zip(actions).zip(moved_away) {
        let evidence = EvidenceOf::new(old, new, &pairing);
        let who = new.returned.partnership();
        let shared = context.neighbours.map(|all| all.elsewhere(who, &evidence.new));
        let taken = context.before.map(|all| all.taken(who, &evidence.new));
        let item = item(old, new, pairing, &evidence, actions, context.words);
        let item = ItemComparison { moved_away, ..item };
        let drawn = ask::Drawn {
            found: &item,
            evidence: &evidence,
            shared: shared.unwrap_or_default(),
            taken: taken.unwrap_or_default(),
        };
        questions.extend(ask::questions(drawn, &around));
        items.push(item);
    }
    questions.sort_by_key(|question| question.weight);
    Comparison {
        schema: SCHEMA,
        old: SideInfo::of(old),
        new: SideInfo::of(new),
        header: Header::of(old, new),
        counts: Counts::of(&items),
        items,
        questions,
        trails,
    }
}

/// Says of each action that is new which earlier round has it.
fn say_where_it_was<'a>(actions: impl Iterator<Item = &'a mut ActionChange>, trails: &Trails) {
    let last_in = trails.last_in();
    for change in actions.filter(|own| own.progress == Progress::Added) {
        let id = change.new.as_ref().map(|state| &state.id);
        change.last_in = id.and_then(|id| last_in.get(id)).map(|round| (*round).clone());
    }
}

/// The blocks of both answers' evidence.
struct EvidenceOf {
    old: Vec<EvidenceBlock>,
    new: Vec<EvidenceBlock>,
}

impl EvidenceOf {
    fn new(old: Side<'_>, new: Side<'_>, pairing: &Pairing) -> Self {
        let prose = |side, items| -> Option<&Prose> { answer(side, items)?.evidence.as_ref() };
        let (was, is) = (prose(old, &pairing.old), prose(new, &pairing.new));
        let (was, is) = (was.map(|was| was.compared_with(is)), is.map(|is| is.compared_with(was)));
        let old = was.map(blocks).unwrap_or_default();
        let new = match was == is {
            true => old.clone(),
            false => is.map(blocks).unwrap_or_default(),
        };
        Self { old, new }
    }
}

/// The answer to the one item that a side has; none where it has several.
fn answer<'a>(side: Side<'a>, items: &[ItemId]) -> Option<&'a Response> {
    match items {
        [item] => side.returned.response(item),
        _ => None,
    }
}

fn item(
    old: Side<'_>,
    new: Side<'_>,
    pairing: Pairing,
    evidence: &EvidenceOf,
    actions: Vec<ActionChange>,
    words: &dyn ValueWords,
) -> ItemComparison {
    let (before, now) = (answer(old, &pairing.old), answer(new, &pairing.new));
    let level = |side: Side<'_>, answer: Option<&Response>| {
        RatedLevel::of(side.rubric, answer.and_then(|response| response.rating))
    };
    let (old_level, new_level) = (level(old, before), level(new, now));
    let shares = |answer: Option<&Response>| answer.is_some_and(|response| response.share);
    let is_comparable = pairing.reason.is_none();
    let is_due = before.is_some() || now.is_some();
    let unread = unread::both(old, new, |name, side| {
        let items = if name == OneSide::Old { &pairing.old } else { &pairing.new };
        unread::of_answers(side, items, is_due)
    });
    let is_read = |field| !unread::has(&unread, field);
    let share = header::changed(shares(before), shares(now));
    let asks = |role: Role| {
        let is_asked = |rubric: &Rubric, items: &[ItemId]| {
            items.iter().filter_map(|id| rubric.item(id)).any(|item| rubric.asks(item, role))
        };
        is_asked(old.rubric, &pairing.old) || is_asked(new.rubric, &pairing.new)
    };
    let fields = match is_comparable {
        true => fields::fields(
            Answered { side: old, items: &pairing.old, response: before },
            Answered { side: new, items: &pairing.new, response: now },
            words,
        ),
        false => Vec::new(),
    };
    let rating = match (is_comparable, is_read(UnreadField::Rating)) {
        (true, true) => RatingChange::comparable(old_level, new_level),
        (true, false) => RatingChange::unread(old_level, new_level),
        (false, _) => RatingChange::not_comparable(old_level, new_level),
    };
    let rubric = if pairing.new.is_empty() { old.rubric } else { new.rubric };
    let statement = rubric.item(&pairing.item).map(|item| item.statement.clone());
    ItemComparison {
        item: pairing.item.clone(),
        statement: statement.unwrap_or_default(),
        is_number_reused: pairing.new.is_empty() && new.rubric.item(&pairing.item).is_some(),
        not_comparable: pairing.reason,
        rating: rating.applying(before, now),
        is_rated: asks(Role::Rating),
        evidence: (is_comparable && asks(Role::Evidence)).then(|| {
            match is_read(UnreadField::Evidence) {
                true => Evidence::of(&evidence.old, &evidence.new),
                false => Evidence::unread(&evidence.old, &evidence.new),
            }
        }),
        evidence_label: evidence_label(rubric, &pairing.item),
        fields,
        carried: now.and_then(CarriedState::of),
        share: share.filter(|_| is_comparable && is_read(UnreadField::Share)),
        actions,
        moved_away: Vec::new(),
        unread,
        old: pairing.old,
        new: pairing.new,
    }
}

/// What the evidence for an item is called, where that is not what the form calls it.
fn evidence_label(rubric: &Rubric, item: &ItemId) -> Option<String> {
    let field = rubric.field_of(rubric.item(item)?, Role::Evidence)?;
    (field.label != rubric.terms().evidence).then(|| field.label.clone())
}
