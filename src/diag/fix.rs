//! How what a finding is about can be mended: edits of its file, and how sure they are.
//!
//! They are values, which whoever holds the file applies or shows. Nothing here reads or writes
//! one.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::{Place, Source, name_of_unseen, quoted};

/// How sure it is that a fix is what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Safety {
    /// The meaning is certain, and nothing can be lost.
    Safe,
    /// It is most likely what was meant.
    Suggested,
}

/// A text in the place of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// What is replaced; an empty range is where the text is put in.
    pub place: Place,
    /// What stands there afterwards.
    pub text: String,
}

/// Edits that belong together: all of them are made, or none.
///
/// They are of one file, in its order, do not overlap, and change something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    safety: Safety,
    source: Arc<Source>,
    edits: Vec<TextEdit>,
}

impl Fix {
    /// A fix of some ranges of bytes of a file; `None` where two of them overlap, or nothing would
    /// change.
    pub fn new(
        safety: Safety,
        source: &Arc<Source>,
        edits: impl IntoIterator<Item = (Range<usize>, String)>,
    ) -> Option<Self> {
        let edits = edits.into_iter();
        let mut edits: Vec<TextEdit> =
            edits.map(|(span, text)| TextEdit { place: Place::new(source, span), text }).collect();
        edits.retain(|edit| source.text().get(edit.place.span()) != Some(&*edit.text));
        edits.sort_by_key(|edit| (edit.place.span().start, edit.place.span().end));
        let is_apart =
            edits.windows(2).all(|two| !meet(&two[0].place.span(), &two[1].place.span()));
        (!edits.is_empty() && is_apart).then_some(Self {
            safety,
            source: Arc::clone(source),
            edits,
        })
    }

    /// A fix that puts one text in the place of another.
    pub fn replace(
        safety: Safety,
        source: &Arc<Source>,
        span: Range<usize>,
        text: impl Into<String>,
    ) -> Option<Self> {
        Self::new(safety, source, [(span, text.into())])
    }

    /// A fix of a value that is written in one piece, in quotation marks or without, `written` as
    /// YAML reads it; `None` where it is written in another way.
    pub fn value(safety: Safety, place: &Place, written: &str, text: &str) -> Option<Self> {
        let span = place.span();
        let own = place.source().text().get(span.clone())?;
        let inner = own.trim_end();
        let quotes =
            inner.starts_with(['"', '\'']) && inner.len() > 1 && inner.ends_with(&inner[..1]);
        let within = if quotes { 1..inner.len() - 1 } else { 0..inner.len() };
        let is_written = inner.get(within.clone())? == written.trim_end();
        let span = span.start + within.start..span.start + within.end;
        is_written.then(|| Self::replace(safety, place.source(), span, text))?
    }

    /// How sure it is.
    pub fn safety(&self) -> Safety {
        self.safety
    }

    /// The file that is changed.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// What is changed.
    pub fn edits(&self) -> &[TextEdit] {
        &self.edits
    }

    /// The line (from 1) on which it begins.
    pub fn line(&self) -> usize {
        self.edits.first().map_or(1, |edit| edit.place.position().line)
    }

    /// What it changes, for whoever reads what was done: `line 3: `finl` is now `final``.
    pub fn in_words(&self) -> String {
        let (Some(first), Some(last)) = (self.edits.first(), self.edits.last()) else {
            return String::new();
        };
        let source = first.place.source();
        let text = source.text();
        let is_end = |c: char| c.is_whitespace();
        let before = &text[..first.place.span().start];
        let start = before
            .rfind(is_end)
            .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let end = last.place.span().end;
        let end = end + text[end..].find(is_end).unwrap_or(text.len() - end);
        let mut now = String::new();
        let mut from = start;
        for edit in &self.edits {
            now.push_str(&text[from..edit.place.span().start]);
            now.push_str(&edit.text);
            from = edit.place.span().end;
        }
        now.push_str(&text[from..end]);
        let line = self.line();
        let was = text[start..end].trim_matches(['\r', '\n']);
        // What looks alike is told apart by its name.
        let is_odd = |c: &char| name_of_unseen(*c).is_some();
        let odd = text[start..end].chars().find(is_odd).filter(|odd| !now.contains(*odd));
        if let Some(name) = odd.and_then(name_of_unseen) {
            return match now.trim() {
                "" => format!("line {line}: {name} is gone from a line that looks empty"),
                now => format!("line {line}: {name} beside {} is gone", quoted(now)),
            };
        }
        match now.trim() {
            "" => format!("line {line}: {} is gone", quoted(was)),
            _ => format!("line {line}: {} is now {}", quoted(was), quoted(&now)),
        }
    }
}

/// A text with fixes made in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Fixed<'a> {
    /// The text.
    pub text: String,
    /// Those that were made, in the order in which they were given.
    pub made: Vec<&'a Fix>,
    /// Those that were not, because they overlap one that was.
    pub left_out: Vec<&'a Fix>,
}

/// Makes all fixes of a text that do not overlap an earlier one of them.
///
/// All of them are of this text.
pub fn applied<'a>(source: &str, fixes: impl IntoIterator<Item = &'a Fix>) -> Fixed<'a> {
    let (mut made, mut left_out): (Vec<&Fix>, Vec<&Fix>) = (Vec::new(), Vec::new());
    let mut edits: Vec<&TextEdit> = Vec::new();
    for fix in fixes {
        let meets =
            |own: &TextEdit| edits.iter().any(|other| meet(&own.place.span(), &other.place.span()));
        if fix.edits.iter().any(meets) {
            left_out.push(fix);
        } else {
            edits.extend(&fix.edits);
            made.push(fix);
        }
    }
    edits.sort_by_key(|edit| edit.place.span().start);
    let mut text = String::with_capacity(source.len());
    let mut from = 0;
    for edit in edits {
        let span = edit.place.span();
        text.push_str(source.get(from..span.start).expect("edits are in order and of this text"));
        text.push_str(&edit.text);
        from = span.end;
    }
    text.push_str(source.get(from..).expect("edits are of this text"));
    Fixed { text, made, left_out }
}

/// Whether two ranges have something in common, or something is put in at an end of the other, so
/// that it is not said which comes first.
fn meet(a: &Range<usize>, b: &Range<usize>) -> bool {
    let is_within = a.start < b.end && b.start < a.end;
    let is_insertion = a.is_empty() || b.is_empty();
    is_within || is_insertion && a.start <= b.end && b.start <= a.end
}

#[cfg(test)]
mod tests {
    use super::{Fix, Fixed, Safety, applied};
    use crate::diag::{Place, Source};

    const TEXT: &str = "status: finl\nround: 2019\n";

    fn fix(edits: &[(std::ops::Range<usize>, &str)]) -> Option<Fix> {
        let source = Source::new("a.yaml", TEXT);
        let edits = edits.iter().map(|(span, text)| (span.clone(), (*text).to_owned()));
        Fix::new(Safety::Safe, &source, edits)
    }

    #[test]
    fn fixes_are_made_in_one_pass_and_the_first_of_two_that_overlap_wins() {
        let (one, two) = (fix(&[(8..12, "final")]), fix(&[(0..6, "state"), (20..24, "2020")]));
        let (clash, twice) = (fix(&[(10..13, "x"), (0..0, "y")]), fix(&[(12..12, "!")]));
        let all = [one, two, clash, twice].map(|fix| fix.expect("a fix"));
        let Fixed { text, made, left_out } = applied(TEXT, &all);
        assert_eq!(text, "state: final\nround: 2020\n");
        assert_eq!(made, [&all[0], &all[1]]);
        assert_eq!(left_out, [&all[2], &all[3]]);
    }

    #[test]
    fn a_fix_changes_something_and_nothing_twice() {
        assert_eq!(fix(&[]), None);
        assert_eq!(fix(&[(8..12, "finl")]), None);
        assert_eq!(fix(&[(8..12, "a"), (11..13, "b")]), None);
        assert_eq!(fix(&[(8..8, "a"), (8..8, "b")]), None);
    }

    #[test]
    fn what_was_changed_is_said_with_the_words_around_it() {
        let said = |edits: &[_]| fix(edits).expect("a fix").in_words();
        assert_eq!(said(&[(8..12, "final")]), "line 1: `finl` is now `final`");
        assert_eq!(said(&[(8..8, "'"), (12..12, "'")]), "line 1: `finl` is now `'finl'`");
        assert_eq!(said(&[(20..24, "")]), "line 2: `2019` is gone");
        let source = Source::new("a.yaml", "a:\u{a0}b\n\u{a0}\n");
        let said = |span| Fix::replace(Safety::Safe, &source, span, "").expect("a fix").in_words();
        assert_eq!(said(2..4), "line 1: a no-break space beside `a:b` is gone");
        assert_eq!(said(6..8), "line 2: a no-break space is gone from a line that looks empty");
    }

    #[test]
    fn a_value_is_replaced_within_its_quotation_marks_and_only_where_it_stands_in_one_piece() {
        for (yaml, span, wanted) in [
            ("a: finl", 3..7, Some("a: final")),
            ("a: 'finl' # b", 3..9, Some("a: 'final' # b")),
            ("a: \"finl\"", 3..9, Some("a: \"final\"")),
            ("a: *finl", 3..8, None),
            ("a: \"f\\x69nl\"", 3..12, None),
            ("a: |\n  finl\n", 7..12, Some("a: |\n  final\n")),
        ] {
            let place = Place::new(&Source::new("a.yaml", yaml), span);
            let fix = Fix::value(Safety::Safe, &place, "finl", "final");
            let text = fix.as_ref().map(|fix| applied(yaml, [fix]).text);
            assert_eq!(text.as_deref(), wanted, "{yaml}");
        }
    }
}
