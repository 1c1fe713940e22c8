//! Items and actions over all rounds.

use super::super::trail;
use super::page::{Ink, Page, Span};
use crate::diff::Trails;

pub(super) fn trails(page: &mut Page, trails: &Trails) {
    page.say(0, &trail::title(trails), Ink::Bold);
    for own in &trails.items {
        let sign = trail::item_sign(own);
        let ink = match sign {
            "▲" => Ink::Up,
            "▼" => Ink::Down,
            _ if own.never_moved => Ink::Note,
            _ => Ink::Plain,
        };
        line(page, (sign, ink), own.item.as_str(), &trail::item(own));
    }
    for own in &trails.actions {
        let sign = trail::action_sign(own, trails);
        let ink = match sign {
            "✓" => Ink::Added,
            "×" => Ink::Removed,
            "?" | "=" => Ink::Note,
            _ => Ink::Plain,
        };
        line(
            page,
            (sign, ink),
            &format!("{} ({})", own.action, own.item),
            &trail::action(own, trails),
        );
    }
}

fn line(page: &mut Page, sign: (&str, Ink), name: &str, words: &str) {
    page.flow(2, sign, &[Span::new(format!("{name}:"), Ink::Bold), Span::new(words, Ink::Plain)]);
}
