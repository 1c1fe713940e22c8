//! The texts of a copy, and where each paragraph stands in them.

use std::collections::{BTreeMap, BTreeSet};

use super::align::{self, Fate, Moves};
use super::blocks::Block;
use super::likeness::is_word;
use super::meaning::Meaning;
use super::text::Text;
use super::tree::{Branch, Entry, Tree};

/// A paragraph of fewer words is not known again in another text.
const FEWEST_WORDS: usize = 3;
/// What is known again in another text, by what it begins with: paragraphs, entries of lists,
/// quotations, rows, headings and code.
const HELD: [char; 7] = ['¶', '•', '№', '»', '|', '#', '`'];
/// What paragraphs and entries of lists begin with, which either may become.
const PROSE: [char; 3] = ['¶', '•', '№'];

/// Where in the file a text stands: the keys that lead to it.
pub(super) type Path<'b> = Vec<&'b str>;

/// A text of a copy.
pub(super) struct IndexedText<'b> {
    /// The key that it stands at, with its value.
    pub(super) entry: &'b Entry<'b>,
    /// The text, taken apart.
    pub(super) text: Text<'b>,
}

/// A paragraph with the lines that it stands on.
pub(super) struct WrittenBlock<'t> {
    /// Which of the blocks of its text it is.
    pub(super) at: usize,
    /// What it is and says.
    pub(super) block: &'t Block,
    /// Its lines.
    pub(super) lines: &'t [&'t str],
}

impl<'t> WrittenBlock<'t> {
    /// A block of a text.
    pub(super) fn of(text: &'t Text<'_>, at: usize) -> Self {
        let block = &text.blocks[at];
        Self { at, block, lines: &text.lines[block.lines.clone()] }
    }
}

/// The texts of a copy, and the places of each paragraph in them.
pub(super) struct ParagraphIndex<'b> {
    /// Each text by its place.
    pub(super) texts: BTreeMap<Path<'b>, IndexedText<'b>>,
    all: BTreeMap<String, Vec<Path<'b>>>,
    /// What paragraphs and entries say, by their words alone.
    by_words: BTreeMap<String, BTreeSet<String>>,
}

impl<'b> ParagraphIndex<'b> {
    /// Looks through a copy.
    pub(super) fn of(tree: &'b Tree<'_>) -> Self {
        let (texts, all, by_words) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut places = Self { texts, all, by_words };
        places.gather(&tree.root, &mut Vec::new());
        places
    }

    fn gather(&mut self, branch: &'b Branch<'_>, path: &mut Path<'b>) {
        for entry in &branch.entries {
            path.push(&entry.name);
            // What was moved of lists is known by its id.
            if let Some(inner) = entry.branch.as_ref().filter(|inner| !inner.list) {
                self.gather(inner, path);
            }
            if let Meaning::Text(text) = &entry.meaning {
                let text = Text::of(text.lines().collect());
                for Block { key, .. } in &text.blocks {
                    let count = key.split_whitespace().filter(is_word).count();
                    if key.starts_with(HELD) && count >= FEWEST_WORDS {
                        let of_words = self.by_words.entry(words(key).to_owned());
                        of_words.or_default().insert(key.clone());
                        self.all.entry(key.clone()).or_default().push(path.clone());
                    }
                }
                self.texts.insert(path.clone(), IndexedText { entry, text });
            }
            path.pop();
        }
    }

    /// Where a paragraph stands.
    pub(super) fn at(&self, said: &str) -> &[Path<'b>] {
        self.all.get(said).map(Vec::as_slice).unwrap_or_default()
    }

    /// What stands here in the same words, with whatever sign.
    pub(super) fn with_words(&self, said: &str) -> Vec<(&String, &Path<'b>)> {
        let keys = self.by_words.get(words(said)).into_iter().flatten();
        let keys = keys.filter(|key| are_of_one_kind(key, said));
        keys.flat_map(|key| self.at(key).iter().map(move |path| (key, path))).collect()
    }

    /// Where a paragraph stands that the base has once, if it is here once: as it was, or in the
    /// same words with another sign.
    pub(super) fn now(&self, said: &str, base: &Self) -> Option<(&String, &Path<'b>)> {
        let found = match self.at(said) {
            [] if base.with_words(said).len() > 1 => return None,
            [] => self.with_words(said),
            places => {
                let (key, _) = self.all.get_key_value(said)?;
                places.iter().map(|path| (key, path)).collect()
            }
        };
        match &*found {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// A paragraph of the text in a place.
    pub(super) fn block(&self, said: &str, path: &Path<'b>) -> Option<WrittenBlock<'_>> {
        let text = &self.texts.get(path)?.text;
        let at = text.blocks.iter().position(|block| block.key == said)?;
        Some(WrittenBlock::of(text, at))
    }

    /// The paragraphs that stand once, each with its place.
    pub(super) fn once(&self) -> impl Iterator<Item = (&String, &Path<'b>)> {
        self.all.iter().filter_map(|(said, places)| match &**places {
            [place] => Some((said, place)),
            _ => None,
        })
    }

    /// What became of a paragraph of the text in this place in a text that was edited.
    pub(super) fn fate<'s>(
        &self,
        said: &str,
        path: &Path<'b>,
        side: &'s ParagraphIndex<'b>,
    ) -> Option<&'s Block> {
        let (old, new) = (&self.texts.get(path)?.text, &side.texts.get(path)?.text);
        let (olds, news) = (keys(old), keys(new));
        let at = olds.iter().position(|key| *key == said)?;
        match align::script(&olds, &news, Moves::Edited).fates[at] {
            Fate::Kept(unit) | Fate::Changed(unit) | Fate::Moved(unit) => new.blocks.get(unit),
            Fate::Gone => None,
        }
    }
}

/// What the blocks of a text say.
fn keys<'t>(text: &'t Text<'_>) -> Vec<&'t str> {
    text.blocks.iter().map(|block| block.key.as_str()).collect()
}

/// What a paragraph says, without its sign.
pub(super) fn words(key: &str) -> &str {
    key.split_once(' ').map_or(key, |(_, words)| words)
}

/// Whether two blocks are of one kind, or either a paragraph or an entry of a list.
pub(super) fn are_of_one_kind(a: &str, b: &str) -> bool {
    let sign = |key: &str| key.chars().next();
    sign(a) == sign(b) || a.starts_with(PROSE) && b.starts_with(PROSE)
}

/// What a paragraph says, with the sign of another.
pub(super) fn with_sign_of(key: &str, other: &str) -> String {
    let sign = other.split(' ').next().unwrap_or_default();
    format!("{sign} {}", words(key))
}
