//! Names that readers see, of which each must be another.

use std::collections::HashSet;

use super::values::line;
use crate::diag::{Code, Diagnostic, Findings};
use crate::load::Text;

/// Reports each name that is given a second time; `what` is one of what is named, in words.
pub(super) fn report<'a>(
    names: impl IntoIterator<Item = &'a Text>,
    what: &str,
    sink: &mut Findings,
) {
    let mut seen = HashSet::new();
    for at in names.into_iter().filter_map(Text::value) {
        let name = line(&at.value);
        if !seen.insert(name.to_lowercase()) {
            let message = format!("another {what} is called “{name}” as well");
            sink.push(
                Diagnostic::new(Code::SameName, at.place.clone(), message)
                    .help("readers cannot tell the two apart: give one of them other words"),
            );
        }
    }
}
