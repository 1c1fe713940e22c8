//! Items and actions over all rounds.

use super::page::{Ink, Page, Span};
use crate::diff::{ActionTrail, ItemTrail, Trails};
use crate::model::{ActionStatus, Id, in_words};

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
    page.flow(
        2,
        ("", Ink::Plain),
        &[Span::new(format!("{name}:"), Ink::Bold), Span::new(words, Ink::Plain)],
    );
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
    let (mut steps, mut known) = (Vec::new(), None);
    for step in &trail.steps {
        let status = step.status.map_or("open", ActionStatus::word);
        let due = step.due.filter(|due| known != Some(*due));
        let due = due.map(|due| format!(", due {}", in_words(due.0))).unwrap_or_default();
        steps.push(format!("{} {status}{due}", step.round));
        known = step.due;
    }
    let mut words = steps.join(" → ");
    match trail.times_put_back {
        0 => {}
        1 => words.push_str("; put back once"),
        times => words.push_str(&format!("; put back {times} times")),
    }
    if trail.never_moved {
        words.push_str("; open all along");
    }
    words
}
