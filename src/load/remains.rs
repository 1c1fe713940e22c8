//! The sides of a conflict whose `conflict:` was deleted alone.

use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic};

/// The keys that hold the sides of a conflict.
pub(super) const SIDES: [&str; 3] = ["ours", "theirs", "base"];

/// The finding for a value that has them and no other keys; `what` is whose value it is.
pub(super) fn find(node: &Node, what: &str) -> Option<Diagnostic> {
    let Value::Map(map) = &node.value else { return None };
    let is_side = |key: &Node| matches!(&key.value, Value::Text(name) if SIDES.contains(&&**name));
    // A `base` alone may be anything.
    let is_base = |key: &Node| matches!(&key.value, Value::Text(name) if name == "base");
    let (first, _) = map.first()?;
    let are_sides = map.iter().all(|(key, _)| is_side(key));
    (are_sides && !map.iter().all(|(key, _)| is_base(key))).then(|| {
        let message = format!("a merge left this here: {what} has the sides of a conflict");
        Diagnostic::new(Code::Conflict, first.place.clone(), message).help(
            "write what holds behind the key or below it, and delete the lines `ours:`, `theirs:` \
             and `base:`",
        )
    })
}
