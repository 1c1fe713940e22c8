//! What changed from one return to another: one value, of which every output is a view.
//!
//! Pure: values in, values out; no file, clock, environment or process, and nothing is rendered. Two returns (or what
//! can be read of them) and the rubrics they were answered under become a [`Comparison`]: which ratings moved and which way, what was rewritten in
//! the evidence, which actions were done, dropped, delayed or forgotten, and [`Question`]s for whoever reviews it.
//! Questions, never verdicts.
//!
//! # What is promised
//!
//! - A return against itself has no change. White space, wrapping, emphasis and the order of keys never matter.
//! - From the old blocks of a text, its [`BlockChange`]s make the new ones.
//! - Exchanging the sides mirrors each change: improved for declined, added for removed, put back for brought forward.
//!   The questions are not mirrored: they are about the new return.
//! - The same input gives the same value: nothing depends on a clock or on the order of a hash map.
//!
//! # What it costs
//!
//! Time and memory grow with the length of what is compared. Of what differs, 16,384 blocks or words are searched at
//! once, in at most that number times its root of steps, and never by the clock: a text that differs everywhere is
//! aligned less finely, not more slowly. A text is held side by side with four others at most. The passages of a round
//! are indexed once ([`Neighbours`]), whatever the number of returns that are then asked about.

mod account;
mod actions;
mod align;
mod ask;
mod blocks;
mod codes;
mod evidence;
mod header;
mod like;
mod mapping;
mod neighbours;
mod pair_actions;
mod phrase;
mod rating;
mod search;
mod summary;
mod tell;
mod trails;
mod value;
mod words;

pub use account::account;
pub use actions::{ActionChange, ActionEdit, ActionState, Field, Match, Progress};
pub use ask::Question;
pub use blocks::{Block, Kind, blocks};
pub use codes::{Definition, QuestionCode};
pub use evidence::{BlockChange, BlockCounts, Evidence, Extent, Form, WordCounts};
pub use header::{Changed, Day, Header, SideInfo};
pub use mapping::NotCompared;
pub use neighbours::{Elsewhere, Neighbours};
pub use rating::{Movement, RatedLevel, RatingChange};
pub use summary::summary;
pub use trails::{ActionStep, ActionTrail, ItemStep, ItemTrail, Trails, trails};
pub use value::{ActionCounts, Comparison, Counts, EvidenceCounts, ItemComparison, RatingCounts};
pub use words::{Fate, Run, words};

use crate::model::{ItemId, Readable, Response, RoundInfo, Rubric};
use mapping::Pairing;

/// The version of the shape of [`Comparison`] as JSON; a change that a reader could stumble over makes it another.
pub const SCHEMA: u32 = 1;

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
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The returns of the same partnership before the old one, oldest first; without any there are no trails.
    pub earlier: &'a [Side<'a>],
    /// The returns of the new one's round; the new one itself may be among them.
    pub neighbours: Option<&'a Neighbours<'a>>,
    /// The versions of the rubric that may lie between those of the sides; they say which items belong together.
    pub versions: &'a [&'a Rubric],
}

/// What changed from `old` to `new`.
pub fn compare(old: Side<'_>, new: Side<'_>, context: Context<'_>) -> Comparison {
    let pairings = mapping::pairings(old.rubric, new.rubric, context.versions);
    let actions = pair_actions::pair_actions(old, new, &pairings);
    let trails = (!context.earlier.is_empty()).then(|| {
        let sides: Vec<Side<'_>> = context.earlier.iter().copied().chain([old, new]).collect();
        trails::trails(&sides, context.versions)
    });
    let (mut items, mut questions) = (Vec::new(), Vec::new());
    for (pairing, actions) in pairings.into_iter().zip(actions) {
        let evidence = EvidenceOf::new(old, new, &pairing);
        let elsewhere = context
            .neighbours
            .map(|all| all.elsewhere(new.returned.partnership(), &evidence.new))
            .unwrap_or_default();
        let item = item(old, new, pairing, &evidence, actions);
        questions.extend(ask::questions(&item, new.rubric, trails.as_ref(), elsewhere));
        items.push(item);
    }
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

/// The blocks of both answers' evidence.
struct EvidenceOf {
    old: Vec<Block>,
    new: Vec<Block>,
}

impl EvidenceOf {
    fn new(old: Side<'_>, new: Side<'_>, pairing: &Pairing) -> Self {
        let parsed = |side, items: &[ItemId]| {
            let prose = answer(side, items).and_then(|response| response.evidence.as_ref());
            prose.map(|prose| blocks(&prose.markdown)).unwrap_or_default()
        };
        Self { old: parsed(old, &pairing.old), new: parsed(new, &pairing.new) }
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
) -> ItemComparison {
    let (before, now) = (answer(old, &pairing.old), answer(new, &pairing.new));
    let level = |side: Side<'_>, answer: Option<&Response>| {
        RatedLevel::of(side.rubric, answer.and_then(|response| response.rating))
    };
    let (old_level, new_level) = (level(old, before), level(new, now));
    let shares = |answer: Option<&Response>| answer.is_some_and(|response| response.share);
    let is_comparable = pairing.reason.is_none();
    let rubric = if pairing.new.is_empty() { old.rubric } else { new.rubric };
    let statement = rubric.item(&pairing.item).map(|item| item.statement.clone());
    ItemComparison {
        item: pairing.item,
        statement: statement.unwrap_or_default(),
        not_comparable: pairing.reason,
        rating: if is_comparable {
            RatingChange::comparable(old_level, new_level)
        } else {
            RatingChange::not_comparable(old_level, new_level)
        },
        evidence: is_comparable.then(|| Evidence::of(&evidence.old, &evidence.new)),
        share: header::changed(shares(before), shares(now)).filter(|_| is_comparable),
        actions,
        old: pairing.old,
        new: pairing.new,
    }
}
