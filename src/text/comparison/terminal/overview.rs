//! A line for each of several returns: how many of its ratings rose, fell and stayed, and what else
//! there is of.

use std::collections::HashMap;

use unicode_width::UnicodeWidthStr as _;

use super::page::{Ink, Page, Span, padded};
use crate::lang::Language;
use crate::telling::{ChangeTelling, Figure, FigureHeading};

/// How wide a figure is: beside a name, and on a line below it.
fn widths(figure: Figure) -> (usize, usize) {
    match figure {
        Figure::Rose | Figure::Fell | Figure::Stayed => (4, 3),
        Figure::Fields | Figure::Actions => (9, 9),
        Figure::Evidence => (10, 10),
        Figure::Questions => (11, 11),
    }
}

/// The widest column of names, and the narrowest in which one can be told from another.
const NAME: usize = 28;
const NARROW: usize = 16;

pub(super) fn overview(page: &mut Page, several: &[ChangeTelling], lang: &Language) {
    let figures = Figure::asked(&several.iter().map(|told| told.asks).collect::<Vec<_>>());
    let name = beside(page.width(), &figures);
    let headings: Vec<FigureHeading> = figures.iter().map(|own| own.heading(lang)).collect();
    let short = |own: &FigureHeading| match own.sign {
        Some(sign) => sign.mark().to_owned(),
        None => own.word.clone(),
    };
    let cells = |text: &dyn Fn(usize) -> String| -> Vec<(Figure, String)> {
        figures.iter().enumerate().map(|(at, figure)| (*figure, text(at))).collect()
    };
    line(page, name, "", &cells(&|at| short(&headings[at])), Ink::Dim);
    let mut named: HashMap<&str, usize> = HashMap::new();
    several.iter().for_each(|told| *named.entry(&told.name).or_default() += 1);
    for told in several {
        let is_alone = named[told.name.as_str()] == 1;
        let title = title(told, is_alone, name.unwrap_or(page.width()), lang);
        match &told.figures {
            Some(own) => {
                line(page, name, &title, &cells(&|at| own.cell(figures[at])), Ink::Plain);
            }
            None => unfigured(page, name, &title, told.standing.as_deref().unwrap_or_default()),
        }
    }
    let signs =
        headings.iter().filter_map(|own| Some(format!("{} {}", own.sign?.mark(), own.word)));
    let signs = lang.enumeration(&signs.collect::<Vec<_>>());
    if !signs.is_empty() {
        page.say(0, &signs, Ink::Dim);
    }
}

/// How wide the column of names is; none where the figures leave too little for it.
fn beside(width: usize, figures: &[Figure]) -> Option<usize> {
    let room = width.saturating_sub(figures.iter().map(|own| widths(*own).0).sum());
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
fn line(page: &mut Page, width: Option<usize>, name: &str, cells: &[(Figure, String)], ink: Ink) {
    let is_beside = width.is_some_and(|width| name.width() <= width);
    if !is_beside && !name.is_empty() {
        page.say(0, name, ink);
    }
    let beside = if is_beside { name } else { "" };
    let mut line = width.map(|width| padded(beside, width)).unwrap_or_default();
    for (figure, cell) in cells {
        let (beside, below) = widths(*figure);
        let width = if width.is_some() { beside } else { below };
        line.push_str(&format!("{cell:>width$}"));
    }
    page.set(&line, ink);
}

#[cfg(test)]
mod tests {
    use super::{Figure, NAME, beside, widths};
    use crate::model::Asks;

    #[test]
    fn a_line_fits_the_terminal_whatever_its_width() {
        let usual =
            Asks { rating: true, evidence: true, actions: true, share: true, fields: false };
        let all = Asks { fields: true, ..usual };
        let figures = Figure::asked(&[usual]);
        assert_eq!(beside(80, &figures), Some(NAME));
        for (least, asks) in [(40, usual), (49, all)] {
            let figures = Figure::asked(&[asks]);
            let sum = |of: fn((usize, usize)) -> usize| -> usize {
                figures.iter().map(|own| of(widths(*own))).sum()
            };
            let (with_name, below) = (sum(|own| own.0), sum(|own| own.1));
            for width in least..=80 {
                let room = beside(width, &figures);
                assert!(room.map_or(below, |name| name + with_name) <= width, "{width}");
            }
        }
    }
}
