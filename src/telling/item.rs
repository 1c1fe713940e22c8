//! An item: its rating, and what else there is to tell of it.

use super::Headings;
use super::action::{self, ActionTelling};
use super::field;
use super::passage::EvidenceTelling;
use super::question::{QuestionTelling, question};
use super::sign::Sign;
use crate::diff::{
    ActionChange, Extent, ItemComparison, Movement, NotCompared, OneSide, Question, RatedLevel,
    RatingChange, Unread, UnreadField,
};
use crate::lang::{Language, capital, say};
use crate::model::{ItemId, Terms};

/// An item of which there is something to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTelling {
    /// Its number.
    pub id: String,
    /// What it is called, such as `Proposal 1.1`.
    pub name: String,
    /// What it says.
    pub statement: String,
    /// Whether it is rated.
    pub is_rated: bool,
    /// Its rating; of an item that is not rated, whether anything of the answer changed.
    pub rating: RatingTelling,
    /// What its number was, a sentence, where it is compared under another one.
    pub was: Option<String>,
    /// That its author offers it to others, or does no more, a sentence, where that changed.
    pub share: Option<String>,
    /// What cannot be read of it, a sentence for each side.
    pub unread: Vec<String>,
    /// Which of its actions stand with another item now, a sentence each.
    pub moved_away: Vec<String>,
    /// The questions that it raises.
    pub questions: Vec<QuestionTelling>,
    /// Its evidence; none where the answers are not compared.
    pub evidence: Option<EvidenceTelling>,
    /// What its evidence is called, where that is not what the form calls it.
    pub evidence_label: Option<String>,
    /// The fields of the rubric's own of which something changed.
    pub fields: Vec<FieldTelling>,
    /// Its actions of which something changed.
    pub actions: Vec<ActionTelling>,
    /// The same, counted, such as `1 new, 2 done`; empty where there are none.
    pub counted_actions: String,
    /// The ids of its actions of which nothing changed.
    pub same_actions: Vec<String>,
}

/// A field of the rubric's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldTelling {
    /// What it is called.
    pub label: String,
    /// What became of it.
    pub told: EvidenceTelling,
}

/// Which way a rating went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RatingTelling {
    /// The sign.
    pub sign: Sign,
    /// Which way it went, such as `Rose by 2 levels`.
    pub moved: String,
    /// Both levels and which way it went, such as `Emerging → Exemplary, rose by 2 levels`.
    pub line: String,
    /// Why the two are not compared, a sentence, where they are not.
    pub why: Option<String>,
}

impl ItemTelling {
    /// What became of an item about which there are some questions.
    pub fn new<'a>(
        found: &ItemComparison,
        questions: impl IntoIterator<Item = &'a Question>,
        terms: &Terms,
        lang: &Language,
    ) -> Self {
        let (changed, same): (Vec<&ActionChange>, Vec<_>) =
            found.actions.iter().partition(|change| change.is_changed());
        let id = number(found, lang);
        let share = found.share.as_ref().map(|share| match share.new {
            true => say!(lang, "share-now"),
            false => say!(lang, "share-no-more"),
        });
        let away = found
            .moved_away
            .iter()
            .map(|own| say!(lang, "action-moved-away", id = own.id.as_str(), to = own.to.as_str()));
        Self {
            name: say!(lang, "item-number", item = &terms.item, id = id.as_str()),
            statement: found.statement.clone(),
            rating: RatingTelling::new(found, lang),
            was: was(found, lang),
            share,
            unread: unread(found, lang),
            moved_away: away.collect(),
            questions: questions.into_iter().map(|own| question(own, lang)).collect(),
            is_rated: found.is_rated,
            evidence: found.evidence.as_ref().map(|own| EvidenceTelling::new(own, lang)),
            evidence_label: found.evidence_label.as_deref().map(capital),
            fields: fields(found, lang),
            actions: changed.iter().map(|own| ActionTelling::new(own, lang)).collect(),
            counted_actions: action::counted(found, lang),
            same_actions: same.iter().filter_map(|own| own.id()).map(ToString::to_string).collect(),
            id,
        }
    }

    /// The texts of its answer of which something changed, each with what it is called.
    pub fn texts<'a>(
        &'a self,
        headings: &'a Headings,
    ) -> impl Iterator<Item = (&'a str, &'a EvidenceTelling)> {
        let evidence = self.evidence.iter().filter(|evidence| evidence.is_changed);
        let label = self.evidence_label.as_ref().unwrap_or(&headings.evidence);
        let evidence = evidence.map(|own| (label.as_str(), own));
        evidence.chain(self.fields.iter().map(|own| (own.label.as_str(), &own.told)))
    }

    /// What there is to tell beside its rating, its evidence and its actions, a sentence each.
    pub fn asides(&self) -> impl Iterator<Item = &str> {
        let first = self.was.iter().chain(&self.share).chain(&self.unread);
        first.chain(&self.moved_away).map(String::as_str)
    }
}

fn fields(found: &ItemComparison, lang: &Language) -> Vec<FieldTelling> {
    let news = found.fields.iter().filter(|own| own.is_news());
    let told = news.map(|own| {
        let mut told = EvidenceTelling::new(&own.change, lang);
        if own.is_value {
            told.said = value(own.change.extent, lang).unwrap_or(told.said);
        }
        if let Some(difference) = &own.difference {
            told.said = match difference.strip_prefix('-') {
                Some(less) => say!(lang, "number-less", by = less),
                None => say!(lang, "number-more", by = difference),
            };
        }
        if own.is_other_scale {
            told.said = say!(lang, "levels-other-scale");
        }
        if let Some(levels) = own.levels {
            told.said = match levels.signum() {
                1 => say!(lang, "levels-higher", levels = levels),
                -1 => say!(lang, "levels-lower", levels = -levels),
                _ => told.said,
            };
        }
        told.said = outside(&own.not_applicable, lang).unwrap_or(told.said);
        let label = match &own.entry {
            Some(id) => say!(lang, "told-entry", label = &own.label, id = id.as_str()),
            None => own.label.clone(),
        };
        FieldTelling { label: capital(&label), told }
    });
    told.collect()
}

/// What became of one value; none where it cannot be read.
fn value(extent: Extent, lang: &Language) -> Option<String> {
    match extent {
        Extent::Added => Some(say!(lang, "value-added")),
        Extent::Removed => Some(say!(lang, "value-removed")),
        Extent::Edited | Extent::Rewritten => Some(say!(lang, "value-changed")),
        Extent::None | Extent::Unchanged | Extent::Unread => None,
    }
}

/// That a field does not apply, on the sides where it does not.
fn outside(sides: &[OneSide], lang: &Language) -> Option<String> {
    match sides {
        [] => None,
        [OneSide::Old] => Some(say!(lang, "applies-now")),
        [OneSide::New] => Some(say!(lang, "applies-no-longer")),
        _ => Some(say!(lang, "applies-still-not")),
    }
}

impl RatingTelling {
    /// Which way the rating of an item went.
    pub fn new(found: &ItemComparison, lang: &Language) -> Self {
        if !found.is_rated && found.not_comparable.is_none() {
            let (sign, line) = match found.is_changed() {
                true => (Sign::Edited, say!(lang, "answer-changed")),
                false => (Sign::Same, say!(lang, "answer-same")),
            };
            return Self { sign, moved: line.clone(), line, why: None };
        }
        let why = found.not_comparable.map(|reason| clause(reason, &found.old, lang));
        Self {
            sign: sign(found.rating.movement),
            moved: moved(&found.rating, lang),
            line: line(found, why.as_deref(), lang),
            why: why.map(|why| lang.sentence(&why)),
        }
    }
}

fn sign(movement: Movement) -> Sign {
    match movement {
        Movement::Improved => Sign::Rose,
        Movement::Declined => Sign::Fell,
        Movement::Unchanged => Sign::Same,
        Movement::NewlyRated => Sign::New,
        Movement::NoLongerRated => Sign::Gone,
        Movement::NeitherRated => Sign::Nothing,
        Movement::NotComparable => Sign::NotCompared,
        Movement::Unread => Sign::Unread,
    }
}

fn moved(rating: &RatingChange, lang: &Language) -> String {
    match rating.movement {
        Movement::Improved => say!(lang, "moved-rose", levels = rating.levels),
        Movement::Declined => say!(lang, "moved-fell", levels = rating.levels),
        Movement::Unchanged => say!(lang, "moved-stayed"),
        Movement::NewlyRated if rating.is_outside(OneSide::Old) => say!(lang, "moved-applies"),
        Movement::NewlyRated => say!(lang, "moved-newly-rated"),
        Movement::NoLongerRated if rating.is_outside(OneSide::New) => {
            say!(lang, "moved-applies-no-longer")
        }
        Movement::NoLongerRated => say!(lang, "moved-no-longer-rated"),
        Movement::NeitherRated if rating.not_applicable.len() == 2 => say!(lang, "not-applicable"),
        Movement::NeitherRated => say!(lang, "moved-neither"),
        Movement::NotComparable => say!(lang, "not-comparable"),
        Movement::Unread => say!(lang, "cannot-be-read"),
    }
}

fn line(found: &ItemComparison, why: Option<&str>, lang: &Language) -> String {
    let rating = &found.rating;
    let label = |level: &Option<RatedLevel>, side| match level {
        Some(level) => level.label.clone(),
        None if found.unread.contains(&Unread { side, field: UnreadField::Rating }) => {
            say!(lang, "rating-unread")
        }
        None if rating.is_outside(side) => say!(lang, "rating-outside"),
        None => say!(lang, "rating-none"),
    };
    let (old, new) = (label(&rating.old, OneSide::Old), label(&rating.new, OneSide::New));
    let levels = rating.levels;
    let is_outside = !rating.not_applicable.is_empty();
    match rating.movement {
        Movement::NewlyRated | Movement::NoLongerRated | Movement::NeitherRated
            if is_outside && old != new =>
        {
            say!(lang, "rating-both", old = old, new = new)
        }
        Movement::Improved => say!(lang, "rating-rose", old = old, new = new, levels = levels),
        Movement::Declined => say!(lang, "rating-fell", old = old, new = new, levels = levels),
        Movement::Unchanged => new,
        Movement::NewlyRated => say!(lang, "rating-new", new = new),
        Movement::NoLongerRated => say!(lang, "rating-gone", old = old),
        Movement::NeitherRated => new,
        Movement::NotComparable => match why {
            Some(why) => say!(lang, "rating-not-compared-why", why = why),
            None => say!(lang, "rating-not-compared"),
        },
        Movement::Unread => say!(lang, "rating-both", old = old, new = new),
    }
}

/// Why two answers are not compared, as a sentence; `old` is what the item was on the old side.
pub fn why_not_compared(reason: NotCompared, old: &[ItemId], lang: &Language) -> String {
    lang.sentence(&clause(reason, old, lang))
}

fn clause(reason: NotCompared, old: &[ItemId], lang: &Language) -> String {
    let old = lang.list(old);
    match reason {
        NotCompared::New => say!(lang, "why-new"),
        NotCompared::Withdrawn => say!(lang, "why-withdrawn"),
        NotCompared::CompletedByOthers => say!(lang, "why-others"),
        NotCompared::Scale => say!(lang, "why-scale"),
        NotCompared::Merged => say!(lang, "why-merged", old = old),
        NotCompared::Split => say!(lang, "why-split", old = old),
        NotCompared::Reworded => say!(lang, "why-reworded"),
        NotCompared::Renumbered => say!(lang, "why-renumbered", old = old),
        NotCompared::Unrelated => say!(lang, "why-unrelated"),
    }
}

/// The number of an item; where another has it now, with a word that this is the one before.
pub fn number(found: &ItemComparison, lang: &Language) -> String {
    let id = found.item.as_str();
    if found.is_number_reused { say!(lang, "number-before", id = id) } else { id.to_owned() }
}

/// What an item was called before, as a sentence, where it is compared under another number.
pub fn was(found: &ItemComparison, lang: &Language) -> Option<String> {
    match (found.not_comparable, found.old.as_slice(), found.new.as_slice()) {
        (None, [old], [new]) if old != new => Some(say!(lang, "item-was", old = old.as_str())),
        _ => None,
    }
}

/// What cannot be read, a sentence for each side.
fn unread(found: &ItemComparison, lang: &Language) -> Vec<String> {
    let has_action = |side: OneSide| {
        found.actions.iter().any(|change| match side {
            OneSide::Old => change.old.as_ref().is_some_and(|own| found.old.contains(&own.item)),
            OneSide::New => change.new.as_ref().is_some_and(|own| found.new.contains(&own.item)),
        })
    };
    let of = |side: OneSide| {
        let own = found.unread.iter().filter(|own| own.side == side);
        let fields = own.map(|own| match own.field {
            UnreadField::Actions if has_action(side) => say!(lang, "some-of-the-actions"),
            field => say!(lang, "the-field", field = field::unread(field, lang)),
        });
        let fields: Vec<String> = fields.collect();
        let side = field::side(side, lang);
        (!fields.is_empty())
            .then(|| say!(lang, "unread-on-side", side = side, fields = lang.list(&fields)))
    };
    [OneSide::Old, OneSide::New].into_iter().filter_map(of).collect()
}
