//! A file that is not where it is due: what lies there in its place, or what it is for.

use std::path::Path;

use super::discover::{is_earlier_rubric, is_register, stem_meant};
use crate::diag::{nearest, quoted};
use crate::system::System;

/// What to do about a file that is not there.
pub(super) fn way_out(system: &dyn System, path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    let folder = path.parent()?;
    let entries = system.list(folder).ok()?.into_iter();
    let names: Vec<String> =
        entries.map(|entry| entry.name.to_string_lossy().into_owned()).collect();
    if let Some(meant) = names.iter().find(|other| is_meant(other, name)) {
        return Some(format!("{} lies there: rename it to {}", quoted(meant), quoted(name)));
    }
    let due = match name {
        "round.yaml" => {
            "every folder in a collection is a round and has one: write it, or move the folder \
             elsewhere"
        }
        _ if name == "rubric.yaml" || is_register(name) => {
            "every folder in the folder of returns is a collection and has one: write it, or move \
             the folder elsewhere"
        }
        _ => return None,
    };
    Some(due.to_owned())
}

/// Whether a file is most likely one that was saved under a slip of its name.
fn is_meant(other: &str, name: &str) -> bool {
    let Some(stem) = name.strip_suffix(".yaml") else { return false };
    match stem_meant(other) {
        Some(own) if own.eq_ignore_ascii_case(stem) => true,
        // A return may be called anything, so that beside `round.yaml` only its own name counts.
        Some(own) if stem != "round" && !is_earlier_rubric(other) => {
            nearest::nearest(own, [stem]).is_some()
        }
        Some(_) => false,
        None => other.eq_ignore_ascii_case(stem),
    }
}
