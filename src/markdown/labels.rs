//! The labels of a text: of footnotes and of where links lead, where they are defined and where
//! they are used.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{BrokenLink, Event, LinkType, Parser, Tag};

use super::parse::{normal, options};

/// A label where it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    /// Which it is.
    pub(crate) name: LabelName,
    /// The same as it is written.
    pub(crate) written: String,
    /// Whether it is defined here; else it is used, be it defined or not.
    pub(crate) is_definition: bool,
    /// All of the definition, or of what uses the label.
    pub(crate) range: Range<usize>,
    /// The bytes that another label would take the place of.
    at: Range<usize>,
    /// Whether another label needs brackets there.
    is_bare: bool,
}

/// A label as labels are compared, without regard to case and white space; those of notes are not
/// those of links.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct LabelName {
    is_note: bool,
    name: String,
}

impl LabelName {
    fn of(written: &str) -> Self {
        match written.strip_prefix('^') {
            Some(note) => Self::note(note),
            None => Self { is_note: false, name: normal(written) },
        }
    }

    fn note(written: &str) -> Self {
        Self { is_note: true, name: normal(written) }
    }
}

/// The labels of a text in order. A label inside code is none.
pub(crate) fn labels(source: &str) -> Vec<Label> {
    if !source.contains('[') {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut missing = Vec::new();
    let note_missing = |link: BrokenLink<'_>| {
        missing.push((link.span, link.link_type, link.reference.into_string()));
        None
    };
    let parser = Parser::new_with_broken_link_callback(source, options(), Some(note_missing));
    for (label, definition) in parser.reference_definitions().iter() {
        let name = LabelName { is_note: false, name: normal(label) };
        found.extend(definition_of(source, definition.span.clone(), name));
    }
    let mut code = Vec::new();
    for (event, range) in parser.into_offset_iter() {
        match event {
            Event::Code(_) | Event::Start(Tag::CodeBlock(_)) => code.push(range),
            Event::Start(Tag::FootnoteDefinition(label)) => {
                found.extend(definition_of(source, range, LabelName::note(&label)));
            }
            Event::FootnoteReference(label) => {
                found.extend(used(source, range, LinkType::Shortcut, LabelName::note(&label)));
            }
            Event::Start(Tag::Link { link_type, id, .. } | Tag::Image { link_type, id, .. }) => {
                found.extend(used(source, range, link_type, LabelName::of(&id)))
            }
            _ => {}
        }
    }
    // What is used without being defined may be text. The parser says nothing of notes.
    let notes = undefined_notes(source, &code, &found);
    found.extend(notes);
    for (span, link_type, label) in missing {
        found.extend(used(source, span, link_type, LabelName::of(&label)));
    }
    found.sort_by_key(|label| (label.range.start, label.range.end));
    found.dedup();
    found
}

/// A text in which a label is another one wherever it stands.
pub(crate) fn relabelled(source: &str, labels: &[Label], name: &LabelName, new: &str) -> String {
    let mut text = source.to_owned();
    let mut places: Vec<&Label> = labels.iter().filter(|label| label.name == *name).collect();
    places.sort_by_key(|label| label.at.start);
    for label in places.into_iter().rev() {
        let new = if label.is_bare { format!("[{new}]") } else { new.to_owned() };
        text.replace_range(label.at.clone(), &new);
    }
    text
}

/// The signs of notes that are not defined.
fn undefined_notes(source: &str, code: &[Range<usize>], found: &[Label]) -> Vec<Label> {
    let known: BTreeSet<usize> = found.iter().map(|label| label.at.start).collect();
    let mut missing = Vec::new();
    for (start, _) in source.match_indices("[^") {
        let at = start + 2;
        let is_text = source[..start].ends_with('\\');
        let before = code.partition_point(|range| range.start <= start);
        let in_code = before.checked_sub(1).is_some_and(|last| code[last].contains(&start));
        let Some(length) = closing(&source[at..]) else { break };
        let written = &source[at..at + length];
        let is_label = !written.is_empty() && !written.contains(char::is_whitespace);
        if is_label && !(is_text || in_code || known.contains(&at)) {
            missing.push(Label {
                name: LabelName::note(written),
                written: written.to_owned(),
                is_definition: false,
                range: start..at + length + 1,
                at: at..at + length,
                is_bare: false,
            });
        }
    }
    missing
}

fn definition_of(source: &str, range: Range<usize>, name: LabelName) -> Option<Label> {
    let text = source.get(range.clone())?;
    let start = range.start + text.find('[')? + 1 + usize::from(name.is_note);
    let end = start + closing(source.get(start..range.end)?)?;
    let written = source.get(start..end)?.to_owned();
    Some(Label { name, written, is_definition: true, range, at: start..end, is_bare: false })
}

fn used(source: &str, range: Range<usize>, link: LinkType, name: LabelName) -> Option<Label> {
    let text = source.get(range.clone())?;
    let last = range.end.checked_sub(1)?;
    let (at, is_bare) = match link {
        LinkType::Reference | LinkType::ReferenceUnknown => {
            (range.start + text.rfind('[')? + 1..last, false)
        }
        LinkType::Collapsed | LinkType::CollapsedUnknown if text.ends_with("[]") => {
            (last..last, false)
        }
        LinkType::Collapsed | LinkType::CollapsedUnknown => {
            // What the parser gives ends before the second pair of brackets.
            let empty = source.get(range.end..).is_some_and(|rest| rest.starts_with("[]"));
            let at = range.end + usize::from(empty);
            (at..at, !empty)
        }
        LinkType::Shortcut | LinkType::ShortcutUnknown if name.is_note => {
            (range.start + text.find('^')? + 1..last, false)
        }
        LinkType::Shortcut | LinkType::ShortcutUnknown => (range.end..range.end, true),
        LinkType::Inline | LinkType::Autolink | LinkType::Email | LinkType::WikiLink { .. } => {
            return None;
        }
    };
    let written = name.name.clone();
    Some(Label { name, written, is_definition: false, range, at, is_bare })
}

/// Where a label ends: at the first bracket that no backslash stands before.
fn closing(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let closes = byte == b']' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    })
}

#[cfg(test)]
mod tests {
    use super::{labels, relabelled};

    fn with_new_label(text: &str) -> String {
        let all = labels(text);
        let first = all.iter().find(|label| label.is_definition).expect("a definition");
        relabelled(text, &all, &first.name, "new")
    }

    #[test]
    fn a_label_is_another_one_wherever_it_stands() {
        let text = "See [a][One], [one][], [ONE] and ![p][one]; not `[one]`, [two] or \
                    [one](x).\n\n[one]: https://a.example\n";
        let wanted = "See [a][new], [one][new], [ONE][new] and ![p][new]; not `[one]`, [two] or \
                      [one](x).\n\n[new]: https://a.example\n";
        assert_eq!(with_new_label(text), wanted);
    }

    #[test]
    fn a_note_is_another_one_wherever_it_stands() {
        let text = "A.[^N] B.[^n] `[^n]` [n]\n\n[^n]: Note.\n";
        assert_eq!(with_new_label(text), "A.[^new] B.[^new] `[^n]` [n]\n\n[^new]: Note.\n");
    }

    #[test]
    fn what_is_used_without_being_defined_is_found() {
        let names = |text: &str| labels(text).len();
        assert_eq!(names("See [1], [a][2], [b][] and note.[^3]"), 4);
        assert_eq!(names("```\n[1]\n```\n\n    [2]"), 0);
    }
}
