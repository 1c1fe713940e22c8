//! A font: its characters, the scripts that it has rules for, and what it looks like.

use std::cmp::Reverse;

use unicode_normalization::UnicodeNormalization;

use super::clusters::is_invisible;
use super::scripts::Script;

/// A font, as far as it matters for whether a text can be set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Face {
    /// Its name.
    pub(super) family: String,
    /// Whether it is one of Typst's own.
    pub(super) is_own: bool,
    /// Its weight and slant.
    pub(super) variant: FaceStyle,
    /// Whether all its letters are of one width.
    is_monospaced: bool,
    /// Whether its letters have feet.
    has_serifs: bool,
    /// The characters that it has, as ranges in order that do not touch.
    ranges: Vec<(u32, u32)>,
    /// The characters that it lists and has nothing for, in the same form.
    blanks: Vec<(u32, u32)>,
    /// The tags of the scripts for which it has rules of substitution.
    scripts: Vec<[u8; 4]>,
}

/// How a text or a font is cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct FaceStyle {
    /// From 100 to 900.
    pub(super) weight: u16,
    /// Whether it slants, in whatever way.
    pub(super) is_slanted: bool,
}

impl FaceStyle {
    /// How far another is from it, as Typst reckons: the slant first, then the weight.
    fn distance(self, other: Self) -> impl Ord {
        (self.is_slanted != other.is_slanted, self.weight.abs_diff(other.weight))
    }
}

impl Face {
    /// The font of this index in a file.
    pub(crate) fn parse(file: &[u8], index: u32) -> Option<Self> {
        let face = ttf_parser::Face::parse(file, index).ok()?;
        let (mut characters, mut blanks) = (Vec::new(), Vec::new());
        for table in face.tables().cmap?.subtables.into_iter().filter(|table| table.is_unicode()) {
            table.codepoints(|c| {
                let glyph = char::from_u32(c).and_then(|c| face.glyph_index(c));
                let is_there = glyph.is_some_and(|glyph| glyph.0 != 0);
                if is_there { characters.push(c) } else { blanks.push(c) }
            });
        }
        let scripts = face.tables().gsub.map(|gsub| gsub.scripts.into_iter());
        let is_slanted = face.style() != ttf_parser::Style::Normal;
        Some(Self {
            family: family(&face),
            is_own: false,
            variant: FaceStyle { weight: face.weight().to_number(), is_slanted },
            is_monospaced: face.is_monospaced(),
            has_serifs: has_serifs(&face),
            ranges: ranges(characters),
            blanks: ranges(blanks),
            scripts: scripts.into_iter().flatten().map(|own| own.tag.to_bytes()).collect(),
        })
    }

    /// A font of Typst's own, as a line of `typst.txt` has it: parted by tabs, its name, its weight
    /// and the words `slanted`, `monospaced` and `serif` that are true of it, the tags of its
    /// scripts, the characters that it has, and those that it lists and has nothing for.
    pub(super) fn from_line(line: &str) -> Option<Self> {
        let mut parts = line.split('\t');
        let family = parts.next()?.to_owned();
        let mut words = parts.next()?.split(' ');
        let weight = words.next()?.parse().ok()?;
        let words: Vec<&str> = words.collect();
        let tags = parts.next()?.split(',');
        Some(Self {
            family,
            is_own: true,
            variant: FaceStyle { weight, is_slanted: words.contains(&"slanted") },
            is_monospaced: words.contains(&"monospaced"),
            has_serifs: words.contains(&"serif"),
            scripts: tags.filter_map(|tag| tag.as_bytes().try_into().ok()).collect(),
            ranges: read(parts.next()?),
            blanks: read(parts.next()?),
        })
    }

    /// The line that [`Face::from_line`] reads, for a font that Typst gives this name and cut.
    #[cfg(all(test, feature = "embedded-typst"))]
    pub(crate) fn line(&self, family: &str, weight: u16, is_slanted: bool) -> String {
        let flags = [
            (is_slanted, " slanted"),
            (self.is_monospaced, " monospaced"),
            (self.has_serifs, " serif"),
        ];
        let flags: String = flags.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect();
        let tags: Vec<_> = self.scripts.iter().map(|tag| String::from_utf8_lossy(tag)).collect();
        let list = |ranges: &[(u32, u32)]| {
            let range = |&(first, last): &(u32, u32)| match first == last {
                true => format!("{first:x}"),
                false => format!("{first:x}-{last:x}"),
            };
            ranges.iter().map(range).collect::<Vec<_>>().join(" ")
        };
        let (has, blank) = (list(&self.ranges), list(&self.blanks));
        format!("{family}\t{weight}{flags}\t{}\t{has}\t{blank}\n", tags.join(","))
    }

    /// Whether it was added, and has letters that a text can be set in.
    pub(super) fn is_for_text(&self) -> bool {
        !self.is_own && self.has('a')
    }

    /// Whether it has a character.
    pub(super) fn has(&self, c: char) -> bool {
        holds(&self.ranges, c)
    }

    /// Whether it says that it has a character: Typst believes it.
    pub(super) fn lists(&self, c: char) -> bool {
        self.has(c) || holds(&self.blanks, c)
    }

    /// Whether it has all of a cluster: every character that is seen, or what they are together.
    pub(super) fn covers(&self, cluster: &str) -> bool {
        let seen = || cluster.chars().filter(|c| !is_invisible(*c));
        seen().all(|c| self.has(c)) || seen().nfc().all(|c| self.has(c))
    }

    /// Whether it has a mark of a cluster and not what the mark stands on: Typst would then set the
    /// mark alone.
    pub(super) fn loses(&self, cluster: &str, base: char) -> bool {
        let has_mark = |c: char| c != base && !is_invisible(c) && self.has(c);
        !self.has(base) && cluster.chars().any(has_mark)
    }

    /// Whether it has rules for a script. Those that Typst's fonts for formulas have are for
    /// formulas.
    pub(super) fn shapes(&self, script: &Script) -> bool {
        let has_rules = !self.is_own || self.is_monospaced;
        has_rules && self.scripts.iter().any(|tag| script.tags.contains(&tag))
    }

    /// How well it takes the place of another font in a text that is cut so, as Typst reckons: the
    /// greatest is taken.
    pub(super) fn likeness(&self, other: &Self, variant: FaceStyle) -> impl Ord + use<> {
        let words =
            |family: &str| -> Vec<String> { family.split(' ').map(str::to_owned).collect() };
        let (own, others) = (words(&self.family), words(&other.family));
        let shared = own.iter().zip(&others).take_while(|(own, other)| own == other).count();
        (
            self.is_monospaced == other.is_monospaced,
            self.has_serifs == other.has_serifs,
            shared,
            Reverse(self.family.len()),
            Reverse(self.variant.distance(variant)),
        )
    }
}

/// The name of a family, without that of a cut of it.
fn family(face: &ttf_parser::Face<'_>) -> String {
    use ttf_parser::name_id::{FAMILY, TYPOGRAPHIC_FAMILY};
    let name = |id| {
        let mut names = face.names().into_iter().filter(|name| name.name_id == id);
        names.find_map(|name| name.to_string())
    };
    name(TYPOGRAPHIC_FAMILY).or_else(|| name(FAMILY)).unwrap_or_default()
}

/// Whether the letters of a font have feet, by its classification.
fn has_serifs(face: &ttf_parser::Face<'_>) -> bool {
    let table = face.raw_face().table(ttf_parser::Tag::from_bytes(b"OS/2"));
    matches!(table.and_then(|table| table.get(32..34)), Some([2, 2..=10]))
}

/// Whether ranges in order hold a character.
fn holds(ranges: &[(u32, u32)], c: char) -> bool {
    let c = u32::from(c);
    let at = ranges.partition_point(|&(_, last)| last < c);
    ranges.get(at).is_some_and(|&(first, _)| first <= c)
}

/// Ranges of numbers in hexadecimal.
fn read(list: &str) -> Vec<(u32, u32)> {
    let number = |hex: &str| u32::from_str_radix(hex, 16).ok();
    let range = |range: &str| {
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        Some((number(first)?, number(last)?))
    };
    list.split(' ').filter_map(range).collect()
}

/// Numbers as ranges in order.
fn ranges(mut numbers: Vec<u32>) -> Vec<(u32, u32)> {
    numbers.sort_unstable();
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match ranges.last_mut() {
            Some((_, last)) if number <= last.saturating_add(1) => *last = number,
            _ => ranges.push((number, number)),
        }
    }
    ranges
}
