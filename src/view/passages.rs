//! The words that a PDF must hold, in the order in which it is read: what is held against the PDF
//! once it is made.
//!
//! These are the words of authors and of the rubric, and the sentences that were made for readers,
//! as the views have them. Labels and figures that the templates write of their own accord are not
//! among them.

mod changes;
mod national;
mod paper;
mod report;

use super::{MarkdownView, ProvenanceView};
use crate::markdown::{self, Mentions, Passage};

/// What a PDF is set from.
pub trait Worded {
    /// Its words in the order of the template; the line of each is that of the author's file, from
    /// 1, or 0 where the view does not say.
    fn passages(&self) -> Vec<Passage>;
}

/// Passages as they are gathered.
#[derive(Default)]
struct Words(Vec<Passage>);

impl Words {
    fn add(&mut self, words: &str) {
        self.0.push(Passage { words: words.to_owned(), line: 0 });
    }

    fn add_all<'a>(&mut self, words: impl IntoIterator<Item = &'a String>) {
        words.into_iter().for_each(|words| self.add(words));
    }

    fn markdown(&mut self, text: &MarkdownView) {
        if let Some(from) = &text.from {
            self.add_all([&from.collection, &from.round]);
        }
        let document = markdown::parse(&text.text, &Mentions::none());
        for passage in markdown::passages(&document) {
            let line = if text.line.0 == 0 { 0 } else { text.line.0 + passage.line };
            self.0.push(Passage { line, ..passage });
        }
    }

    /// Where something comes from.
    fn source(&mut self, source: &ProvenanceView) {
        self.add_all([&source.file, &source.attachment, &source.sha256, &source.rubric]);
    }
}
