//! The lines that git leaves around two versions where it merges by lines, whole or in part.

use std::sync::Arc;

use crate::diag::{Code, Diagnostic, Place, Source};

/// How many signs a mark has at least: git's own number, which `conflict-marker-size` can raise.
const SIGNS: usize = 7;

/// Whether a text holds lines that git leaves.
pub(crate) fn has_marks(text: &str) -> bool {
    !disputes(text).is_empty()
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
    disputes(source.text()).iter().map(|dispute| dispute.diagnostic(source)).collect()
}

/// The marks of a dispute, by their lines from 1.
struct Dispute {
    line: usize,
    has_middle: bool,
    /// Where it ends, if its last mark is there.
    end: Option<usize>,
}

fn disputes(text: &str) -> Vec<Dispute> {
    let mut found: Vec<Dispute> = Vec::new();
    if !may_have_marks(text) {
        return found;
    }
    let mut is_open = false;
    let mut above = "";
    for (line, text) in (1..).zip(text.split('\n')) {
        let mark = Mark::of(text);
        match (mark, found.last_mut().filter(|_| is_open)) {
            (Some(Mark::Middle), Some(open)) => open.has_middle = true,
            (Some(Mark::Theirs), Some(open)) => {
                open.end = Some(line);
                is_open = false;
            }
            (Some(Mark::Middle), None) if is_heading(above, text) => {}
            (Some(mark), _) => {
                is_open = matches!(mark, Mark::Ours);
                found.push(Dispute { line, has_middle: false, end: None });
            }
            (None, _) => {}
        }
        above = text;
    }
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

impl Dispute {
    fn diagnostic(&self, source: &Arc<Source>) -> Diagnostic {
        let at = |line: usize| Place::line(source, line);
        let finding = |message| Diagnostic::new(Code::Conflict, at(self.line), message);
        match self.end {
            Some(end) => finding("git left both sides' lines between `<<<<<<<` and `>>>>>>>`")
                .label(at(end), "to here")
                .help(
                    "make one text of both, and delete the lines of marks; ours stand first, \
                       theirs below `=======`",
                ),
            None if self.has_middle => finding(
                "git left this mark and `=======` in a merge, and no `>>>>>>>` ends \
                         them",
            )
            .help(ONE_LEFT),
            None => finding(
                "git left this mark in a merge, and the others are \
                             gone",
            )
            .help(ONE_LEFT),
        }
    }
}

const ONE_LEFT: &str =
    "look whether the text around it is as it should be, and delete the line of marks";

/// Whether a line of seven equals signs is drawn below a heading, which is no sentence.
fn is_heading(above: &str, line: &str) -> bool {
    let indentation = |text: &str| text.len() - text.trim_start().len();
    let length = above.trim().chars().count();
    let is_sentence = above.trim_end().ends_with(['.', ',', ';', ':']);
    indentation(line) > 0 && indentation(above) == indentation(line) && length > 3 && !is_sentence
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
