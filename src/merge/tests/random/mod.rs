//! Random pairs of edits, of which it is known who changed what: no word is lost, and no more is
//! disputed than was.
//!
//! `STOCKTAKE_MERGES=20000 cargo test merge::tests::random` tries so many pairs.

mod edits;
mod model;
mod oracle;
mod origins;

use std::collections::{BTreeMap, BTreeSet};

use edits::{Chance, Writer};
use model::{Answer, written};
use oracle::Verdict;

use super::super::{Copies, Favor, Merge, meaning::Meaning, merge};
use crate::diag::Source;
use crate::load::{sides, yaml};

/// How many pairs are tried.
const PAIRS: u64 = 2_000;

/// Each pair of so many is also merged with the sides exchanged, and with each of them favoured.
const EVERY: u64 = 5;

/// A pair of edits.
struct Pair {
    models: [Vec<Answer>; 3],
    files: [String; 3],
    moved: [Vec<usize>; 2],
    /// Units of which one was split off the other or joined to it.
    regrouped: Vec<(usize, usize)>,
}

/// One pair in so many begins with edits that both sides have.
const SHARED: u64 = 3;

fn pair(seed: u64) -> Pair {
    let mut chance = Chance(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let mut writer = Writer::of(&mut chance, 'b', 0);
    let (base, style) = (writer.begin(), writer.style());
    let base_file = written(&base, style);
    let (mut shared, mut shared_moves, mut regrouped) = (base.clone(), Vec::new(), Vec::new());
    if seed.is_multiple_of(SHARED) {
        let mut writer = Writer::of(&mut chance, 'b', 50_000);
        for _ in 0..1 + writer.chance.below(3) {
            writer.edit(&mut shared);
        }
        (shared_moves, regrouped) = (writer.moved, writer.regrouped);
    }
    let sides = [('o', 100_000), ('t', 200_000)].map(|(sign, next)| {
        let mut writer = Writer::of(&mut chance, sign, next);
        let mut copy = shared.clone();
        for _ in 0..1 + writer.chance.below(6) {
            writer.edit(&mut copy);
        }
        // Every third writes in another way.
        let style = if writer.chance.below(3) == 0 { writer.style() } else { style };
        regrouped.append(&mut writer.regrouped);
        let moved = [writer.moved, shared_moves.clone()].concat();
        (written(&copy, style), copy, moved)
    });
    let [(our_file, ours, our_moved), (their_file, theirs, their_moved)] = sides;
    Pair {
        models: [base, ours, theirs],
        files: [base_file, our_file, their_file],
        moved: [our_moved, their_moved],
        regrouped,
    }
}

/// What a file says.
fn says(text: &str) -> Result<Meaning, String> {
    let read = yaml::parse(&Source::new("", text)).map(|node| Meaning::of(&node));
    read.map_err(|error| format!("it is no YAML: {error}"))
}

/// What a merged file says with one side's version in each place that is disputed.
fn resolved(meaning: &Meaning, side: usize) -> Meaning {
    match meaning {
        Meaning::Empty => Meaning::Empty,
        Meaning::Text(text) => {
            let lines: Vec<&str> = text.lines().collect();
            let mut kept: Vec<&str> = Vec::new();
            let mut next = 0;
            for region in sides::regions(&lines) {
                let middle =
                    region.start + sides::middle_of(&lines[region.clone()]).expect("a middle");
                kept.extend(&lines[next..region.start]);
                kept.extend(match side {
                    0 => &lines[region.start + 1..middle],
                    _ => &lines[middle + 1..region.end - 1],
                });
                next = region.end;
            }
            kept.extend(&lines[next..]);
            Meaning::Text(kept.join("\n"))
        }
        Meaning::List(list) => {
            let all = list.iter().map(|entry| resolved(entry, side));
            Meaning::List(all.filter(|entry| *entry != Meaning::Empty).collect())
        }
        Meaning::Map(map) => match &**map {
            [(key, versions)] if key == "conflict" => {
                versions.get(["ours", "theirs"][side]).cloned().unwrap_or(Meaning::Empty)
            }
            _ => {
                let all = map.iter().map(|(key, value)| (key.clone(), resolved(value, side)));
                let left: Vec<_> = all
                    .filter(|(_, value)| {
                        !matches!(value, Meaning::Empty) && *value != Meaning::List(Vec::new())
                    })
                    .collect();
                if left.is_empty() { Meaning::Empty } else { Meaning::Map(left) }
            }
        },
    }
}

/// The words that someone made up: a letter and a number.
fn words(text: &str) -> BTreeSet<String> {
    let is_own = |word: &&str| {
        let number = word.trim_start_matches(['b', 'o', 't']);
        word.len() == number.len() + 1
            && !number.is_empty()
            && number.bytes().all(|b| b.is_ascii_digit())
    };
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_own).map(str::to_owned).collect()
}

/// How often each of them stands in a text.
fn counts(text: &str) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for part in text.split(|c: char| !c.is_ascii_alphanumeric()) {
        for word in words(part) {
            *found.entry(word).or_default() += 1;
        }
    }
    found
}

/// The ids of all actions.
fn ids(meaning: &Meaning, found: &mut Vec<String>) {
    match meaning {
        Meaning::Map(map) => {
            found.extend(meaning.get("id").map(Meaning::words));
            map.iter().for_each(|(_, value)| ids(value, found));
        }
        Meaning::List(list) => list.iter().for_each(|entry| ids(entry, found)),
        Meaning::Empty | Meaning::Text(_) => {}
    }
}

/// The word before each sign of a note, with the first word of the note that it leads to.
fn notes(meaning: &Meaning, found: &mut BTreeSet<(String, String)>) {
    match meaning {
        Meaning::Text(text) => {
            let lower = text.to_lowercase();
            let mut leads = BTreeMap::new();
            for line in lower.lines().filter(|line| line.starts_with("[^")) {
                let (label, rest) = line[2..].split_once("]: ").expect("a note");
                leads.insert(
                    label.to_owned(),
                    rest.split(' ').next().unwrap_or_default().to_owned(),
                );
            }
            for (at, _) in lower.match_indices("[^") {
                let (label, _) = lower[at + 2..].split_once(']').expect("a label");
                let host = lower[..at].split_whitespace().next_back().unwrap_or_default();
                if lower[..at].ends_with(|c: char| c.is_ascii_digit()) {
                    let note = leads.get(label).cloned().unwrap_or_default();
                    found.insert((host.to_owned(), note));
                }
            }
        }
        Meaning::Map(map) => map.iter().for_each(|(_, value)| notes(value, found)),
        Meaning::List(list) => list.iter().for_each(|entry| notes(entry, found)),
        Meaning::Empty => {}
    }
}

/// What is wrong with the merge of a pair, if anything; also in other ways where that is asked for.
fn wrong(pair: &Pair, in_all_ways: bool) -> Result<Merge, String> {
    let [base, ours, theirs] = pair.files.each_ref().map(String::as_str);
    let merged = |ours, theirs, favor| {
        merge(Copies { base, ours, theirs }, favor).ok_or_else(|| "it was not merged".to_owned())
    };
    let one = merged(ours, theirs, None)?;
    let known = pair.files.each_ref().map(|file| words(file));
    let found = words(&one.text);
    for side in [1, 2] {
        let may_go = |word: &String| known[0].contains(word) && !known[3 - side].contains(word);
        let lost: Vec<_> =
            known[side].iter().filter(|w| !may_go(w) && !found.contains(*w)).collect();
        if !lost.is_empty() {
            return Err(format!("it lost {lost:?}"));
        }
    }
    let verdict = Verdict::of(
        pair.models.each_ref().map(Vec::as_slice),
        pair.moved.each_ref().map(Vec::as_slice),
        &pair.regrouped,
    );
    let shown = one.text.matches("conflict:  #").count() + one.text.matches("<<<<<<< ours").count();
    if shown != one.conflicts.len() || shown > verdict.places {
        return Err(format!(
            "{shown} places are disputed, {} told, {} may be",
            one.conflicts.len(),
            verdict.places
        ));
    }
    origins::astray(&pair.models, &pair.files, &one.text)?;
    let meaning = says(&one.text)?;
    let choices = [0, 1].map(|side| resolved(&meaning, side));
    for (side, choice) in choices.iter().enumerate() {
        resolution(pair, &known, &verdict, side, choice)
            .map_err(|error| format!("with side {side}: {error}"))?;
    }
    for side in [ours, theirs] {
        if merged(side, base, None)?.text != side || merged(base, side, None)?.text != side {
            return Err("one side alone is not taken as it is".to_owned());
        }
    }
    if in_all_ways {
        let other = merged(theirs, ours, None)?;
        let mirrored = says(&other.text)?;
        for (side, favor) in [(0, Favor::Ours), (1, Favor::Theirs)] {
            let mirrored = words(&resolved(&mirrored, 1 - side).words());
            if mirrored != words(&choices[side].words()) || other.conflicts.len() != shown {
                return Err("the other way round it says something else".to_owned());
            }
            let favored = merged(ours, theirs, Some(favor))?;
            let says_it = resolved(&says(&favored.text)?, 0).is_same(&choices[side]);
            if !(says_it && favored.conflicts.is_empty()) {
                return Err(format!("where side {side} is favoured it says something else"));
            }
        }
    }
    Ok(one)
}

/// What is wrong with one side's version in each place that is disputed.
fn resolution(
    pair: &Pair,
    known: &[BTreeSet<String>; 3],
    verdict: &Verdict,
    side: usize,
    choice: &Meaning,
) -> Result<(), String> {
    let left = words(&choice.words());
    let [base, own, other] = [&known[0], &known[1 + side], &known[2 - side]];
    let is_settled = |word: &&String| !verdict.open.contains(*word);
    // Notes on an answer are comments, and say nothing.
    let comments: BTreeSet<String> =
        pair.models.iter().flatten().flat_map(origins::comments).flat_map(words).collect();
    let is_kept = |word: &&String| own.contains(*word) && other.contains(*word);
    let lost: Vec<_> = own
        .difference(base)
        .chain(other.difference(base).filter(is_settled))
        .chain(base.iter().filter(is_kept).filter(is_settled))
        .filter(|word| !left.contains(*word) && !comments.contains(*word))
        .collect();
    let back: Vec<_> = base
        .difference(other)
        .chain(base.difference(own))
        .filter(is_settled)
        .filter(|word| left.contains(*word))
        .collect();
    if !lost.is_empty() || !back.is_empty() {
        return Err(format!("{lost:?} are lost, {back:?} are back"));
    }
    origins::mixed(&pair.models, &pair.regrouped, choice)?;
    let files = pair.files.each_ref().map(|file| counts(file));
    let said = choice.words();
    let many = |count: &BTreeMap<String, usize>, word: &str| count.get(word).copied();
    let twice = counts(&said).into_iter().find(|(word, count)| {
        let sides = files[1..].iter().filter_map(|file| many(file, word)).max();
        sides.is_none_or(|side| *count > side) && !verdict.whole.contains(word)
    });
    if let Some((word, count)) = twice {
        return Err(format!("{word} stands there {count} times"));
    }
    let mut all = Vec::new();
    ids(choice, &mut all);
    let once: BTreeSet<&String> = all.iter().collect();
    if once.len() != all.len() {
        return Err(format!("an id is there twice: {all:?}"));
    }
    let mut found = BTreeSet::new();
    notes(choice, &mut found);
    for which in [1, 2] {
        let mut wanted = BTreeSet::new();
        notes(&says(&pair.files[which])?, &mut wanted);
        let is_there =
            |(host, note): &&(String, String)| left.contains(host) && left.contains(note);
        let astray = wanted.iter().filter(is_there).find(|pair| !found.contains(*pair));
        if let Some((host, note)) = astray
            && !(verdict.open.contains(host) || verdict.open.contains(note))
        {
            return Err(format!("{host} does not lead to {note} any more"));
        }
    }
    Ok(())
}

/// Tries a part of all pairs, so that several can be tried at once.
fn try_pairs(part: u64, parts: u64) {
    let wanted = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    let pairs = wanted("STOCKTAKE_MERGES").unwrap_or(PAIRS);
    let from = wanted("STOCKTAKE_MERGES_FROM").unwrap_or(0);
    let (mut conflicts, mut failed) = (0, Vec::new());
    for seed in (from..from + pairs).filter(|seed| seed % parts == part) {
        match wrong(&pair(seed), seed.is_multiple_of(EVERY)) {
            Ok(merge) => conflicts += merge.conflicts.len() as u64,
            Err(error) => failed.push((seed, error)),
        }
    }
    let all: Vec<String> = failed.iter().map(|(seed, error)| format!("{seed}: {error}")).collect();
    let first = failed.first().map(|(seed, _)| {
        let [base, ours, theirs] = pair(*seed).files;
        let merge = merge(Copies { base: &base, ours: &ours, theirs: &theirs }, None);
        let text = merge.map(|merge| merge.text).unwrap_or_default();
        format!("{seed}\nBASE\n{base}\nOURS\n{ours}\nTHEIRS\n{theirs}\nMERGED\n{text}")
    });
    let first = first.unwrap_or_default();
    assert!(failed.is_empty(), "{} of {pairs} pairs\n{}\n{first}", failed.len(), all.join("\n"));
    // Else it shows nothing of conflicts.
    assert!(conflicts * parts * 10 > pairs, "{conflicts} conflicts in a part of {pairs} pairs");
}

#[test]
fn of_random_pairs_no_word_is_lost_and_no_more_is_disputed_than_was() {
    try_pairs(0, 2);
}

#[test]
fn of_other_random_pairs_no_word_is_lost_and_no_more_is_disputed_than_was() {
    try_pairs(1, 2);
}
