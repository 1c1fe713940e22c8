//! The rubric: what is asked and on which scale. All of it is data.

use std::collections::HashMap;

use serde::Serialize;

use super::{AskedField, Crosswalk, Id, ItemId};
use crate::form::{AnswerForm, Layout, Role};

/// A level's place on the scale, from 0, the lowest. It is ordinal: there is no arithmetic on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rating(pub(crate) usize);

impl Rating {
    /// The position on the scale from 0, the lowest.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A level of the scale.
#[derive(Debug, Clone)]
pub struct Level {
    /// Its id in returns.
    pub id: Id,
    /// What readers see.
    pub label: String,
}

/// What a collection calls one and several of a thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Term {
    /// One, such as `Proposal`.
    pub one: String,
    /// Several, such as `Proposals`.
    pub many: String,
}

impl Term {
    /// The same term as it stands within a sentence, such as `proposal` and `proposals`; see
    /// [`within`].
    pub fn within(&self) -> Self {
        Self { one: within(&self.one), many: within(&self.many) }
    }
}

/// Gives a term the form that it has within a sentence: `Key feature` becomes `key feature`, `NHS
/// board` and `KPIs` stay.
pub fn within(term: &str) -> String {
    let mut letters = term.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(term.chars().skip(1)).collect()
        }
        _ => term.to_owned(),
    }
}

/// What a collection calls its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Terms {
    /// A section of the rubric.
    pub section: Term,
    /// An item that is rated.
    pub item: Term,
    /// Who returns.
    pub participant: Term,
    /// What participants are grouped by.
    pub group: Term,
    /// The heading of the rating.
    pub rating: String,
    /// The heading of the evidence.
    pub evidence: String,
    /// The heading of the improvement actions.
    pub actions: String,
    /// What a round's figures and texts together are called.
    pub summary: String,
}

impl Terms {
    /// The heading of the improvement actions where a rubric has no word of its own for them.
    pub const ACTIONS: &str = "Improvement actions";

    /// What a field of this meaning is called.
    pub fn of_role(&self, role: Role) -> &str {
        match role {
            Role::Rating => &self.rating,
            Role::Evidence => &self.evidence,
            Role::Share => role.word(),
            Role::Actions => &self.actions,
        }
    }
}

/// Whether a rating needs an improvement action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActionsRule {
    /// Each below the top level should have one.
    ExpectedBelowTop,
    /// None does.
    Optional,
}

/// What a level means for one item.
#[derive(Debug, Clone)]
pub struct Descriptor {
    /// The level.
    pub rating: Rating,
    /// The description, plain text.
    pub text: String,
}

/// Something that is rated, or that others complete.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its number.
    pub id: ItemId,
    /// What it says.
    pub statement: String,
    /// Who completes it, where that is not the participant.
    pub completed_by: Option<String>,
    /// The items of the version before that it continues, where it says so; each is named once.
    pub replaces: Vec<ItemId>,
    /// One descriptor for each level, lowest first; or none, as where others complete it.
    pub descriptors: Vec<Descriptor>,
    /// The fields that it is answered in, by their places among those of the rubric.
    pub fields: Vec<usize>,
}

impl Item {
    /// Whether participants answer it.
    pub fn is_local(&self) -> bool {
        self.completed_by.is_none()
    }
}

/// A section of the rubric.
#[derive(Debug, Clone)]
pub struct Section {
    /// Its number.
    pub id: ItemId,
    /// Its title.
    pub title: String,
    /// Its items, in order.
    pub items: Vec<Item>,
}

/// The parts of a rubric, as `check` puts them together.
#[derive(Debug)]
pub(crate) struct RubricParts {
    pub(crate) title: String,
    pub(crate) subtitle: Option<String>,
    pub(crate) publisher: String,
    pub(crate) version: String,
    pub(crate) replaces: Option<String>,
    pub(crate) introduction: Option<String>,
    pub(crate) layout: Layout,
    pub(crate) terms: Terms,
    pub(crate) scale: Vec<Level>,
    pub(crate) actions_rule: ActionsRule,
    pub(crate) sections: Vec<Section>,
    pub(crate) fields: Vec<AskedField>,
    pub(crate) form: AnswerForm,
    pub(crate) crosswalks: Vec<Crosswalk>,
    pub(crate) summary_by: SummaryBy,
}

/// What the PDF of a round goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SummaryBy {
    /// Item by item, with what all gave.
    #[default]
    Items,
    /// A page for each who returned.
    Participants,
}

/// A checked rubric: ids are unique, and every locally completed item has a descriptor for each
/// level.
#[derive(Debug)]
pub struct Rubric {
    parts: RubricParts,
    places: HashMap<ItemId, (usize, usize)>,
}

impl Rubric {
    /// Takes parts that have been checked.
    pub(crate) fn checked(parts: RubricParts) -> Self {
        let places = parts
            .sections
            .iter()
            .enumerate()
            .flat_map(|(s, section)| {
                section.items.iter().enumerate().map(move |(i, item)| (item.id.clone(), (s, i)))
            })
            .collect();
        Self { parts, places }
    }

    /// The self-evaluation's title.
    pub fn title(&self) -> &str {
        &self.parts.title
    }

    /// What the PDF of a round goes by.
    pub fn summary_by(&self) -> SummaryBy {
        self.parts.summary_by
    }

    /// What stands below the title.
    pub fn subtitle(&self) -> Option<&str> {
        self.parts.subtitle.as_deref()
    }

    /// Who asks.
    pub fn publisher(&self) -> &str {
        &self.parts.publisher
    }

    /// The version, which rounds name.
    pub fn version(&self) -> &str {
        &self.parts.version
    }

    /// The version before, which this one replaces.
    pub fn replaces(&self) -> Option<&str> {
        self.parts.replaces.as_deref()
    }

    /// The introduction, Markdown.
    pub fn introduction(&self) -> Option<&str> {
        self.parts.introduction.as_deref()
    }

    /// How a return is set.
    pub fn layout(&self) -> Layout {
        self.parts.layout
    }

    /// What the parts are called.
    pub fn terms(&self) -> &Terms {
        &self.parts.terms
    }

    /// The levels, lowest first.
    pub fn scale(&self) -> &[Level] {
        &self.parts.scale
    }

    /// The level of a rating.
    pub fn level(&self, rating: Rating) -> Option<&Level> {
        self.parts.scale.get(rating.0)
    }

    /// The rating with a level's id.
    pub fn rating(&self, level: &str) -> Option<Rating> {
        self.parts.scale.iter().position(|l| l.id.as_str() == level).map(Rating)
    }

    /// Whether a rating is the top of the scale.
    pub fn is_top(&self, rating: Rating) -> bool {
        rating.0 + 1 == self.parts.scale.len()
    }

    /// Whether a rating needs an improvement action.
    pub fn actions_rule(&self) -> ActionsRule {
        self.parts.actions_rule
    }

    /// The fields of the form, in order, then those that are otherwise at some items: places of
    /// fields are places among these.
    pub fn fields(&self) -> &[AskedField] {
        &self.parts.fields
    }

    /// The fields that an item is answered in, in order.
    pub fn fields_of<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a AskedField> {
        item.fields.iter().map(|at| &self.parts.fields[*at])
    }

    /// The field with a key that an item is answered in, and its place among all.
    pub fn field_at(&self, item: &ItemId, key: &Id) -> Option<(usize, &AskedField)> {
        let mut places = self.item(item)?.fields.iter();
        let at = places.find(|at| self.parts.fields[**at].id == *key)?;
        Some((*at, &self.parts.fields[*at]))
    }

    /// The field of this meaning that an item is answered in.
    pub fn field_of<'a>(&'a self, item: &'a Item, role: Role) -> Option<&'a AskedField> {
        self.fields_of(item).find(|field| field.role == Some(role))
    }

    /// Whether an item is answered in a field of this meaning.
    pub fn asks(&self, item: &Item, role: Role) -> bool {
        self.field_of(item, role).is_some()
    }

    /// Whether any field of the form is the rubric's own.
    pub fn has_own_fields(&self) -> bool {
        self.parts.fields.iter().any(|field| field.role.is_none())
    }

    /// Whether participants say how far an item has come.
    pub fn is_rated(&self, item: &Item) -> bool {
        item.is_local() && self.asks(item, Role::Rating)
    }

    /// Whether any field of the form has this meaning.
    pub fn has(&self, role: Role) -> bool {
        self.parts.fields.iter().any(|field| field.role == Some(role))
    }

    /// The keys of the answers.
    pub fn form(&self) -> &AnswerForm {
        &self.parts.form
    }

    /// How its items relate to those of other collections, in the author's order.
    pub fn crosswalks(&self) -> &[Crosswalk] {
        &self.parts.crosswalks
    }

    /// The sections, in order.
    pub fn sections(&self) -> &[Section] {
        &self.parts.sections
    }

    /// Every item, in order.
    pub fn items(&self) -> impl Iterator<Item = &Item> {
        self.parts.sections.iter().flat_map(|section| &section.items)
    }

    /// Where an item stands: places are in the order of the rubric.
    pub(crate) fn place(&self, id: &ItemId) -> Option<(usize, usize)> {
        self.places.get(id).copied()
    }

    /// The item with an id.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        let (section, item) = self.places.get(id)?;
        self.parts.sections.get(*section)?.items.get(*item)
    }
}
