//! A text of which only what is seen counts: its letters, and whether there is a space between
//! them.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{IsNormalized, is_nfc_quick};

/// A text, ready to be searched.
///
/// A line end may stand for a space or for nothing, because a PDF breaks lines at spaces and, in
/// narrow columns, within words; and so may the end of an element. Hyphens at which a word may be
/// broken, marks that nobody sees and the form in which accents are stored do not count.
#[derive(Debug)]
pub struct PdfText {
    pub(super) letters: String,
    /// What stands before each byte of `letters`; within a letter, nothing.
    gaps: Vec<Gap>,
}

/// Reads a text letter by letter.
struct Reader {
    text: PdfText,
    line_end: Gap,
    /// What stands before the next letter.
    gap: Gap,
    /// Where the last letter with its marks began, and the one before it.
    last: usize,
    before: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    Nothing,
    LineEnd,
    Space,
}

impl PdfText {
    /// What was published: line ends are those of the page, and all other white space is the
    /// author's.
    pub fn published(text: &str) -> Self {
        Self::of(&in_reading_order(text), Gap::LineEnd)
    }

    /// What an author wrote: a line end is white space like any other.
    pub fn written(text: &str) -> Self {
        Self::of(text, Gap::Space)
    }

    fn of(text: &str, line_end: Gap) -> Self {
        let read = Self {
            letters: String::with_capacity(text.len()),
            gaps: Vec::with_capacity(text.len()),
        };
        let mut reader = Reader { text: read, line_end, gap: Gap::Nothing, last: 0, before: 0 };
        if text.is_ascii() {
            text.chars().for_each(|letter| reader.add(letter));
        } else if is_nfc_quick(text.chars()) == IsNormalized::Yes {
            reader.add_all(text.chars());
        } else {
            reader.add_all(text.nfc());
        }
        reader.text
    }

    /// How often some words stand in it.
    pub fn count(&self, words: &str) -> usize {
        let sought = Self::written(words);
        let places = self.letters.match_indices(&sought.letters);
        places
            .filter(|(at, _)| !sought.letters.is_empty() && self.has_spaces_of(*at, &sought))
            .count()
    }

    /// Those of some texts that do not stand in it.
    pub fn missing<'a>(&self, texts: impl IntoIterator<Item = &'a String>) -> Vec<&'a String> {
        texts.into_iter().filter(|text| self.count(text) == 0).collect()
    }

    /// Where, from a place on, some words stand on their own and not within other words.
    pub(super) fn find(&self, sought: &Self, from: usize) -> Option<usize> {
        let mut from = from;
        while let Some(at) = self.letters.get(from..)?.find(&sought.letters).map(|at| from + at) {
            let end = at + sought.letters.len();
            if self.has_spaces_of(at, sought) && self.is_edge(at) && self.is_edge(end) {
                return Some(at);
            }
            from = at + self.letters.get(at..)?.chars().next().map_or(1, char::len_utf8);
        }
        None
    }

    /// Whether each of its words, which run to the left or stand beside such, is there; accents and
    /// order do not count, nor whether a letter is stored as itself or as the form that it has
    /// beside others.
    pub(super) fn has_words_of(&self, sought: &Self) -> bool {
        let bare =
            |text: &str| -> String { text.nfkd().filter(|c| !is_combining_mark(*c)).collect() };
        let read = bare(&self.letters);
        let words = bare(&sought.behind(0));
        words.split(|c: char| !c.is_alphanumeric()).all(|word| read.contains(word))
    }

    /// Whether any of it runs to the left.
    pub(super) fn has_leftward(&self) -> bool {
        self.letters.contains(is_leftward)
    }

    /// Where its words begin.
    pub(super) fn word_starts(&self) -> Vec<usize> {
        let starts =
            self.gaps.iter().enumerate().filter(|(at, gap)| *at == 0 || **gap != Gap::Nothing);
        starts.map(|(at, _)| at).collect()
    }

    /// What stands before a place.
    pub(super) fn until(&self, end: usize) -> Self {
        Self { gaps: self.gaps[..end].to_vec(), letters: self.letters[..end].to_owned() }
    }

    /// What stands behind a place, with a space between words.
    pub(super) fn behind(&self, start: usize) -> String {
        let letters = &self.letters[start..];
        let mut out = String::with_capacity(letters.len());
        for (at, letter) in letters.char_indices() {
            if at > 0 && self.gaps.get(start + at).is_some_and(|gap| *gap != Gap::Nothing) {
                out.push(' ');
            }
            out.push(letter);
        }
        out
    }

    /// Whether the spaces from a place on are those of what is sought.
    fn has_spaces_of(&self, at: usize, sought: &Self) -> bool {
        let gaps = self.gaps[at..].iter().zip(&sought.gaps).skip(1);
        gaps.into_iter().all(|(found, wanted)| *found == Gap::LineEnd || found == wanted)
    }

    /// Whether a word may begin or end at a place.
    fn is_edge(&self, at: usize) -> bool {
        let is_joined = self.gaps.get(at).is_some_and(|gap| *gap == Gap::Nothing);
        let (before, after) = self.letters.split_at(at);
        !is_joined
            || !before.ends_with(char::is_alphanumeric)
            || !after.starts_with(char::is_alphanumeric)
    }
}

impl Reader {
    fn add(&mut self, letter: char) {
        match letter {
            '\n' if self.gap != Gap::Space => self.gap = self.line_end,
            _ if letter.is_whitespace() => self.gap = Gap::Space,
            _ if is_unseen(letter) => {}
            _ => {
                let PdfText { letters, gaps } = &mut self.text;
                letters.push(letter);
                gaps.push(self.gap);
                gaps.resize(letters.len(), Gap::Nothing);
                self.gap = Gap::Nothing;
            }
        }
    }

    fn add_all(&mut self, letters: impl Iterator<Item = char>) {
        for letter in letters {
            let is_first = letter.is_ascii_graphic()
                || !(is_combining_mark(letter) || letter.is_whitespace() || is_unseen(letter));
            if is_first {
                self.end_letter();
            }
            self.add(letter);
        }
        self.end_letter();
    }

    /// Takes away a letter with marks that is the same as the one right before it: where its marks
    /// are glyphs of their own, a PDF has it once for each of them, and which these are depends on
    /// the font.
    fn end_letter(&mut self) {
        let PdfText { letters, gaps } = &mut self.text;
        let (before, last) = (self.before, self.last);
        let is_apart = gaps.get(last) == Some(&Gap::Space);
        let [one, other] = [letters.get(before..last), letters.get(last..)];
        if before < last && !is_apart && one == other && other.is_some_and(has_marks) {
            letters.truncate(last);
            gaps.truncate(last);
        } else {
            self.before = last;
        }
        self.last = letters.len();
    }
}

/// A text of which the letters of alphabets that run to the left stand in the order in which they
/// are read: a letter with its marks may have a line of its own, painted before the letters that it
/// stands behind.
fn in_reading_order(text: &str) -> Cow<'_, str> {
    if !text.contains(is_leftward) {
        return Cow::Borrowed(text);
    }
    let is_part = |c: char| is_leftward(c) || is_unseen(c);
    let mut lines: Vec<&str> = Vec::new();
    // Where a row of such lines began.
    let mut began = None;
    for line in text.split('\n') {
        if !line.chars().all(is_part) {
            if let Some(began) = began.take() {
                lines[began..].reverse();
            }
        } else if !line.is_empty() {
            began = began.or(Some(lines.len()));
        }
        lines.push(line);
    }
    if let Some(began) = began {
        lines[began..].reverse();
    }
    Cow::Owned(lines.join("\n"))
}

/// Whether some characters are a letter with marks, or marks alone.
pub(super) fn has_marks(text: &str) -> bool {
    !text.is_ascii() && text.nfkd().any(is_combining_mark)
}

/// Whether a letter is Hebrew or Arabic, or of another alphabet that runs to the left. Whatever the
/// direction, glyphs are painted from left to right. The digits among Arabic letters run to the
/// right.
pub(super) fn is_leftward(c: char) -> bool {
    let is_digit = matches!(c, '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
    !is_digit
        && matches!(c, '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}')
}

/// Whether a text begins with such a letter, whatever nobody sees before it.
pub(super) fn begins_leftward(text: &str) -> bool {
    text.trim_start_matches(is_unseen).starts_with(is_leftward)
}

/// Whether a character is never seen: a hyphen at which a word may be broken, marks of joining,
/// direction and variation, and what else Unicode says may be ignored where it is shown.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{115F}'..='\u{1160}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFA0}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}'
    )
}
