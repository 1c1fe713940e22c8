//! Items and actions over all rounds, folded.

use std::fmt::Write as _;

use super::super::trail;
use super::super::words::some;
use super::inert;
use crate::diff::Trails;
use crate::model::Terms;

/// The actions may take as many characters as there is room; what is more is counted.
pub(super) fn trails(trails: &Trails, terms: &Terms, room: usize) -> String {
    let mut text = format!("\n<details>\n<summary>{}</summary>\n", inert(&trail::title(trails)));
    items(&mut text, trails, terms);
    actions(&mut text, trails, terms, room);
    text.push_str("\n</details>\n");
    text
}

/// A row for each item, with a column for each round.
fn items(text: &mut String, trails: &Trails, terms: &Terms) {
    let rounds: Vec<String> = trails.rounds.iter().map(|round| inert(round.as_str())).collect();
    let rule = "---|".repeat(rounds.len() + 2);
    _ = write!(
        text,
        "\n| {} | {} | Over all |\n|{rule}\n",
        inert(&terms.item.one),
        rounds.join(" | ")
    );
    for own in &trails.items {
        let levels: Vec<String> = own.steps.iter().map(|step| inert(trail::level(step))).collect();
        let item = inert(own.item.as_str());
        let sign = trail::item_sign(own);
        let over = match sign {
            _ if own.never_moved => "= has not moved",
            "▲" => "▲ higher",
            "▼" => "▼ lower",
            "=" => "= as at first",
            _ => "–",
        };
        _ = writeln!(text, "| {item} | {} | {over} |", levels.join(" | "));
    }
}

fn actions(text: &mut String, trails: &Trails, terms: &Terms, room: usize) {
    if trails.actions.is_empty() {
        return;
    }
    _ = write!(text, "\n**{}**\n\n", inert(&terms.actions));
    let (mut used, mut left) = (0, 0);
    for own in &trails.actions {
        let (action, item) = (inert(own.action.as_str()), inert(own.item.as_str()));
        let (sign, words) = (trail::action_sign(own, trails), trail::action(own, trails));
        let line = format!("- {} **{action}** ({item}): {}\n", inert(sign), inert(&words));
        used += line.chars().count();
        match used > room {
            true => left += 1,
            false => text.push_str(&line),
        }
    }
    if left > 0 {
        let actions = some(left, "action", "actions");
        _ = writeln!(text, "- **{actions} more, which there is no room for here**");
    }
}
