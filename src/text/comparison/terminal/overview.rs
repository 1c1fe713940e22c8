//! A line for each of several returns: how many of its ratings rose, fell and stayed, and what else
//! there is of.

use unicode_width::UnicodeWidthStr as _;

use super::super::figures::{HEADINGS, figures};
use super::super::words;
use super::page::{Ink, Page, Span, padded};
use crate::data::ReturnChange;

/// How wide the figures are beside a name, and on a line below it.
const BESIDE: [usize; 6] = [4, 4, 4, 10, 9, 11];
const BELOW: [usize; 6] = [3, 3, 3, 10, 9, 11];

/// The widest column of names, and the narrowest in which one can be told from another.
const NAME: usize = 28;
const NARROW: usize = 16;

pub(super) fn overview(page: &mut Page, changes: &[ReturnChange]) {
    let name = beside(page.width());
    let heading = |(sign, word): (&str, &str)| if sign.is_empty() { word } else { sign }.to_owned();
    line(page, name, "", &HEADINGS.map(heading), Ink::Dim);
    for change in changes {
        let title = title(change, name.unwrap_or(page.width()));
        match &change.comparison {
            Some(found) => line(page, name, &title, &figures(found), Ink::Plain),
            None => unfigured(page, name, &title, change),
        }
    }
    let signs = HEADINGS.iter().filter(|(sign, _)| !sign.is_empty());
    let signs: Vec<String> = signs.map(|(sign, word)| format!("{sign} {word}")).collect();
    page.say(0, &signs.join(", "), Ink::Dim);
}

/// How wide the column of names is; none where the figures leave too little for it.
fn beside(width: usize) -> Option<usize> {
    let room = width.saturating_sub(BESIDE.iter().sum());
    (room >= NARROW).then(|| room.min(NAME))
}

/// Why there are no figures, beside a name or below it.
fn unfigured(page: &mut Page, width: Option<usize>, name: &str, change: &ReturnChange) {
    let why = words::standing(change).unwrap_or_default();
    match width {
        Some(width) => {
            let name = padded(name, width);
            page.flow(0, (&name, Ink::Plain), &[Span::new(why, Ink::Dim)]);
        }
        None => {
            page.say(0, name, Ink::Plain);
            page.say(2, &why, Ink::Dim);
        }
    }
}

/// What a return is called in so many columns.
fn title(change: &ReturnChange, width: usize) -> String {
    let long = words::title(change);
    match change.latest() {
        Some(side) if long.width() > width => side.name.clone(),
        _ => long,
    }
}

/// Figures beside a name, or below it where that has no column.
fn line(page: &mut Page, width: Option<usize>, name: &str, cells: &[String; 6], ink: Ink) {
    let mut line = width.map(|width| padded(name, width)).unwrap_or_default();
    if width.is_none() && !name.is_empty() {
        page.say(0, name, ink);
    }
    for (cell, width) in cells.iter().zip(if width.is_some() { BESIDE } else { BELOW }) {
        line.push_str(&format!("{cell:>width$}"));
    }
    page.set(&line, ink);
}

#[cfg(test)]
mod tests {
    use super::{BELOW, BESIDE, NAME, beside};

    #[test]
    fn a_line_fits_the_terminal_whatever_its_width() {
        let figures: usize = BESIDE.iter().sum();
        assert_eq!(beside(80), Some(NAME));
        for width in 40..=80 {
            let below: usize = BELOW.iter().sum();
            assert!(beside(width).map_or(below, |name| name + figures) <= width, "{width}");
        }
    }
}
