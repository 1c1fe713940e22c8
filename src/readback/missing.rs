//! Which words of a list are not in a text, in their order.

use super::text::{PdfText, is_leftward};

/// A text that is found further behind the one before it than this may have been taken for
/// another's words: between two texts of an author's there are labels and headings.
const NEAR: usize = 400;

/// Of so many words that were found, nobody says that they are there by chance.
const ENOUGH_WORDS: usize = 8;

/// How many are told. Where a page is cut, all that should follow on it is missing.
const MOST: usize = 5;

/// Whether texts must be found in the order in which they are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// In that order, each behind the one before.
    Kept,
    /// In any; one of which not even the first words are found is left out on purpose.
    Any,
}

/// Words that were not found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// Which of the texts they are of.
    pub index: usize,
    /// The text from the first word on that was not found.
    pub rest: String,
    /// Whether some of the text was found.
    pub is_cut: bool,
}

/// The first few texts that do not stand whole in what was read, with the words from which on they
/// are missing.
///
/// What runs to the left is painted line by line from its last word, so its words are looked for
/// one by one.
pub fn missing<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    read: &PdfText,
    order: Order,
) -> Vec<Missing> {
    let texts: Vec<PdfText> = texts.into_iter().map(PdfText::written).collect();
    let mut search = Search { read, order, from: 0, leap: None };
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(sought) = texts.get(index).filter(|_| found.len() < MOST) {
        if sought.letters.is_empty() || search.finds(index, sought) {
            index += 1;
        } else if let Some(leap) = search.undo_leap(sought) {
            found.extend(texts.get(leap.index).and_then(|text| search.cut(leap.index, text)));
            index = leap.index + 1;
        } else {
            found.extend(search.cut(index, sought));
            index += 1;
        }
    }
    found
}

/// Where the search has come to.
struct Search<'a> {
    read: &'a PdfText,
    order: Order,
    from: usize,
    /// The last text that was found far behind the one before it.
    leap: Option<Leap>,
}

/// A text that was found far away, and from where on it was looked for.
struct Leap {
    index: usize,
    from: usize,
}

impl Search<'_> {
    /// Looks for a text and goes on behind it.
    fn finds(&mut self, index: usize, sought: &PdfText) -> bool {
        if sought.letters.contains(is_leftward) {
            return self.read.has_words_of(sought);
        }
        let Some(at) = self.read.find(sought, self.from) else {
            // Numbers and signs beside letters that run to the left are painted in another order.
            return self.read.has_leftward() && self.read.has_words_of(sought);
        };
        if self.order == Order::Kept {
            if at > self.from + NEAR {
                self.leap = Some(Leap { index, from: self.from });
            }
            self.from = at + sought.letters.len();
        }
        true
    }

    /// Goes back before the last leap where a text that is not found now is found from there: what
    /// was found so far away were another's words, and the text itself is not there.
    fn undo_leap(&mut self, sought: &PdfText) -> Option<Leap> {
        let leap = self.leap.take()?;
        self.read.find(sought, leap.from)?;
        self.from = leap.from;
        Some(leap)
    }

    /// What is missing of a text. Where no order is kept, one of which hardly a word is found may
    /// be left out on purpose.
    fn cut(&self, index: usize, sought: &PdfText) -> Option<Missing> {
        let starts = sought.word_starts();
        let is_found = |words: &usize| {
            let end = starts.get(*words).copied().unwrap_or(sought.letters.len());
            self.read.find(&sought.until(end), self.from).is_some()
        };
        let (mut least, mut most) = (0, starts.len());
        while least < most {
            let middle = least + (most - least).div_ceil(2);
            if is_found(&middle) { least = middle } else { most = middle - 1 }
        }
        let is_cut = least >= ENOUGH_WORDS;
        let at = starts.get(least).copied().unwrap_or_default();
        (is_cut || self.order == Order::Kept).then(|| Missing {
            index,
            rest: sought.behind(at),
            is_cut,
        })
    }
}
