//! The lines that git leaves around two versions where it merges by lines, whole or in part.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Place, Source};

/// How many signs a mark has at least: git's own number, which `conflict-marker-size` can raise.
const SIGNS: usize = 7;

/// Whether a text holds lines that git leaves.
pub(crate) fn has_marks(text: &str) -> bool {
    may_have_marks(text) && text.split('\n').any(|line| Mark::of(line).is_some())
}

fn may_have_marks(text: &str) -> bool {
    // By single signs, which are looked for many bytes at a time: most texts have none of them.
    ['<', '>', '='].into_iter().any(|sign| {
        text.match_indices(sign).any(|(at, _)| {
            let signs = text.as_bytes()[at..].iter().take(SIGNS);
            signs.filter(|byte| char::from(**byte) == sign).count() == SIGNS
        })
    })
}

/// A finding for each place where git left its marks; those of one dispute are one finding.
pub(super) fn left_by_git(source: &Arc<Source>) -> Vec<Diagnostic> {
    if !may_have_marks(source.text()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    let mut above = "";
    for (line, text) in (1..).zip(source.text().split('\n')) {
        match (Mark::of(text), &mut open) {
            (Some(Mark::Ours), _) => {
                found.extend(
                    open.replace(Open { line, has_middle: false }).map(|open| open.half(source)),
                );
            }
            (Some(Mark::Middle), Some(open)) => open.has_middle = true,
            (Some(Mark::Middle), None) if !is_heading(above, text) => {
                found.push(alone(source, line))
            }
            (Some(Mark::Theirs), Some(_)) => {
                found.extend(open.take().map(|open| open.whole(source, line)));
            }
            (Some(Mark::Theirs), None) => found.push(alone(source, line)),
            (Some(Mark::Middle) | None, _) => {}
        }
        above = text;
    }
    found.extend(open.map(|open| open.half(source)));
    found
}

enum Mark {
    Ours,
    Middle,
    Theirs,
}

impl Mark {
    /// The mark that a line is, also where it was indented since.
    fn of(line: &str) -> Option<Self> {
        let line = line.trim_end();
        let text = line.trim_start();
        let sign = text.chars().next().filter(|c| matches!(c, '<' | '=' | '>'))?;
        let rest = text.trim_start_matches(sign);
        let is_mark =
            text.len() - rest.len() >= SIGNS && (rest.is_empty() || rest.starts_with(' '));
        match sign {
            _ if !is_mark => None,
            '<' => Some(Self::Ours),
            '>' => Some(Self::Theirs),
            // A longer one is a line below a heading.
            _ => (text.len() == SIGNS).then_some(Self::Middle),
        }
    }
}

/// A mark that was not followed by the one that ends it so far.
struct Open {
    line: usize,
    has_middle: bool,
}

impl Open {
    fn whole(&self, source: &Arc<Source>, end: usize) -> Diagnostic {
        let message = "git left both sides' lines between `<<<<<<<` and `>>>>>>>`";
        Diagnostic::new(Code::Conflict, Place::line(source, self.line), message)
            .label(Place::line(source, end), "to here")
            .help("make one text of both, and delete the lines of marks; ours stand first, theirs below `=======`")
    }

    fn half(&self, source: &Arc<Source>) -> Diagnostic {
        let message = match self.has_middle {
            true => "git left this mark and `=======` in a merge, and no `>>>>>>>` ends them",
            false => "git left this mark in a merge, and the others are gone",
        };
        Diagnostic::new(Code::Conflict, Place::line(source, self.line), message).help(ONE_LEFT)
    }
}

fn alone(source: &Arc<Source>, line: usize) -> Diagnostic {
    let message = "git left this mark in a merge, and the others are gone";
    Diagnostic::new(Code::Conflict, Place::line(source, line), message).help(ONE_LEFT)
}

const ONE_LEFT: &str =
    "look whether the text around it is as it should be, and delete the line of marks";

/// Whether a line of seven equals signs is drawn below a heading of about its length.
fn is_heading(above: &str, line: &str) -> bool {
    let indentation = |text: &str| text.len() - text.trim_start().len();
    let length = above.trim().chars().count();
    indentation(line) > 0 && indentation(above) == indentation(line) && (4..=10).contains(&length)
}

#[cfg(test)]
mod tests {
    use super::left_by_git;
    use crate::diag::Source;

    fn lines(text: &str) -> Vec<usize> {
        let found = left_by_git(&Source::new("a.yaml", text));
        found
            .iter()
            .map(|finding| finding.place.as_ref().map_or(0, |p| p.position().line))
            .collect()
    }

    #[test]
    fn the_marks_of_one_dispute_are_one_finding() {
        let dispute = "<<<<<<< HEAD\na\n||||||| base\nb\n=======\nc\n>>>>>>> branch\n";
        assert_eq!(lines(dispute), [1]);
        assert_eq!(lines(&format!("{dispute}x: y\n{dispute}")), [1, 9]);
        assert_eq!(lines(&format!("    {}", dispute.replace('\n', "\n    "))), [1]);
    }

    #[test]
    fn each_mark_alone_is_told_of() {
        for text in
            ["<<<<<<< HEAD\n", "=======\n", ">>>>>>> branch\n", "<<<<<<<\n=======\n", "=======\r\n"]
        {
            assert_eq!(lines(&format!("a: b\n{text}c: d\n")), [2], "{text:?}");
        }
        assert_eq!(lines("<<<<<<< one\n<<<<<<< two\n>>>>>>> two\n"), [1, 2]);
    }

    #[test]
    fn what_is_no_mark_is_left_alone() {
        for text in [
            "a: |\n  Heading\n  =======\n",
            "a: ======= b\n",
            "a: |\n  ==========\n",
            "a: <<<<<<<b\n",
        ] {
            assert_eq!(lines(text), [0; 0], "{text:?}");
        }
    }
}
