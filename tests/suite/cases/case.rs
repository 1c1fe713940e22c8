//! A case: a YAML file that says in comments what stocktake should find in it.
//!
//! Those comments are taken out before stocktake sees the file, so that they can stand anywhere, in
//! the middle of a text too, and never count as lines.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// A finding, as a case expects it or as stocktake reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    /// The line without the case's own comments, from 1.
    pub(crate) line: usize,
    /// The column in characters, from 1.
    pub(crate) column: usize,
    /// The code.
    pub(crate) code: String,
    /// What is said; a case may give parts of it, in order, with `…` between them.
    pub(crate) words: String,
}

/// A case file, taken apart.
#[derive(Debug)]
pub(crate) struct Case {
    /// The file.
    pub(crate) path: PathBuf,
    /// What stocktake is given.
    pub(crate) text: String,
    /// The stem of the return's file.
    pub(crate) stem: String,
    /// The folder of its round.
    pub(crate) round: String,
    /// What stocktake should find, and nothing else.
    pub(crate) expected: Vec<Finding>,
}

impl Case {
    /// Every case of a folder below `tests/cases`, by name.
    pub(crate) fn all(folder: &str) -> Vec<Self> {
        let folder = cases_folder().join(folder);
        let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
            .expect("the folder of cases")
            .map(|entry| entry.expect("a case").path())
            .collect();
        paths.sort();
        assert!(!paths.is_empty(), "there is no case in {}", folder.display());
        paths.into_iter().map(|path| Self::read(&path)).collect()
    }

    fn read(path: &Path) -> Self {
        let written = fs::read_to_string(path).expect("a case in UTF-8");
        let mut case = Self {
            path: path.to_owned(),
            text: String::new(),
            stem: "example-north".to_owned(),
            round: "2019".to_owned(),
            expected: Vec::new(),
        };
        let mut line = 0;
        for text in written.split_inclusive('\n') {
            if !case.take(text.trim_end(), line) {
                case.text.push_str(text);
                line += 1;
            }
        }
        case
    }

    /// Takes a comment that is for us, below the line with this number; whether it was one.
    fn take(&mut self, text: &str, line: usize) -> bool {
        let Some(comment) = text.strip_prefix('#') else { return false };
        if let Some(setting) = comment.strip_prefix("! ") {
            match setting.split_once(": ") {
                Some(("stem", stem)) => stem.clone_into(&mut self.stem),
                Some(("round", round)) => round.clone_into(&mut self.round),
                Some(("end", finding)) => self.expect(line + 1, 1, finding),
                _ => self.expect(1, 1, setting),
            }
            return true;
        }
        let indent = comment.chars().take_while(|c| *c == ' ').count();
        let Some(finding) = comment[indent..].strip_prefix('^') else { return false };
        // A caret right after the hash sign cannot stand below the first column, and means it.
        let column = if indent == 0 { 1 } else { indent + 2 };
        self.expect(line, column, finding);
        true
    }

    fn expect(&mut self, line: usize, column: usize, finding: &str) {
        let (code, words) = finding.trim().split_once(' ').unwrap_or((finding.trim(), ""));
        assert!(
            matches!(code.as_bytes(), [b'E' | b'W', d @ ..] if d.len() == 3),
            "{}: `{finding}` does not begin with a code",
            self.path.display()
        );
        let (code, words) = (code.to_owned(), words.trim().to_owned());
        self.expected.push(Finding { line, column, code, words });
    }

    /// What is wrong with the findings, one line each; nothing where they are just what is
    /// expected.
    pub(crate) fn compare(&self, found: &[Finding]) -> Vec<String> {
        let name = self.path.strip_prefix(cases_folder()).unwrap_or(&self.path).display();
        let mut left: Vec<&Finding> = found.iter().collect();
        let mut wrong = Vec::new();
        for expected in &self.expected {
            match left.iter().position(|found| expected.is_met_by(found)) {
                Some(at) => _ = left.remove(at),
                None => wrong.push(format!("{name}: missing    {expected}")),
            }
        }
        wrong.extend(left.iter().map(|found| format!("{name}: unexpected {found}")));
        wrong
    }
}

impl Finding {
    fn is_met_by(&self, found: &Self) -> bool {
        let place = (self.line, self.column, &self.code);
        place == (found.line, found.column, &found.code) && self.has_words_of(&found.words)
    }

    fn has_words_of(&self, said: &str) -> bool {
        let mut rest = said;
        self.words.split('…').map(str::trim).all(|part| {
            let found = rest.find(part);
            rest = found.map_or(rest, |at| &rest[at + part.len()..]);
            found.is_some()
        })
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} {} {}", self.line, self.column, self.code, self.words)
    }
}

/// The folder of cases.
pub(crate) fn cases_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

#[cfg(test)]
mod tests {
    use super::{Case, Finding};

    fn finding(line: usize, column: usize, words: &str) -> Finding {
        Finding { line, column, code: "E036".to_owned(), words: words.to_owned() }
    }

    fn case(expected: Vec<Finding>) -> Case {
        let name = || "sample".to_owned();
        Case { path: "sample.yaml".into(), text: name(), stem: name(), round: name(), expected }
    }

    #[test]
    fn what_is_missing_and_what_is_unexpected_is_told() {
        let case = case(vec![finding(1, 9, "green … exemplary"), finding(2, 1, "")]);
        let found = [finding(1, 9, "`green` (help: `exemplary`)"), finding(3, 1, "more")];
        let wrong = ["sample.yaml: missing    2:1 E036 ", "sample.yaml: unexpected 3:1 E036 more"];
        assert_eq!(case.compare(&found), wrong);
    }

    #[test]
    fn one_finding_does_not_meet_two_expectations() {
        let case = case(vec![finding(1, 9, "green"), finding(1, 9, "green")]);
        assert_eq!(case.compare(&[finding(1, 9, "green")]).len(), 1);
    }

    #[test]
    fn parts_of_the_words_are_looked_for_in_order() {
        let case = case(vec![finding(1, 9, "exemplary … green")]);
        assert_eq!(case.compare(&[finding(1, 9, "green, exemplary")]).len(), 2);
    }
}
