//! A text that is made of sentences: what can be changed from one round to the next, and how it is
//! written.

use super::yaml::wrapped;

/// How wide the lines of evidence are.
const WIDTH: usize = 94;

/// How many sentences a paragraph or a list grows to.
const LONGEST_BLOCK: usize = 6;

/// A sentence, and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sentence {
    /// The rule.
    pub(super) rule: &'static str,
    /// The choice.
    pub(super) choice: &'static str,
    /// What became of it.
    pub(super) text: String,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    Paragraph(Vec<Sentence>),
    Bullets { intro: String, sentences: Vec<Sentence> },
    Table { intro: String, rows: Vec<Vec<String>> },
}

impl Block {
    fn sentences(&self) -> &[Sentence] {
        match self {
            Self::Paragraph(sentences) | Self::Bullets { sentences, .. } => sentences,
            Self::Table { .. } => &[],
        }
    }

    fn sentences_mut(&mut self) -> Option<&mut Vec<Sentence>> {
        match self {
            Self::Paragraph(sentences) | Self::Bullets { sentences, .. } => Some(sentences),
            Self::Table { .. } => None,
        }
    }
}

/// The evidence of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Document(pub(super) Vec<Block>);

impl Document {
    /// Its lines, as Markdown.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for block in &self.0 {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            match block {
                Block::Paragraph(sentences) => lines.extend(wrapped(&joined(sentences), WIDTH)),
                Block::Bullets { intro, sentences } => {
                    lines.extend(wrapped(intro, WIDTH));
                    lines.push(String::new());
                    sentences.iter().for_each(|sentence| bullet(&sentence.text, &mut lines));
                }
                Block::Table { intro, rows } => {
                    lines.extend(wrapped(intro, WIDTH));
                    lines.push(String::new());
                    table(rows, &mut lines);
                }
            }
        }
        lines
    }

    /// How many words it has, as one counts them in its file.
    pub(super) fn words(&self) -> usize {
        self.lines().iter().map(|line| line.split_whitespace().count()).sum()
    }

    /// Its sentences.
    pub(super) fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.0.iter().flat_map(Block::sentences)
    }

    /// Its sentences, to be changed.
    pub(super) fn sentences_mut(&mut self) -> impl Iterator<Item = &mut Sentence> {
        self.0.iter_mut().filter_map(Block::sentences_mut).flatten()
    }

    /// Its first paragraph, to be changed.
    pub(super) fn opening(&mut self) -> Option<&mut Vec<Sentence>> {
        self.0.iter_mut().find_map(|block| match block {
            Block::Paragraph(sentences) => Some(sentences),
            Block::Bullets { .. } | Block::Table { .. } => None,
        })
    }

    /// Takes out the sentences of a rule whose name begins so, where others of their paragraph
    /// remain.
    pub(super) fn remove(&mut self, prefix: &str) {
        for block in &mut self.0 {
            let Block::Paragraph(sentences) = block else { continue };
            if sentences.iter().any(|sentence| !sentence.rule.starts_with(prefix)) {
                sentences.retain(|sentence| !sentence.rule.starts_with(prefix));
            }
        }
    }

    /// Takes out one of the sentences of a rule, and what makes no sense without it.
    pub(super) fn take(&mut self, rule: &str, mut nth: usize) {
        for block in &mut self.0 {
            let Some(sentences) = block.sentences_mut() else { continue };
            let own = sentences.iter().enumerate().filter(|(_, sentence)| sentence.rule == rule);
            let places: Vec<usize> = own.map(|(at, _)| at).collect();
            match places.get(nth) {
                Some(at) => {
                    sentences.remove(*at);
                    break;
                }
                None => nth -= places.len(),
            }
        }
        self.0.retain_mut(|block| {
            let Some(sentences) = block.sentences_mut() else { return true };
            let is_left = sentences.iter().any(|sentence| sentence.rule != "turn");
            if sentences.len() == 1 {
                *block = Block::Paragraph(std::mem::take(sentences));
            }
            is_left
        });
    }

    /// Puts a sentence where others of its rule are, or at the end.
    pub(super) fn put(&mut self, sentence: Sentence) {
        let is_alike =
            |block: &Block| block.sentences().iter().any(|own| own.rule == sentence.rule);
        let Some(last) = self.0.iter().rposition(is_alike) else {
            return self.0.push(Block::Paragraph(vec![sentence]));
        };
        match self.0.get_mut(last).and_then(Block::sentences_mut) {
            Some(sentences) if sentences.len() < LONGEST_BLOCK => sentences.push(sentence),
            _ => self.0.insert(last + 1, Block::Paragraph(vec![sentence])),
        }
    }

    /// The same with another name wherever one stands.
    pub(super) fn renamed(&self, from: &str, to: &str) -> Self {
        let mut document = self.clone();
        document
            .sentences_mut()
            .for_each(|sentence| sentence.text = sentence.text.replace(from, to));
        for block in &mut document.0 {
            if let Block::Bullets { intro, .. } | Block::Table { intro, .. } = block {
                *intro = intro.replace(from, to);
            }
        }
        document
    }
}

fn joined(sentences: &[Sentence]) -> String {
    sentences.iter().map(|sentence| sentence.text.as_str()).collect::<Vec<_>>().join(" ")
}

fn bullet(text: &str, lines: &mut Vec<String>) {
    for (at, line) in wrapped(text, WIDTH - 2).into_iter().enumerate() {
        lines.push(format!("{}{line}", if at == 0 { "- " } else { "  " }));
    }
}

fn table(rows: &[Vec<String>], lines: &mut Vec<String>) {
    for (at, row) in rows.iter().enumerate() {
        lines.push(format!("| {} |", row.join(" | ")));
        if at == 0 {
            lines.push(format!("|{}", " --- |".repeat(row.len())));
        }
    }
}
