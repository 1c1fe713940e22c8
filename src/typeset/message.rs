//! What Typst says about a document: the lines of its short diagnostic format, read back into
//! values.
//!
//! Typst's wording is known here and nowhere else. Nothing is turned into words for users: the text
//! of a message is Typst's own, and may quote what an author wrote.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TypstSeverity {
    /// There is a document all the same.
    Warning,
    /// There is no document.
    Error,
}

/// Where in the sources it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypstPlace {
    /// The file, relative to the root of the job where it lies in it.
    pub file: PathBuf,
    /// The line, from 1, counted as Typst counts: see [`source_map`](super::source_map).
    pub line: u32,
    /// The column, from 1, in characters. (Typst itself counts from 0.)
    pub column: u32,
}

/// One error or warning of Typst's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// How bad it is.
    pub severity: TypstSeverity,
    /// Where it is, if Typst knows: of a text that was passed to a function as a string it doesn't.
    pub place: Option<TypstPlace>,
    /// Typst's words, which can run over several lines.
    pub text: String,
    /// What Typst suggests. Typst 0.15.1 leaves all hints out of its short format.
    pub hints: Vec<String>,
}

impl Message {
    /// The text that none of the fonts can show, if that is what the message is about.
    pub fn missing_glyphs(&self) -> Option<String> {
        let (_, rest) = self.text.split_once("the text `\"")?;
        let (text, _) = rest.split_once("\"` could not be displayed with ")?;
        Some(unescaped(text))
    }

    /// Why the document could not be written, if that is what the message is about.
    pub(super) fn unwritten(&self) -> Option<io::Error> {
        let why = self.text.strip_prefix("failed to write PDF file (")?;
        let (_, code) = why.rsplit_once("(os error ")?;
        code.split_once(')')?.0.parse().ok().map(io::Error::from_raw_os_error)
    }
}

/// What a Typst string stands for: `\u{378}` is one character.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, escape)) = rest.split_once('\\') {
        plain.push_str(before);
        let code = escape.strip_prefix("u{").and_then(|code| code.split_once('}'));
        let code = code.and_then(|(hex, after)| {
            Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, after))
        });
        rest = match code {
            Some((c, after)) => {
                plain.push(c);
                after
            }
            None => {
                let mut letters = escape.chars();
                plain.extend(letters.next());
                letters.as_str()
            }
        };
    }
    plain + rest
}

impl fmt::Display for Message {
    /// Writes the message in Typst's short format again, without its hints.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{}:{}:{}: ", place.file.display(), place.line, place.column)?;
        }
        let severity = match self.severity {
            TypstSeverity::Warning => "warning",
            TypstSeverity::Error => "error",
        };
        write!(f, "{severity}: {}", self.text)
    }
}

/// Reads what a Typst program wrote to stderr.
///
/// A line that opens no message goes on with the one before it; what comes before the first message
/// (talk about a download, say) is left out. Files under one of `roots` are named relative to it.
pub(super) fn parse(stderr: &str, roots: &[&Path]) -> Vec<Message> {
    let mut messages: Vec<Message> = Vec::new();
    for line in stderr.lines() {
        if let Some(message) = head(line, roots) {
            messages.push(message);
        } else if let Some(last) = messages.last_mut() {
            go_on(last, line);
        }
    }
    messages
}

/// Adds a further line to the message that it belongs to.
fn go_on(message: &mut Message, line: &str) {
    let bare = line.trim_start();
    if let Some(hint) = bare.strip_prefix("= hint: ").or_else(|| bare.strip_prefix("hint: ")) {
        message.hints.push(hint.to_owned());
        return;
    }
    let (text, addition) = match message.hints.last_mut() {
        Some(hint) => (hint, bare),
        None => (&mut message.text, line),
    };
    text.push('\n');
    text.push_str(addition);
}

/// The message that opens on this line: `error: text` or `main.typ:12:3: error: text`.
fn head(line: &str, roots: &[&Path]) -> Option<Message> {
    let message = |severity, place, text: &str| Message {
        severity,
        place,
        text: text.to_owned(),
        hints: Vec::new(),
    };
    let words = [("error: ", TypstSeverity::Error), ("warning: ", TypstSeverity::Warning)];
    for (word, severity) in words {
        if let Some(text) = line.strip_prefix(word) {
            return Some(message(severity, None, text));
        }
    }
    // The first of the two words decides, because a message can quote the other.
    let (start, word, severity) = words
        .iter()
        .filter_map(|&(word, severity)| Some((line.find(&format!(": {word}"))?, word, severity)))
        .min_by_key(|&(start, ..)| start)?;
    let place = locus(&line[..start], roots)?;
    Some(message(severity, Some(place), &line[start + 2 + word.len()..]))
}

/// Reads `main.typ:12:3`; the file's name may hold colons itself, as `C:\returns\main.typ` does.
fn locus(text: &str, roots: &[&Path]) -> Option<TypstPlace> {
    let (rest, column) = text.rsplit_once(':')?;
    let (file, line) = rest.rsplit_once(':')?;
    if file.is_empty() {
        return None;
    }
    let column: u32 = column.parse().ok()?;
    let file = Path::new(file);
    let inside = roots.iter().find_map(|root| file.strip_prefix(root).ok()).unwrap_or(file);
    Some(TypstPlace {
        file: inside.to_path_buf(),
        line: line.parse().ok()?,
        column: column.saturating_add(1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(file: &str, line: u32, column: u32) -> Option<TypstPlace> {
        Some(TypstPlace { file: file.into(), line, column })
    }

    #[test]
    fn real_messages_of_typst_0_15_1_are_read() {
        let stderr = "\
bad.typ:3:12: error: cannot add string and integer
lib/x.typ:1:0: error: PDF/A-3a, PDF/UA-1 error: missing alt text
error: PDF/UA-1 error: missing document title
warn.typ:2:28: warning: unknown font family: nowhere
";
        let messages = parse(stderr, &[]);
        let places: Vec<_> = messages.iter().map(|message| message.place.clone()).collect();
        assert_eq!(
            places,
            [place("bad.typ", 3, 13), place("lib/x.typ", 1, 1), None, place("warn.typ", 2, 29)]
        );
        let texts: Vec<_> = messages.iter().map(|message| message.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "cannot add string and integer",
                "PDF/A-3a, PDF/UA-1 error: missing alt text",
                "PDF/UA-1 error: missing document title",
                "unknown font family: nowhere",
            ]
        );
        let warnings = messages.iter().filter(|message| message.severity == TypstSeverity::Warning);
        assert_eq!(warnings.count(), 1);
    }

    #[test]
    fn text_over_several_lines_and_quoted_words_stay_in_one_message() {
        let stderr = "bad.typ:1:1: error: assertion failed: two\nlines: error: x\n1:2: warning: y";
        let [message] = &parse(stderr, &[])[..] else { panic!("one message") };
        assert_eq!(message.text, "assertion failed: two\nlines: error: x\n1:2: warning: y");
        let [message] = &parse("a.typ:1:1: warning: it says: error: no", &[])[..] else {
            panic!("one message")
        };
        assert_eq!(message.severity, TypstSeverity::Warning);
        assert_eq!(message.text, "it says: error: no");
    }

    #[test]
    fn hints_are_kept_apart() {
        let stderr = "error: no such thing\n  = hint: try another\n    one\nhint: or none\n";
        let [message] = &parse(stderr, &[])[..] else { panic!("one message") };
        assert_eq!(message.text, "no such thing");
        assert_eq!(message.hints, ["try another\none", "or none"]);
    }

    #[test]
    fn talk_before_the_first_message_is_left_out() {
        let messages = parse("downloading @preview/x:0.1.0\nerror: failed\n", &[]);
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0].text, "failed");
    }

    #[test]
    fn files_under_the_root_are_named_relative_to_it() {
        let root = Path::new("/tmp/job");
        let messages = parse("/tmp/job/main.typ:1:1: error: a\n/etc/x:2:0: error: b", &[root]);
        assert_eq!(messages[0].place, place("main.typ", 1, 2));
        assert_eq!(messages[1].place, place("/etc/x", 2, 1));
    }

    #[test]
    fn windows_paths_keep_their_drive() {
        let messages = parse("C:\\job\\main.typ:12:3: error: text\r\n", &[]);
        assert_eq!(messages[0].place, place("C:\\job\\main.typ", 12, 4));
        assert_eq!(messages[0].text, "text");
    }

    #[test]
    fn missing_glyphs_are_named() {
        let line = "glyph.typ:5:6: error: PDF/A-3a, PDF/UA-1 error: the text `\"中\"` could not be \
                    displayed with font `\"Libertinus Serif\"`";
        assert_eq!(parse(line, &[])[0].missing_glyphs().as_deref(), Some("中"));
        assert_eq!(parse("error: other", &[])[0].missing_glyphs(), None);
    }

    #[test]
    fn missing_glyphs_that_typst_escapes_are_the_characters_themselves() {
        assert_eq!(super::unescaped(r#"a\u{378}\"\\b"#), "a\u{378}\"\\b");
        assert_eq!(super::unescaped(r"\u{zz}\"), "u{zz}");
    }

    #[test]
    #[cfg(unix)]
    fn that_a_disk_is_full_is_no_fault_of_the_document() {
        let line = "error: failed to write PDF file (No space left on device (os error 28))";
        let reason = parse(line, &[])[0].unwritten().expect("it could not be written");
        assert_eq!(reason.kind(), io::ErrorKind::StorageFull);
        assert!(parse("error: failed to read the file", &[])[0].unwritten().is_none());
    }

    #[test]
    fn a_message_is_shown_as_it_was_read() {
        let message = &parse("main.typ:5:6: warning: text", &[])[0];
        assert_eq!(message.to_string(), "main.typ:5:7: warning: text");
    }
}
