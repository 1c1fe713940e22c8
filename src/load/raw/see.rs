//! `see:` in place of a text: the answer in which it is written.

use crate::diag::{Findings, Place};
use crate::form::keys;
use crate::load::fields::Fields;
use crate::load::given::Given;
use crate::load::located::Text;
use crate::load::yaml::{Node, Value};

/// The key that stands in place of a text.
const SEE: &str = keys::SEE[0].key;

/// What a field of prose says instead of a text.
#[derive(Debug)]
pub struct RawSee {
    /// The key of the field.
    pub key: String,
    /// Where it stands.
    pub place: Place,
    /// The place of an answer.
    pub at: Text,
}

/// Takes Markdown, or where else it is written: that goes to `sees`, and the text is absent.
pub(super) fn prose_or_see<'k>(
    f: &mut Fields<'k>,
    key: &'k str,
    sees: &mut Vec<RawSee>,
    sink: &mut Findings,
) -> Text {
    if !f.peek(key).is_some_and(is_see) {
        return f.prose(key, sink);
    }
    let Given::Value((_, node)) = f.take(key) else { return Given::Absent };
    let place = node.place.clone();
    let what = format!("`{key}`");
    let mut own = Fields::open(node, &what, sink);
    let at = own.text(SEE, sink);
    let strays = own.close(&what, sink);
    sees.push(RawSee { key: key.to_owned(), place, at: strays.in_place_of(at, SEE) });
    Given::Absent
}

/// Whether a value says where else a text is written, be it with a slip in the key.
fn is_see(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let is_place = |value: &Value| match value {
        Value::Text(text) => text.contains('/') && text.contains('#'),
        _ => false,
    };
    entries.iter().any(|(key, value)| match &key.value {
        Value::Text(key) => key == SEE || (entries.len() == 1 && is_place(&value.value)),
        _ => false,
    })
}
