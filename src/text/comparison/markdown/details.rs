//! An item in full, folded.

use std::fmt::Write as _;

use super::super::runs;
use super::super::words;
use super::inert;
use crate::diff::{
    ActionChange, ActionEdit, BlockChange, Comparison, EvidenceBlock, Fate, ItemComparison, Run,
};
use crate::model::Terms;

/// How many characters the changes of one item's evidence may take where so many returns share a
/// comment; what is more is counted.
pub(super) fn room(returns: usize) -> usize {
    (20_000 / returns.max(1)).max(2_000)
}

pub(super) fn item(
    item: &ItemComparison,
    found: &Comparison,
    terms: &Terms,
    room: usize,
) -> String {
    let mut text = format!(
        "\n<details>\n<summary>{} {} {}: {}</summary>\n\n{}\n",
        words::sign(item),
        inert(&terms.item.one),
        inert(item.item.as_str()),
        inert(&words::rating(item)),
        inert(&item.statement),
    );
    for question in found.questions_about(item) {
        let id = question.code.id();
        _ = write!(text, "\n**Question {id}**: {}\n", inert(&words::question(question)));
    }
    for words in item.asides() {
        _ = write!(text, "\n{}\n", inert(&words));
    }
    evidence(&mut text, item, terms, room);
    actions(&mut text, item, terms, room);
    text.push_str("\n</details>\n");
    text
}

fn evidence(text: &mut String, item: &ItemComparison, terms: &Terms, room: usize) {
    let Some(evidence) = item.evidence.as_ref().filter(|evidence| evidence.is_changed()) else {
        return;
    };
    _ = write!(text, "\n**{}**: {}\n\n", inert(&terms.evidence), words::evidence(evidence));
    let (mut same, mut used, mut left) = (0, 0, 0);
    for change in &evidence.changes {
        if let BlockChange::Same { count, .. } = change {
            same += count;
            continue;
        }
        let line = block(change);
        used += line.chars().count();
        if used > room {
            left += 1;
            continue;
        }
        folded(text, &mut same);
        text.push_str(&line);
    }
    folded(text, &mut same);
    if left > 0 {
        let blocks = words::some(left, "changed block", "changed blocks");
        _ = writeln!(text, "- **{blocks} more, which there is no room for here**");
    }
}

fn folded(text: &mut String, same: &mut usize) {
    if *same > 0 {
        _ = writeln!(text, "- … {} as before", words::some(*same, "block", "blocks"));
    }
    *same = 0;
}

fn block(change: &BlockChange) -> String {
    let whole =
        |block: &EvidenceBlock| inert(&format!("{}{}", words::bullet(block.kind), block.text));
    match change {
        BlockChange::Same { .. } => String::new(),
        BlockChange::Added { block, .. } => format!("- added: <ins>{}</ins>\n", whole(block)),
        BlockChange::Removed { block, .. } => format!("- removed: <del>{}</del>\n", whole(block)),
        BlockChange::Moved { block, .. } => format!("- moved here: {}\n", whole(block)),
        BlockChange::Edited { was, is, moved, words: runs, .. } => {
            let moved = if *moved { "moved here and " } else { "" };
            let form = words::form(*was, *is).map_or(String::new(), |form| format!(" {form}"));
            let sign = match words::bullet(is.kind).trim_end() {
                "" => String::new(),
                sign => inert(sign) + " ",
            };
            format!("- {moved}edited{form}: {sign}{}\n", marked(runs))
        }
        BlockChange::Split { parts, .. } | BlockChange::Merged { parts, .. } => {
            let told = change.parted().unwrap_or_default();
            // Where a block was split, a sign stands between its parts.
            let between = if matches!(change, BlockChange::Split { .. }) { " ¶ " } else { " " };
            let parts: Vec<String> = parts.iter().map(|part| marked(&part.words)).collect();
            format!("- {}: {}\n", inert(&told), parts.join(between))
        }
    }
}

/// Words with those that came and went between tags.
fn marked(all: &[Run]) -> String {
    let mut text = String::new();
    for part in runs::parts(all) {
        if part.space && !text.is_empty() {
            text.push(' ');
        }
        let words = inert(&part.text);
        match part.fate {
            None | Some(Fate::Same) => text.push_str(&words),
            Some(Fate::Removed) => _ = write!(text, "<del>{words}</del>"),
            Some(Fate::Added) => _ = write!(text, "<ins>{words}</ins>"),
        }
    }
    text
}

fn actions(text: &mut String, item: &ItemComparison, terms: &Terms, room: usize) {
    let (changed, same): (Vec<&ActionChange>, Vec<_>) =
        item.actions.iter().partition(|change| change.is_changed());
    if changed.is_empty() {
        return;
    }
    _ = write!(text, "\n**{}**\n\n", inert(&terms.actions));
    let mut used = 0;
    let mut left = 0;
    for change in changed {
        let line = action(change);
        used += line.chars().count();
        match used > room {
            true => left += 1,
            false => text.push_str(&line),
        }
    }
    if left > 0 {
        let actions = words::some(left, "changed action", "changed actions");
        _ = writeln!(text, "- **{actions} more, which there is no room for here**");
    }
    if !same.is_empty() {
        _ = writeln!(text, "- … {} as before", words::some(same.len(), "action", "actions"));
    }
}

fn action(change: &ActionChange) -> String {
    let Some(state) = change.latest() else { return String::new() };
    let reworded = change.rewording().map(marked);
    let mut line = format!(
        "- {} **{}**: {}. {}",
        inert(words::action_sign(change)),
        inert(state.id.as_str()),
        inert(&words::action(change)),
        reworded.unwrap_or_else(|| inert(&state.text)),
    );
    let facts: Vec<String> =
        words::facts(change).iter().map(|(name, fact)| format!("{name}: {fact}")).collect();
    if !facts.is_empty() {
        _ = write!(line, " ({})", inert(&facts.join("; ")));
    }
    for edit in &change.edits {
        if let ActionEdit::FieldChanged { field, words } = edit {
            _ = write!(line, " Its {}: {}", field.word(), marked(words));
        }
    }
    line + "\n"
}
