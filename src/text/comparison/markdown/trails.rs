//! Items and actions over all rounds, folded.

use std::fmt::Write as _;

use super::inert;
use crate::lang::{Language, say};
use crate::telling::{Headings, TrailsTelling};

/// The actions may take as many characters as there is room; what is more is counted.
pub(super) fn trails(
    trails: &TrailsTelling,
    headings: &Headings,
    room: usize,
    lang: &Language,
) -> String {
    let mut text = format!("\n<details>\n<summary>{}</summary>\n", inert(&trails.title));
    items(&mut text, trails, headings, lang);
    actions(&mut text, trails, headings, room, lang);
    text.push_str("\n</details>\n");
    text
}

/// A row for each item, with a column for each round.
fn items(text: &mut String, trails: &TrailsTelling, headings: &Headings, lang: &Language) {
    let rounds: Vec<String> = trails.rounds.iter().map(|round| inert(round)).collect();
    let rule = "---|".repeat(rounds.len() + 2);
    let over_all = inert(&say!(lang, "over-all"));
    let item = inert(&headings.item);
    _ = write!(text, "\n| {item} | {} | {over_all} |\n|{rule}\n", rounds.join(" | "));
    for own in &trails.items {
        let levels: Vec<String> = own.levels.iter().map(|level| inert(level)).collect();
        let over_all = format!("{} {}", own.sign.mark(), inert(&own.in_all));
        _ = writeln!(text, "| {} | {} | {over_all} |", inert(&own.id), levels.join(" | "));
    }
}

fn actions(
    text: &mut String,
    trails: &TrailsTelling,
    headings: &Headings,
    room: usize,
    lang: &Language,
) {
    if trails.actions.is_empty() {
        return;
    }
    _ = write!(text, "\n**{}**\n\n", inert(&headings.actions));
    let (mut used, mut left) = (0, 0);
    for own in &trails.actions {
        let (action, item) = (inert(&own.id), inert(&own.item));
        let sign = inert(own.sign.mark());
        let line = format!("- {sign} **{action}** ({item}): {}\n", inert(&own.line));
        used += line.chars().count();
        match used > room {
            true => left += 1,
            false => text.push_str(&line),
        }
    }
    if left > 0 {
        super::details::left_out(text, &say!(lang, "more-trails", count = left), lang);
    }
}
