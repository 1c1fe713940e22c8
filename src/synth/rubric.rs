//! The rubric of a synthetic collection: one that has been checked, with a title that says what it
//! is used for, and nobody real who asks.

use std::sync::Arc;

use super::yaml::{paragraph, scalar};
use crate::check;
use crate::diag::{Code, Diagnostic, Place, Source};
use crate::load;
use crate::load::raw::RawRubric;
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
        check::rubric(&loaded, sink)?;
        Self::marked(&loaded.raw, sink)
    }

    /// The rubric with its title marked and its publisher replaced: all else is left as it is.
    fn marked(raw: &RawRubric, sink: &mut Vec<Diagnostic>) -> Option<Self> {
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
    use super::rewritten;

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
