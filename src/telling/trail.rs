//! What became of each item and each action over three rounds or more.

use std::cmp::Ordering;

use super::sign::Sign;
use crate::diff::{ActionStep, ActionTrail, ItemStep, ItemTrail, NotCompared, RatedLevel, Trails};
use crate::lang::{Language, say};
use crate::model::{ActionStatus, Id};

/// The trails over all rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrailsTelling {
    /// What they are over, in a line.
    pub title: String,
    /// The ids of the rounds, oldest first.
    pub rounds: Vec<String>,
    /// The levels of each item.
    pub items: Vec<ItemTrailTelling>,
    /// What became of each action.
    pub actions: Vec<ActionTrailTelling>,
}

/// The levels of an item from round to round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemTrailTelling {
    /// Its number, as the newest round has it.
    pub id: String,
    /// Where it has got to since the first round that can be compared.
    pub sign: Sign,
    /// For each round the level, or why there is none.
    pub levels: Vec<String>,
    /// The same as the sign, in words.
    pub in_all: String,
}

/// An action from round to round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionTrailTelling {
    /// Its id.
    pub id: String,
    /// The item that it stands with.
    pub item: String,
    /// Where it has got to.
    pub sign: Sign,
    /// For each round what is said of it there; none where it is not mentioned.
    pub steps: Vec<Option<String>>,
    /// How often it was put back, in words.
    pub put_back: String,
    /// Everything on one line.
    pub line: String,
}

impl TrailsTelling {
    /// The trails in words.
    pub fn new(trails: &Trails, lang: &Language) -> Self {
        let rounds: Vec<String> = trails.rounds.iter().map(ToString::to_string).collect();
        Self {
            title: say!(lang, "trails-over", rounds = lang.enumeration(&rounds)),
            rounds,
            items: trails.items.iter().map(|trail| ItemTrailTelling::new(trail, lang)).collect(),
            actions: trails
                .actions
                .iter()
                .map(|trail| ActionTrailTelling::new(trail, &trails.rounds, lang))
                .collect(),
        }
    }
}

impl ItemTrailTelling {
    /// An item's trail in words.
    pub fn new(trail: &ItemTrail, lang: &Language) -> Self {
        let way = way(trail);
        Self {
            id: trail.item.to_string(),
            sign: match way {
                Some(Ordering::Greater) => Sign::Rose,
                Some(Ordering::Less) => Sign::Fell,
                Some(Ordering::Equal) => Sign::Same,
                None => Sign::Nothing,
            },
            levels: trail.steps.iter().map(|step| level(step, lang)).collect(),
            in_all: match way {
                _ if trail.never_moved => say!(lang, "never-moved"),
                Some(Ordering::Greater) => say!(lang, "trail-higher"),
                Some(Ordering::Less) => say!(lang, "trail-lower"),
                Some(Ordering::Equal) => say!(lang, "trail-as-at-first"),
                None => unfollowed(trail, lang),
            },
        }
    }

    /// The levels, one after the other.
    pub fn line(&self, lang: &Language) -> String {
        chain(&self.levels, lang)
    }
}

/// Where an item has got to since the first round that can be compared; none where that is the last
/// one.
fn way(trail: &ItemTrail) -> Option<Ordering> {
    let (last, before) = trail.steps.split_last()?;
    let mut comparable = before.iter().filter(|step| step.not_comparable.is_none());
    let first = comparable.find_map(|step| step.level.as_ref())?;
    Some(last.level.as_ref()?.level.cmp(&first.level))
}

/// What is said of an item over all where there are no two levels to compare.
fn unfollowed(trail: &ItemTrail, lang: &Language) -> String {
    let levels: Vec<&RatedLevel> =
        trail.steps.iter().filter_map(|step| step.level.as_ref()).collect();
    match levels.as_slice() {
        [] => say!(lang, "never-rated"),
        [_] if trail.steps.iter().any(|step| step.not_comparable.is_some()) => {
            say!(lang, "not-comparable")
        }
        [_] => say!(lang, "rated-once"),
        _ => say!(lang, "trail-not-rated-now"),
    }
}

/// The level in a round, or why there is none.
fn level(step: &ItemStep, lang: &Language) -> String {
    match (&step.level, step.not_comparable) {
        _ if step.is_unread => say!(lang, "cannot-be-read"),
        (Some(level), None) => level.label.clone(),
        (_, Some(NotCompared::New)) => say!(lang, "not-asked"),
        (_, Some(_)) => say!(lang, "not-comparable"),
        (None, None) if step.is_outside => say!(lang, "not-applicable"),
        (None, None) => say!(lang, "not-rated"),
    }
}

impl ActionTrailTelling {
    /// An action's trail over some rounds in words.
    pub fn new(trail: &ActionTrail, rounds: &[Id], lang: &Language) -> Self {
        let is_gone = trail.steps.last().map(|step| &step.round) != rounds.last();
        let last = trail.steps.last().map(|step| &step.round);
        let behind = rounds.iter().skip_while(|round| Some(*round) != last).nth(1);
        let step = |round: &Id| {
            let step = trail.steps.iter().find(|step| step.round == *round);
            let into = trail.taken_into.as_ref().filter(|_| behind == Some(round));
            let into = into.map(|other| say!(lang, "trail-step-taken-into", id = other.as_str()));
            step.map(|step| said(step, lang)).or(into)
        };
        let times = trail.times_put_back;
        Self {
            id: trail.action.to_string(),
            item: trail.item.to_string(),
            sign: sign(trail, is_gone),
            steps: rounds.iter().map(step).collect(),
            put_back: match times {
                0 => say!(lang, "trail-never-put-back"),
                _ => say!(lang, "trail-put-back", times = times),
            },
            line: line(trail, rounds, is_gone, lang),
        }
    }
}

/// What was said of an action in each round from the first that has it to the last, and whether
/// that is all of it.
fn line(trail: &ActionTrail, rounds: &[Id], is_gone: bool, lang: &Language) -> String {
    let place = |step: Option<&ActionStep>| {
        step.and_then(|step| rounds.iter().position(|round| *round == step.round))
    };
    let (first, last) = (place(trail.steps.first()), place(trail.steps.last()));
    let shown = first.zip(last).map_or(&[][..], |(first, last)| &rounds[first..=last]);
    let steps = shown.iter().map(|round| {
        let step = trail.steps.iter().find(|step| step.round == *round);
        let said = step.map_or_else(|| say!(lang, "trail-not-mentioned"), |step| said(step, lang));
        say!(lang, "trail-step", round = round.as_str(), said = said)
    });
    let steps = chain(&steps.collect::<Vec<_>>(), lang);
    let times = trail.times_put_back;
    let parts = [
        Some(steps),
        (times > 0).then(|| say!(lang, "trail-times-put-back", times = times)),
        trail.never_moved.then(|| say!(lang, "trail-open-all-along")),
        is_gone.then(|| match &trail.taken_into {
            Some(other) => say!(lang, "trail-taken-into", id = other.as_str()),
            None => say!(lang, "trail-not-mentioned-since"),
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(&say!(lang, "clause-separator"))
}

fn chain(steps: &[String], lang: &Language) -> String {
    let mut steps = steps.iter().cloned();
    let first = steps.next().unwrap_or_default();
    steps.fold(first, |before, step| say!(lang, "from-then-to", old = before, new = step))
}

fn said(step: &ActionStep, lang: &Language) -> String {
    if step.is_unread {
        return say!(lang, "cannot-be-read");
    }
    let status = match step.status {
        Some(status) => lang.action_status(status),
        None => say!(lang, "without-status"),
    };
    match step.due {
        Some(due) => say!(lang, "trail-due", status = status, day = lang.day(due.0)),
        None => say!(lang, "trail-status", status = status),
    }
}

fn sign(trail: &ActionTrail, is_gone: bool) -> Sign {
    match trail.steps.last().and_then(|step| step.status) {
        Some(ActionStatus::Done) => Sign::Done,
        Some(ActionStatus::Dropped) => Sign::Dropped,
        Some(ActionStatus::Open) | None if is_gone => Sign::Vanished,
        Some(ActionStatus::Open) | None if trail.never_moved => Sign::Same,
        Some(ActionStatus::Open) | None => Sign::Edited,
    }
}

#[cfg(test)]
mod tests {
    use super::ItemTrailTelling;
    use crate::diff::{ItemStep, ItemTrail, NotCompared, RatedLevel};
    use crate::lang::Language;
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
            is_outside: false,
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
        let lang = Language::english();
        for (levels, sign, line, in_all) in [
            (
                &[Some(1), Some(1), Some(2)][..],
                "▲",
                "Level 1 → Level 1 → Level 2",
                "Higher than at first",
            ),
            (
                &[Some(2), Some(3), Some(1)],
                "▼",
                "Level 2 → Level 3 → Level 1",
                "Lower than at first",
            ),
            (&[Some(2), Some(1), Some(2)], "=", "Level 2 → Level 1 → Level 2", "As at first"),
            (&[Some(2), Some(2)], "=", "Level 2 → Level 2", "Never moved"),
            (
                &[None, Some(1), Some(2)],
                "▲",
                "Not asked → Level 1 → Level 2",
                "Higher than at first",
            ),
            (&[None, None, Some(2)], "·", "Not asked → Not asked → Level 2", "Not comparable"),
        ] {
            let told = ItemTrailTelling::new(&trail(levels), &lang);
            assert_eq!(told.sign.mark(), sign, "{levels:?}");
            assert_eq!((told.line(&lang).as_str(), told.in_all.as_str()), (line, in_all));
        }
    }
}
