//! How long it takes to compare two returns: Angus with an edited copy, and evidence as long as
//! stocktake reads at all.
//!
//! `cargo bench --no-default-features --bench changes`. Texts of a quarter, a half and a whole MiB
//! show growth: where the bytes a second of the longer ones are far below those of the shorter,
//! time grows faster than the input.

mod pairs;
mod synthetic;

use std::fmt::{self, Write as _};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use divan::Bencher;
use divan::counter::BytesCount;
use stocktake::check::{self, Context};
use stocktake::diag::Source;
use stocktake::diff::{self, Evidence, Neighbours, Side, blocks};
use stocktake::load;
use stocktake::model::{Collection, Return};
use stocktake::system::Disk;

fn main() {
    divan::main();
}

/// The collection of Angus, its return and an edited copy of it.
struct Angus {
    collection: Collection,
    old: Return,
    new: Return,
    bytes: usize,
}

static ANGUS: LazyLock<Option<Angus>> = LazyLock::new(|| {
    let returns = Path::new(env!("CARGO_MANIFEST_DIR")).join("returns");
    let mut sink = Vec::new();
    let files = load::collections(&Disk, &returns, &mut sink).into_iter();
    let files = files.into_iter().find(|files| files.id == "msg-integration")?;
    let collection = check::collection(load::collection(&Disk, files, &mut sink), &mut sink)?;
    let text = fs::read_to_string(returns.join("msg-integration/2019/angus.yaml")).ok()?;
    let old = returned(&collection, &text)?;
    let new = returned(&collection, &edited(&text))?;
    Some(Angus { collection, old, new, bytes: text.len() })
});

fn returned(collection: &Collection, text: &str) -> Option<Return> {
    let mut sink = Vec::new();
    let round = collection.rounds.first()?;
    let (rubric, register) = (&round.rubric, &collection.register);
    let context = Context {
        rubric,
        register,
        round: &round.info,
        stem: "angus",
        asks: check::CheckFor::Everything,
    };
    let loaded = load::returned_from(&Source::new("angus.yaml", text), &mut sink)?;
    check::returned(&loaded, context, &mut sink)
}

/// The same with every fifth line of prose reworded, ratings moved and actions with other ids.
fn edited(text: &str) -> String {
    let mut out = String::new();
    for (at, line) in text.lines().enumerate() {
        let line = match line.trim_start() {
            words if words.starts_with("rating: established") => {
                line.replace("established", "partly-established")
            }
            words if words.starts_with("- id:") && at.is_multiple_of(3) => format!("{line}-again"),
            words if at.is_multiple_of(5) && !words.contains(':') => {
                line.replace("the ", "this new ")
            }
            _ => line.to_owned(),
        };
        _ = writeln!(out, "{line}");
    }
    out
}

impl Angus {
    fn side<'a>(&'a self, returned: &'a Return) -> Option<Side<'a>> {
        let round = self.collection.rounds.first()?;
        Some(Side { returned, rubric: &round.rubric, round: &round.info })
    }
}

/// Angus against its edited copy, from valid returns to the value.
#[divan::bench]
fn angus_edited(bencher: Bencher<'_, '_>) {
    let Some(angus) = &*ANGUS else { return };
    let Some((old, new)) = angus.side(&angus.old).zip(angus.side(&angus.new)) else { return };
    bencher
        .counter(BytesCount::new(2 * angus.bytes))
        .bench_local(|| diff::compare(old, new, diff::Background::default()));
}

/// Angus against itself.
#[divan::bench]
fn angus_unchanged(bencher: Bencher<'_, '_>) {
    let Some(angus) = &*ANGUS else { return };
    let Some(side) = angus.side(&angus.old) else { return };
    bencher
        .counter(BytesCount::new(2 * angus.bytes))
        .bench_local(|| diff::compare(side, side, diff::Background::default()));
}

/// The passages of a round of this many returns as long as Angus, and what one of them shares with
/// the others.
#[divan::bench(args = [1, 31, 150])]
fn neighbours(bencher: Bencher<'_, '_>, returns: usize) {
    let Some(angus) = &*ANGUS else { return };
    bencher
        .counter(BytesCount::new(returns * angus.bytes))
        .bench_local(|| Neighbours::of(std::iter::repeat_n(&angus.old, returns)));
}

/// A way in which two long texts can differ.
#[derive(Clone, Copy)]
enum Shape {
    /// Every tenth paragraph has another word, and each hundredth is new.
    Edited,
    /// The same paragraphs in another order.
    Shuffled,
    /// Nothing in common but single words.
    Other,
    /// One paragraph each, half of whose words differ.
    OneParagraph,
    /// One word to a bullet, of seven words.
    Bullets,
}

/// Two texts and their length.
struct Texts {
    name: String,
    old: String,
    new: String,
}

impl fmt::Display for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

static TEXTS: LazyLock<Vec<Texts>> = LazyLock::new(|| {
    let shapes = [
        ("edited", Shape::Edited),
        ("shuffled", Shape::Shuffled),
        ("other", Shape::Other),
        ("one paragraph", Shape::OneParagraph),
        ("bullets", Shape::Bullets),
    ];
    let sizes = [("256 KiB", 1 << 18), ("512 KiB", 1 << 19), ("1 MiB", 1 << 20)];
    let all = shapes.into_iter().flat_map(|(name, shape)| {
        sizes.into_iter().map(move |(size, bytes)| Texts {
            name: format!("{name}, {size}"),
            old: text(shape, bytes, false),
            new: text(shape, bytes, true),
        })
    });
    all.collect()
});

/// Numbers that look like chance and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % bound
    }
}

/// A sentence of words of which a few are frequent and most are rare, as in prose.
fn sentence(numbers: &mut Numbers) -> String {
    let word = |numbers: &mut Numbers| {
        let common = numbers.below(3) > 0;
        let bound = if common { 40 } else { 4_000 };
        format!("w{:x}", numbers.below(bound))
    };
    let words: Vec<String> = (0..12).map(|_| word(numbers)).collect();
    words.join(" ")
}

fn text(shape: Shape, bytes: usize, is_new: bool) -> String {
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    let mut others = Numbers(if is_new { 0x2545_f491_4f6c_dd1d } else { 0x1234_5678_9abc_def1 });
    let mut parts: Vec<String> = Vec::new();
    let mut size = 0;
    while size < bytes {
        let at = parts.len();
        let own = sentence(&mut numbers);
        let part = match shape {
            Shape::Edited if is_new && at.is_multiple_of(100) => sentence(&mut others),
            Shape::Edited if is_new && at.is_multiple_of(10) => own.replacen("w1", "other", 1),
            Shape::Edited | Shape::Shuffled => own,
            Shape::Other => sentence(&mut others),
            Shape::OneParagraph if at.is_multiple_of(2) => sentence(&mut others),
            Shape::OneParagraph => own,
            Shape::Bullets => format!("- w{}", others.below(7)),
        };
        size += part.len() + 2;
        parts.push(part);
    }
    if matches!(shape, Shape::Shuffled) && is_new {
        for at in (1..parts.len()).rev() {
            let bound = u64::try_from(at).unwrap_or(u64::MAX);
            let with = usize::try_from(others.below(bound)).unwrap_or(0);
            parts.swap(at, with);
        }
    }
    parts.join(if matches!(shape, Shape::OneParagraph | Shape::Bullets) { "\n" } else { "\n\n" })
}

/// Evidence against evidence, Markdown included.
#[divan::bench(args = &*TEXTS, sample_count = 10)]
fn evidence(bencher: Bencher<'_, '_>, texts: &Texts) {
    bencher
        .counter(BytesCount::new(texts.old.len() + texts.new.len()))
        .bench_local(|| Evidence::of(&blocks(&texts.old), &blocks(&texts.new)));
}
