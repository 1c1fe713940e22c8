//! Trails over all rounds in a few words, the same in each output. What authors wrote stands among
//! them as it is.

use crate::diff::{ActionStep, ActionTrail, ItemStep, ItemTrail, Trails};
use crate::model::{ActionStatus, Id, in_words};

/// What the trails are over, in a line.
pub(super) fn title(trails: &Trails) -> String {
    let rounds: Vec<&str> = trails.rounds.iter().map(Id::as_str).collect();
    format!("Over {}", rounds.join(", "))
}

/// The level in a round, or why there is none.
pub(super) fn level(step: &ItemStep) -> &str {
    match (&step.level, step.not_comparable) {
        _ if step.is_unread => "cannot be read",
        (Some(level), None) => &level.label,
        (_, Some(_)) => "not compared",
        (None, None) => "not rated",
    }
}

/// The levels from round to round.
pub(super) fn item(trail: &ItemTrail) -> String {
    let levels: Vec<&str> = trail.steps.iter().map(level).collect();
    match (trail.never_moved, levels.first()) {
        (true, Some(level)) => format!("{level}, and has not moved"),
        _ => levels.join(" → "),
    }
}

/// A sign for where an item has got to since the first round that can be compared, a dot where that
/// is the last one; what it means is said in words as well.
pub(super) fn item_sign(trail: &ItemTrail) -> &'static str {
    let Some((last, before)) = trail.steps.split_last() else { return "·" };
    let mut comparable = before.iter().filter(|step| step.not_comparable.is_none());
    let first = comparable.find_map(|step| step.level.as_ref());
    match first.zip(last.level.as_ref()).map(|(first, last)| last.level.cmp(&first.level)) {
        Some(std::cmp::Ordering::Greater) => "▲",
        Some(std::cmp::Ordering::Less) => "▼",
        Some(std::cmp::Ordering::Equal) => "=",
        None => "·",
    }
}

/// What became of an action from round to round, and whether that is all of it.
pub(super) fn action(trail: &ActionTrail, trails: &Trails) -> String {
    let (mut steps, mut known) = (Vec::new(), None);
    for step in &trail.steps {
        if step.is_unread {
            steps.push(format!("{} cannot be read", step.round));
            continue;
        }
        let status = step.status.map_or("without a status", ActionStatus::word);
        // Of a date that stayed nothing is said.
        let due = match step.due {
            Some(due) if known != Some(due) => format!(", due {}", in_words(due.0)),
            None if known.is_some() => ", without a date".to_owned(),
            _ => String::new(),
        };
        steps.push(format!("{} {status}{due}", step.round));
        known = step.due;
    }
    let mut words = steps.join(" → ");
    match trail.times_put_back {
        0 => {}
        1 => words.push_str("; put back once"),
        2 => words.push_str("; put back twice"),
        times => words.push_str(&format!("; put back {times} times")),
    }
    if trail.never_moved {
        words.push_str("; open all along");
    }
    if is_gone(trail, trails) {
        words.push_str("; not mentioned since");
    }
    words
}

/// A sign for where an action has got to; what it means is said in words as well.
pub(super) fn action_sign(trail: &ActionTrail, trails: &Trails) -> &'static str {
    let status = trail.steps.last().and_then(|step: &ActionStep| step.status);
    match status {
        Some(ActionStatus::Done) => "✓",
        Some(ActionStatus::Dropped) => "×",
        Some(ActionStatus::Open) | None if is_gone(trail, trails) => "?",
        Some(ActionStatus::Open) | None if trail.never_moved => "=",
        Some(ActionStatus::Open) | None => "~",
    }
}

fn is_gone(trail: &ActionTrail, trails: &Trails) -> bool {
    trail.steps.last().map(|step| &step.round) != trails.rounds.last()
}

#[cfg(test)]
mod tests {
    use super::{item, item_sign};
    use crate::diff::{ItemStep, ItemTrail, NotCompared, RatedLevel};
    use crate::model::{Id, ItemId};

    /// A trail of levels, the first of them the lowest; nothing stands for a round that cannot be
    /// compared.
    fn trail(levels: &[Option<usize>]) -> ItemTrail {
        let id = ItemId::new("1.1").expect("an id");
        let step = |level: &Option<usize>| ItemStep {
            round: Id::new("2019").expect("an id"),
            item: level.map(|_| id.clone()),
            not_comparable: level.is_none().then_some(NotCompared::New),
            is_unread: false,
            level: level.map(|level| RatedLevel {
                id: Id::new("level").expect("an id"),
                label: format!("Level {level}"),
                level,
            }),
        };
        let never_moved = levels.iter().all(|level| level.is_some() && *level == levels[0]);
        ItemTrail { item: id.clone(), steps: levels.iter().map(step).collect(), never_moved }
    }

    #[test]
    fn the_sign_is_of_the_way_from_the_first_level_that_can_be_compared_to_the_last() {
        for (levels, sign, words) in [
            (&[Some(1), Some(1), Some(2)][..], "▲", "Level 1 → Level 1 → Level 2"),
            (&[Some(2), Some(3), Some(1)], "▼", "Level 2 → Level 3 → Level 1"),
            (&[Some(2), Some(1), Some(2)], "=", "Level 2 → Level 1 → Level 2"),
            (&[Some(2), Some(2)], "=", "Level 2, and has not moved"),
            (&[None, Some(1), Some(2)], "▲", "not compared → Level 1 → Level 2"),
            (&[None, None, Some(2)], "·", "not compared → not compared → Level 2"),
        ] {
            assert_eq!(item_sign(&trail(levels)), sign, "{levels:?}");
            assert_eq!(item(&trail(levels)), words);
        }
    }
}
