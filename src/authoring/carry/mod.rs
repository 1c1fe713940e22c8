//! The answers of an earlier return, taken over into a new one.
//!
//! A rating is taken over where the item can be compared; the words and the open actions also where
//! the item was reworded, put together or taken apart. What the new form has no place for is left
//! out.

mod written;

use std::collections::HashSet;

use crate::form::Role;
use crate::model::{
    Action, ActionStatus, AskedField, Comparability, Holds, Id, Item, ItemId, Response, Return,
    Round, Rubric,
};
use written::Yaml;

/// An earlier return of the same participant, and what became of the items since.
#[derive(Debug)]
pub struct EarlierReturn<'a> {
    /// Its round.
    pub round: &'a Round,
    /// The return.
    pub returned: &'a Return,
    /// What the items of the new round were in that one.
    pub compared: Comparability,
}

/// The answers that are taken over, each below the number of its new item.
pub(super) struct Carrying<'a> {
    earlier: &'a EarlierReturn<'a>,
    rubric: &'a Rubric,
    /// The actions that stand in the new return already: an item may have become several.
    placed: HashSet<&'a Id>,
}

/// What an answer becomes.
struct CarriedOver<'a> {
    /// The answers that it is made of: one, or those of the items that were put together.
    from: Vec<&'a Response>,
    /// Whether the rating holds for the new item as well.
    has_rating: bool,
}

impl<'a> Carrying<'a> {
    pub(super) fn new(earlier: &'a EarlierReturn<'a>, rubric: &'a Rubric) -> Self {
        Self { earlier, rubric, placed: HashSet::new() }
    }

    /// The round that answers are taken from.
    pub(super) fn round(&self) -> &'a Id {
        &self.earlier.round.info.id
    }

    /// What is taken over into an item, where anything is.
    fn of(&self, item: &ItemId) -> Option<CarriedOver<'a>> {
        let origin = self.earlier.compared.origin(item)?;
        let responses = origin.from.iter().filter_map(|id| self.earlier.returned.response(id));
        let from: Vec<&Response> = responses.collect();
        (!from.is_empty()).then_some(CarriedOver { from, has_rating: origin.reason.is_none() })
    }

    /// The keys of an answer with what is taken over, each as its lines and by the place of its
    /// field among those of the rubric; none where nothing is.
    pub(super) fn written(&mut self, item: &Item) -> Vec<(usize, String)> {
        let Some(over) = self.of(&item.id) else { return Vec::new() };
        let fields = item.fields.iter().map(|at| (*at, &self.rubric.fields()[*at]));
        let fields: Vec<(usize, &AskedField)> = fields.collect();
        let mut found = Vec::new();
        for (at, field) in fields {
            let mut yaml = Yaml::default();
            if self.field(field, &over, &mut yaml) {
                found.push((at, yaml.text));
            }
        }
        found
    }

    /// Writes a field, where there is something to be taken over; whether there was.
    fn field(&mut self, field: &AskedField, over: &CarriedOver<'a>, yaml: &mut Yaml) -> bool {
        let key = field.id.as_str();
        let only = match &*over.from {
            [only] => Some(*only),
            _ => None,
        };
        if let Some(reason) = only.and_then(|own| own.not_applicable(&field.id)) {
            let is_allowed = field.may_not_apply && (field.role.is_none() || over.has_rating);
            if is_allowed {
                yaml.not_applicable(key, reason);
            }
            return is_allowed;
        }
        match field.role {
            Some(Role::Rating) => {
                let old = only.filter(|_| over.has_rating).and_then(|own| own.rating);
                let level = old.and_then(|rating| self.earlier.round.rubric.level(rating));
                let level = level.filter(|own| self.rubric.rating(own.id.as_str()).is_some());
                level.is_some_and(|level| yaml.word(key, level.id.as_str()))
            }
            Some(Role::Evidence) => {
                let texts = over.from.iter().filter_map(|own| own.evidence.as_ref());
                yaml.proses(key, &texts.collect::<Vec<_>>())
            }
            Some(Role::Share) => {
                only.is_some_and(|own| own.share) && over.has_rating && yaml.word(key, "true")
            }
            Some(Role::Actions) => {
                let actions = self.open(over);
                yaml.actions(key, &actions)
            }
            None => only.is_some_and(|own| self.own_field(field, own, yaml)),
        }
    }

    /// The actions that are still to be done, each once in a return.
    fn open(&mut self, over: &CarriedOver<'a>) -> Vec<&'a Action> {
        let is_open = |own: &&&'a Action| {
            !matches!(own.status, Some(ActionStatus::Done | ActionStatus::Dropped))
        };
        let all: Vec<&'a Action> = over.from.iter().flat_map(|own| &own.actions).collect();
        let open: Vec<&'a Action> = all.iter().filter(is_open).copied().collect();
        open.into_iter().filter(|own| self.placed.insert(&own.id)).collect()
    }

    /// A field of the rubric's own, where the earlier form had it as well.
    fn own_field(&self, field: &AskedField, from: &Response, yaml: &mut Yaml) -> bool {
        let old = &*self.earlier.round.rubric;
        let Some((at, was)) = old.field_at(&from.item, &field.id) else { return false };
        let Some(value) = from.value(at).filter(|_| was.role.is_none()) else { return false };
        is_alike(&was.holds, &field.holds) && yaml.value(field, (&was.holds, value))
    }
}

/// Whether what one field holds can stand in another one.
fn is_alike(old: &Holds, new: &Holds) -> bool {
    match (old, new) {
        (Holds::Number(old), Holds::Number(new)) => {
            old.unit == new.unit && old.decimals <= new.decimals
        }
        _ => old.kind() == new.kind(),
    }
}
