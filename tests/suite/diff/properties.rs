//! What is true of any comparison: itself is no change, the changes make the new text, and the
//! sides can be exchanged.

use proptest::prelude::*;
use serde_json::{Value, json};
use stocktake::diff::{
    ActionChange, BlockChange, Comparison, Evidence, EvidenceBlock, Fate, Form, Kind, Progress,
    Run, Side, words,
};
use stocktake::model::{ActionStatus, Collection, Return, RoundInfo};

use super::answers::{WORDS, answers, text, yaml};
use super::{compare, invented, returned, round};

fn block() -> impl Strategy<Value = EvidenceBlock> {
    let kind = prop::sample::select(vec![Kind::Paragraph, Kind::Bullet, Kind::Row]);
    (kind, 0..2_u8, text(1..12)).prop_map(|(kind, depth, text)| of(Form { kind, depth }, text))
}

/// Two texts, the second mostly made of blocks of the first: kept, edited, moved, repeated.
fn texts() -> impl Strategy<Value = (Vec<EvidenceBlock>, Vec<EvidenceBlock>)> {
    let old = prop::collection::vec(block(), 0..12);
    let picks = prop::collection::vec((any::<prop::sample::Index>(), 0..7_u8, block()), 0..12);
    (old, picks).prop_map(|(old, picks)| {
        let new = picks.into_iter().enumerate().flat_map(|(at, (index, what, other))| match what {
            _ if old.is_empty() => vec![other],
            0 => vec![other],
            1 => vec![old[index.index(old.len())].clone()],
            2 => {
                let block = &old[index.index(old.len())];
                vec![EvidenceBlock { text: format!("{} {}", block.text, other.text), ..other }]
            }
            3 => halves(&old[at % old.len()]),
            4 => {
                let pair = [&old[at % old.len()], &old[(at + 1) % old.len()]];
                vec![EvidenceBlock {
                    text: pair.map(|block| block.text.as_str()).join(" "),
                    ..other
                }]
            }
            _ => vec![old[at % old.len()].clone()],
        });
        let new = new.collect();
        (old, new)
    })
}

/// A block in two, where it has words for two.
fn halves(block: &EvidenceBlock) -> Vec<EvidenceBlock> {
    let words: Vec<&str> = block.text.split(' ').collect();
    let parts = words.chunks(words.len().div_ceil(2));
    parts.map(|words| EvidenceBlock { text: words.join(" "), ..block.clone() }).collect()
}

/// The text of one side of an edited block.
pub(super) fn side(words: &[Run], gone: Fate) -> String {
    let mut out = String::new();
    for run in words.iter().filter(|run| run.fate != gone) {
        if run.space && !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&run.text);
    }
    out
}

fn of(Form { kind, depth }: Form, text: String) -> EvidenceBlock {
    EvidenceBlock { kind, depth, text, number: None }
}

/// What the changes make of the old blocks: the new ones by their places.
pub(super) fn applied(
    old: &[EvidenceBlock],
    changes: &[BlockChange],
) -> Vec<(usize, EvidenceBlock)> {
    let mut out = Vec::new();
    for change in changes {
        match change {
            BlockChange::Same { old: from, new, count } => {
                out.extend((0..*count).map(|at| (new + at, old[from + at].clone())));
            }
            BlockChange::Moved { old: from, new, .. } => out.push((*new, old[*from].clone())),
            BlockChange::Edited { old: from, new, is, words, .. } => {
                assert_eq!(side(words, Fate::Added), old[*from].text);
                let text = side(words, Fate::Removed);
                out.push((*new, of(*is, text)));
            }
            BlockChange::Split { old: from, parts, .. } => {
                let runs: Vec<Run> = parts.iter().flat_map(|part| part.words.clone()).collect();
                assert_eq!(side(&runs, Fate::Added), old[*from].text);
                out.extend(parts.iter().map(|part| {
                    let text = side(&part.words, Fate::Removed);
                    (part.place, of(part.form, text))
                }));
            }
            BlockChange::Merged { new, is, parts, .. } => {
                for part in parts {
                    assert_eq!(side(&part.words, Fate::Added), old[part.place].text);
                }
                let runs: Vec<Run> = parts.iter().flat_map(|part| part.words.clone()).collect();
                let text = side(&runs, Fate::Removed);
                out.push((*new, of(*is, text)));
            }
            BlockChange::Added { new, block } => out.push((*new, block.clone())),
            BlockChange::Removed { old: from, block } => assert_eq!(&old[*from], block),
        }
    }
    out
}

/// A value with the sides exchanged, for whatever part of a comparison it is.
fn mirrored(value: &Value) -> Value {
    match value {
        Value::Object(entries) => {
            let key = |key: &str| {
                match key {
                    "old" => "new",
                    "new" => "old",
                    "was" => "is",
                    "is" => "was",
                    "contacts_added" => "contacts_removed",
                    "contacts_removed" => "contacts_added",
                    other => other,
                }
                .to_owned()
            };
            entries.iter().map(|(name, value)| (key(name), mirrored(value))).collect()
        }
        Value::Array(values) => {
            let mut values: Vec<Value> = values.iter().map(mirrored).collect();
            // Runs that took each other's place are told with what was removed first.
            let fate = |value: &Value| value["fate"].as_str().map(str::to_owned);
            for at in 1..values.len() {
                let pair = (fate(&values[at - 1]), fate(&values[at]));
                if pair == (Some("added".to_owned()), Some("removed".to_owned())) {
                    values.swap(at - 1, at);
                }
            }
            values.into()
        }
        Value::String(word) => match word.as_str() {
            "added" => "removed",
            "removed" => "added",
            "split" => "merged",
            "merged" => "split",
            "improved" => "declined",
            "declined" => "improved",
            "newly-rated" => "no-longer-rated",
            "no-longer-rated" => "newly-rated",
            "put-back" => "brought-forward",
            "brought-forward" => "put-back",
            other => other,
        }
        .into(),
        other => other.clone(),
    }
}

/// The same with lists as sets: what was removed is listed where it stood, and all else where it
/// stands.
fn unordered(value: Value) -> Value {
    match value {
        Value::Array(values) => {
            let mut values: Vec<Value> = values.into_iter().map(unordered).collect();
            values.sort_by_key(Value::to_string);
            values.into()
        }
        Value::Object(entries) => {
            entries.into_iter().map(|(name, value)| (name, unordered(value))).collect()
        }
        other => other,
    }
}

pub(super) struct Sides {
    collection: Collection,
    rounds: [RoundInfo; 2],
}

impl Sides {
    pub(super) fn new() -> Self {
        let collection = invented();
        let rounds = ["2019", "2020"].map(|year| round(&collection, year));
        Self { collection, rounds }
    }

    /// The two returns.
    pub(super) fn returned(&self, texts: [&str; 2]) -> [Return; 2] {
        [0, 1].map(|at| returned(&self.collection, &self.rounds[at], "example-north", texts[at]))
    }

    pub(super) fn compare(&self, texts: [&str; 2], turned: bool) -> Comparison {
        let [old, new] = self.returned(texts);
        let side = |returned, at: usize| Side {
            returned,
            rubric: &self.collection.rubric,
            round: &self.rounds[at],
        };
        match turned {
            false => compare(side(&old, 0), side(&new, 1), &[], &[]),
            true => compare(side(&new, 1), side(&old, 0), &[], &[]),
        }
    }
}

/// What a comparison says of each item without counts, which have their own names for both
/// directions.
fn changes(found: &Comparison) -> Value {
    let mut items = serde_json::to_value(&found.items).expect("JSON");
    // An action stands with the item that it has now, so all of them are looked at together.
    let mut actions = Vec::new();
    for item in items.as_array_mut().into_iter().flatten() {
        item["evidence"]["blocks"] = Value::Null;
        // It follows from where the actions stand.
        item["moved_away"] = Value::Null;
        let own = item["actions"].take();
        actions.extend(own.as_array().into_iter().flatten().cloned());
    }
    for action in &mut actions {
        // Where an action has got to is another thing seen from the other side: it follows from
        // both states.
        action["progress"] = Value::Null;
        action["counterpart"] = Value::Null;
    }
    json!({ "header": found.header, "items": items, "actions": actions })
}

proptest! {
    #[test]
    fn the_changes_make_the_new_text_of_the_old((old, new) in texts()) {
        let found = Evidence::of(&old, &new);
        let mut made = applied(&old, &found.changes);
        made.sort_by_key(|(place, _)| *place);
        let places: Vec<usize> = made.iter().map(|(place, _)| *place).collect();
        prop_assert_eq!(places, (0..new.len()).collect::<Vec<_>>());
        let made: Vec<EvidenceBlock> = made.into_iter().map(|(_, block)| block).collect();
        prop_assert_eq!(made, new.clone());
        let counts = found.blocks;
        let kept = counts.same + counts.moved + counts.edited;
        let parts = |of: fn(&BlockChange) -> usize| found.changes.iter().map(of).sum::<usize>();
        let split = parts(|change| match change {
            BlockChange::Split { parts, .. } => parts.len(),
            _ => 0,
        });
        let merged = parts(|change| match change {
            BlockChange::Merged { parts, .. } => parts.len(),
            _ => 0,
        });
        prop_assert_eq!(
            (
                kept + counts.split + merged + counts.removed,
                kept + split + counts.merged + counts.added
            ),
            (old.len(), new.len())
        );
        prop_assert!(found.words.kept <= found.words.old.min(found.words.new));
    }

    #[test]
    fn what_is_told_comes_in_the_order_of_both_texts((old, new) in texts()) {
        let (mut olds, mut news) = (Vec::new(), Vec::new());
        for change in Evidence::of(&old, &new).changes {
            match change {
                BlockChange::Same { old, new, .. }
                | BlockChange::Edited { old, new, moved: false, .. } => {
                    olds.push(old);
                    news.push(new);
                }
                BlockChange::Split { old, moved, parts, .. } => {
                    olds.extend((!moved).then_some(old));
                    news.extend(parts.iter().map(|part| part.place));
                }
                BlockChange::Merged { new, moved, parts, .. } => {
                    olds.extend(parts.iter().filter(|_| !moved).map(|part| part.place));
                    news.push(new);
                }
                BlockChange::Moved { new, .. }
                | BlockChange::Edited { new, .. }
                | BlockChange::Added { new, .. } => news.push(new),
                BlockChange::Removed { old, .. } => olds.push(old),
            }
        }
        prop_assert!(olds.is_sorted() && news.is_sorted(), "{olds:?} {news:?}");
    }

    #[test]
    fn a_text_against_itself_has_no_change((old, _) in texts()) {
        let found = Evidence::of(&old, &old);
        prop_assert!(!found.is_changed());
        prop_assert_eq!(found.blocks.same, old.len());
        prop_assert_eq!(found.words.kept, found.words.old);
    }

    #[test]
    fn exchanging_the_sides_of_a_text_mirrors_each_change((old, new) in texts()) {
        let json = |a: &[EvidenceBlock], b: &[EvidenceBlock]| {
            serde_json::to_value(Evidence::of(a, b).changes).expect("JSON")
        };
        prop_assert_eq!(
            unordered(mirrored(&json(&old, &new))),
            unordered(json(&new, &old))
        );
    }

    #[test]
    fn words_add_up_to_both_sides(old in text(0..30), new in text(0..30)) {
        let runs = words(&old, &new);
        prop_assert_eq!(side(&runs, Fate::Added), old);
        prop_assert_eq!(side(&runs, Fate::Removed), new);
    }

    #[test]
    fn neither_wrapping_nor_the_order_of_keys_is_a_change(
        answers in answers(), width in 1..8_usize, turned: bool,
    ) {
        let texts = [yaml(&answers, "2019", false, 100), yaml(&answers, "2020", turned, width)];
        let found = Sides::new().compare([&texts[0], &texts[1]], false);
        let shown = serde_json::to_string_pretty(&found.items).expect("JSON");
        prop_assert!(!found.is_changed(), "{shown}");
        prop_assert!(found.items.iter().all(|item| item.actions.iter().all(|a| !a.is_changed())));
    }

    #[test]
    fn exchanging_two_returns_mirrors_each_change(old in answers(), new in answers()) {
        let texts = [yaml(&old, "2019", false, 9), yaml(&new, "2020", false, 9)];
        let sides = Sides::new();
        let there = sides.compare([&texts[0], &texts[1]], false);
        let back = sides.compare([&texts[0], &texts[1]], true);
        prop_assert_eq!(unordered(mirrored(&changes(&there))), unordered(changes(&back)));
        let (a, b) = (there.counts, back.counts);
        prop_assert_eq!(
            (a.ratings.improved, a.ratings.declined, a.ratings.newly_rated, a.ratings.unchanged),
            (b.ratings.declined, b.ratings.improved, b.ratings.no_longer_rated, b.ratings.unchanged)
        );
        // What says what another says is told by where it stands in both directions, and is gone or
        // new in either.
        prop_assert_eq!(
            a.actions.added + a.actions.copied + a.actions.split_off,
            b.actions.vanished + b.actions.cleared + b.actions.taken_into
        );
        prop_assert_eq!(
            (carried(&there), a.actions.put_back, a.actions.reworded, a.actions.alike),
            (carried(&back), b.actions.brought_forward, b.actions.reworded, b.actions.alike)
        );
        prop_assert_eq!(a.evidence.rewritten, b.evidence.rewritten);
    }
}

/// How many actions were open and are, or have no status any more, which is the mirror of one that
/// has come to have it.
fn carried(found: &Comparison) -> usize {
    let is_carried = |change: &&ActionChange| {
        let was = change.old.as_ref().and_then(|old| old.status);
        change.progress == Progress::Carried
            || change.progress == Progress::Unstated && was == Some(ActionStatus::Open)
    };
    found.items.iter().flat_map(|item| &item.actions).filter(is_carried).count()
}

/// A text of about so many bytes, in a shape that could make a comparison slow.
fn shape(unit: impl Fn(usize) -> String) -> Vec<EvidenceBlock> {
    let mut blocks = Vec::new();
    let mut size = 0;
    while size < 1 << 18 {
        let text = unit(blocks.len());
        size += text.len() + 2;
        blocks.push(of(Form { kind: Kind::Paragraph, depth: 0 }, text));
    }
    blocks
}

#[test]
fn no_shape_of_a_long_text_is_compared_for_ever() {
    let one = |text: String| vec![of(Form { kind: Kind::Paragraph, depth: 0 }, text)];
    let mix = |n: usize, of: usize| WORDS[(n * 7919 + n / 3) % of];
    let run = |words: usize, of: usize, turn: usize| {
        let words: Vec<&str> = (0..words).map(|n| mix(n * turn + n / 5, of)).collect();
        words.join(" ")
    };
    for (old, new) in [
        (shape(|_| "a".to_owned()), shape(|_| "the".to_owned())),
        (shape(|n| mix(n, 2).to_owned()), shape(|n| mix(n / 2, 2).to_owned())),
        (shape(|n| format!("staff {n} met")), shape(|n| format!("staff {} met", n + 1))),
        (shape(|n| format!("staff {n} met")), shape(|n| format!("managers met in {n}"))),
        (shape(|n| run(20, 12, n + 1)), shape(|n| run(20, 12, n + 2))),
        (one(run(1 << 16, 12, 1)), one(run(1 << 16, 12, 3))),
        (one(run(1 << 16, 12, 1)), shape(|n| run(9, 12, n))),
    ] {
        let found = Evidence::of(&old, &new);
        let made = applied(&old, &found.changes);
        assert_eq!(made.len(), new.len());
    }
}
