//! What the same participant says elsewhere of items that the rubric relates to.
//!
//! Of each collection the newest round counts that is not newer than the own one and in which the
//! participant has a valid return, be it a draft, which is said. A crosswalk names the items of the
//! newest version of the other rubric: in a round that answered an older one, it is the item that
//! can be compared with it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::fields::line;
use super::parts::{DayView, LevelView};
use crate::form::Role;
use crate::lang::{Language, say};
use crate::markdown::ast::{Block, BlockKind};
use crate::markdown::{self, Mentions, anchor};
use crate::model::{
    AnswerPlace, AnswerValue, Collection, Crosswalk, Date, Holds, Id, Item, ItemId, ItemRelation,
    RelatedItem, Response, Return, Round, Rubric, Status,
};

/// The most letters of a text that are shown of it on another return's page.
const BEGINNING: usize = 280;

/// What else the participant said to an item that is related to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RelatedView {
    /// How the own item relates to it, in words.
    pub relation: String,
    /// The title of the collection.
    pub collection: String,
    /// What readers call the round.
    pub round: String,
    /// The day of the round: its deadline, or else that on which it took place.
    pub day: DayView,
    /// Whether the return there is a draft.
    pub draft: bool,
    /// What the item says.
    pub statement: String,
    /// What a reader should know of the relation.
    pub note: Option<String>,
    /// Whether it is asked how far it has come.
    pub is_rated: bool,
    /// The rating there.
    pub rating: Option<LevelView>,
    /// What the text of the answer is called there.
    pub label: String,
    /// How the text begins, as one line without its marks.
    pub beginning: Option<String>,
    /// Whether it goes on.
    pub goes_on: bool,
    /// The way to the answer in the other report from the output folder, where that is published.
    pub href: Option<String>,
}

/// The collections that there are, and which of their pages are published.
#[derive(Clone, Copy)]
pub struct OtherAnswers<'a> {
    /// The collections.
    pub collections: &'a [Collection],
    /// Whether a page is published, by its path.
    pub has: &'a (dyn Fn(&str) -> bool + Sync),
}

impl fmt::Debug for OtherAnswers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OtherAnswers").finish_non_exhaustive()
    }
}

impl OtherAnswers<'_> {
    /// What a participant said elsewhere of what an item relates to, in the order of the rubric.
    pub(super) fn related(
        &self,
        round: &Round,
        item: &Item,
        returned: &Return,
        lang: &Language,
    ) -> Vec<RelatedView> {
        let own = Own { rubric: &round.rubric, item, response: returned.response(&item.id) };
        let crosswalks = round.rubric.crosswalks().iter();
        let all = crosswalks.flat_map(|crosswalk| {
            let there = self.newest(crosswalk, round.info.day(), returned.partnership());
            there.map(|there| self.of_crosswalk(crosswalk, own, there, lang))
        });
        all.flatten().collect()
    }

    /// The newest return of a participant in another collection up to a day.
    fn newest(&self, crosswalk: &Crosswalk, day: Date, participant: &Id) -> Option<There<'_>> {
        let collection =
            self.collections.iter().find(|own| own.id.as_str() == crosswalk.to.as_str())?;
        let rounds = collection.rounds.iter().filter(|round| round.info.day() <= day);
        let returned = |round| Some((round, Round::returned(round, participant.as_str())?));
        let newest = rounds.filter_map(returned);
        let by_day = |(round, _): &(&Round, &Return)| (round.info.day(), round.info.id.clone());
        newest.max_by_key(by_day).map(|(round, returned)| There { collection, round, returned })
    }

    fn of_crosswalk(
        &self,
        crosswalk: &Crosswalk,
        own: Own<'_>,
        there: There<'_>,
        lang: &Language,
    ) -> Vec<RelatedView> {
        let Some(said) = crosswalk.of_item(&own.item.id) else { return Vec::new() };
        let view = |related: &RelatedItem| {
            let other = there.item(&related.item)?;
            let items = ((own.rubric, own.item), (there.rubric(), other));
            let relation = in_words(related.relation, items, lang);
            let view = self.view(&there, other, (relation, said.note.clone()), lang)?;
            // What stands there as the own text is not shown a second time.
            let is_shown = own.takes_from(&there, &other.id);
            Some(if is_shown {
                RelatedView { beginning: None, goes_on: false, ..view }
            } else {
                view
            })
        };
        said.related.iter().filter_map(view).collect()
    }

    /// An answer there; none where it says nothing.
    fn view(
        &self,
        there: &There<'_>,
        item: &Item,
        (relation, note): (String, Option<String>),
        lang: &Language,
    ) -> Option<RelatedView> {
        let There { round, returned, .. } = there;
        let rubric = there.rubric();
        let response = returned.response(&item.id)?;
        let rating = response.rating.and_then(|rating| LevelView::new(rubric, rating));
        let said = said(rubric, item, response, lang);
        if rating.is_none() && said.is_none() {
            return None;
        }
        let (label, text) = said.unzip();
        let (beginning, goes_on) = text.unzip();
        Some(RelatedView {
            relation,
            collection: rubric.title().to_owned(),
            round: round.info.title.clone(),
            day: DayView::new(round.info.day(), lang),
            draft: returned.status() == Status::Draft,
            statement: item.statement.clone(),
            note,
            is_rated: rubric.asks(item, Role::Rating) && !response.is_rating_outside(),
            rating,
            label: label.unwrap_or_else(|| rubric.terms().evidence.clone()),
            beginning,
            goes_on: goes_on.unwrap_or(false),
            href: self.href(there, &item.id),
        })
    }

    fn href(&self, there: &There<'_>, item: &ItemId) -> Option<String> {
        let There { collection, round, returned } = there;
        answer_href(
            [collection.id.as_str(), round.info.id.as_str(), returned.partnership().as_str()],
            item.as_str(),
            self.has,
        )
    }
}

/// The way from the output folder to an answer in the report of a return, where that is published.
pub(super) fn answer_href(
    [collection, round, participant]: [&str; 3],
    item: &str,
    has: &(dyn Fn(&str) -> bool + Sync),
) -> Option<String> {
    let path = format!("{collection}/{round}/{participant}.html");
    has(&path).then(|| format!("{path}#{}", anchor("item-", item)))
}

/// The own item and the answer to it.
#[derive(Clone, Copy)]
struct Own<'a> {
    rubric: &'a Rubric,
    item: &'a Item,
    response: Option<&'a Response>,
}

impl Own<'_> {
    /// Whether a text is that of an answer elsewhere.
    fn takes_from(self, there: &There<'_>, item: &ItemId) -> bool {
        let Some(response) = self.response else { return false };
        let values = response.values.iter().filter_map(|own| match &own.value {
            AnswerValue::Prose(text) => Some(text),
            _ => None,
        });
        let mut from = response.evidence.iter().chain(values).filter_map(|text| text.from.as_ref());
        from.any(|from| from.at == there.place(item))
    }
}

/// A return of another collection.
struct There<'a> {
    collection: &'a Collection,
    round: &'a Round,
    returned: &'a Return,
}

impl<'a> There<'a> {
    fn rubric(&self) -> &'a Rubric {
        &self.round.rubric
    }

    /// The place of an answer in it.
    fn place(&self, item: &ItemId) -> AnswerPlace {
        AnswerPlace {
            collection: self.collection.id.to_string(),
            round: self.round.info.id.to_string(),
            participant: self.returned.partnership().to_string(),
            item: item.to_string(),
        }
    }

    /// The item of its round that an item of the newest version is, as far as both can be compared.
    fn item(&self, id: &ItemId) -> Option<&'a Item> {
        let (newest, own) = (&*self.collection.rubric, self.rubric());
        if newest.version() == own.version() {
            return own.item(id);
        }
        own.item(self.collection.comparison(newest, own).comparable(id)?)
    }
}

/// How an item relates to another, in words.
fn in_words(
    relation: ItemRelation,
    ((rubric, item), (of_other, other)): ((&Rubric, &Item), (&Rubric, &Item)),
    lang: &Language,
) -> String {
    let (own, their) = (&rubric.terms().item, &of_other.terms().item);
    let (id, other) = (item.id.as_str(), other.id.as_str());
    match relation {
        ItemRelation::Equal => {
            say!(lang, "relates-equal", own = own, id = id, their = their, other = other)
        }
        ItemRelation::PartOf => {
            say!(lang, "relates-part-of", own = own, id = id, their = their, other = other)
        }
        ItemRelation::Overlaps => {
            say!(lang, "relates-overlaps", own = own, id = id, their = their, other = other)
        }
    }
}

/// What an answer says first, beside its rating, with what that is called: its evidence, else what
/// stands in the first of its fields.
fn said(
    rubric: &Rubric,
    item: &Item,
    response: &Response,
    lang: &Language,
) -> Option<(String, (String, bool))> {
    let evidence = response.evidence.as_ref().and_then(|text| beginning(&text.markdown));
    if let Some(text) = evidence {
        let label = rubric.field_of(item, Role::Evidence).map(|field| field.label.clone());
        return Some((label.unwrap_or_else(|| rubric.terms().evidence.clone()), text));
    }
    let fields = item.fields.iter().map(|at| (*at, &rubric.fields()[*at]));
    let mut given = fields.filter_map(|(at, field)| Some((field, response.value(at)?)));
    given.find_map(|(field, value)| {
        Some((field.label.clone(), first_words(&field.holds, value, lang)?))
    })
}

/// The first words of a value, and whether it goes on.
fn first_words(holds: &Holds, value: &AnswerValue, lang: &Language) -> Option<(String, bool)> {
    match (holds, value) {
        (_, AnswerValue::Prose(text)) => beginning(&text.markdown),
        (_, AnswerValue::Points(points)) => {
            let (words, goes_on) = beginning(&points.first()?.text.markdown)?;
            Some((words, goes_on || points.len() > 1))
        }
        (Holds::Entries(rule), AnswerValue::Entries(entries)) => {
            let values = entries.first()?.values.iter();
            let mut said = values
                .filter_map(|own| first_words(&rule.of.get(own.field)?.holds, &own.value, lang));
            let (words, goes_on) = said.next()?;
            Some((words, goes_on || said.next().is_some() || entries.len() > 1))
        }
        _ => Some((line(holds, value, lang)?, false)),
    }
}

/// How a text begins, cut between words and before its first table, and whether it goes on; none
/// where it says nothing.
fn beginning(text: &str) -> Option<(String, bool)> {
    let document = markdown::parse(text, &Mentions::none());
    let is_cells = |block: &&Block| matches!(block.kind, BlockKind::Table(_) | BlockKind::Code(_));
    let cells = document.blocks().iter().find(is_cells).map(|block| block.line);
    let all = markdown::passages(&document);
    let lead = all.iter().take_while(|own| cells.is_none_or(|line| own.line < line));
    let lead: Vec<&str> = lead.map(|own| own.words.as_str()).collect();
    let shown = if lead.is_empty() { all.iter().map(|own| &*own.words).collect() } else { lead };
    let is_cut = shown.len() < all.len();
    let mut words = shown.iter().flat_map(|words| words.split_whitespace());
    let mut shown = words.next()?.to_owned();
    let mut letters = shown.chars().count();
    for word in words {
        letters += 1 + word.chars().count();
        if letters > BEGINNING {
            return Some((shown, true));
        }
        shown.push(' ');
        shown.push_str(word);
    }
    Some((shown, is_cut))
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, beginning};

    #[test]
    fn a_text_is_cut_between_words_and_said_to_go_on() {
        let said = |text: &str| beginning(text).expect("words");
        assert_eq!(said("Two *words*,\n\n- a point\n"), ("Two words, a point".to_owned(), false));
        let table = "Two words.\n\n| a | b |\n| - | - |\n| c | d |\n";
        assert_eq!(said(table), ("Two words.".to_owned(), true));
        let (shown, goes_on) = said(&"four ".repeat(100));
        assert!(goes_on && shown.ends_with("four") && shown.len() <= BEGINNING, "{shown}");
        assert_eq!(beginning(" \n"), None);
    }
}
