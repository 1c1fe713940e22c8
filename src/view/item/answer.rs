//! Every partnership's answer to an item.

use serde::{Deserialize, Serialize};

use crate::markdown::anchor;
use crate::model::{Id, Item, Partnership, Response, Rubric};
use crate::view::answers::{Answers, Final};
use crate::view::crosswalk::RelatedView;
use crate::view::fields::FieldView;
use crate::view::page::PartnershipView;
use crate::view::parts::{ActionView, LevelView};

/// A partnership's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerView {
    /// Whose.
    pub partnership: PartnershipView,
    /// Its id without hyphens, from which ids on the page are made: no two are alike, whatever
    /// follows a hyphen.
    pub key: String,
    /// The anchor.
    pub anchor: String,
    /// The way to the answer in the partnership's own report, where that is published.
    pub href: Option<String>,
    /// The rating.
    pub rating: Option<LevelView>,
    /// Why the question for it does not apply, where it does not.
    pub not_applicable: Option<String>,
    /// How it moved since the round before, in words, where that can be said.
    pub moved: Option<String>,
    /// Whether its author offers it to others as good practice.
    pub shared: bool,
    /// What it is answered in beside the rating, in the order of the rubric.
    pub fields: Vec<FieldView>,
    /// The improvement actions.
    pub actions: Vec<ActionView>,
    /// What it says elsewhere of what the item relates to.
    pub related: Vec<RelatedView>,
}

/// Whose answer it is, and where on the page it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerLink {
    /// What the partnership is called.
    pub name: String,
    /// The anchor.
    pub anchor: String,
}

impl AnswerLink {
    /// The answer of a partnership.
    fn new(partnership: &Partnership) -> Self {
        Self { name: partnership.name.clone(), anchor: place(&partnership.id) }
    }
}

/// The anchor of a partnership's answer.
pub(super) fn place(partnership: &Id) -> String {
    anchor("answer-", partnership.as_str())
}

/// Every final return's answer, in the order of the register; none where others complete the item.
pub(super) fn answers(answers: &Answers<'_>, item: &Item) -> Vec<AnswerView> {
    let finals = answers.finals.iter().filter(|_| item.is_local());
    finals.map(|own| view(answers, own, item)).collect()
}

fn view(answers: &Answers<'_>, own: &Final<'_>, item: &Item) -> AnswerView {
    let rubric: &Rubric = &answers.round.rubric;
    let response = own.response(item);
    let actions = response.into_iter().flat_map(|response| &response.actions);
    AnswerView {
        partnership: answers.who(own),
        key: anchor("", own.partnership.id.as_str()),
        anchor: place(&own.partnership.id),
        href: answers.href(&own.partnership.id, &item.id),
        rating: own.rating(item).and_then(|rating| LevelView::new(rubric, rating)),
        not_applicable: response.and_then(Response::rating_not_applicable).map(str::to_owned),
        moved: answers.moved(own, item),
        shared: response.is_some_and(|response| response.share),
        fields: FieldView::all(rubric, item, response, (answers.others, answers.lang)),
        actions: actions.map(|action| ActionView::new(action, answers.lang)).collect(),
        related: answers.others.related(answers.round, item, own.returned, answers.lang),
    }
}

/// The answers for which something holds, in the order of the register.
pub(super) fn whose(answers: &Answers<'_>, holds: impl Fn(&Final<'_>) -> bool) -> Vec<AnswerLink> {
    let meant = answers.finals.iter().filter(|own| holds(own));
    meant.map(|own| AnswerLink::new(own.partnership)).collect()
}

/// The final returns that do not rate an item.
pub(super) fn unrated(answers: &Answers<'_>, item: &Item) -> Vec<AnswerLink> {
    whose(answers, |own| {
        let is_asked = answers.round.rubric.is_rated(item) && !is_outside(own, item);
        is_asked && own.rating(item).is_none()
    })
}

/// The final returns to which the rating of an item does not apply.
pub(super) fn outside(answers: &Answers<'_>, item: &Item) -> Vec<AnswerLink> {
    whose(answers, |own| answers.round.rubric.is_rated(item) && is_outside(own, item))
}

fn is_outside(own: &Final<'_>, item: &Item) -> bool {
    own.response(item).is_some_and(Response::is_rating_outside)
}

/// The answers that are offered to others.
pub(super) fn shared(answers: &Answers<'_>, item: &Item) -> Vec<AnswerLink> {
    whose(answers, |own| own.response(item).is_some_and(|response| response.share))
}
