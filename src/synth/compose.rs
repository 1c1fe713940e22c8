//! What a partnership writes as evidence: composed once, and from round to round kept, changed by a
//! sentence, or written anew.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::document::{Block, Document, Sentence};
use super::grammar::{Grammar, Scene};
use super::random::Random;

/// How long evidence is, in words: as evenly likely as these are, as in returns that were really
/// made.
const LENGTHS: [usize; 20] = [
    42, 60, 75, 85, 100, 110, 120, 130, 140, 160, 175, 190, 215, 240, 260, 285, 310, 345, 410, 560,
];
/// The longest that is aimed at; what a last sentence and a table add stays below the longest of
/// real ones.
const LONGEST: usize = 600;
/// Nothing is added to what is as long as this, and something to what is shorter than that.
const FULL: usize = 650;
const SCANT: usize = 45;

/// How many sentences a list begins with.
const LONGEST_LIST: usize = 6;

/// How many chances a rule has to give the next sentence, by the tone: strong, weak, measure,
/// context.
const CHANCES: [[usize; 4]; 4] = [[1, 6, 1, 1], [3, 4, 1, 1], [6, 2, 2, 1], [7, 0, 2, 1]];
const RULES: [&str; 4] = ["strong", "weak", "measure", "context"];

/// Whoever writes for a partnership: it knows which choices it has used, and prefers others.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    grammar: &'a Grammar,
    used: BTreeMap<&'static str, usize>,
    /// How long its texts are, in hundredths of the usual.
    breadth: usize,
    /// How many times in a hundred it lists what could stand in a paragraph.
    lists: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(grammar: &'a Grammar, random: &mut Random) -> Self {
        let (breadth, lists) = (random.between(70, 125), random.between(20, 70));
        Self { grammar, used: BTreeMap::new(), breadth, lists }
    }

    /// One of the least used choices of a rule, without those to be avoided.
    pub(super) fn choice(
        &mut self,
        rule: &str,
        theme: usize,
        avoid: &[&'static str],
        random: &mut Random,
    ) -> Option<&'static str> {
        let own_first = random.happens(75);
        let mut sources = self.grammar.choices(theme, rule);
        if !own_first {
            sources.reverse();
        }
        let uses = |choice: &str| self.used.get(choice).copied().unwrap_or_default();
        let free = sources.into_iter().find_map(|source| {
            let free = source.iter().copied().filter(|choice| !avoid.contains(choice));
            let least = free.clone().map(uses).min()?;
            Some(free.filter(|choice| uses(choice) == least).collect::<Vec<_>>())
        });
        let choice = random.pick(&free?)?;
        *self.used.entry(choice).or_default() += 1;
        Some(choice)
    }

    fn sentence(
        &mut self,
        rule: &'static str,
        scene: &Scene<'_>,
        avoid: &[&'static str],
        random: &mut Random,
    ) -> Option<Sentence> {
        let choice = self.choice(rule, scene.theme, avoid, random)?;
        // Whoever gives a figure twice in a year gives the same one.
        let text = match rule {
            "measure" => {
                self.grammar.text(choice, scene, &mut scene.facts(choice, Some(scene.year)))
            }
            _ => self.grammar.text(choice, scene, random),
        };
        Some(Sentence { rule, choice, text })
    }

    /// A text of its own.
    pub(super) fn document(&mut self, scene: &Scene<'_>, random: &mut Random) -> Document {
        let length = random.pick(&LENGTHS).unwrap_or(150) * self.breadth / 100;
        let sentences = self.sentences(length.clamp(SCANT, LONGEST), scene, random);
        self.laid_out(sentences, length, scene, random)
    }

    /// Sentences until there are so many words.
    fn sentences(
        &mut self,
        length: usize,
        scene: &Scene<'_>,
        random: &mut Random,
    ) -> Vec<Sentence> {
        let mut found: Vec<Sentence> = Vec::new();
        let mut words = 0;
        let mut next = Some("context");
        // Where nothing is left to say, the text ends early.
        for _ in 0..2 * LONGEST {
            let chances = CHANCES[scene.tone.min(3)];
            let rule = next.take().unwrap_or_else(|| RULES[drawn(&chances, random)]);
            let avoid: Vec<_> = found.iter().map(|sentence| sentence.choice).collect();
            if let Some(sentence) = self.sentence(rule, scene, &avoid, random) {
                words += sentence.text.split_whitespace().count();
                found.push(sentence);
            }
            if words >= length {
                break;
            }
        }
        found
    }

    fn laid_out(
        &mut self,
        sentences: Vec<Sentence>,
        length: usize,
        scene: &Scene<'_>,
        random: &mut Random,
    ) -> Document {
        let of = |rule: &str| sentences.iter().filter(|s| s.rule == rule).cloned().collect();
        let [mut good, mut weak, measures, context]: [Vec<Sentence>; 4] = RULES.map(of);
        let mut blocks = Vec::new();
        paragraphs(context, &mut blocks, random);
        let has_good = !good.is_empty();
        if good.len() >= 3 && random.happens(self.lists) {
            self.list("strong-intro", &mut good, &mut blocks, scene, random);
        }
        good.extend(measures);
        paragraphs(good, &mut blocks, random);
        if length >= 150 && random.happens(12) {
            blocks.push(self.table(scene, random));
        }
        if weak.len() >= 3 && random.happens(self.lists) {
            self.list("weak-intro", &mut weak, &mut blocks, scene, random);
        } else if has_good && weak.len() > 1 {
            let turn = self.sentence("turn", scene, &[], random);
            weak.splice(0..0, turn);
        }
        paragraphs(weak, &mut blocks, random);
        if scene.tone < 3 && length > 90 && random.happens(55) {
            let next = self.sentence("next", scene, &[], random);
            blocks.extend(next.map(|sentence| Block::Paragraph(vec![sentence])));
        }
        Document(blocks)
    }

    /// The first of some sentences as a list; the others are left.
    fn list(
        &self,
        intro: &str,
        sentences: &mut Vec<Sentence>,
        blocks: &mut Vec<Block>,
        scene: &Scene<'_>,
        random: &mut Random,
    ) {
        let rest = sentences.split_off(sentences.len().min(LONGEST_LIST));
        let intro = self.grammar.any(intro, scene, random);
        blocks.push(Block::Bullets { intro, sentences: std::mem::replace(sentences, rest) });
    }

    fn table(&mut self, scene: &Scene<'_>, random: &mut Random) -> Block {
        const KINDS: [&str; 3] = ["table-row-1", "table-row-2", "table-row-3"];
        let [_, heads] = self.grammar.choices(scene.theme, "table-head");
        let kind = random.below(heads.len().min(KINDS.len()));
        let cells = |row: String| row.split(" | ").map(str::to_owned).collect::<Vec<_>>();
        let head = heads.get(kind).copied().unwrap_or_default();
        let mut rows = vec![cells(self.grammar.text(head, scene, random))];
        let wanted = random.between(3, 5);
        for _ in 0..3 * wanted {
            let row = cells(self.grammar.any(KINDS[kind], scene, random));
            let is_new = rows.iter().all(|other| other.first() != row.first());
            if is_new && rows.len() <= wanted {
                rows.push(row);
            }
        }
        Block::Table { intro: self.grammar.any("table-intro", scene, random), rows }
    }

    /// The text of the next round; `moved` is how the rating changed.
    pub(super) fn revised(
        &mut self,
        document: &Document,
        moved: Ordering,
        scene: &Scene<'_>,
        random: &mut Random,
    ) -> Document {
        let drawn = random.below(100);
        // At either end of the scale, little of what was said before still holds.
        let is_outer = matches!(scene.tone, 0 | 3);
        let (since, unchanged, anew) = match moved {
            Ordering::Less => ("since-down", 0, if is_outer { 85 } else { 40 }),
            Ordering::Equal => ("since-same", 40, 15),
            Ordering::Greater => ("since-up", 0, if is_outer { 85 } else { 40 }),
        };
        if drawn < unchanged {
            return document.clone();
        }
        let mut document = if drawn < unchanged + anew {
            self.document(scene, random)
        } else {
            self.edited(document, moved, scene, random)
        };
        let says_since = moved.is_ne() || random.happens(50);
        if says_since && document.words() < FULL {
            let sentence = self.sentence(since, scene, &[], random);
            if let Some(opening) = document.opening() {
                let at = random.below(2).min(opening.len());
                opening.splice(at..at, sentence);
            }
        }
        while document.words() < SCANT {
            let Some(sentence) = self.sentence("measure", scene, &[], random) else { break };
            document.0.push(Block::Paragraph(vec![sentence]));
        }
        document
    }

    /// The same text with one sentence replaced, or with as many exchanged as another rating calls
    /// for.
    fn edited(
        &mut self,
        document: &Document,
        moved: Ordering,
        scene: &Scene<'_>,
        random: &mut Random,
    ) -> Document {
        let mut document = document.clone();
        document.remove("since");
        match moved {
            Ordering::Greater => self.exchange(&mut document, ["weak", "strong"], scene, random),
            Ordering::Less => self.exchange(&mut document, ["strong", "weak"], scene, random),
            Ordering::Equal => self.replace(&mut document, scene, random),
        }
        document
    }

    /// Takes out some sentences of one rule, and puts in some of another.
    fn exchange(
        &mut self,
        document: &mut Document,
        [from, to]: [&'static str; 2],
        scene: &Scene<'_>,
        random: &mut Random,
    ) {
        for _ in 0..random.between(2, 4) {
            let many = document.sentences().filter(|sentence| sentence.rule == from).count();
            document.take(from, random.below(many));
            if many == 0 && document.words() >= FULL {
                break;
            }
            let avoid: Vec<_> = document.sentences().map(|sentence| sentence.choice).collect();
            let new = self.sentence(to, scene, &avoid, random);
            new.into_iter().for_each(|sentence| document.put(sentence));
        }
    }

    /// Puts another sentence of its kind in the place of one, of a figure where there is one.
    fn replace(&mut self, document: &mut Document, scene: &Scene<'_>, random: &mut Random) {
        let old: Vec<_> = document.sentences().map(|old| (old.rule, old.choice)).collect();
        let figures: Vec<_> = (0..old.len()).filter(|at| old[*at].0 == "measure").collect();
        let all: Vec<_> = (0..old.len()).collect();
        let place = random.pick(if figures.is_empty() { &all } else { &figures });
        let Some((place, (rule, _))) = place.and_then(|at| Some((at, *old.get(at)?))) else {
            return;
        };
        let avoid: Vec<_> = old.iter().map(|(_, choice)| *choice).collect();
        let new = self.sentence(rule, scene, &avoid, random);
        if let Some((sentence, new)) = document.sentences_mut().nth(place).zip(new) {
            *sentence = new;
        }
    }
}

/// One of several, by how many chances each has.
fn drawn(chances: &[usize], random: &mut Random) -> usize {
    let mut left = random.below(chances.iter().sum());
    for (at, own) in chances.iter().enumerate() {
        if left < *own {
            return at;
        }
        left -= own;
    }
    0
}

/// Sentences in paragraphs of two to five.
fn paragraphs(sentences: Vec<Sentence>, blocks: &mut Vec<Block>, random: &mut Random) {
    let mut left = sentences;
    while !left.is_empty() {
        let many = random.between(2, 5);
        // No sentence is left over for a paragraph of its own.
        let many = if left.len() <= many + 1 { left.len() } else { many };
        let rest = left.split_off(many.min(left.len()));
        blocks.push(Block::Paragraph(std::mem::replace(&mut left, rest)));
    }
}
