//! `not-applicable:` in place of a value: why nobody can answer.

use crate::diag::{Findings, Place, nearest};
use crate::form::{AnswerKey, FieldKind};
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::Text;
use crate::load::yaml::{Node, Value};

/// The key that stands in place of a value.
const KEY: &str = "not-applicable";

/// What a field says that does not apply.
#[derive(Debug)]
pub struct RawNotApplicable {
    /// The key of the field.
    pub key: String,
    /// Where it stands.
    pub place: Place,
    /// Why.
    pub reason: Text,
}

impl RawNotApplicable {
    /// Takes the reason for which a field does not apply, where it says so.
    pub(super) fn take<'k>(
        f: &mut Fields<'k>,
        field: &'k AnswerKey,
        sink: &mut Findings,
    ) -> Option<Self> {
        let key = field.key.as_str();
        if !f.peek(key).is_some_and(|node| is_one(node) || is_bare(node, field.kind)) {
            return None;
        }
        let Given::Value((_, node)) = f.take(key) else { return None };
        let place = node.place.clone();
        if is_bare(&node, field.kind) {
            return Some(Self { key: key.to_owned(), place, reason: Given::Absent });
        }
        let what = format!("`{key}`");
        let mut own = Fields::open(node, &what, sink);
        let reason = own.words(KEY, sink);
        let strays = own.close(&what, sink);
        let reason = strays.in_place_of(reason, KEY);
        Some(Self { key: key.to_owned(), place, reason })
    }
}

/// The way out for the key where it stands in an answer of several fields.
pub(super) fn out_of_answer(key: &str) -> Option<String> {
    is_key(key).then(|| {
        format!("write it below the key of the field that does not apply, as `key: {{ {KEY}: … }}`")
    })
}

/// Whether a value is the reason for which a field does not apply, be it with a slip in the key.
pub(super) fn is_one(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    entries.iter().any(|(key, _)| match &key.value {
        Value::Text(key) => is_key(key) || nearest::nearest(key, [KEY]).is_some(),
        _ => false,
    })
}

/// Whether a value that is no text of an author's says that it does not apply, and not why.
fn is_bare(node: &Node, kind: FieldKind) -> bool {
    let is_words = matches!(kind, FieldKind::Prose | FieldKind::Text | FieldKind::Points);
    match &node.value {
        Value::Text(text) => !is_words && (is_key(text) || is_short(text)),
        _ => false,
    }
}

fn is_key(text: &str) -> bool {
    text.trim().to_lowercase().replace(['_', ' '], "-") == KEY
}

fn is_short(text: &str) -> bool {
    ["n/a", "na"].contains(&text.trim().to_lowercase().as_str())
}
