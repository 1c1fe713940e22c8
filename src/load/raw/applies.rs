//! `not-applicable:` in place of a value: why nobody can answer.

use crate::diag::{Findings, Place};
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
    pub(super) fn take<'k>(f: &mut Fields<'k>, key: &'k str, sink: &mut Findings) -> Option<Self> {
        if !f.peek(key).is_some_and(is_one) {
            return None;
        }
        let Given::Value((_, node)) = f.take(key) else { return None };
        let place = node.place.clone();
        let what = format!("`{key}`");
        let mut own = Fields::open(node, &what, sink);
        let reason = own.words(KEY, sink);
        let strays = own.close(&what, sink);
        let reason = strays.in_place_of(reason, KEY);
        Some(Self { key: key.to_owned(), place, reason })
    }
}

/// Whether a value is the reason for which a field does not apply, be it with a slip in the key.
pub(super) fn is_one(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    entries.iter().any(|(key, _)| match &key.value {
        Value::Text(key) => key.to_lowercase().replace(['_', ' '], "-") == KEY,
        _ => false,
    })
}
