//! The rubric of a synthetic collection: one that has been checked, with a title that says what it
//! is used for, and nobody real who asks.

use std::ops::Range;
use std::sync::Arc;

use super::yaml::{paragraph, scalar};
use crate::check;
use crate::diag::{Code, Diagnostic, Place, Source};
use crate::form::Role;
use crate::load;
use crate::load::raw::{RawItem, RawRubric};
use crate::model::Rubric;

/// The rubric that is used where none is given.
pub const DEFAULT_RUBRIC: &str = include_str!("../../returns/msg-integration/rubric.yaml");

/// What is put behind the title.
const MARK: &str = " (synthetic)";

/// Who asks, in place of those who asked in truth: no synthetic figure may seem to be published by
/// them.
const PUBLISHER: &str = "Nobody: these figures are synthetic";

/// A rubric whose title and publisher say that the collection is synthetic.
#[derive(Debug)]
pub struct SyntheticRubric {
    rubric: Rubric,
    text: String,
}

impl SyntheticRubric {
    /// A rubric as its file has it; findings go to the sink, and where one is an error there is no
    /// rubric.
    pub fn new(source: &Arc<Source>, sink: &mut Vec<Diagnostic>) -> Option<Self> {
        let loaded = load::rubric_from(source, sink)?;
        let rubric = check::rubric(&loaded, sink)?;
        if rubric.has_own_fields() || !rubric.has(Role::Rating) {
            let message = "answers are invented for forms of ratings, evidence and actions alone";
            let help = "name a rubric without `fields:`, or with none but those of the usual form";
            let place = Place::file(&loaded.raw.source);
            sink.push(Diagnostic::new(Code::FieldForm, place, message).help(help));
            return None;
        }
        Self::marked(&loaded.raw, sink)
    }

    /// The rubric with its title marked, its publisher replaced, and without what it says of a
    /// version before it, which no synthetic collection holds: all else is left as it is.
    fn marked(raw: &RawRubric, sink: &mut Vec<Diagnostic>) -> Option<Self> {
        let alone = match replaced(raw) {
            spans if spans.is_empty() => None,
            spans => Some(Source::new(raw.source.name(), without(raw.source.text(), &spans))),
        };
        let alone = alone.map(|source| load::rubric_from(&source, &mut Vec::new()));
        let alone = alone.map(|loaded| loaded.map(|own| own.raw));
        let raw = match &alone {
            None => raw,
            Some(Some(own)) if replaced(own).is_empty() => own,
            Some(_) => {
                let message = "what this rubric replaces cannot be taken out of it";
                let help = "take `replaces:` out of the rubric and of its items: a synthetic \
                            collection has one version of its rubric alone";
                let place = raw.replaces.value().map(|at| Place::clone(&at.place));
                let place = place.unwrap_or_else(|| Place::file(&raw.source));
                sink.push(Diagnostic::new(Code::WrongKind, place, message).help(help));
                return None;
            }
        };
        let title = raw.title.value()?;
        let wanted = format!("{}{MARK}", check::line(title.value.trim_end_matches(MARK)));
        let text = rewritten(raw.source.text(), "title", &wanted);
        let text = rewritten(&text, "publisher", PUBLISHER);
        let source = Source::new(raw.source.name(), text);
        let marked = load::rubric_from(&source, &mut Vec::new())
            .and_then(|loaded| check::rubric(&loaded, &mut Vec::new()))
            .filter(|rubric| rubric.title() == wanted && rubric.publisher() == PUBLISHER);
        if marked.is_none() {
            let message = "this rubric cannot be marked as synthetic";
            let help = "write `title:` and `publisher:` each at the beginning of a line";
            let place = Place::clone(&title.place);
            sink.push(Diagnostic::new(Code::WrongKind, place, message).help(help));
        }
        Some(Self { rubric: marked?, text: source.text().to_owned() })
    }

    /// The rubric.
    pub(super) fn rubric(&self) -> &Rubric {
        &self.rubric
    }

    /// Its file, with a head that says what it is.
    pub(super) fn text(&self, made_by: &str) -> String {
        let head = paragraph(
            "# ",
            &format!(
                "SYNTHETIC: this collection was {made_by}. What is asked is as in the rubric that \
             follows; all answers are invented."
            ),
        );
        format!("{head}\n{}", self.text)
    }
}

/// Where the values of `replaces:` stand, of the rubric and of its items, last to first.
fn replaced(raw: &RawRubric) -> Vec<Range<usize>> {
    let own = raw.replaces.value().map(|at| at.place.span());
    let items = raw.sections.entries().iter().flat_map(|section| section.items.entries());
    let of_item = |item: &RawItem| {
        let values = item.replaces.entries().iter().filter_map(|text| text.value());
        let spans: Vec<_> = values.map(|at| at.place.span()).collect();
        Some(spans.first()?.start..spans.last()?.end)
    };
    let mut spans: Vec<_> = own.into_iter().chain(items.filter_map(of_item)).collect();
    spans.sort_by_key(|span| std::cmp::Reverse(span.start));
    spans
}

/// A text of YAML without the entries `replaces:` whose values these are, last to first.
fn without(text: &str, values: &[Range<usize>]) -> String {
    const KEY: &str = "replaces";
    let mut text = text.to_owned();
    for value in values {
        let Some(mut start) = text.get(..value.start).and_then(|before| before.rfind(KEY)) else {
            continue;
        };
        let is_list = text.get(start..value.start).is_some_and(|between| between.contains('['));
        start -= usize::from(text[..start].ends_with(['"', '\'']));
        let rest = text.get(value.end..).unwrap_or_default();
        let close = if is_list { rest.find(']').map_or(0, |at| at + 1) } else { 0 };
        let end = value.end + close;
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let rest = text.get(end..).unwrap_or_default();
        let to_line = rest.find('\n').map_or(rest.len(), |at| at + 1);
        let before = text[line..start].trim_matches(['-', ' ']);
        let cut = if !before.is_empty() || rest.trim_start().starts_with([',', '}']) {
            in_flow(&text, start..end)
        } else if text[line..start].contains('-') {
            // The next key of the entry takes its place behind the hyphen.
            let next = rest[to_line..].find(|c: char| c != ' ').unwrap_or_default();
            start..end + to_line + next
        } else {
            line..end + to_line
        };
        text.replace_range(cut, "");
    }
    text
}

/// An entry between braces, with the comma that parts it from another.
fn in_flow(text: &str, entry: Range<usize>) -> Range<usize> {
    let rest = text.get(entry.end..).unwrap_or_default();
    let gap = rest.len() - rest.trim_start().len();
    if rest.trim_start().starts_with(',') {
        let next = rest[gap + 1..].trim_start();
        return entry.start..text.len() - next.len();
    }
    let before = text[..entry.start].trim_end();
    before.strip_suffix(',').map_or(entry.clone(), |kept| kept.len()..entry.end)
}

/// A text of YAML whose entry of this key, which begins a line, is this one.
fn rewritten(text: &str, key: &str, value: &str) -> String {
    let mut out = String::new();
    let mut is_in_it = false;
    let is_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    for line in text.trim_start_matches('\u{feff}').split_inclusive('\n') {
        let goes_on = line.trim().is_empty() || line.starts_with([' ', '\t']);
        is_in_it = is_key(line) || (is_in_it && goes_on);
        if is_key(line) {
            out.push_str(&format!("{key}: {}\n", scalar(value)));
        } else if !is_in_it || line.trim().is_empty() {
            out.push_str(line);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{replaced, rewritten, without};
    use crate::diag::Source;
    use crate::load;

    #[test]
    fn what_a_rubric_replaces_alone_is_taken_out_however_it_is_written() {
        let head = "title: A\n";
        let items = |item: &str| format!("sections:\n  - id: 1\n    items:\n{item}");
        for (text, wanted) in [
            ("replaces: \"2019-03\"  # of then\nb: c\n".to_owned(), "b: c\n".to_owned()),
            ("b: c\n'replaces': 2019".to_owned(), "b: c\n".to_owned()),
            (
                items("      - id: 1.1\n        replaces: 1.3\n        statement: S\n"),
                items("      - id: 1.1\n        statement: S\n"),
            ),
            (items("      - replaces: [1.1, 1.2]\n        id: 1.1\n"), items("      - id: 1.1\n")),
            (
                items(
                    "      - id: 1.1\n        replaces:\n          - 1.1\n          - 1.2 # two\n",
                ),
                items("      - id: 1.1\n"),
            ),
            (
                items("      - { id: 1.1, replaces: [2.1, 2.2], statement: replaces all }\n"),
                items("      - { id: 1.1, statement: replaces all }\n"),
            ),
            (items("      - { id: 1.1, replaces: 1.3 }\n"), items("      - { id: 1.1 }\n")),
            (items("      - { replaces: 1.3, id: 1.1 }\n"), items("      - { id: 1.1 }\n")),
            (items("      - { id: 1.1 }\n"), items("      - { id: 1.1 }\n")),
        ] {
            let source = Source::new("rubric.yaml", format!("{head}{text}"));
            let loaded = load::rubric_from(&Arc::clone(&source), &mut Vec::new()).expect("YAML");
            let spans = replaced(&loaded.raw);
            assert_eq!(without(source.text(), &spans), format!("{head}{wanted}"));
        }
    }

    #[test]
    fn an_entry_alone_is_written_anew() {
        for (text, wanted) in [
            ("title: A\nb: c\n", "title: T (x)\nb: c\n"),
            (
                "# A\ntitle: >-\n  A\n  B\n\nb:\n  title: d\n",
                "# A\ntitle: T (x)\n\nb:\n  title: d\n",
            ),
            ("\u{feff}b: c\r\ntitle: 'A'\r\n", "b: c\r\ntitle: T (x)\n"),
        ] {
            assert_eq!(rewritten(text, "title", "T (x)"), wanted);
        }
    }
}
