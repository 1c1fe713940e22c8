//! What the figures say, in sentences: each is made from figures that stand in one part of the page
//! and leads there.
//!
//! No partnership is named and none is compared with another. Nothing is said of levels but their
//! labels and that one is the lowest and one the top. Where few returned, that comes first.

mod given;
mod returns;
mod spread;
mod time;

use serde::{Deserialize, Serialize};

use super::NationalInput;
use super::items::ItemRef;
use crate::form::Role;
use crate::lang::{Language, say};
use crate::model::{ItemId, Terms};

/// A sentence, or a few that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SentenceView {
    /// The sentence.
    pub text: String,
    /// The items that it names, by number alone, and what they say.
    pub items: Vec<ItemRef>,
    /// Where its figures stand.
    pub part: PagePart,
    /// The anchor of the only item whose figures it tells, where they stand with that item.
    pub at: Option<String>,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PagePart {
    /// What was given in the fields of the rubric's own.
    Answers,
    /// Who returned.
    Completeness,
    /// How answers spread over the levels, by item.
    Levels,
    /// Where partnerships agree and where they do not.
    Agreement,
    /// What changed since the round before.
    Movement,
    /// Improvement actions.
    Actions,
    /// Good practice.
    Practice,
}

/// How many items a sentence names at most; of more it says how many they are.
const MOST_NAMED: usize = 3;

impl SentenceView {
    fn new(part: PagePart, text: String) -> Self {
        Self { text, items: Vec::new(), part, at: None }
    }

    /// The same with the items that it names, where it does.
    fn about(self, items: &[ItemId], input: &NationalInput<'_>) -> Self {
        let named = if items.len() <= MOST_NAMED { items } else { &[] };
        Self { items: ItemRef::all(input.rubric(), named), ..self }
    }
}

/// What the figures of a round say, what matters most first.
pub(super) fn summary(input: &NationalInput<'_>) -> Vec<SentenceView> {
    let mut sentences = vec![returns::sentence(input)];
    if input.rollup.denominators.returned == 0 {
        return sentences;
    }
    if input.rubric().has(Role::Rating) {
        rated(input, &mut sentences);
    }
    if input.rubric().has(Role::Actions) {
        sentences.push(time::actions(input));
    }
    if input.rubric().has(Role::Share) {
        sentences.push(spread::shared(input));
    }
    sentences.extend(given::sentences(input));
    sentences
}

/// What the ratings say.
fn rated(input: &NationalInput<'_>, sentences: &mut Vec<SentenceView>) {
    sentences.push(spread::overall(input));
    // Of a single return there is nothing that is spread, or agreed upon.
    if input.rollup.denominators.returned > 1 {
        sentences.extend(spread::at_the_ends(input));
        sentences.extend(spread::disagreement(input));
    }
    sentences.extend(time::movement(input));
    sentences.extend(time::never_moved(input));
}

fn terms<'a>(input: &'a NationalInput<'_>) -> &'a Terms {
    input.rubric().terms()
}

/// `proposal 1.1`, `proposals 1.1 and 2.1`; of more than a sentence names, `7 proposals`.
fn named(items: &[ItemId], input: &NationalInput<'_>) -> String {
    let (lang, item, count) = (input.lang, &terms(input).item, items.len());
    if count > MOST_NAMED {
        return say!(lang, "named-count", count = count, item = item);
    }
    say!(lang, "named-items", count = count, item = item, ids = lang.list(items))
}

/// `12 (39%)`, or `none`.
fn part_of(count: usize, share: Option<f64>, lang: &Language) -> String {
    match share {
        Some(share) if count > 0 => {
            say!(lang, "part-of", count = count, share = lang.share(share))
        }
        _ => say!(lang, "none"),
    }
}
