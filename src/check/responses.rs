//! The answers of a return: which items, which rating, what evidence.

use std::collections::HashSet;

use super::actions::actions;
use super::applies;
use super::bounds::Documents;
use super::carried;
use super::kinds;
use super::missing;
use super::prose::of_return;
use super::see;
use super::values::{Once, choice};
use crate::diag::{Code, Diagnostic, Findings, Fix, Place, Safety, nearest, quoted};
use crate::form::Role;
use crate::load::raw::{RawResponse, RawReturn};
use crate::load::{Located, Strays};
use crate::model::{
    AskedField, Date, Gap, Gaps, Id, Item, ItemId, Rating, RequiredWhen, Response, Rubric, within,
};

/// What the answers are held against.
#[derive(Clone, Copy)]
pub(super) struct Answers<'a> {
    /// What is asked.
    pub(super) rubric: &'a Rubric,
    /// The return that they are of.
    pub(super) raw: &'a RawReturn,
    /// Its texts, taken apart.
    pub(super) documents: &'a Documents,
    /// Whether what is missing may still come.
    pub(super) draft: bool,
    /// The day that the return is held to.
    pub(super) day: Date,
    /// The rounds before its own, the last first.
    pub(super) before: &'a [Id],
}

impl Answers<'_> {
    /// Whether an answer of a draft has keys at most, and nothing behind them: it is told of with
    /// those that are not there.
    fn is_not_begun(self, raw: &RawResponse) -> bool {
        self.draft && raw.is_blank()
    }

    /// Whether what an answer lacks may stand under a key that was told of: misspelt, or beside the
    /// answers.
    pub(super) fn is_told(self, raw: &RawResponse, key: &str) -> bool {
        let mut entries = self.raw.responses.entries().iter();
        raw.strays.may_be(key)
            || self.raw.strays.is_near(key)
            || entries.any(|other| other.is_astray && may_hold(&other.item.value, key))
    }
}

/// Whether a key of an answer that stands beside the answers is another one, or has it in its text.
fn may_hold(astray: &str, key: &str) -> bool {
    astray == key || (astray == "evidence" && key == "actions")
}

/// The answers in the order of the rubric; findings go to the sink, and what cannot be read to the
/// gaps.
pub(super) fn responses(
    raw: &RawReturn,
    answers: Answers<'_>,
    gaps: &mut Gaps,
    sink: &mut Findings,
) -> Vec<Response> {
    let mut action_ids = Once::default();
    let mut given: Vec<(&Item, Response)> = Vec::new();
    let mut unknown = Unknown::default();
    let mut blank = HashSet::new();
    for response in raw.responses.entries() {
        if response.is_astray {
            sink.push(super::astray::finding(&response.item));
            gaps.add(Gap::Answers);
            continue;
        }
        match item(&response.item, answers.rubric, raw, sink) {
            Some(item) => {
                if answers.is_not_begun(response) {
                    blank.insert(&item.id);
                }
                given.push((item, one(response, item, answers, (&mut action_ids, gaps), sink)));
            }
            None => unknown.add(&response.item.value, answers.rubric),
        }
    }
    unknown.leave_gaps(&given, gaps);
    unknown.add_strays(raw);
    let answered = given.iter().map(|(item, _)| &item.id).filter(|id| !blank.contains(id));
    unanswered(raw, &answered.collect(), answers, &unknown, sink);
    carried::report_unconfirmed(answers, sink);
    given.sort_by_key(|(item, _)| answers.rubric.place(&item.id));
    given.into_iter().map(|(_, response)| response).collect()
}

/// The locally completed item that a key names.
fn item<'a>(
    key: &Located<String>,
    rubric: &'a Rubric,
    answered: &RawReturn,
    sink: &mut Findings,
) -> Option<&'a Item> {
    let found = ItemId::new(&key.value).ok().and_then(|id| rubric.item(&id));
    let word = within(&rubric.terms().item.one);
    match found {
        Some(item) if item.is_local() => return Some(item),
        Some(item) => {
            let by = item.completed_by.as_deref().expect("others complete it");
            let message = format!("{word} {} is completed by {by}, not locally", item.id);
            sink.push(
                Diagnostic::new(Code::NationalItem, key.place.clone(), message)
                    .help("delete this answer, or move what it says to another one"),
            );
        }
        None => {
            let message = format!("the rubric has no {word} {}", quoted(&key.value));
            let ids = || rubric.items().filter(|own| own.is_local()).map(|own| own.id.as_str());
            sink.push(
                Diagnostic::new(Code::UnknownItem, key.place.clone(), message)
                    .maybe_help(nearest::item(&key.value, ids()))
                    .fix(item_meant(key, ids(), answered)),
            );
        }
    }
    None
}

/// Puts the item that was meant in place of one that the rubric does not have, where it has no
/// answer yet.
fn item_meant<'a>(
    key: &Located<String>,
    ids: impl Iterator<Item = &'a str>,
    answered: &RawReturn,
) -> Option<Fix> {
    let meant = nearest::same_item(&key.value, ids)?;
    let is_free = answered.responses.entries().iter().all(|other| other.item.value != meant);
    is_free.then(|| Fix::value(Safety::Suggested, &key.place, &key.value, meant))?
}

/// Answers to what the rubric does not ask: the items that they may be meant for are not told of a
/// second time.
#[derive(Default)]
struct Unknown {
    meant: HashSet<ItemId>,
    unclear: usize,
    holds_all: bool,
}

impl Unknown {
    fn add(&mut self, key: &str, rubric: &Rubric) {
        if ItemId::new(key).is_ok_and(|id| rubric.item(&id).is_some()) {
            return;
        }
        let ids = rubric.items().filter(|item| item.is_local()).map(|item| item.id.as_str());
        match nearest::same_item(key, ids) {
            Some(meant) => self.meant.extend(ItemId::new(meant)),
            None => self.unclear += 1,
        }
    }

    /// Numbers of items that stand among other keys: they were told of there.
    fn add_strays(&mut self, raw: &RawReturn) {
        let answers = raw.responses.entries().iter().map(|own| &own.strays);
        let keys = std::iter::once(&raw.strays).chain(answers).flat_map(Strays::keys);
        self.meant.extend(keys.filter(|key| key.contains('.')).flat_map(ItemId::new));
        // Below one that stands beside `responses:` all answers may be.
        let is_beside = raw.strays.keys().any(|key| key.contains('.'));
        self.holds_all = is_beside;
    }

    /// An answer that is meant for an item, which has no other one, is not read; of an unclear one
    /// nobody can tell which it is.
    fn leave_gaps(&self, given: &[(&Item, Response)], gaps: &mut Gaps) {
        let is_given = |id: &ItemId| given.iter().any(|(item, _)| item.id == *id);
        for id in self.meant.iter().filter(|id| !is_given(id)) {
            let id = || id.clone();
            let parts =
                [Gap::Rating(id()), Gap::Evidence(id()), Gap::Share(id()), Gap::Actions(id())];
            parts.into_iter().for_each(|part| gaps.add(part));
        }
        if self.unclear > 0 {
            gaps.add(Gap::Stray);
        }
    }
}

fn one(
    raw: &RawResponse,
    item: &Item,
    answers: Answers<'_>,
    (action_ids, gaps): (&mut Once, &mut Gaps),
    sink: &mut Findings,
) -> Response {
    let told = sink.len();
    raw.evidence.value().into_iter().for_each(|at| see::report_words(at, sink));
    let evidence = raw.evidence.value().map(|at| of_return(at, answers.documents, sink));
    let field = answers.rubric.field_of(item, Role::Evidence);
    let seen = field.and_then(|field| see::written(raw, field.id.as_str(), sink));
    let is_unseen = seen.as_ref().is_some_and(Option::is_none);
    let evidence = evidence.or(seen.flatten());
    // What is missing beside the evidence may be a part of it.
    let is_swallowed = sink.iter().skip(told).any(|found| found.code == Code::KeyInText);
    if !answers.is_not_begun(raw) {
        missing::missing(raw, item, answers, is_swallowed, sink);
    }
    let has_rating = answers.rubric.asks(item, Role::Rating);
    let rating = if has_rating { rating(raw, answers.rubric, sink) } else { None };
    let values = kinds::values(raw, item, answers, gaps, sink);
    let outside = applies::outside(raw, item, answers, gaps, sink);
    let actions = actions(raw.actions.entries(), answers, (action_ids, gaps), sink);
    let key = |role: Role| {
        let field = answers.rubric.field_of(item, role);
        field.map_or(role.word(), |field| field.id.as_str())
    };
    let acts = key(Role::Actions);
    if raw.actions.is_empty() && !is_swallowed && !answers.is_told(raw, acts) {
        missing::action(raw, item, rating, answers.rubric, sink);
    }
    let share = choice(&raw.share, &[("true", true), ("false", false)], sink);
    let id = || item.id.clone();
    let may_be = |role: Role| raw.strays.may_be(key(role));
    for (is_gap, gap) in [
        (
            has_rating && rating.is_none() && (!raw.rating.is_absent() || may_be(Role::Rating)),
            Gap::Rating(id()),
        ),
        (
            is_unseen
                || raw.evidence.is_unusable()
                || raw.evidence.is_absent() && evidence.is_none() && may_be(Role::Evidence),
            Gap::Evidence(id()),
        ),
        (share.is_none() && (!raw.share.is_absent() || may_be(Role::Share)), Gap::Share(id())),
        (
            raw.actions.is_unusable()
                || raw.actions.is_absent() && may_be(Role::Actions)
                || actions.len() < raw.actions.entries().len(),
            Gap::Actions(id()),
        ),
    ] {
        if is_gap {
            gaps.add(gap);
        }
    }
    Response {
        item: id(),
        rating,
        evidence,
        share: share.unwrap_or(false),
        actions,
        values,
        outside,
        carried: carried::carried(raw, answers, sink),
    }
}

fn rating(raw: &RawResponse, rubric: &Rubric, sink: &mut Findings) -> Option<Rating> {
    let at = raw.rating.value()?;
    let rating = rubric.rating(&at.value);
    if rating.is_none() {
        let message = format!("{} is not a level of the scale", quoted(&at.value));
        let ids = rubric.scale().iter().map(|level| level.id.as_str());
        let is_meant = |id: &&str| is_slip(&at.value, id);
        let near = nearest::nearest(&at.value, ids.clone()).filter(is_meant);
        let written = if near.is_some() { &*at.value } else { "" };
        let help = nearest::suggestion(written, ids)
            .unwrap_or_else(|| "the levels are listed below `scale:` in `rubric.yaml`".to_owned());
        let finding = Diagnostic::new(Code::NotInScale, at.place.clone(), message).help(help);
        sink.push(finding.fix(level_meant(at, rubric)));
    }
    rating
}

/// Puts the id of a level in place of its label, or of an id with a slip in it.
fn level_meant(at: &Located<String>, rubric: &Rubric) -> Option<Fix> {
    let written = at.value.trim().to_lowercase();
    let mut labelled =
        rubric.scale().iter().filter(|level| level.label.trim().to_lowercase() == written);
    match (labelled.next(), labelled.next()) {
        (Some(level), None) => Fix::value(Safety::Safe, &at.place, &at.value, level.id.as_str()),
        _ => {
            let ids = rubric.scale().iter().map(|level| level.id.as_str());
            let near = nearest::nearest(&at.value, ids.clone())?;
            is_slip(&at.value, near).then(|| nearest::fix(&at.place, &at.value, ids))?
        }
    }
}

/// Whether each word of a level is there, with no more than a slip in it: another word in front of
/// one, such as `largely`, makes it another level.
fn is_slip(written: &str, level: &str) -> bool {
    let parts = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let is_word = |word: &&str| word.contains(char::is_alphabetic);
        words.filter(is_word).map(str::to_lowercase).collect::<Vec<_>>()
    };
    let (own, wanted) = (parts(written), parts(level));
    let is_near = |(own, wanted): (&String, &String)| nearest::nearest(own, [&**wanted]).is_some();
    own.concat() == wanted.concat()
        || (own.len() == wanted.len() && own.iter().zip(&wanted).all(is_near))
}

/// Whether a final return must say something in a field.
fn is_required(field: &AskedField) -> bool {
    field.required == RequiredWhen::Final
}

/// One finding for all that is missing: twenty of them would hide the others.
fn unanswered(
    raw: &RawReturn,
    given: &HashSet<&ItemId>,
    answers: Answers<'_>,
    unknown: &Unknown,
    sink: &mut Findings,
) {
    // What stands below a key with a slip in it was told of there.
    let is_misspelt = raw.responses.is_absent() && raw.strays.is_near("responses");
    if raw.responses.is_unusable() || unknown.holds_all || is_misspelt {
        return;
    }
    let missing: Vec<_> = answers
        .rubric
        .items()
        .filter(|item| item.is_local() && !given.contains(&item.id))
        .filter(|item| answers.rubric.fields_of(item).any(is_required))
        .filter(|item| !unknown.meant.contains(&item.id))
        .map(|item| item.id.as_str())
        .collect();
    if missing.len() <= unknown.unclear {
        return;
    }
    let term = &answers.rubric.terms().item;
    let word = if missing.len() == 1 { &term.one } else { &term.many };
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let message = format!("{} {} {verb} not answered", within(word), missing.join(", "));
    let code = if answers.draft { Code::DraftUnanswered } else { Code::Unanswered };
    let place = raw.responses_place.clone().unwrap_or_else(|| Place::file(&raw.source));
    let help = if answers.draft {
        "answer what is missing before the status becomes `final`"
    } else {
        "answer what is missing, or write `status: draft` while work goes on"
    };
    sink.push(Diagnostic::new(code, place, message).help(help));
}
