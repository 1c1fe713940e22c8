//! What changed of a file where that is nothing that the return says: its place, its mode, its
//! layout.

use super::version::Version;
use crate::compare::PlacedReturn;
use crate::diag::quoted;

/// What is said where the file is another and the return says what it said.
const LAYOUT: &str = "Nothing that the return says changed: its layout, its emphasis, its \
                      comments, the order of its keys or the form of its characters did.";

/// What is said where bold, italics or the signs of code alone are other than they were.
const EMPHASIS: &str =
    "Nothing that the return says changed: its emphasis did, which is bold, italics or code.";

/// The signs of emphasis.
const SIGNS: [char; 3] = ['*', '_', '`'];

/// The keys by which a return says where it belongs, which change with its place.
const OF_ITS_PLACE: [&str; 2] = ["partnership:", "round:"];

/// A sentence for each; `is_same` where the return says what it said.
pub(super) fn sentences(
    (old, was): (Version<'_>, PlacedReturn<'_>),
    (new, is): (Version<'_>, PlacedReturn<'_>),
    is_same: bool,
) -> Vec<String> {
    let mut told = Vec::new();
    told.extend(renamed(was, is));
    told.extend(moved((old, was), (new, is)));
    told.extend(mode(old.mode, new.mode));
    let texts = [old, new].map(|version| version.read().unwrap_or_default());
    if is_same && texts[0] != texts[1] {
        let is_layout = without_place(&texts[0]) != without_place(&texts[1]);
        let is_elsewhere = was.entry.stem != is.entry.stem || was.round.info.id != is.round.info.id;
        if is_layout || !is_elsewhere {
            let is_emphasis = without_signs(&texts[0]) == without_signs(&texts[1]);
            told.push(if is_emphasis { EMPHASIS } else { LAYOUT }.to_owned());
        }
    }
    let is_all =
        is_same && !told.is_empty() && !told.iter().any(|told| told == LAYOUT || told == EMPHASIS);
    if is_all {
        told.push("Nothing else changed.".to_owned());
    }
    told
}

fn renamed(was: PlacedReturn<'_>, is: PlacedReturn<'_>) -> Option<String> {
    let (old, new) = (&was.entry.stem, &is.entry.stem);
    (old != new).then(|| format!("The return of {} is that of {} now.", quoted(old), quoted(new)))
}

/// Another round, another collection, or another folder of collections.
fn moved(
    (old, was): (Version<'_>, PlacedReturn<'_>),
    (new, is): (Version<'_>, PlacedReturn<'_>),
) -> Option<String> {
    let (from, to) = (&was.round.info.id, &is.round.info.id);
    if from != to {
        return Some(format!("It was moved from the round {from} to the round {to}."));
    }
    let folder =
        |path: &str| path.rsplit_once('/').map_or(String::new(), |(folder, _)| folder.to_owned());
    let (from, to) = (folder(old.path), folder(new.path));
    (from != to).then(|| format!("It was moved from {} to {}.", quoted(&from), quoted(&to)))
}

fn mode(old: &str, new: &str) -> Option<String> {
    (old != new).then(|| {
        let what = match (old, new) {
            ("100644", "100755") => "The file was marked as a program that can be run",
            ("100755", "100644") => "The file is no longer marked as a program that can be run",
            _ => "The file became one of another kind",
        };
        format!("{what}: its mode was {old} and is {new}.")
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
