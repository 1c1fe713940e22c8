//! How far a return has come: which of its answers are there, and what the others lack.
//!
//! It looks at what a final return must give. Whether what is there is right is for `check` to say.

use crate::form::Role;
use crate::model::{
    AskedField, CarriedAnswer, Item, ItemId, Readable, RequiredWhen, Response, Rubric,
};

/// How far an answer has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerState {
    /// All that a final return must give is there.
    Answered,
    /// All is there, taken over from a round before, and nobody has said since that it holds.
    Unconfirmed,
    /// Something is there, and these fields, by their labels, are still to come.
    Begun(Vec<String>),
    /// Nothing is there yet that a final return must give.
    Open,
    /// Nothing is there, and nothing must be.
    LeftOut,
}

/// How far each answer of a return has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HowFar {
    /// The items that participants answer, in the order of the rubric.
    pub items: Vec<(ItemId, AnswerState)>,
}

impl HowFar {
    /// How far a return has come, as far as it can be read.
    pub fn of(returned: &Readable, rubric: &Rubric) -> Self {
        let own = |item: &Item| {
            let state = state(item, returned.response(&item.id), rubric);
            (item.id.clone(), state)
        };
        Self { items: rubric.items().filter(|item| item.is_local()).map(own).collect() }
    }

    /// How many answers need nothing more.
    pub fn done(&self) -> usize {
        let is_done = |own: &&(ItemId, AnswerState)| {
            matches!(own.1, AnswerState::Answered | AnswerState::LeftOut)
        };
        self.items.iter().filter(is_done).count()
    }

    /// The first item whose answer needs more.
    pub fn next(&self) -> Option<&ItemId> {
        let needs = |own: &&(ItemId, AnswerState)| {
            matches!(own.1, AnswerState::Unconfirmed | AnswerState::Begun(_) | AnswerState::Open)
        };
        self.items.iter().find(needs).map(|(item, _)| item)
    }
}

fn state(item: &Item, response: Option<&Response>, rubric: &Rubric) -> AnswerState {
    let fields = || item.fields.iter().map(|at| (*at, &rubric.fields()[*at]));
    let gives =
        |(at, field): &(usize, &AskedField)| response.is_some_and(|own| is_given(own, *at, field));
    let must_be = |field: &AskedField| match &field.required {
        RequiredWhen::Final => true,
        RequiredWhen::With(key) => {
            fields().filter(|(_, own)| own.id == *key).any(|own| gives(&own))
        }
        RequiredWhen::Never => false,
    };
    let lacking: Vec<String> = fields()
        .filter(|own| must_be(own.1) && !gives(own))
        .map(|(_, field)| field.label.clone())
        .collect();
    let carried = response.and_then(|own| own.carried.as_ref());
    let is_carried = matches!(carried, Some(CarriedAnswer::From(_)));
    let is_begun = fields().any(|own| gives(&own));
    match (is_begun, lacking.is_empty()) {
        (true, true) if is_carried => AnswerState::Unconfirmed,
        (true, true) => AnswerState::Answered,
        (true, false) => AnswerState::Begun(lacking),
        (false, false) => AnswerState::Open,
        (false, true) => AnswerState::LeftOut,
    }
}

/// Whether an answer says something in a field, be it that the field does not apply; `at` is its
/// place among those of the rubric.
fn is_given(response: &Response, at: usize, field: &AskedField) -> bool {
    if response.not_applicable(&field.id).is_some() {
        return true;
    }
    match field.role {
        Some(Role::Rating) => response.rating.is_some(),
        Some(Role::Evidence) => response.evidence.is_some(),
        Some(Role::Share) => response.share,
        Some(Role::Actions) => !response.actions.is_empty(),
        None => response.value(at).is_some(),
    }
}
