//! Which characters the fonts of the PDFs have, and so which texts can be set.
//!
//! Pure: the bytes of fonts come in, answers go out. Typst sets a cluster, which is a character
//! with the marks that belong to it, in the font of the text; if that lacks any of it, in
//! Libertinus Serif; and at last in the one font that lists the character and is most like the font
//! of the text. It tries no further. The same is reckoned here, before Typst is run.

mod clusters;
mod face;
mod scripts;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::ops::Range;

pub(crate) use face::Face;
use face::FaceStyle;

use clusters::clusters;

/// The fonts that a PDF may be set in, in the order in which Typst has them: its own, then those
/// that were added.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    faces: Vec<Face>,
    ways: Vec<Way>,
}

/// A way in which texts are set.
#[derive(Debug, Clone, Copy)]
struct Way {
    set_as: SetAs,
    variant: FaceStyle,
    /// The place of the face that they are set in, among all faces.
    first: usize,
    /// The place of the one that is tried next.
    second: Option<usize>,
}

/// What a text is set as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SetAs {
    /// As running text, in a font that was added.
    Text,
    /// In a fixed-width font of Typst's own.
    Code,
}

/// Why a cluster cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnsetReason {
    /// No font has it.
    Glyph,
    /// It is of a script, whose name this is, that no font sets as it is read.
    Shape(&'static str),
}

/// A cluster of a text that cannot be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unset {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// Why.
    pub lack: UnsetReason,
}

/// Whether a file is a font, or several.
pub(crate) fn is_font(file: &[u8]) -> bool {
    (0..ttf_parser::fonts_in_collection(file).unwrap_or(1))
        .any(|at| Face::parse(file, at).is_some())
}

impl Fonts {
    /// The fonts that every Typst program of the version that stocktake was made with has inside,
    /// with those of some files, each given by its name and its bytes. A file that is not named
    /// like a font, or is none, adds nothing.
    pub fn with_files<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Self {
        let own = include_str!("typst.txt").lines().filter_map(Face::from_line);
        let added = files.filter(|(name, _)| is_named_like_a_font(name)).flat_map(|(_, file)| {
            let count = ttf_parser::fonts_in_collection(file).unwrap_or(1);
            (0..count).filter_map(|index| Face::parse(file, index))
        });
        let mut fonts = Self { faces: own.chain(added).collect(), ways: Vec::new() };
        fonts.ways = fonts.all_ways();
        fonts
    }

    /// Texts in each family that was added and has letters, and code, in every cut.
    fn all_ways(&self) -> Vec<Way> {
        let mut families = vec![(SetAs::Code, CODE)];
        for face in self.faces.iter().filter(|face| face.is_for_text()) {
            if !families.contains(&(SetAs::Text, &face.family)) {
                families.push((SetAs::Text, &face.family));
            }
        }
        let ways =
            families.into_iter().flat_map(|family| VARIANTS.map(|variant| (family, variant)));
        ways.filter_map(|((set_as, family), variant)| {
            let (first, second) = (self.select(family, variant)?, self.select(FALLBACK, variant));
            Some(Way { set_as, variant, first, second })
        })
        .collect()
    }

    /// The place of the face of a family that is cut most like this.
    fn select(&self, family: &str, variant: FaceStyle) -> Option<usize> {
        let own = self.faces.iter().enumerate().filter(|(_, face)| face.family == family);
        best(own, |face| face.likeness(face, variant))
    }

    /// The clusters of a text that cannot be set, in order.
    pub fn unset(&self, text: &str, set_as: SetAs) -> Vec<Unset> {
        let mut unset = Vec::new();
        let mut rest = 0;
        // A text of another alphabet has few clusters, many times each.
        let mut known: HashMap<&str, Option<UnsetReason>> = HashMap::new();
        // A cluster has no ASCII but its first character, so that what lies between needs no look.
        while let Some(first) = next(text, rest, |byte| !byte.is_ascii()) {
            let start = first.saturating_sub(1).max(rest);
            rest = next(text, first, u8::is_ascii).unwrap_or(text.len());
            for range in clusters(&text[start..rest]) {
                let range = start + range.start..start + range.end;
                let cluster = &text[range.clone()];
                let lack = *known.entry(cluster).or_insert_with(|| self.lack(cluster, set_as));
                unset.extend(lack.map(|lack| Unset { range, lack }));
            }
        }
        unset
    }

    fn lack(&self, cluster: &str, set_as: SetAs) -> Option<UnsetReason> {
        if cluster.is_ascii() {
            return None;
        }
        let base = cluster.chars().find(|c| !clusters::is_invisible(*c))?;
        if let Some(script) = scripts::script(base) {
            let mut faces = self.faces.iter().filter(|face| face.has(base)).peekable();
            if faces.peek().is_some() && !faces.any(|face| face.shapes(script)) {
                return Some(UnsetReason::Shape(script.name));
            }
        }
        (!self.is_set(cluster, base, set_as)).then_some(UnsetReason::Glyph)
    }

    /// Whether a cluster can be set, however the text is cut.
    fn is_set(&self, cluster: &str, base: char, set_as: SetAs) -> bool {
        let mut ways = self.ways.iter().filter(|way| way.set_as == set_as);
        ways.all(|way| self.is_set_in(*way, cluster, base))
    }

    fn is_set_in(&self, way: Way, cluster: &str, base: char) -> bool {
        let mut tried: Vec<usize> = Vec::new();
        for at in [Some(way.first), way.second].into_iter().flatten() {
            match self.faces.get(at) {
                Some(face) if face.covers(cluster) => return true,
                Some(face) if !face.loses(cluster, base) => tried.push(at),
                _ => return false,
            }
        }
        let Some(first) = self.faces.get(way.first) else { return false };
        let listing = self.faces.iter().enumerate().filter(|(_, face)| face.lists(base));
        let last = best(listing, |face| face.likeness(first, way.variant));
        let last = last.filter(|at| !tried.contains(at)).and_then(|at| self.faces.get(at));
        last.is_some_and(|face| face.covers(cluster))
    }
}

/// Where the first byte of a kind stands from a place on.
fn next(text: &str, from: usize, is_it: impl Fn(&u8) -> bool) -> Option<usize> {
    text.as_bytes().get(from..)?.iter().position(is_it).map(|at| from + at)
}

/// The family that code is set in.
const CODE: &str = "DejaVu Sans Mono";

/// The family that Typst tries before it looks for one that is like that of the text.
const FALLBACK: &str = "Libertinus Serif";

/// How texts are cut in a report.
const VARIANTS: [FaceStyle; 5] = [
    FaceStyle { weight: 400, is_slanted: false },
    FaceStyle { weight: 600, is_slanted: false },
    FaceStyle { weight: 700, is_slanted: false },
    FaceStyle { weight: 400, is_slanted: true },
    FaceStyle { weight: 700, is_slanted: true },
];

/// The place of the first of those that have the greatest likeness.
fn best<'a, K: Ord>(
    faces: impl Iterator<Item = (usize, &'a Face)>,
    likeness: impl Fn(&Face) -> K,
) -> Option<usize> {
    let mut best: Option<(usize, K)> = None;
    for (at, face) in faces {
        let own = likeness(face);
        if best.as_ref().is_none_or(|(_, other)| own > *other) {
            best = Some((at, own));
        }
    }
    best.map(|(at, _)| at)
}

/// Whether Typst would look into a file of this name for fonts.
pub(crate) fn is_named_like_a_font(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, extension)| {
        ["otf", "otc", "ttf", "ttc"].iter().any(|known| extension.eq_ignore_ascii_case(known))
    })
}
