//! What changed, in at most ten sentences of plain words, in the collection's own terms.

use super::actions::{ActionChange, ActionEdit, OpenStatus, Progress};
use super::evidence::Extent;
use super::phrase::{all, listed, number, sentence, some, times};
use super::rating::Movement;
use super::value::{Comparison, ItemComparison};
use crate::model::{Status, Term, Terms};

/// The sentences, the ratings first; each says something, so there are fewer where less changed.
///
/// `terms` are those of the new return's rubric.
pub fn summary(comparison: &Comparison, terms: &Terms) -> Vec<String> {
    let item = Words::of(&terms.item);
    let mut out = Vec::new();
    if comparison.is_changed() {
        out.extend(ratings(comparison, &item));
        out.extend(rated_once(comparison, &item));
        out.extend(not_compared(comparison, &item));
        out.extend(evidence(comparison, &item));
        out.extend(actions(comparison));
        out.extend(unmentioned(comparison));
        out.extend(edits(comparison));
        out.extend(head(comparison));
    } else {
        out.push("Nothing changed.".to_owned());
    }
    out.extend(trails(comparison, &item));
    out.extend(questions(comparison, &item));
    out
}

/// What an item is called within a sentence.
struct Words {
    one: String,
    many: String,
}

impl Words {
    fn of(term: &Term) -> Self {
        let Term { one, many } = term.within();
        Self { one, many }
    }

    fn counted(&self, count: usize) -> String {
        some(count, &self.one, &self.many)
    }

    /// Such as `proposals 1.1 and 1.2`.
    fn named(&self, ids: &[String]) -> String {
        let word = if ids.len() == 1 { &self.one } else { &self.many };
        format!("{word} {}", listed(ids))
    }
}

fn ids_of(found: &Comparison, wanted: impl Fn(&ItemComparison) -> bool) -> Vec<String> {
    found.items.iter().filter(|item| wanted(item)).map(|item| item.item.to_string()).collect()
}

fn moved(found: &Comparison, movement: Movement) -> Vec<String> {
    ids_of(found, |item| item.rating.movement == movement)
}

fn ratings(found: &Comparison, item: &Words) -> Option<String> {
    let counts = found.counts.ratings;
    let both = counts.improved + counts.declined + counts.unchanged;
    if both == 0 {
        return None;
    }
    if both == counts.unchanged {
        let rated = item.counted(both);
        return Some(match both {
            1 => sentence(&format!("the one {} that was rated both times did not move", item.one)),
            _ => sentence(&format!("none of the {rated} that were rated both times moved")),
        });
    }
    // Of one alone nothing is counted.
    let how_many = |count| if both == 1 { String::new() } else { number(count) + " " };
    let way = |movement, verb: &str| {
        let which = found.items.iter().filter(|item| item.rating.movement == movement);
        let which: Vec<&ItemComparison> = which.collect();
        let is_far = which.iter().any(|item| item.rating.levels > 1);
        let name = |item: &&ItemComparison| match is_far {
            false => item.item.to_string(),
            true => format!("{} by {}", item.item, some(item.rating.levels, "level", "levels")),
        };
        let each: Vec<String> = which.iter().map(name).collect();
        (!each.is_empty()).then(|| format!("{}{verb} ({})", how_many(each.len()), listed(&each)))
    };
    let stayed = counts.unchanged;
    let parts: Vec<String> = [
        way(Movement::Improved, "improved"),
        way(Movement::Declined, "declined"),
        (stayed > 0).then(|| format!("{} did not move", number(stayed))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let rated = item.counted(both);
    Some(sentence(&match both {
        1 => format!("the one {} that was rated both times {}", item.one, listed(&parts)),
        _ => format!("of {rated} that were rated both times, {}", listed(&parts)),
    }))
}

fn rated_once(found: &Comparison, item: &Words) -> Option<String> {
    let (newly, no_longer) =
        (moved(found, Movement::NewlyRated), moved(found, Movement::NoLongerRated));
    let part = |ids: &[String], what: &str| {
        let verb = if ids.len() == 1 { "is" } else { "are" };
        (!ids.is_empty()).then(|| format!("{} {verb} {what}", item.named(ids)))
    };
    let parts: Vec<String> = [part(&newly, "newly rated"), part(&no_longer, "no longer rated")]
        .into_iter()
        .flatten()
        .collect();
    (!parts.is_empty()).then(|| sentence(&listed(&parts)))
}

/// What is not compared: because the rubric changed, or because it cannot be read.
fn not_compared(found: &Comparison, item: &Words) -> Option<String> {
    let ids = moved(found, Movement::NotComparable);
    let changed = (!ids.is_empty())
        .then(|| format!("{} cannot be compared, because the rubric changed", item.named(&ids)));
    let parts: Vec<String> = changed.into_iter().chain(unread(found, item)).collect();
    (!parts.is_empty()).then(|| sentence(&parts.join("; ")))
}

fn evidence(found: &Comparison, item: &Words) -> Option<String> {
    let with =
        |extent| ids_of(found, |item| item.evidence.as_ref().is_some_and(|e| e.extent == extent));
    let parts: Vec<String> = [
        (Extent::Rewritten, "rewritten"),
        (Extent::Edited, "edited"),
        (Extent::Added, "added"),
        (Extent::Removed, "removed"),
    ]
    .into_iter()
    .map(|(extent, verb)| (with(extent), verb))
    .filter(|(ids, _)| !ids.is_empty())
    .map(|(ids, verb)| format!("{verb} for {}", listed(&ids)))
    .collect();
    let same = with(Extent::Unchanged);
    match (parts.as_slice(), same.as_slice()) {
        ([], []) => None,
        ([], same) => {
            let what = item.named(same);
            Some(sentence(&format!("the evidence for {what} is word for word the same")))
        }
        (parts, []) => Some(sentence(&format!("evidence was {}", listed(parts)))),
        (parts, same) => Some(sentence(&format!(
            "evidence was {}; for {} it is word for word the same",
            listed(parts),
            listed(same)
        ))),
    }
}

/// What cannot be read, of the items and of the head.
fn unread(found: &Comparison, item: &Words) -> Option<String> {
    let is_unread = |own: &ItemComparison| {
        !own.unread.is_empty() || own.actions.iter().any(|action| !action.unread.is_empty())
    };
    let ids = ids_of(found, is_unread);
    let mut parts: Vec<String> = Vec::new();
    parts.extend((!ids.is_empty()).then(|| format!("parts of {}", item.named(&ids))));
    let mut head: Vec<&str> = found.header.unread.iter().map(|own| own.field.word()).collect();
    head.dedup();
    parts.extend(head.iter().map(|word| format!("the {word}")));
    (!parts.is_empty()).then(|| format!("{} cannot be read", listed(&parts)))
}

fn actions(found: &Comparison) -> Option<String> {
    let counts = found.counts.actions;
    let carried = |standing: OpenStatus| {
        let changes = found.items.iter().flat_map(|item| &item.actions);
        let is_it = |change: &&ActionChange| {
            change.progress == Progress::Carried && change.standing() == standing
        };
        changes.filter(is_it).count()
    };
    let now_open = carried(OpenStatus::NowSaid);
    let bare = carried(OpenStatus::Unsaid);
    // Also those that are counted and not told: they are what they were, and said to be open.
    let open = counts.carried.saturating_sub(now_open + bare);
    let parts: Vec<String> = [
        (counts.done, "was done", "were done"),
        (counts.dropped, "was dropped", "were dropped"),
        (counts.reopened, "is open again", "are open again"),
        (open, "is still open", "are still open"),
        (now_open, "is now said to be open", "are now said to be open"),
        (bare, "is carried on without a status", "are carried on without a status"),
        (counts.unstated, "has no status any more", "have no status any more"),
        (counts.added, "is new", "are new"),
        (counts.copied, "is a copy", "are copies"),
        (counts.split_off, "was split off another", "were split off others"),
        (counts.taken_into, "was taken into another", "were taken into others"),
    ]
    .into_iter()
    .filter(|(count, _, _)| *count > 0)
    .enumerate()
    .map(|(at, (count, one, many))| {
        let what = if at == 0 { some(count, "action", "actions") } else { number(count) };
        format!("{what} {}", if count == 1 { one } else { many })
    })
    .collect();
    (!parts.is_empty()).then(|| sentence(&all(&parts)))
}

fn named(change: &ActionChange) -> Option<String> {
    let state = change.latest()?;
    Some(format!("{} ({})", state.id, state.item))
}

fn unmentioned(found: &Comparison) -> Option<String> {
    let part = |standing: OpenStatus, one: &str, many: &str| {
        let changes = found.items.iter().flat_map(|item| &item.actions);
        let is_it = |change: &&ActionChange| {
            change.progress == Progress::Vanished && change.standing() == standing
        };
        let gone: Vec<String> = changes.filter(is_it).filter_map(named).collect();
        let what = some(gone.len(), "action", "actions");
        let verb = times(gone.len(), one, many);
        (!gone.is_empty())
            .then(|| format!("{what} {verb} not mentioned any more: {}", listed(&gone)))
    };
    let parts: Vec<String> = [
        part(OpenStatus::Said, "was open and is", "were open and are"),
        part(OpenStatus::Unsaid, "without a status is", "without a status are"),
        part(OpenStatus::Unread, "is", "are"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| sentence(&parts.join("; ")))
}

fn edits(found: &Comparison) -> Option<String> {
    let counts = found.counts.actions;
    let changes = found.items.iter().flat_map(|item| &item.actions);
    let longest = changes.filter_map(ActionChange::put_back).max().unwrap_or_default();
    let days = some(usize::try_from(longest).unwrap_or(usize::MAX), "day", "days");
    let with = |wanted: &dyn Fn(&ActionEdit) -> bool| {
        let changes = found.items.iter().flat_map(|item| &item.actions);
        changes.filter(|change| change.edits.iter().any(wanted)).count()
    };
    // Whether there was an owner, and is.
    let owner = |edit: &ActionEdit| match edit {
        ActionEdit::OwnerChanged(owner) => (owner.old.is_some(), owner.new.is_some()),
        _ => (false, false),
    };
    let due = |edit: &ActionEdit| match edit {
        ActionEdit::DueStated(due) => Some(due.new.is_some()),
        _ => None,
    };
    let by = format!(" ({} {days})", times(counts.put_back, "by", "by up to"));
    let parts: Vec<String> = [
        (counts.put_back, "was put back", "were put back", by.as_str()),
        (counts.brought_forward, "was brought forward", "were brought forward", ""),
        (with(&|edit| owner(edit) == (true, true)), "has another owner", "have another owner", ""),
        (with(&|edit| owner(edit) == (false, true)), "now has an owner", "now have an owner", ""),
        (
            with(&|edit| owner(edit) == (true, false)),
            "no longer has an owner",
            "no longer have an owner",
            "",
        ),
        (with(&|edit| due(edit) == Some(true)), "now has a date", "now have a date", ""),
        (
            with(&|edit| due(edit) == Some(false)),
            "no longer has a date",
            "no longer have a date",
            "",
        ),
        (counts.reworded, "was reworded", "were reworded", ""),
        (
            with(&|edit| matches!(edit, ActionEdit::FieldChanged { .. })),
            "has other words on its measure, resources or risks",
            "have other words on their measure, resources or risks",
            "",
        ),
        (counts.item_changed, "was moved", "were moved", ""),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .enumerate()
    .map(|(at, (count, one, many, by))| {
        let what = if at == 0 { some(count, "action", "actions") } else { number(count) };
        format!("{what} {}{by}", if count == 1 { one } else { many })
    })
    .collect();
    (!parts.is_empty()).then(|| sentence(&all(&parts)))
}

fn head(found: &Comparison) -> Option<String> {
    let header = &found.header;
    let status = header.status.as_ref().map(|status| match status.new {
        Status::Draft => "the return, final before, is a draft".to_owned(),
        Status::Final => "the return, a draft before, is final".to_owned(),
    });
    let late = header.late.as_ref().map(|late| match late.new {
        true => "the return was late".to_owned(),
        false => "the return was not late this time".to_owned(),
    });
    let contacts = |all: &[String], one: &str, many: &str| {
        let verb = if all.len() == 1 { one } else { many };
        (!all.is_empty()).then(|| format!("{} {verb}", some(all.len(), "contact", "contacts")))
    };
    let parts: Vec<String> = [
        status,
        late,
        contacts(&header.contacts_added, "is new", "are new"),
        contacts(&header.contacts_removed, "is no longer named", "are no longer named"),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| sentence(&listed(&parts)))
}

fn trails(found: &Comparison, item: &Words) -> Option<String> {
    let trails = found.trails.as_ref()?;
    let still = trails.items.iter().filter(|trail| trail.never_moved);
    let still: Vec<String> = still.map(|trail| trail.item.to_string()).collect();
    let open = trails.actions.iter().filter(|trail| trail.never_moved).count();
    let over = some(trails.rounds.len(), "round", "rounds");
    let verb = if still.len() == 1 { "has" } else { "have" };
    let parts: Vec<String> = [
        (!still.is_empty()).then(|| format!("{} {verb} not moved", item.named(&still))),
        (open > 0).then(|| {
            let verb = if open == 1 { "has" } else { "have" };
            format!("{} {verb} been open in each of them", some(open, "action", "actions"))
        }),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!parts.is_empty()).then(|| sentence(&format!("over {over}, {}", listed(&parts))))
}

fn questions(found: &Comparison, item: &Words) -> Option<String> {
    let about = ids_of(found, |item| found.questions_about(item).next().is_some());
    let count = found.questions.len();
    let verb = times(count, "is", "are");
    (count > 0).then(|| {
        let what = some(count, "question", "questions");
        sentence(&format!("there {verb} {what} for the reviewer, about {}", item.named(&about)))
    })
}
