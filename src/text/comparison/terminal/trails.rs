//! Items and actions over all rounds.

use super::item::ink;
use super::page::{Ink, Page, Span};
use crate::lang::Language;
use crate::telling::{Sign, TrailsTelling};

pub(super) fn trails(page: &mut Page, trails: &TrailsTelling, lang: &Language) {
    page.say(0, &trails.title, Ink::Bold);
    for own in &trails.items {
        let words = format!("{} ({})", own.line(lang), own.in_all);
        line(page, own.sign, &own.id, &words);
    }
    for own in &trails.actions {
        line(page, own.sign, &format!("{} ({})", own.id, own.item), &own.line);
    }
}

fn line(page: &mut Page, sign: Sign, name: &str, words: &str) {
    let name = Span::new(format!("{name}:"), Ink::Bold);
    page.flow(2, (sign.mark(), ink(sign)), &[name, Span::new(words, Ink::Plain)]);
}
