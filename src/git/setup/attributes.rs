//! The file `info/attributes` of a repository, of which only some lines are stocktake's own.
//!
//! It may hold any bytes, and every line that is not of the form that is written here stays where
//! it is, also where a mark that begins or ends our lines is gone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::refused;
use crate::diag::{Diagnostic, quoted};
use crate::system::staged;

const BEGIN: &str = "# stocktake: begin (made by `stocktake git-setup`; `--remove` takes it away)";
const END: &str = "# stocktake: end";

/// What our lines end in: files that git hands to stocktake, and those among them that it does not.
const HANDED_OVER: &str = " diff=stocktake merge=stocktake";
const LEFT_OUT: &str = " !diff !merge";

/// git reads no line that is longer.
const LONGEST: usize = 2048;

/// The file.
pub(super) struct Attributes {
    path: PathBuf,
}

/// What is in it.
#[derive(Debug, Clone)]
pub(super) struct Lines {
    /// What is not ours and stands before our lines.
    before: Vec<u8>,
    /// Our lines.
    own: Vec<Vec<u8>>,
    /// What is not ours and stands behind them.
    after: Vec<u8>,
}

impl Attributes {
    /// The file at a path, whether it is there or not.
    pub(super) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Takes away what `merge.sh` notes beside it: which run of git was told how to favour a side.
    pub(super) fn forget(&self) {
        // It says nothing that would be missed, or that is wrong if it stays.
        _ = fs::remove_file(self.path.with_file_name("stocktake-told"));
    }

    /// Reads it.
    ///
    /// # Errors
    /// It is there and no file, or cannot be read.
    pub(super) fn read(&self) -> Result<Lines, Diagnostic> {
        let bytes = match fs::metadata(&self.path) {
            Ok(found) if !found.is_file() => {
                let file = quoted(&self.path.to_string_lossy());
                return Err(refused(
                    format!("{file} is no file"),
                    "nothing was changed; move it away",
                ));
            }
            Ok(_) => fs::read(&self.path).map_err(|error| self.unusable(&error))?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(self.unusable(&error)),
        };
        Ok(Lines::of(&bytes))
    }

    /// Writes it in one step; with nothing in it, it is taken away.
    ///
    /// # Errors
    /// It cannot be written; it is then as it was.
    pub(super) fn write(&self, lines: &Lines) -> Result<(), Diagnostic> {
        let bytes = lines.bytes();
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let is_link = fs::symlink_metadata(&self.path).is_ok_and(|found| found.is_symlink());
        let written = match bytes.is_empty() && !is_link {
            true if self.path.exists() => fs::remove_file(&self.path),
            true => Ok(()),
            false => fs::create_dir_all(folder).and_then(|()| staged::write(&self.path, &bytes)),
        };
        written.map_err(|error| self.unusable(&error))
    }

    fn unusable(&self, error: &io::Error) -> Diagnostic {
        let file = quoted(&self.path.to_string_lossy());
        refused(
            format!("{file} cannot be used: {}", error.kind()),
            "nothing was changed; look whether it is yours to write to and the disk has room",
        )
    }
}

impl Lines {
    fn of(bytes: &[u8]) -> Self {
        let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
        let (mut before, mut own, mut after) = (Vec::new(), Vec::new(), Vec::new());
        let (mut at, mut is_past) = (0, false);
        while let Some(line) = lines.get(at) {
            at += 1;
            if is(line, BEGIN) {
                is_past = true;
                let block = block(&lines[at..]);
                for line in &lines[at..at + block] {
                    if is_own(line.trim_ascii_end()) {
                        own.push(line.trim_ascii_end().to_owned());
                    } else if !is(line, END) {
                        after.extend(*line);
                    }
                }
                at += block;
            } else if is_past {
                after.extend(*line);
            } else {
                before.extend(*line);
            }
        }
        Self { before, own, after }
    }

    /// Adds a line of ours that is not there yet.
    ///
    /// # Errors
    /// It is longer than git reads.
    pub(super) fn add(&mut self, line: Vec<u8>) -> Result<(), Diagnostic> {
        if line.len() >= LONGEST {
            return Err(refused(
                "the path of the returns is too long to be written down for git",
                "move them to a folder with a shorter path",
            ));
        }
        if !self.own.contains(&line) {
            self.own.push(line);
        }
        Ok(())
    }

    /// Takes our lines away.
    pub(super) fn clear(&mut self) {
        self.own.clear();
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.before.clone();
        if !self.own.is_empty() {
            if bytes.last().is_some_and(|last| *last != b'\n') {
                bytes.push(b'\n');
            }
            bytes.extend([BEGIN.as_bytes(), b"\n"].concat());
            self.own.iter().for_each(|line| bytes.extend([line, &b"\n"[..]].concat()));
            bytes.extend([END.as_bytes(), b"\n"].concat());
        }
        bytes.extend(&self.after);
        bytes
    }
}

fn is(line: &[u8], mark: &str) -> bool {
    line.trim_ascii_end() == mark.as_bytes()
}

/// Whether a line is of the form of ours.
fn is_own(line: &[u8]) -> bool {
    let begins = line.starts_with(b"/") || line.starts_with(b"\"/");
    begins && [HANDED_OVER, LEFT_OUT].iter().any(|end| line.ends_with(end.as_bytes()))
}

/// How many lines belong to a block that begins before these: those up to its end, or else those of
/// our form.
fn block(lines: &[&[u8]]) -> usize {
    let begins = lines.iter().position(|line| is(line, BEGIN)).unwrap_or(lines.len());
    match lines[..begins].iter().position(|line| is(line, END)) {
        Some(end) => end + 1,
        None => lines.iter().take_while(|line| is_own(line.trim_ascii_end())).count(),
    }
}

/// A line that hands over what a pattern matches, from the top of the repository.
pub(super) fn handed_over(pattern: &[u8]) -> Vec<u8> {
    [quoted_pattern(pattern), HANDED_OVER.into()].concat()
}

/// A line that leaves out what a pattern matches.
pub(super) fn left_out(pattern: &[u8]) -> Vec<u8> {
    [quoted_pattern(pattern), LEFT_OUT.into()].concat()
}

/// A path that means itself in a pattern.
pub(super) fn literal(path: &[u8]) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(path.len());
    for byte in path {
        if matches!(byte, b'*' | b'?' | b'[' | b']' | b'\\') {
            escaped.push(b'\\');
        }
        escaped.push(*byte);
    }
    escaped
}

/// A pattern as it stands in the file: between quotation marks, as in C, where it would not be one
/// word.
fn quoted_pattern(pattern: &[u8]) -> Vec<u8> {
    if !pattern
        .iter()
        .any(|byte| byte.is_ascii_whitespace() || byte.is_ascii_control() || *byte == b'"')
    {
        return pattern.to_owned();
    }
    let mut quoted = vec![b'"'];
    for byte in pattern {
        match byte {
            b'"' | b'\\' => quoted.extend([b'\\', *byte]),
            byte if byte.is_ascii_control() => quoted.extend(format!("\\{byte:03o}").bytes()),
            byte => quoted.push(*byte),
        }
    }
    quoted.push(b'"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{BEGIN, END, Lines, handed_over, literal};

    const OWN: &str = "/returns/*/*/*.yaml diff=stocktake merge=stocktake";

    fn removed(text: &str) -> String {
        let mut lines = Lines::of(text.as_bytes());
        lines.clear();
        String::from_utf8(lines.bytes()).expect("text")
    }

    #[test]
    fn what_is_not_ours_stays_whatever_became_of_our_marks() {
        let theirs = "*.keep -text\n*.png binary";
        for text in [
            format!("{BEGIN}\n{OWN}\n{END}\n{theirs}"),
            format!("{BEGIN}\n{OWN}\n{theirs}"),
            format!("{BEGIN}\n*.keep -text\n{OWN}\n{END}\n*.png binary"),
            format!("*.keep -text\n{BEGIN}\r\n{OWN}\r\n{END}\r\n*.png binary"),
            format!("{BEGIN}\n{BEGIN}\n{OWN}\n{END}\n{theirs}"),
        ] {
            assert_eq!(removed(&text), theirs, "{text}");
        }
        let unmarked = format!("{OWN}\n{END}\n");
        assert_eq!(removed(&unmarked), unmarked);
    }

    #[test]
    fn our_lines_stay_in_their_place() {
        let text = format!("*.a text\n{BEGIN}\n{OWN}\n{END}\n*.b text\n");
        let mut lines = Lines::of(text.as_bytes());
        lines.add(OWN.into()).expect("short");
        assert_eq!(lines.bytes(), text.as_bytes());
    }

    #[test]
    fn a_name_with_any_sign_is_one_word() {
        let line = handed_over(&[b"/".as_slice(), &literal(b"a [\"b\\\n"), b"/*.yaml"].concat());
        assert_eq!(
            String::from_utf8(line).expect("text"),
            r#""/a \\[\"b\\\\\012/*.yaml" diff=stocktake merge=stocktake"#
        );
    }
}
