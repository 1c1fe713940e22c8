//! Diagnostics as text for people, with the author's own lines.
//!
//! This is the one place that decides how a diagnostic looks. It makes strings and writes nowhere.

use std::iter;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Place, Position, Severity};

/// One diagnostic as text that ends in a line break, with the author's own lines.
///
/// `colour` adds the escape codes of a terminal; the words alone say everything.
pub fn human(diagnostic: &Diagnostic, colour: bool) -> String {
    let level = match diagnostic.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(&*diagnostic.message).id(diagnostic.code.id());
    let title = Group::with_title(title);
    let help = diagnostic.help.as_deref();
    let groups = match &diagnostic.place {
        Some(place) => {
            let group = title.elements(snippets(place, &diagnostic.labels));
            vec![group.elements(help.map(|help| Level::HELP.message(help)))]
        }
        // Below lines of a file the help hangs on them; without any it is a line of its own.
        None => std::iter::once(title)
            .chain(help.map(|help| Group::with_title(Level::HELP.secondary_title(help))))
            .collect(),
    };
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut text = renderer.render(&groups);
    text.push_str("\n\n");
    text
}

/// The author's lines: one snippet for each file, the primary one first.
fn snippets<'a>(
    primary: &'a Place,
    labels: &'a [(Place, String)],
) -> Vec<annotate_snippets::Element<'a>> {
    if primary.source().text().is_empty() {
        return vec![Origin::path(primary.source().name()).into()];
    }
    let Position { line, column } = primary.position();
    if primary.source().line(line).len() > LONGEST_LINE {
        let origin = Origin::path(primary.source().name()).line(line).char_column(column);
        return vec![origin.into()];
    }
    let (same, other): (Vec<_>, Vec<_>) =
        labels.iter().partition(|(place, _)| is_near(place, primary));
    let lines = Lines::around(primary, same.iter().map(|(place, _)| place));
    let mark = AnnotationKind::Primary.span(lines.visible(primary));
    let context = same
        .iter()
        .map(|(place, words)| AnnotationKind::Context.span(lines.visible(place)).label(&**words));
    let mut all = vec![lines.snippet(primary).annotation(mark).annotations(context).into()];
    all.extend(other.iter().map(|(place, words)| {
        let lines = Lines::around(place, iter::empty());
        let mark = AnnotationKind::Context.span(lines.visible(place)).label(&**words);
        lines.snippet(place).annotation(mark).into()
    }));
    all
}

/// A longer line, in bytes, is not shown: it would fill the screen, and hide its own place.
const LONGEST_LINE: usize = 10_000;

/// Whether a place can be shown in one piece with another; what lies between is looked at, though
/// not shown.
fn is_near(place: &Place, other: &Place) -> bool {
    const FAR: usize = 20_000;
    place.source() == other.source() && place.span().start.abs_diff(other.span().start) < FAR
}

/// The lines of a file that are shown. They alone are handed over, because every byte handed over
/// is looked at.
struct Lines {
    first: usize,
    bytes: Range<usize>,
}

impl Lines {
    /// From the first to the last line of a place and of others in its file.
    fn around<'a>(place: &'a Place, others: impl Iterator<Item = &'a Place>) -> Self {
        let own = place.position().line;
        let (first, last) = others
            .map(|other| other.position().line)
            .fold((own, own), |(first, last), line| (first.min(line), last.max(line)));
        let source = place.source();
        Self { first, bytes: source.line_start(first)..source.line_start(last + 1) }
    }

    fn snippet<'a, T: Clone>(&self, place: &'a Place) -> Snippet<'a, T> {
        // From the start of one line to the start of another.
        let text = &place.source().text()[self.bytes.clone()];
        Snippet::source(text).line_start(self.first).path(place.source().name()).fold(true)
    }

    /// What is marked of a place, counted from the first line.
    fn visible(&self, place: &Place) -> Range<usize> {
        let Range { start, end } = visible(place);
        start.saturating_sub(self.bytes.start)..end.saturating_sub(self.bytes.start)
    }
}

/// The part of a place on its first line: a whole paragraph underlined helps nobody.
fn visible(place: &Place) -> Range<usize> {
    let span = place.span();
    let mut lines = place.text().split(['\r', '\n']);
    let first = lines.next().expect("a split has a first part");
    span.start..span.start + first.len()
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Diagnostic, Place, Source};
    use super::human;

    fn sample() -> Diagnostic {
        let source = Source::new("2019/angus.yaml", "responses:\n  1.1:\n    rating: exemplery\n");
        Diagnostic::new(Code::NotInScale, Place::new(&source, 30..39), "`exemplery` is not a level")
            .help("did you mean `exemplary`?")
    }

    #[test]
    fn human_shows_the_authors_line() {
        insta::assert_snapshot!(human(&sample(), false), @r"
        error[E036]: `exemplery` is not a level
         --> 2019/angus.yaml:3:13
          |
        3 |     rating: exemplery
          |             ^^^^^^^^^
          |
          = help: did you mean `exemplary`?
        ");
    }

    #[test]
    fn what_belongs_to_no_file_is_said_without_lines() {
        let finding = Diagnostic::nowhere(Code::NothingSelected, "there is no round `2918`");
        let text = human(&finding.help("did you mean `2019`?"), false);
        assert_eq!(
            text.trim_end(),
            "error[E060]: there is no round `2918`\n |\nhelp: did you mean `2019`?"
        );
    }

    #[test]
    fn a_missing_file_is_named_alone() {
        let place = Place::file(&Source::unread("returns/x/rubric.yaml"));
        let text = human(&Diagnostic::new(Code::Unreadable, place, "no"), false);
        assert!(text.contains("--> returns/x/rubric.yaml\n"), "{text}");
    }
}
