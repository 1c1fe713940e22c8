//! A return as written.

use std::sync::Arc;

use super::answers::{RawAnswerValue, with_key};
use super::applies::{self, RawNotApplicable};
use super::see::{RawSee, prose_or_see};
use super::{each, parted};
use crate::diag::{Findings, Place, Source};
use crate::form::{AnswerForm, Role, keys};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::{Located, Text};
use crate::load::numbers::is_number;
use crate::load::strays::Strays;
use crate::load::yaml::{Node, Value};

/// The keys of a return.
pub(crate) const OF_A_RETURN: &[&str] = &keys::names(&keys::RETURN);

/// The keys of an answer.
pub(crate) const OF_AN_ANSWER: &[&str] = &["rating", "evidence", "share", "actions", CARRIED];

/// The key of every answer, whatever it is answered in.
const CARRIED: &str = keys::ANSWER[0].key;

/// The keys of an action.
pub(crate) const OF_AN_ACTION: &[&str] = &keys::names(&keys::ACTION);

/// The keys of a contact.
const OF_A_CONTACT: &[&str] = &keys::names(&keys::CONTACT);

/// The way out for a key in the head of a return that stands further in.
fn out_of_head(key: &str, form: &AnswerForm) -> Option<String> {
    if key == "participant" {
        let help = "write `partnership:`, whatever the rubric calls those who answer";
        return Some(help.to_owned());
    }
    if matches!(key, "collated" | "took_part" | "deadline" | "opens") {
        return Some("it is a key of a round: it stands in `round.yaml`".to_owned());
    }
    let of_an_answer = || form.has(key).then(|| further_in("an answer"));
    number(key).or_else(of_an_answer).or_else(|| of_an_action(key, form))
}

/// The way out for a key in the answer to an item that stands in another one, or further in.
fn out_of_answer(key: &str, item: &str, form: &AnswerForm) -> Option<String> {
    let of_another = || {
        let other = form.first_with(key)?;
        Some(format!("{other} is answered in it, and {item} is not"))
    };
    number(key)
        .or_else(of_another)
        .or_else(|| of_an_action(key, form))
        .or_else(|| applies::out_of_answer(key))
}

/// The way out for a key in an action that is one of an answer.
fn out_of_action(key: &str) -> Option<String> {
    number(key).or_else(|| OF_AN_ANSWER.contains(&key).then(|| further_in("an answer")))
}

fn of_an_action(key: &str, form: &AnswerForm) -> Option<String> {
    let is_one = OF_AN_ACTION.contains(&key) && form.has_role(Role::Actions);
    is_one.then(|| further_in("an action"))
}

fn number(key: &str) -> Option<String> {
    let help = "it begins an answer of its own: indent it like the numbers of the others, and what \
                is below it further";
    is_number(key).then(|| help.to_owned())
}

fn further_in(what: &str) -> String {
    format!("it is a key of {what}: indent it, and what is below it, like the other keys of one")
}

/// A return as written.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawReturn {
    /// The keys that a return does not have.
    pub strays: Strays,
    pub source: Arc<Source>,
    pub partnership: Text,
    pub round: Text,
    pub status: Text,
    pub completed: Text,
    pub contacts: Given<Vec<RawContact>>,
    pub responses_place: Option<Place>,
    pub responses: Given<Vec<RawResponse>>,
}

/// An entry of `contacts:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawContact {
    pub place: Place,
    pub role: Text,
}

/// An entry of `responses:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawResponse {
    /// The keys that an answer does not have.
    pub strays: Strays,
    /// Whether its item is answered once more further on.
    pub is_given_again: bool,
    /// Whether it is no answer, and what stands in its place a key of the answer above.
    pub is_astray: bool,
    pub item: Located<String>,
    pub rating: Text,
    pub evidence: Text,
    pub share: Text,
    pub actions: Given<Vec<RawAction>>,
    /// What the rubric's own fields are given, in the order of the rubric.
    pub values: Vec<RawAnswerValue>,
    /// The fields of prose that say where else their text is written.
    pub sees: Vec<RawSee>,
    /// The fields that do not apply.
    pub outside: Vec<RawNotApplicable>,
    /// From where it was carried over.
    pub carried: Text,
}

/// An entry of a response's `actions:`.
#[derive(Debug)]
#[expect(
    missing_docs,
    reason = "the fields are the keys of the file, which docs/returns.md describes"
)]
pub struct RawAction {
    /// The keys that an action does not have.
    pub strays: Strays,
    pub place: Place,
    pub id: Text,
    pub text: Text,
    pub owner: Text,
    pub due: Text,
    pub status: Text,
    pub measure: Text,
    pub resources: Text,
    pub risks: Text,
}

impl RawReturn {
    pub(crate) fn decode(
        source: &Arc<Source>,
        root: Node,
        form: &AnswerForm,
        sink: &mut Findings,
    ) -> Self {
        let mut f = Fields::open(root, "a return", sink);
        f = f.requiring(&["partnership", "round", "status", "responses"]);
        let raw = Self {
            strays: Strays::default(),
            source: Arc::clone(source),
            partnership: f.text("partnership", sink),
            round: f.text("round", sink),
            status: f.text("status", sink),
            completed: f.text("completed", sink),
            contacts: each(f.list("contacts", OF_A_CONTACT, sink), sink, RawContact::decode),
            responses_place: f.place("responses"),
            responses: f.map("responses", sink).map(|entries| {
                entries
                    .into_iter()
                    .map(|(item, node)| RawResponse::decode(item, node, form, sink))
                    .collect()
            }),
        };
        let strays = f.close_among("a return", |key| out_of_head(key, form), sink);
        // Who returns may stand behind a key that a return does not have.
        let partnership = strays.in_place_of(raw.partnership, "partnership");
        Self { strays, partnership, ..raw }
    }
}

impl RawContact {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        let mut f =
            Fields::open_with(node, "a contact", OF_A_CONTACT, sink).requiring(OF_A_CONTACT);
        let role = f.words("role", sink);
        let strays = f.close("a contact", sink);
        // What a key says that a contact does not have is who it is.
        Self { place, role: strays.in_place_of(role, "role") }
    }
}

impl RawResponse {
    fn decode(
        item: Located<String>,
        mut node: Node,
        form: &AnswerForm,
        sink: &mut Findings,
    ) -> Self {
        let is_astray = form.is_known() && form.has(&item.value);
        if is_astray || !form.is_known() {
            // A key of an answer that is not indented far enough: that is told, and nothing of what
            // is below it.
            node.value = Value::Refused;
        }
        let is_given_again = node.is_given_again;
        let own = form.of_item(&item.value);
        if let [only] = own
            && (matches!(node.value, Value::Text(_) | Value::List(_)) || applies::is_one(&node))
        {
            node = with_key(&item, &only.key, node);
        }
        let keys: Vec<&str> = own.iter().map(|own| own.key.as_str()).collect();
        let required = own.iter().filter(|own| own.is_required);
        let required: Vec<&str> = required.map(|own| own.key.as_str()).collect();
        let mut f = Fields::open_with(node, "an answer", &keys, sink).requiring(&required);
        let mut raw = Self::nothing(item, is_given_again, is_astray);
        for own in own {
            let key = own.key.as_str();
            if let Some(outside) = RawNotApplicable::take(&mut f, own, sink) {
                raw.outside.push(outside);
                continue;
            }
            match own.role {
                Some(Role::Rating) => raw.rating = f.text(key, sink),
                Some(Role::Evidence) => {
                    raw.evidence = prose_or_see(&mut f, key, &mut raw.sees, sink);
                }
                Some(Role::Share) => raw.share = f.text(key, sink),
                Some(Role::Actions) => {
                    let actions = f.list(key, OF_AN_ACTION, sink);
                    raw.actions = each(actions, sink, RawAction::decode)
                        .map(|entries| parted::joined(entries, sink));
                }
                None => raw.values.push(RawAnswerValue::take(&mut f, own, &mut raw.sees, sink)),
            }
        }
        raw.carried = f.text(CARRIED, sink);
        let out = |key: &str| out_of_answer(key, &raw.item.value, form);
        Self { strays: f.close_among("an answer", out, sink), ..raw }
    }

    /// Where else the text of a field is written, where it says so.
    pub fn see(&self, key: &str) -> Option<&RawSee> {
        self.sees.iter().find(|own| own.key == key)
    }

    /// Why a field does not apply, where it says so.
    pub fn not_applicable(&self, key: &str) -> Option<&RawNotApplicable> {
        self.outside.iter().find(|own| own.key == key)
    }

    /// Every reason for which a field does not apply.
    pub fn reasons(&self) -> impl Iterator<Item = &Text> {
        self.outside.iter().map(|own| &own.reason)
    }

    /// Whether it says nothing at all.
    pub fn is_blank(&self) -> bool {
        let texts = [&self.rating, &self.evidence, &self.share];
        let is_absent = texts.into_iter().all(Text::is_absent) && self.actions.is_empty();
        let values = || self.values.iter().all(|own| own.value.is_absent());
        is_absent
            && self.sees.is_empty()
            && self.outside.is_empty()
            && self.strays.is_empty()
            && values()
    }

    /// An answer that says nothing.
    fn nothing(item: Located<String>, is_given_again: bool, is_astray: bool) -> Self {
        Self {
            strays: Strays::default(),
            is_given_again,
            is_astray,
            item,
            rating: Given::Absent,
            evidence: Given::Absent,
            share: Given::Absent,
            actions: Given::Absent,
            values: Vec::new(),
            sees: Vec::new(),
            outside: Vec::new(),
            carried: Given::Absent,
        }
    }
}

impl RawAction {
    fn decode(node: Node, sink: &mut Findings) -> Self {
        let place = node.place.clone();
        let mut f = Fields::open_with(node, "an action", OF_AN_ACTION, sink);
        f = f.requiring(&["id", "text"]);
        let raw = Self {
            strays: Strays::default(),
            place,
            id: f.text("id", sink),
            text: f.prose("text", sink),
            owner: f.words("owner", sink),
            due: f.text("due", sink),
            status: f.text("status", sink),
            measure: f.words("measure", sink),
            resources: f.words("resources", sink),
            risks: f.words("risks", sink),
        };
        let strays = f.close_among("an action", out_of_action, sink);
        let (id, text) = (strays.told(raw.id, "id"), strays.told(raw.text, "text"));
        Self { strays, id, text, ..raw }
    }
}
