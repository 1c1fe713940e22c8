//! What became of a return: everything that a terminal and a comment show of it.

use super::figures::OverviewFigures;
use super::head::{HeadLine, head};
use super::item::{ItemTelling, number};
use super::question::{AskedTelling, questions};
use super::trail::TrailsTelling;
use crate::data::{Flaw, ReturnChange, ReturnSide, Sides};
use crate::diff::{Comparison, ItemComparison, SideInfo, Weight};
use crate::lang::{Language, capital, say};
use crate::model::{Asks, Status, Terms};

/// What became of a return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeTelling {
    /// Whose return it is, as the register has it.
    pub name: String,
    /// What it is of, in a line.
    pub title: String,
    /// What the rubric calls the parts of an answer, as headings.
    pub headings: Headings,
    /// What there is to say of it beside its comparison.
    pub standing: Option<String>,
    /// Whether a side has errors, so that not all of it may have been compared.
    pub has_errors: bool,
    /// That a side is a draft, and of which round where that is not the new one; none where neither
    /// is.
    pub draft: Option<String>,
    /// What its form asks for.
    pub asks: Asks,
    /// What changed, in figures; none where nothing was compared.
    pub figures: Option<OverviewFigures>,
    /// The old side and the new one, as far as there are.
    pub sides: Vec<SideTelling>,
    /// What changed, in at most ten sentences.
    pub summary: Vec<String>,
    /// What changed in the head.
    pub head: Vec<HeadLine>,
    /// The questions for the reviewer.
    pub questions: Vec<AskedTelling>,
    /// The items of which there is something to tell, and the greatest weight of the questions
    /// about each.
    pub items: Vec<(ItemTelling, Option<Weight>)>,
    /// The others, counted and named, in a line.
    pub same: Option<String>,
    /// What became of items and actions over all rounds.
    pub trails: Option<TrailsTelling>,
}

/// What the rubric calls the parts of an answer, with a capital letter first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    /// An item.
    pub item: String,
    /// Its rating.
    pub rating: String,
    /// Its evidence.
    pub evidence: String,
    /// Its actions.
    pub actions: String,
}

impl Headings {
    fn of(terms: &Terms) -> Self {
        let [item, rating, evidence, actions] =
            [&terms.item.one, &terms.rating, &terms.evidence, &terms.actions]
                .map(|term| capital(term));
        Self { item, rating, evidence, actions }
    }
}

/// One of the two sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideTelling {
    /// Whether it is the new one.
    pub is_new: bool,
    /// What it is called.
    pub name: String,
    /// Its file.
    pub file: String,
    /// Its status and day, such as `final, 10 May 2019, late`; none where it cannot be read.
    pub state: Option<String>,
    /// What is said of its errors, where it has any.
    pub said: Option<String>,
    /// Its errors.
    pub errors: Vec<Flaw>,
}

impl ChangeTelling {
    /// What a reader of its figures must know, in a row of an overview: that it has errors, or is a
    /// draft.
    pub fn caveats(&self, lang: &Language) -> Option<String> {
        let errors = self.has_errors.then(|| say!(lang, "with-errors"));
        let both: Vec<String> = errors.into_iter().chain(self.draft.clone()).collect();
        let words = lang.enumeration(&both);
        (!both.is_empty()).then(|| say!(lang, "in-brackets", words = words))
    }

    /// What there is to tell of a return.
    pub fn new(change: &ReturnChange, lang: &Language) -> Self {
        let found = change.comparison.as_ref();
        let terms = &change.terms;
        let items = found.into_iter().flat_map(|found| &found.items);
        let is_told = |item: &&ItemComparison| found.is_some_and(|found| found.has_news_of(item));
        let (told, same): (Vec<&ItemComparison>, Vec<_>) = items.partition(is_told);
        let item = |item: &ItemComparison| {
            let about = || found.into_iter().flat_map(|found| found.questions_about(item));
            let weight = about().map(|question| question.weight).min();
            (ItemTelling::new(item, about(), terms, lang), weight)
        };
        let ids: Vec<String> = same.iter().map(|item| number(item, lang)).collect();
        let same = (!ids.is_empty()).then(|| {
            let count = lang.counted(ids.len(), &terms.item);
            say!(lang, "items-unchanged", count = count, ids = lang.enumeration(&ids))
        });
        Self {
            name: change.latest().map(|side| side.name.clone()).unwrap_or_default(),
            title: title(change, lang),
            headings: Headings::of(terms),
            has_errors: change.has_errors(),
            draft: found.and_then(|found| draft(found, lang)),
            asks: change.asks,
            figures: found.map(OverviewFigures::new),
            standing: standing(change, lang),
            sides: sides(change, lang),
            summary: change.summary.clone(),
            head: found.map(|found| head(&found.header, lang)).unwrap_or_default(),
            questions: found.map(|found| questions(found, lang)).unwrap_or_default(),
            items: told.into_iter().map(item).collect(),
            same,
            trails: found
                .and_then(|found| found.trails.as_ref())
                .map(|trails| TrailsTelling::new(trails, lang)),
        }
    }
}

fn sides(change: &ReturnChange, lang: &Language) -> Vec<SideTelling> {
    let found = change.comparison.as_ref();
    let old = change.old.as_ref().map(|own| (false, own, found.map(|found| &found.old)));
    let new = change.new.as_ref().map(|own| (true, own, found.map(|found| &found.new)));
    let side = |(is_new, own, info): (bool, &ReturnSide, Option<&SideInfo>)| {
        let name = if is_new { say!(lang, "side-new") } else { say!(lang, "side-old") };
        let count = own.errors.len();
        SideTelling {
            is_new,
            file: own.file.clone(),
            state: info.map(|info| state(info, lang)),
            said: (count > 0).then(|| say!(lang, "side-errors", side = &name, count = count)),
            name,
            errors: own.errors.clone(),
        }
    };
    old.into_iter().chain(new).map(side).collect()
}

/// That a side is a draft; none where neither is.
fn draft(found: &Comparison, lang: &Language) -> Option<String> {
    let is_draft = |side: &SideInfo| side.status == Some(Status::Draft);
    match (is_draft(&found.old), is_draft(&found.new)) {
        (_, true) => Some(say!(lang, "status-draft")),
        (true, false) => Some(match found.old.round == found.new.round {
            true => say!(lang, "draft-before"),
            false => say!(lang, "draft-in", round = found.old.round.as_str()),
        }),
        (false, false) => None,
    }
}

/// What a comparison is of, in a line.
fn title(change: &ReturnChange, lang: &Language) -> String {
    let arrow = |old: &str, new: &str| match old == new {
        true => new.to_owned(),
        false => say!(lang, "from-then-to", old = old, new = new),
    };
    let (who, rounds) = match (&change.old, &change.new) {
        (Some(old), Some(new)) => {
            let rounds = arrow(old.round.as_str(), new.round.as_str());
            match old.partnership != new.partnership && old.name != new.name {
                true => (say!(lang, "from-then-to", old = &old.name, new = &new.name), rounds),
                false => (new.name.clone(), rounds),
            }
        }
        (Some(only), None) | (None, Some(only)) => (only.name.clone(), only.round.to_string()),
        (None, None) => return String::new(),
    };
    say!(lang, "change-title", who = who, rounds = rounds)
}

/// What there is to say of a return beside its comparison.
fn standing(change: &ReturnChange, lang: &Language) -> Option<String> {
    let round = change.old.as_ref().map(|side| side.round.as_str());
    match (change.sides, &change.comparison) {
        (Sides::New, Some(_)) => round.map(|round| say!(lang, "side-new-compared", round = round)),
        (Sides::New, None) => Some(say!(lang, "side-new-alone")),
        (Sides::Old, _) => Some(say!(lang, "side-old-alone")),
        (Sides::Both, None) => Some(say!(lang, "sides-unread")),
        (Sides::Both, Some(_)) if change.is_of_two_ids() => Some(match change.other_id() {
            Some((old, new)) => say!(lang, "sides-of-two-ids", old = old, new = new),
            None => say!(lang, "sides-of-two", participant = &change.terms.participant),
        }),
        (Sides::Both, Some(_)) => None,
    }
}

/// A return's status and day, such as `final, 10 May 2019, late`.
fn state(side: &SideInfo, lang: &Language) -> String {
    let status = side.status.map(|status| lang.status(status));
    let day = side.completed.map(|day| lang.day(day));
    let late = side.late.then(|| say!(lang, "head-late"));
    let status = status.unwrap_or_else(|| say!(lang, "status-unread"));
    let parts: Vec<String> = std::iter::once(status).chain(day).chain(late).collect();
    lang.enumeration(&parts)
}
