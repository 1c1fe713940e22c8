//! What a build did, in lines for a terminal.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::diag;
use crate::publish::{Outcome, Placed, Why};

/// How many files are named one by one.
const MOST_NAMED: usize = 12;

/// What was made of each round, then each return that was left out with the reason.
/// `is_there` says of a collection whether something of it is published.
pub(crate) fn table(outcome: &Outcome, is_there: impl Fn(&str) -> bool) -> String {
    let rounds = &outcome.rounds;
    let width = rounds.iter().map(|round| round.name.len()).max().unwrap_or_default().max(5);
    let mut text = String::new();
    if !rounds.is_empty() {
        _ = writeln!(
            text,
            "{:width$}  {:>4}  {:>8}  {:>9}",
            "round", "made", "left out", "no return"
        );
    }
    for round in rounds {
        let (made, left_out) = (round.made, round.left_out.len());
        _ = writeln!(text, "{:width$}  {made:>4}  {left_out:>8}  {:>9}", round.name, round.missing);
    }
    for round in rounds {
        for (who, why) in &round.left_out {
            _ = writeln!(text, "left out: {}/{}: {why}", round.name, diag::escaped(who));
        }
    }
    text.push_str(&missed(&outcome.missed));
    for collection in &outcome.held {
        let what = if is_there(collection) { "left as it was" } else { "not made" };
        _ = writeln!(
            text,
            "{what}: {}: its summary could not be made, as said above, and nothing of it is \
             published that disagrees with the summary",
            diag::escaped(collection)
        );
    }
    text
}

/// The returns that nobody asked for and that figures are without, by name, each with the reason.
pub(crate) fn missed(missed: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    for (who, why) in missed.iter().take(MOST_NAMED) {
        _ = writeln!(text, "left out of the figures: {}: {why}", diag::escaped(who));
    }
    if let Some(left @ 1..) = missed.len().checked_sub(MOST_NAMED) {
        _ = writeln!(text, "left out of the figures: {left} more returns with errors");
    }
    if !missed.is_empty() {
        text.push_str(
            "`stocktake check` without a selection says what is wrong with all returns\n",
        );
    }
    text
}

/// What was not made because it could not be read; `is_there` says whether something of it was
/// published before.
pub(crate) fn frozen(frozen: &[String], is_there: impl Fn(&str) -> bool) -> String {
    let line = |name: &String| {
        let (what, end) = match is_there(name) {
            true => (
                "not made anew",
                "what was published of it before stays, and so do comparisons with it",
            ),
            false => ("not made", "nothing of it is published"),
        };
        let name = diag::escaped(name);
        format!("{what}: {name}: it has errors of its own, as said above; {end}\n")
    };
    frozen.iter().map(line).collect()
}

/// How many files were made, where some were as they would be made.
pub(crate) fn made(outcome: &Outcome) -> String {
    let left = |why: &Why| matches!(why, Why::Stale | Why::Spoilt);
    let files = outcome.told.values().filter(|why| !left(why)).count();
    let kept = outcome.told.values().filter(|why| **why == Why::Unchanged).count();
    let mut text = match (files - kept, kept) {
        (_, 0) => String::new(),
        (0, _) => format!("all {files} files are as they would be made\n"),
        (made, _) => {
            format!("{made} of {files} files were made, the others are as they would be made\n")
        }
    };
    let of = |meant: Why| outcome.told.iter().filter(move |(_, why)| **why == meant);
    let [stale, spoilt] = [Why::Stale, Why::Spoilt].map(|why| of(why).map(|(path, _)| path));
    list(&mut text, "of an earlier build, and no page leads to it", stale);
    list(&mut text, "altered since it was published, and no page leads to it", spoilt);
    text
}

/// Of each file, a line that says why it was made or was not; it is data for whoever asked for it.
pub(crate) fn explained(outcome: &Outcome) -> String {
    let mut text = String::new();
    for (path, why) in &outcome.told {
        let (did, because) = match why {
            Why::New => ("made", "new"),
            Why::Content => ("made", "its content changed"),
            Why::Templates => ("made", "the templates changed"),
            Why::Program => ("made", "the program changed"),
            Why::Altered => ("made", "it was altered in the folder"),
            Why::Forced => ("made", "forced"),
            Why::Unchanged => ("kept", "unchanged"),
            Why::Stale => ("left", "not asked for, and not up to date: nothing leads to it"),
            Why::Spoilt => ("left", "not asked for, and altered: nothing leads to it"),
        };
        _ = writeln!(text, "{did}  {path}: {because}");
    }
    text
}

/// What was taken away, and what was not although it is gone.
pub(crate) fn placed(outcome: &Outcome, out: &Path) -> String {
    outcome.placed.as_ref().map(|placed| taken_away(placed, out)).unwrap_or_default()
}

/// The same of what was done to the folder.
pub(crate) fn taken_away(placed: &Placed, out: &Path) -> String {
    let mut text = String::new();
    if placed.finished {
        text.push_str("finished: a build that was stopped had begun to put its files in place\n");
    }
    list(&mut text, "withdrawn and removed", placed.withdrawn.iter());
    list(&mut text, "still published, though withdrawn", placed.left.iter());
    if !placed.left.is_empty() {
        text.push_str("`stocktake build` without a selection takes away what is withdrawn\n");
    }
    if placed.was_unlisted {
        _ = writeln!(
            text,
            "note: {} held no list of what stocktake published in it (manifest.json), so nothing \
             was taken away: pages and PDFs of returns that were withdrawn stay there until you \
             remove them; from now on there is a list again",
            out.display()
        );
    }
    text
}

fn list<'a>(text: &mut String, what: &str, paths: impl Iterator<Item = &'a String>) {
    // The source of a document is many files, and one thing.
    let source = |path: &str| {
        let (folder, below) = path.split_once("/typst/")?;
        Some(format!("{folder}/typst/{}/", below.split('/').next()?))
    };
    let mut names: Vec<_> =
        paths.map(|path| source(path).unwrap_or_else(|| path.clone())).collect();
    names.dedup();
    // What people know by name comes first: reports, then what lies in the folders beside them.
    let is_beside = |name: &String| {
        ["/items/", "/proposals/", "/boards/", "/groups/", "/data/", "/typst/"]
            .iter()
            .any(|folder| name.contains(folder))
    };
    names.sort_by_key(is_beside);
    for name in names.iter().take(MOST_NAMED) {
        _ = writeln!(text, "{what}: {}", diag::escaped(name));
    }
    if let Some(left @ 1..) = names.len().checked_sub(MOST_NAMED) {
        _ = writeln!(text, "{what}: {left} more");
    }
}
