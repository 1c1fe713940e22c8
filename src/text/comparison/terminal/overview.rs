//! A line for each of several returns: how many of its ratings rose, fell and stayed, and what else
//! there is of.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr as _;

use super::page::{Ink, Page, Span, padded};
use crate::lang::Language;
use crate::telling::{ChangeTelling, FIGURES, FigureHeading, headings};

/// How wide the figures are beside a name, and on a line below it.
const BESIDE: [usize; FIGURES] = [4, 4, 4, 10, 9, 11];
const BELOW: [usize; FIGURES] = [3, 3, 3, 10, 9, 11];

/// The widest column of names, and the narrowest in which one can be told from another.
const NAME: usize = 28;
const NARROW: usize = 16;

pub(super) fn overview(page: &mut Page, several: &[ChangeTelling], lang: &Language) {
    let name = beside(page.width());
    let headings = headings(lang);
    let short = |own: &FigureHeading| match own.sign {
        Some(sign) => sign.mark().to_owned(),
        None => own.word.clone(),
    };
    line(page, name, "", &headings.each_ref().map(short), Ink::Dim);
    let mut named: HashMap<&str, usize> = HashMap::new();
    several.iter().for_each(|told| *named.entry(&told.name).or_default() += 1);
    for told in several {
        let is_alone = named[told.name.as_str()] == 1;
        let title = title(told, is_alone, name.unwrap_or(page.width()), lang);
        match &told.figures {
            Some(figures) => line(page, name, &title, figures, Ink::Plain),
            None => unfigured(page, name, &title, told.standing.as_deref().unwrap_or_default()),
        }
    }
    let signs =
        headings.iter().filter_map(|own| Some(format!("{} {}", own.sign?.mark(), own.word)));
    page.say(0, &lang.enumeration(&signs.collect::<Vec<_>>()), Ink::Dim);
}

/// How wide the column of names is; none where the figures leave too little for it.
fn beside(width: usize) -> Option<usize> {
    let room = width.saturating_sub(BESIDE.iter().sum());
    (room >= NARROW).then(|| room.min(NAME))
}

/// Why there are no figures, beside a name or below it.
fn unfigured(page: &mut Page, width: Option<usize>, name: &str, why: &str) {
    match width {
        Some(width) => {
            let name = padded(name, width);
            page.flow(0, (&name, Ink::Plain), &[Span::new(why, Ink::Dim)]);
        }
        None => {
            page.say(0, name, Ink::Plain);
            page.say(2, why, Ink::Dim);
        }
    }
}

/// What a return is called, with what a reader of its figures must know: in so many columns without
/// its rounds, where no other row is of the same name.
fn title(told: &ChangeTelling, is_alone: bool, width: usize, lang: &Language) -> String {
    let caveats = told.caveats(lang).filter(|_| told.figures.is_some());
    let caveats = caveats.map(|own| format!(" {own}")).unwrap_or_default();
    let is_short = is_alone && told.title.width() + caveats.width() > width;
    let name = if is_short { &told.name } else { &told.title };
    format!("{name}{caveats}")
}

/// Figures beside a name, or below it where that has no column or is wider than it.
fn line(page: &mut Page, width: Option<usize>, name: &str, cells: &[String; FIGURES], ink: Ink) {
    let is_beside = width.is_some_and(|width| name.width() <= width);
    if !is_beside && !name.is_empty() {
        page.say(0, name, ink);
    }
    let beside = if is_beside { name } else { "" };
    let mut line = width.map(|width| padded(beside, width)).unwrap_or_default();
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
