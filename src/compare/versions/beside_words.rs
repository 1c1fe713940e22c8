//! What changed of a file where that is nothing that the return says: its place, its mode, its
//! layout.

use super::version::Version;
use crate::compare::PlacedReturn;
use crate::diag::quoted;
use crate::lang::{Language, say};

/// The signs of emphasis.
const SIGNS: [char; 3] = ['*', '_', '`'];

/// The keys by which a return says where it belongs, which change with its place.
const OF_ITS_PLACE: [&str; 2] = ["partnership:", "round:"];

/// A sentence for each; `is_same` where the return says what it said.
pub(super) fn sentences(
    (old, was): (Version<'_>, PlacedReturn<'_>),
    (new, is): (Version<'_>, PlacedReturn<'_>),
    is_same: bool,
    lang: &Language,
) -> Vec<String> {
    let mut told = Vec::new();
    told.extend(renamed(was, is, lang));
    told.extend(moved((old, was), (new, is), lang));
    told.extend(mode(old.mode, new.mode, lang));
    let mut is_all = is_same && !told.is_empty();
    // Of what cannot be read any more nothing else is known.
    let (Some(then), Some(now)) = (old.read(), new.read()) else { return told };
    if is_same && then != now {
        let is_layout = without_place(&then) != without_place(&now);
        let is_elsewhere = was.entry.stem != is.entry.stem || was.round.info.id != is.round.info.id;
        if is_layout || !is_elsewhere {
            let is_emphasis = without_signs(&then) == without_signs(&now);
            told.push(match is_emphasis {
                true => say!(lang, "unsaid-emphasis"),
                false => say!(lang, "unsaid-layout"),
            });
            is_all = false;
        }
    }
    if is_all {
        told.push(say!(lang, "unsaid-nothing-else"));
    }
    told
}

fn renamed(was: PlacedReturn<'_>, is: PlacedReturn<'_>, lang: &Language) -> Option<String> {
    let (old, new) = (&was.entry.stem, &is.entry.stem);
    (old != new).then(|| say!(lang, "unsaid-renamed", old = quoted(old), new = quoted(new)))
}

/// Another round, another collection, or another folder of collections.
fn moved(
    (old, was): (Version<'_>, PlacedReturn<'_>),
    (new, is): (Version<'_>, PlacedReturn<'_>),
    lang: &Language,
) -> Option<String> {
    let (from, to) = (was.round.info.id.as_str(), is.round.info.id.as_str());
    if from != to {
        return Some(say!(lang, "unsaid-round", old = from, new = to));
    }
    let folder =
        |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let (from, to) = (folder(old.path), folder(new.path));
    (from != to).then(|| say!(lang, "unsaid-folder", old = quoted(&from), new = quoted(&to)))
}

fn mode(old: &str, new: &str, lang: &Language) -> Option<String> {
    (old != new).then(|| match (old, new) {
        ("100644", "100755") => say!(lang, "unsaid-mode-program", old = old, new = new),
        ("100755", "100644") => say!(lang, "unsaid-mode-no-program", old = old, new = new),
        _ => say!(lang, "unsaid-mode-other", old = old, new = new),
    })
}

/// A text without the signs of emphasis.
fn without_signs(text: &str) -> String {
    text.replace(SIGNS, "")
}

/// The lines of a return but for those that say where it belongs.
fn without_place(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !OF_ITS_PLACE.iter().any(|key| line.starts_with(key))).collect()
}
