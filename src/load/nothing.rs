//! Words that mean nothing to YAML: `null` and `~`.

use super::located::Located;
use super::yaml::{Node, Value};
use crate::diag::{Code, Diagnostic, quoted};

/// The finding for a key that is given such a word, which may have been meant as one.
pub(super) fn find(key: &Located<String>, node: &Node) -> Option<Diagnostic> {
    let Value::Empty = &node.value else { return None };
    let (source, span) = (node.place.source(), node.place.span());
    let written = source.text().get(span)?.trim();
    if !matches!(written, "~" | "null" | "Null" | "NULL") {
        return None;
    }
    let message = format!(
        "{} stands for nothing in YAML, so that {} is left empty",
        quoted(written),
        quoted(&key.value)
    );
    Some(
        Diagnostic::new(Code::SaysNothing, node.place.clone(), message)
            .help("delete it, if nothing is meant; if not, write what is"),
    )
}
