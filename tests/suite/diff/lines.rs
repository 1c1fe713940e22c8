//! A comparison as lines, for cases to expect: one for each thing that is other than it was.

use stocktake::diff::{
    ActionChange, ActionEdit, BlockChange, Changed, Comparison, Evidence, EvidencePart, Fate,
    Header, ItemComparison, Match, Movement, Question, Run, Trails, Unread,
};

/// The name that a value has in JSON.
pub(super) fn name<T: serde::Serialize>(value: T) -> String {
    let json = serde_json::to_value(value).expect("JSON");
    json.as_str().map_or_else(|| json.to_string(), str::to_owned)
}

/// Every difference, question and trail.
pub(super) fn lines(found: &Comparison) -> Vec<String> {
    let mut out = head(&found.header);
    for item in &found.items {
        out.extend(of_item(item).into_iter().map(|line| format!("{} {line}", item.item)));
    }
    out.extend(found.questions.iter().map(question));
    out.extend(found.trails.iter().flat_map(trails));
    out
}

fn head(header: &Header) -> Vec<String> {
    let added = header.contacts_added.iter().map(|contact| format!("contact added: {contact}"));
    let removed = header.contacts_removed.iter().map(|c| format!("contact removed: {c}"));
    let recounted = header.contacts_recounted.iter();
    let recounted =
        recounted.map(|own| format!("contact {}: named {} to {}", own.contact, own.old, own.new));
    let mut out: Vec<String> = added.chain(removed).chain(recounted).collect();
    out.extend(header.status.as_ref().map(|change| format!("status {}", both(change))));
    out.extend(header.completed.as_ref().map(|change| format!("completed {}", both(change))));
    out.extend(header.late.as_ref().map(|change| format!("late {}", both(change))));
    out.extend(header.rubric.as_ref().map(|change| format!("rubric {}", both(change))));
    out.extend(header.unread.iter().map(unread));
    out
}

fn both<T: serde::Serialize>(change: &Changed<T>) -> String {
    format!("{} to {}", name(&change.old), name(&change.new))
}

fn of_item(item: &ItemComparison) -> Vec<String> {
    let mut out = Vec::new();
    out.extend(item.not_comparable.map(|reason| format!("not comparable: {}", name(reason))));
    out.extend(item.is_number_reused.then(|| "its number is another's now".to_owned()));
    match item.rating.movement {
        Movement::Unchanged
        | Movement::NeitherRated
        | Movement::NotComparable
        | Movement::Unread => {}
        Movement::Improved | Movement::Declined => {
            out.push(format!("{} by {}", name(item.rating.movement), item.rating.levels));
        }
        Movement::NewlyRated | Movement::NoLongerRated => out.push(name(item.rating.movement)),
    }
    let outside = item.rating.not_applicable.iter();
    out.extend(outside.map(|side| format!("does not apply on the {} side", name(side))));
    out.extend(item.carried.map(|own| format!("carried over, {}", name(own))));
    out.extend(item.share.as_ref().map(|change| format!("share {}", both(change))));
    out.extend(item.evidence.iter().filter(|e| e.is_changed()).flat_map(evidence));
    for field in item.fields.iter().filter(|own| own.is_news()) {
        let by = field.difference.iter().map(|by| format!(" by {by}")).collect::<String>();
        let entry = field.entry.iter().map(|id| format!(" of {id}")).collect::<String>();
        let levels = field.levels.filter(|levels| *levels != 0);
        let by = by + &levels.map(|levels| format!(" by {levels} levels")).unwrap_or_default();
        out.push(format!("{}{entry}{by}: {}", field.field, name(field.change.extent)));
        out.extend(evidence(&field.change).into_iter().skip(1));
    }
    out.extend(item.actions.iter().map(action));
    let away = item.moved_away.iter();
    out.extend(away.map(|own| format!("action {} stands with {} now", own.id, own.to)));
    out.extend(item.unread.iter().map(unread));
    out
}

fn unread(own: &Unread) -> String {
    format!("{} unread: {}", name(own.side), name(own.field))
}

fn evidence(evidence: &Evidence) -> Vec<String> {
    let changes = evidence.changes.iter().map(|change| match change {
        BlockChange::Same { count, .. } => format!("  {count} same"),
        BlockChange::Moved { old, new, block } => {
            format!("  moved from {old} to {new}: {}", block.text)
        }
        BlockChange::Split { was, moved, parts, .. } => {
            format!("  split{} {}: {}", and_moved(*moved), name(was.kind), of_parts(parts))
        }
        BlockChange::Merged { is, moved, parts, .. } => {
            format!("  merged{} {}: {}", and_moved(*moved), name(is.kind), of_parts(parts))
        }
        BlockChange::Added { block, .. } => format!("  added {}: {}", name(block.kind), block.text),
        BlockChange::Removed { block, .. } => {
            format!("  removed {}: {}", name(block.kind), block.text)
        }
        BlockChange::Edited { was, is, moved, likeness, words, .. } => {
            let moved = and_moved(*moved);
            let form = if was == is { String::new() } else { format!(", was {}", name(was.kind)) };
            let kind = name(is.kind);
            format!("  edited{moved} {kind}{form}, {likeness}% alike: {}", of_words(words))
        }
    });
    std::iter::once(format!("evidence {}", name(evidence.extent))).chain(changes).collect()
}

fn and_moved(moved: bool) -> &'static str {
    if moved { " and moved" } else { "" }
}

fn of_parts(parts: &[EvidencePart]) -> String {
    let part = |part: &EvidencePart| format!("{} {}", name(part.form.kind), of_words(&part.words));
    parts.iter().map(part).collect::<Vec<_>>().join(" / ")
}

fn of_words(words: &[Run]) -> String {
    let mut out = String::new();
    for run in words {
        if run.space && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&match run.fate {
            Fate::Same => run.text.clone(),
            Fate::Removed => format!("[-{}-]", run.text),
            Fate::Added => format!("{{+{}+}}", run.text),
        });
    }
    out
}

fn action(change: &ActionChange) -> String {
    let id = change.id().expect("an action");
    let known = match (change.matched, &change.old) {
        (Match::Likeness { percent }, Some(old)) => format!(" ({percent}% like {})", old.id),
        _ => String::new(),
    };
    let edits: String = change.edits.iter().map(edit).collect();
    let counterpart = change
        .counterpart
        .as_ref()
        .map(|counterpart| format!(" of {} ({})", counterpart.id, counterpart.item));
    let reused = if change.is_id_reused { "; id reused" } else { "" };
    let lost: String = change.unread.iter().map(|own| format!("; {}", unread(own))).collect();
    let counterpart = counterpart.unwrap_or_default();
    let back = change.last_in.as_ref().map(|round| format!("; in {round} as well"));
    let (back, progress) = (back.unwrap_or_default(), name(change.progress));
    format!("action {id}{known}: {progress}{counterpart}{edits}{reused}{back}{lost}")
}

fn edit(edit: &ActionEdit) -> String {
    match edit {
        ActionEdit::Reworded { words } => format!("; reworded: {}", of_words(words)),
        ActionEdit::BroughtForward { days } => format!("; brought forward by {days} days"),
        ActionEdit::PutBack { days } => format!("; put back by {days} days"),
        ActionEdit::DueStated(change) => format!("; due {}", both(change)),
        ActionEdit::OwnerChanged(change) => format!("; owner {}", both(change)),
        ActionEdit::ItemChanged(change) => format!("; item {}", both(change)),
        ActionEdit::FieldChanged { field, words } => {
            format!("; {}: {}", name(field), of_words(words))
        }
        ActionEdit::StatusStated(change) => format!("; status {}", both(change)),
    }
}

fn question(question: &Question) -> String {
    let actions = question.actions.iter().map(|action| format!(" {action}"));
    let elsewhere = question.elsewhere.iter().map(|other| {
        format!(
            " {} {} {} ({} passages, {} words)",
            other.partnership, other.round, other.item, other.passages, other.words
        )
    });
    let drawn: String = actions.chain(elsewhere).collect();
    format!("{} {} {}{drawn}", question.code.id(), name(question.weight), question.item)
}

fn trails(trails: &Trails) -> Vec<String> {
    let moved = |never| if never { ", never moved" } else { "" };
    let items = trails.items.iter().map(|trail| {
        let steps = trail.steps.iter().map(|step| match (&step.level, step.not_comparable) {
            _ if step.is_unread => " unread".to_owned(),
            (Some(level), _) => format!(" {}", level.level),
            (None, Some(reason)) => format!(" {}", name(reason)),
            (None, None) => " -".to_owned(),
        });
        let steps: String = steps.collect();
        format!("trail of {}:{steps}{}", trail.item, moved(trail.never_moved))
    });
    let actions = trails.actions.iter().map(|trail| {
        let steps = trail.steps.iter().map(|step| match step.is_unread {
            true => format!(" {} unread", step.round),
            false => format!(" {} {} {}", step.round, name(step.status), name(step.due)),
        });
        let steps: Vec<String> = steps.collect();
        let times = trail.times_put_back;
        let moved = moved(trail.never_moved);
        let into = trail.taken_into.as_ref().map(|other| format!(", taken into {other}"));
        let into = into.unwrap_or_default();
        let steps = steps.join(",");
        format!("trail of {}:{steps}, {times} times put back{moved}{into}", trail.action)
    });
    items.chain(actions).collect()
}
