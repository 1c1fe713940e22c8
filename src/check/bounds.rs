//! How much a file may hold: limits that no honest author meets, so that whatever keeps the rules
//! can be set as a PDF within the limits of time and of memory.

use std::collections::HashMap;

use super::values::line;
use super::widths;
use crate::diag::{Code, Diagnostic, Findings, Place};
use crate::load::raw::{RawItem, RawRegister, RawReturn, RawRound, RawRubric, RawTerm};
use crate::load::{Inside, Located, Text};
use crate::markdown::{self, Document, Excess, Mentions, ProseWeight, TooMany};
use crate::model::Rubric;

/// The most letters of a word of the rubric's own, such as what an item is called.
const TERM: usize = 100;

/// The most letters of a title, a name or a label.
const NAME: usize = 300;

/// The most letters of a text without Markdown, such as a statement or an owner.
const TEXT: usize = 5000;

/// The most levels of a scale.
const LEVELS: usize = 20;

/// The most items of a rubric.
const ITEMS: usize = 300;

/// The most partnerships of a register.
const PARTNERSHIPS: usize = 2000;

/// What all texts of a return weigh at most, in kilobytes of Typst's memory: see
/// [`markdown::weigh`].
const WEIGHT: usize = 820_000;

/// What an action weighs beside its text: a point in the list of its item and a row of the table of
/// all.
const ACTION: usize = 250;

/// What is too long or too many in a rubric.
pub(super) fn rubric(raw: &RawRubric, sink: &mut Findings) {
    lines([&raw.title, &raw.version], NAME, sink);
    lines([&raw.subtitle, &raw.publisher], TEXT, sink);
    let introduction = prose(&raw.introduction, &Mentions::none(), None, sink);
    too_heavy(introduction.into_iter().collect(), "a page", sink);
    let terms = &raw.terms;
    for RawTerm { one, many } in [&terms.section, &terms.item, &terms.participant, &terms.group] {
        lines([one, many], TERM, sink);
    }
    lines([&terms.rating, &terms.evidence, &terms.actions, &terms.summary], TERM, sink);
    for levels in raw.all_scales() {
        lines(levels.iter().map(|level| &level.label), NAME, sink);
        let first_beyond = levels.get(LEVELS).map(|level| &level.place);
        most(levels.len(), LEVELS, first_beyond, "a scale", "levels", sink);
    }
    for field in raw.fields.entries() {
        lines([&field.label, &field.unit], NAME, sink);
        lines([&field.help], TEXT, sink);
        let options = field.of.entries().iter().chain(field.themes.entries());
        lines(options.map(|(_, label)| label), NAME, sink);
    }
    let sections = raw.sections.entries();
    lines(sections.iter().map(|section| &section.title), NAME, sink);
    let items: Vec<&RawItem> =
        sections.iter().flat_map(|section| section.items.entries()).collect();
    most(items.len(), ITEMS, items.get(ITEMS).map(|item| &item.place), "a rubric", "items", sink);
    most(
        sections.len(),
        ITEMS,
        sections.get(ITEMS).map(|section| &section.place),
        "a rubric",
        "sections",
        sink,
    );
    for item in items {
        lines([&item.statement, &item.completed_by], TEXT, sink);
        lines(item.descriptors.entries().iter().map(|(_, text)| text), TEXT, sink);
    }
    let crosswalks = raw.crosswalk.entries().iter();
    let items = crosswalks.flat_map(|own| own.items.entries());
    lines(items.map(|own| &own.note), TEXT, sink);
}

/// What is too long or too many in a register.
pub(super) fn register(raw: &RawRegister, sink: &mut Findings) {
    lines(raw.health_boards.entries().iter().map(|(_, name)| name), NAME, sink);
    for own in raw.groupings.entries() {
        lines([&own.one, &own.many], TERM, sink);
        lines(own.of.entries().iter().map(|(_, name)| name), NAME, sink);
    }
    let partnerships = raw.partnerships.entries();
    let more = partnerships.get(PARTNERSHIPS).map(|partnership| &partnership.id.place);
    most(partnerships.len(), PARTNERSHIPS, more, "a register", "partnerships", sink);
    lines(partnerships.iter().map(|partnership| &partnership.name), NAME, sink);
    lines(partnerships.iter().map(|partnership| &partnership.note), TEXT, sink);
    lines(raw.comparator_sets.entries().iter().map(|set| &set.name), NAME, sink);
}

/// What is too long or too much in a round.
pub(super) fn round(raw: &RawRound, sink: &mut Findings) {
    lines([&raw.title, &raw.place], NAME, sink);
    lines(raw.took_part.entries().iter().map(|own| &own.role), NAME, sink);
    let note = prose(&raw.note, &Mentions::none(), Some(widths::NOTE), sink);
    let collated = raw.collated.entries().iter();
    let collated = collated
        .filter_map(|(_, text)| prose(text, &Mentions::none(), Some(widths::EVIDENCE), sink));
    let weights = note.into_iter().chain(collated).collect();
    too_heavy(weights, "the national summary", sink);
}

/// The Markdown of a return, taken apart once: each text by the byte of the file at which it
/// begins.
#[derive(Default)]
pub(super) struct Documents(HashMap<usize, Document>);

impl Documents {
    /// A text taken apart, where it is of the return.
    pub(super) fn of(&self, at: &Located<String>) -> Option<&Document> {
        self.0.get(&at.place.span().start)
    }

    fn add(&mut self, at: &Located<String>, document: Document) {
        self.0.insert(at.place.span().start, document);
    }
}

/// What is too long or too much in a return; its texts are returned as they were taken apart for
/// that.
pub(super) fn returned(raw: &RawReturn, rubric: &Rubric, sink: &mut Findings) -> Documents {
    lines(raw.contacts.entries().iter().map(|contact| &contact.role), NAME, sink);
    let ids = rubric.items().map(|item| item.id.as_str().to_owned());
    let mentions = Mentions::of_items(ids, &rubric.terms().item.one, &rubric.terms().item.many);
    let width = widths::of_actions(raw);
    let mut weights = Vec::new();
    let mut documents = Documents::default();
    for response in raw.responses.entries() {
        if let Some(at) = response.evidence.value() {
            let (weight, document) = weighed(at, &mentions, Some(widths::EVIDENCE), sink);
            weights.push((weight.of_text(), &at.place));
            documents.add(at, document);
        }
        lines(response.reasons(), TEXT, sink);
        for own in &response.values {
            lines(own.lines(), TEXT, sink);
            for at in own.markdown().into_iter().filter_map(Text::value) {
                let (weight, document) = weighed(at, &mentions, Some(widths::IN_LIST), sink);
                weights.push((weight.of_text(), &at.place));
                documents.add(at, document);
            }
        }
        let mut of_actions = 0;
        for action in response.actions.entries() {
            let fields = [&action.owner, &action.measure, &action.resources, &action.risks];
            lines(fields, TEXT, sink);
            of_actions += ACTION;
            if let Some(at) = action.text.value() {
                let (weight, document) = weighed(at, &mentions, Some(width), sink);
                of_actions += weight.of_action();
                documents.add(at, document);
            }
        }
        if let Some(first) = response.actions.entries().first() {
            weights.push((of_actions, &first.place));
        }
    }
    too_heavy(weights, "the report", sink);
    documents
}

/// One finding for each text that is too long.
fn lines<'a>(texts: impl IntoIterator<Item = &'a Text>, most: usize, sink: &mut Findings) {
    for at in texts.into_iter().filter_map(Text::value) {
        // Nearly every text has fewer bytes than it may have letters.
        let letters = if at.value.len() <= most { 0 } else { line(&at.value).chars().count() };
        if letters > most {
            let message = format!("this text is {letters} letters long, and {most} are the most");
            sink.push(
                Diagnostic::new(Code::LongText, at.place.clone(), message)
                    .help("say it in fewer words, and the rest where there is room for it"),
            );
        }
    }
}

/// One finding where there are too many of something, at the first that is too much.
fn most(
    count: usize,
    most: usize,
    first: Option<&Place>,
    of: &str,
    what: &str,
    sink: &mut Findings,
) {
    if let Some(place) = first {
        let message = format!("{of} has {most} {what} at most, and here are {count}");
        sink.push(
            Diagnostic::new(Code::TooMany, place.clone(), message)
                .help("begin another collection for the rest, or join some of them"),
        );
    }
}

/// Finds what a Markdown text has too much of in one place; what the text takes is returned, with
/// where it stands. `width` is how wide it is set in a PDF, if it is.
fn prose<'a>(
    text: &'a Text,
    mentions: &Mentions,
    width: Option<usize>,
    sink: &mut Findings,
) -> Option<(usize, &'a Place)> {
    let at = text.value()?;
    let (weight, _) = weighed(at, mentions, width, sink);
    Some((weight.of_text(), &at.place))
}

/// The same, with what the text is made of.
fn weighed(
    at: &Located<String>,
    mentions: &Mentions,
    width: Option<usize>,
    sink: &mut Findings,
) -> (ProseWeight, Document) {
    let document = markdown::parse(&at.value, mentions);
    let weight = markdown::weigh(&document);
    // Of too many columns, their number alone is told.
    if let Some(width) =
        width.filter(|_| weight.excesses.iter().all(|excess| excess.kind != TooMany::Columns))
    {
        widths::find(&document, at, width, sink);
    }
    sink.extend(weight.excesses.iter().map(|excess| crowded(*excess, at)));
    (weight, document)
}

fn crowded(excess: Excess, at: &Located<String>) -> Diagnostic {
    let Excess { kind, line, count } = excess;
    let (message, help) = match kind {
        TooMany::Pieces => (
            format!(
                "this paragraph is made of {count} pieces, and {} are the most: links, notes, \
                 marked words, breaks, tags, and words without end",
                markdown::MOST_PIECES
            ),
            "make several paragraphs of it, with an empty line between them",
        ),
        TooMany::Columns => (
            format!("this table has {count} columns, and {} are the most", markdown::MOST_COLUMNS),
            "exchange its rows and columns, or make several tables of it",
        ),
        TooMany::Lines => (
            format!(
                "this block of code has {count} lines, and {} are the most",
                markdown::MOST_LINES
            ),
            "link to a document that has them; words that are no code are shown as code where they \
             are indented or stand between lines of ```",
        ),
        TooMany::Heading => (
            format!(
                "this heading is {count} letters long, and {} are the most",
                markdown::MOST_LETTERS
            ),
            "make a paragraph of it: take away the `#` before it, or the line of dashes or equals \
             signs below it",
        ),
    };
    Diagnostic::new(Code::Crowded, Inside::new(at).line(line), message).help(help)
}

/// One finding where all texts together weigh too much, at the heaviest.
fn too_heavy(weights: Vec<(usize, &Place)>, what: &str, sink: &mut Findings) {
    let total: usize = weights.iter().map(|(weight, _)| weight).sum();
    let heaviest = weights.into_iter().max_by_key(|(weight, _)| *weight);
    if let Some((weight, place)) = heaviest.filter(|_| total > WEIGHT) {
        // Rounded up: 1.0 times would be no more than there may be.
        let times = (total as f64 / WEIGHT as f64 * 10.0).ceil() / 10.0;
        let share = weight * 100 / total;
        let message = format!(
            "{what} would hold {times:.1} times what one can be set from, {share} % of it from \
             this text"
        );
        sink.push(Diagnostic::new(Code::TooHeavy, place.clone(), message).help(
            "a megabyte of plain text is no trouble; tens of thousands of bullets, cells, notes or \
             links are: leave some out, or link to a document that has them",
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::LEVELS;
    use crate::render::Templates;

    #[test]
    fn the_pages_have_a_colour_for_every_level_that_a_scale_may_have() {
        let shipped = Templates::shipped();
        let mut sheets = shipped.files("assets/").filter(|(name, _)| *name == "assets/levels.css");
        let (_, sheet) = sheets.next().expect("a style sheet");
        let sheet = std::str::from_utf8(sheet).expect("a text");
        for place in 1..=LEVELS {
            let position = format!(
                "[data-l=\"{place}\"], [data-place^=\"{place}/\"] {{ --position: {place}; }}\n"
            );
            let of =
                format!("[data-of=\"{place}\"], [data-place$=\"/{place}\"] {{ --of: {place}; }}\n");
            let others = format!("\n.grid[data-level=\"{place}\"] td:not([data-l=\"{place}\"])");
            for rule in [position, of, others] {
                assert!(sheet.contains(&rule), "{rule}");
            }
        }
    }
}
