//! Items and actions over all rounds.

use super::super::words::some;
use super::page::{Ink, Page, Span};
use crate::diff::{ActionTrail, ItemTrail, Trails};
use crate::model::{ActionStatus, Id};

pub(super) fn trails(page: &mut Page, trails: &Trails) {
    let rounds: Vec<&str> = trails.rounds.iter().map(Id::as_str).collect();
    page.say(0, &format!("Over {}", rounds.join(", ")), Ink::Bold);
    for trail in &trails.items {
        line(page, trail.item.as_str(), &of_item(trail));
    }
    for trail in &trails.actions {
        line(page, &format!("{} ({})", trail.action, trail.item), &of_action(trail));
    }
}

fn line(page: &mut Page, name: &str, words: &str) {
    page.flow(2, ("", Ink::Plain), &[
        Span::new(format!("{name}:"), Ink::Bold),
        Span::new(words, Ink::Plain),
    ]);
}

fn of_item(trail: &ItemTrail) -> String {
    let steps = trail.steps.iter().map(|step| match (&step.level, step.not_comparable) {
        (Some(level), None) => level.label.clone(),
        (_, Some(_)) => "not compared".to_owned(),
        (None, None) => "not rated".to_owned(),
    });
    let mut steps: Vec<String> = steps.collect();
    if trail.never_moved {
        steps.truncate(1);
        return steps.concat() + ", and has not moved";
    }
    steps.join(" → ")
}

fn of_action(trail: &ActionTrail) -> String {
    let step = |step: &crate::diff::ActionStep| {
        let status = step.status.map_or("open", ActionStatus::word);
        let due = step.due.map(|due| format!(", due {}", due.0)).unwrap_or_default();
        format!("{} {status}{due}", step.round)
    };
    let mut words = trail.steps.iter().map(step).collect::<Vec<_>>().join(" → ");
    if trail.times_put_back > 0 {
        words.push_str(&format!("; put back {}", some(trail.times_put_back, "time", "times")));
    }
    words
}
