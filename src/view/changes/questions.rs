//! What a reviewer may ask. Questions, never verdicts.

use serde::{Deserialize, Serialize};

use super::Pair;
use super::items::{ChangedItemRef, item_ref};
use crate::diff::{Elsewhere, Question, QuestionCode};
use crate::lang::say;
use crate::markdown::anchor;
use crate::telling::{QuestionWords, weight};

/// A question for the reviewer, and everything that raises it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionView {
    /// Its code, which never changes.
    pub code: String,
    /// How much it weighs, in a word.
    pub weight: String,
    /// What was seen.
    pub seen: String,
    /// What a reviewer may ask.
    pub asks: String,
    /// What it is drawn from, in general.
    pub drawn_from: String,
    /// The items that raise it, in the order of the rubric.
    pub raised: Vec<RaisedView>,
}

/// An item that raises a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RaisedView {
    /// The item.
    pub item: ChangedItemRef,
    /// Whether the page has more to say of the item.
    pub has_more: bool,
    /// The ids of the actions that it is drawn from.
    pub actions: Vec<String>,
    /// The evidence of others that it is drawn from.
    pub elsewhere: Vec<SharedView>,
}

/// Evidence of another return that is nearly the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SharedView {
    /// Whose.
    pub partnership: String,
    /// What readers call its round.
    pub round: String,
    /// The item there.
    pub item: String,
    /// How much of it, such as `2 passages of 64 words`.
    pub said: String,
    /// The way there, where it is published.
    pub href: Option<String>,
}

/// The questions that are raised, those of the greatest weight first, then in the order of their
/// codes.
pub(super) fn questions(pair: &Pair<'_>) -> Vec<QuestionView> {
    let asked = |code: &QuestionCode| {
        let own = pair.comparison.questions.iter().filter(|question| question.code == *code);
        let raised: Vec<_> = own.filter_map(|question| raised(question, pair)).collect();
        let (definition, words) = (code.definition(), QuestionWords::of(*code, pair.lang));
        (!raised.is_empty()).then(|| QuestionView {
            code: definition.id.to_owned(),
            weight: weight(definition.weight, pair.lang),
            seen: words.seen,
            asks: words.asks,
            drawn_from: words.drawn_from,
            raised,
        })
    };
    let mut codes: Vec<QuestionCode> = QuestionCode::ALL.to_vec();
    codes.sort_by_key(|code| code.definition().weight);
    codes.iter().filter_map(asked).collect()
}

fn raised(asked: &Question, pair: &Pair<'_>) -> Option<RaisedView> {
    let items = pair.comparison.items.iter();
    let found = items.into_iter().find(|item| item.item == asked.item && !item.new.is_empty())?;
    Some(RaisedView {
        item: item_ref(found, pair.lang),
        has_more: found.is_changed(),
        actions: asked.actions.iter().map(ToString::to_string).collect(),
        elsewhere: asked.elsewhere.iter().map(|shared| elsewhere(shared, pair)).collect(),
    })
}

fn elsewhere(shared: &Elsewhere, pair: &Pair<'_>) -> SharedView {
    let who = pair.collection.register.partnership(shared.partnership.as_str());
    let report = (pair.report)(&shared.round, &shared.partnership);
    let mut rounds = pair.collection.rounds.iter();
    let round = rounds.find(|round| round.info.id == shared.round);
    SharedView {
        partnership: who.map_or_else(|| shared.partnership.to_string(), |who| who.name.clone()),
        round: round.map_or_else(|| shared.round.to_string(), |own| own.info.title.clone()),
        item: shared.item.to_string(),
        said: say!(pair.lang, "shared-evidence", passages = shared.passages, words = shared.words),
        href: report.map(|page| format!("{page}#{}", anchor("item-", shared.item.as_str()))),
    }
}
