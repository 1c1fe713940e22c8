//! Mentions of other items in running text, such as "proposal 4.4", and where they lead.
//!
//! A number alone is never a mention: it must stand after a word that announces an item, must be
//! an item's whole id, and must not read as a quantity. When in doubt there is no link, since a
//! figure that leads to an item by mistake misleads, and a mention without a link does not.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

/// Words that announce an item only if what follows the number cannot be a unit.
const POINTERS: [&str; 2] = ["under", "see"];

/// Words that may follow a number announced by one of [`POINTERS`].
const AFTER_POINTERS: [&str; 14] = [
    "about", "above", "and", "as", "below", "but", "for", "in", "on", "or", "that", "we", "where",
    "which",
];

/// The items that a text may mention, and the words that stand before one.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Mentions {
    prefix: String,
    ids: BTreeSet<String>,
    words: Vec<String>,
}

/// The anchor of an item on its page: an HTML `id` and a Typst label.
///
/// Different ids have different anchors: a dot becomes a hyphen and a hyphen becomes `_`, so
/// `anchor("item-", "6.1")` is `item-6-1`. Anything but ASCII letters and digits beside those is
/// written as its code between colons.
pub fn anchor(prefix: &str, id: &str) -> String {
    let mut anchor = String::from(prefix);
    for c in id.chars() {
        match c {
            '.' => anchor.push('-'),
            '-' => anchor.push('_'),
            c if c.is_ascii_alphanumeric() => anchor.push(c),
            c => {
                // Writing to a string cannot fail.
                let _ = write!(anchor, ":{:x}:", u32::from(c));
            }
        }
    }
    anchor
}

impl Mentions {
    /// The items with these ids may be mentioned, their anchors begin with `prefix`, and `words`,
    /// such as "proposal" and "proposals", announce one in upper or lower case.
    ///
    /// An id without a digit is never taken for a mention.
    pub fn new<I>(prefix: &str, ids: I, words: &[&str]) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        Self {
            prefix: prefix.to_owned(),
            ids: ids.into_iter().map(Into::into).collect(),
            words: words.iter().map(|&word| word.to_owned()).collect(),
        }
    }

    /// The items of a rubric, by its words for one and for many.
    pub fn of_items(ids: impl IntoIterator<Item = String>, one: &str, many: &str) -> Self {
        Self::new("item-", ids, &[&one.to_lowercase(), &many.to_lowercase()])
    }

    /// Nothing may be mentioned.
    pub fn none() -> Self {
        Self::default()
    }

    /// The anchor of the item `id`.
    pub fn anchor(&self, id: &str) -> String {
        anchor(&self.prefix, id)
    }

    /// Where `text` mentions items, in order and apart from one another; each range is an id.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        // Every mention has a figure, which most texts have not.
        if self.ids.is_empty() || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return found;
        }
        let mut after_word = false;
        let mut resume = 0;
        for (at, c) in text.char_indices() {
            let starts_word = !after_word && c.is_alphanumeric();
            after_word = c.is_alphanumeric() || c == '_';
            if at >= resume && starts_word && self.may_announce(c) {
                let (ids, end) = self.announced(text, at);
                found.extend(ids);
                resume = end;
            }
        }
        found
    }

    /// Whether a word that announces an item may begin with a character.
    fn may_announce(&self, c: char) -> bool {
        let is_first = |word: &str| {
            word.chars().next().is_none_or(|own| !own.is_ascii() || own.eq_ignore_ascii_case(&c))
        };
        !c.is_ascii()
            || self.words.iter().any(|word| is_first(word))
            || POINTERS.iter().any(|word| is_first(word))
    }

    /// The ids announced by the word at `at`, and up to where the text is then read.
    fn announced(&self, text: &str, at: usize) -> (Vec<Range<usize>>, usize) {
        let words = self.words.iter().map(String::as_str);
        if let Some(start) = words.filter_map(|word| after(text, at, word)).max() {
            let (numbers, end) = chain(text, start);
            let ids = numbers.into_iter().flat_map(|number| self.ids_in(text, number)).collect();
            return (ids, end);
        }
        for pointer in POINTERS {
            if let Some(start) = after(text, at, pointer) {
                let (numbers, end) = chain(text, start);
                let known = numbers.iter().all(|number| self.ids.contains(&text[number.clone()]));
                let ids = if known && ends_clause(&text[end..]) { numbers } else { Vec::new() };
                return (ids, end);
            }
        }
        (Vec::new(), at)
    }

    /// The item that `number` is, or the two or more that it joins by hyphens as in "4.4-4.6".
    fn ids_in(&self, text: &str, number: Range<usize>) -> Vec<Range<usize>> {
        if self.ids.contains(&text[number.clone()]) {
            return vec![number];
        }
        let mut parts = Vec::new();
        let mut start = number.start;
        for part in text[number].split('-') {
            parts.push(start..start + part.len());
            start += part.len() + 1;
        }
        let known = parts.iter().all(|part| self.ids.contains(&text[part.clone()]));
        if known { parts } else { Vec::new() }
    }
}

/// Where the text goes on after `word` and white space, if they stand at `at`.
fn after(text: &str, at: usize, word: &str) -> Option<usize> {
    let mut rest = text[at..].chars();
    for expected in word.chars() {
        let c = rest.next()?;
        let is_same = match c.is_ascii() && expected.is_ascii() {
            true => c.eq_ignore_ascii_case(&expected),
            false => c.to_lowercase().eq(expected.to_lowercase()),
        };
        if !is_same {
            return None;
        }
    }
    let rest = rest.as_str();
    let trimmed = rest.trim_start();
    (trimmed.len() < rest.len()).then_some(text.len() - trimmed.len())
}

/// The numbers from `start` on, as in "4.4, 4.5 and 6.1", and where the last one ends.
fn chain(text: &str, start: usize) -> (Vec<Range<usize>>, usize) {
    let mut numbers = Vec::new();
    let mut end = start;
    let mut next = Some(start);
    while let Some(number) = next.and_then(|at| number(text, at)) {
        end = number.end;
        next = joint(&text[end..]).map(|length| end + length);
        numbers.push(number);
    }
    (numbers, end)
}

/// The number at `at` with all that belongs to it: "6.1%", "6.1.2" and "6,100" are one each.
fn number(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = &text[at..];
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    while let Some((offset, c)) = chars.next() {
        let digit_follows = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let belongs = c.is_alphanumeric()
            || "%‰°/_+£$€".contains(c)
            || (".-:,".contains(c) && digit_follows)
            || (c == '-' && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric()));
        if !belongs {
            break;
        }
        end = offset + c.len_utf8();
    }
    rest[..end].contains(|c: char| c.is_ascii_digit()).then_some(at..at + end)
}

/// How long the joint between two numbers is at the start of `rest`.
fn joint(rest: &str) -> Option<usize> {
    let word = rest.trim_start();
    let spaced = word.len() < rest.len();
    let after = match word.strip_prefix([',', ';']) {
        Some(list) => {
            let item = list.trim_start();
            if item.len() == list.len() {
                return None;
            }
            conjunction(item).unwrap_or(item)
        }
        None if spaced => conjunction(word).or_else(|| dash(word))?,
        None => dash(word)?,
    };
    Some(rest.len() - after.len())
}

fn conjunction(text: &str) -> Option<&str> {
    let rest = ["and", "or", "to", "&"].iter().find_map(|word| text.strip_prefix(word))?;
    rest.starts_with(char::is_whitespace).then(|| rest.trim_start())
}

fn dash(text: &str) -> Option<&str> {
    text.strip_prefix('–').map(str::trim_start)
}

/// Whether what follows a number shows that the number counts nothing.
fn ends_clause(rest: &str) -> bool {
    let word = rest.trim_start();
    if word.len() == rest.len() {
        return word.is_empty() || word.starts_with(|c| ".,;:!?)]'\"’”".contains(c));
    }
    // White space alone stands before emphasis or the like, which may well be the unit.
    let end = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
    word.starts_with(['(', '–']) || AFTER_POINTERS.contains(&&word[..end])
}
