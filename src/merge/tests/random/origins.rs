//! Whose words stand together: a block, an action and a comment are of one thing, whoever edited
//! it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::super::{blocks, meaning::Meaning};
use super::model::Answer;
use super::oracle::{action_words, unit_words};
use super::words;
use crate::markdown::PieceKind;

/// All comments of an answer.
pub(super) fn comments(answer: &Answer) -> impl Iterator<Item = &str> {
    let actions = answer.actions.iter().filter_map(|action| action.note.as_deref());
    actions.chain(answer.note.as_deref()).chain(answer.aside.as_deref())
}

/// Which things each word belongs to, in any of the copies.
type Origins = BTreeMap<String, BTreeSet<usize>>;

fn of_units(models: &[Vec<Answer>; 3], regrouped: &[(usize, usize)]) -> Origins {
    // What somebody joined to something or split off it is one with it.
    let root = |unit: usize| {
        regrouped
            .iter()
            .rev()
            .fold(unit, |unit, (one, other)| if unit == *one { *other } else { unit })
    };
    let mut origins = Origins::new();
    for unit in models.iter().flatten().flat_map(|answer| &answer.units) {
        for word in unit_words(unit) {
            origins.entry(word.clone()).or_default().insert(root(unit.id));
        }
    }
    origins
}

fn of_actions(models: &[Vec<Answer>; 3]) -> Origins {
    let mut origins = Origins::new();
    for action in models.iter().flatten().flat_map(|answer| &answer.actions) {
        let id = words(&action.id);
        for word in action_words(action).chain(&id) {
            origins.entry(word.clone()).or_default().insert(action.number);
        }
    }
    origins
}

/// Whether all words are of one thing.
fn are_of_one(words: &BTreeSet<String>, origins: &Origins) -> bool {
    let mut all = words.iter().filter_map(|word| origins.get(word).cloned());
    let Some(first) = all.next() else { return true };
    !all.fold(first, |both, next| both.intersection(&next).copied().collect()).is_empty()
}

/// What is wrong where words of two things stand in one block or action, or where a row has more
/// cells than its table.
pub(super) fn mixed(
    models: &[Vec<Answer>; 3],
    regrouped: &[(usize, usize)],
    choice: &Meaning,
) -> Result<(), String> {
    let (units, actions) = (of_units(models, regrouped), of_actions(models));
    let Some(Meaning::Map(answers)) = choice.get("responses") else { return Ok(()) };
    for (id, answer) in answers {
        if let Some(Meaning::Text(text)) = answer.get("evidence") {
            blocks_of_one(text, &units, regrouped).map_err(|error| format!("in {id}: {error}"))?;
        }
        let Some(Meaning::List(list)) = answer.get("actions") else { continue };
        for action in list {
            let words = words(&action.words());
            if !are_of_one(&words, &actions) {
                return Err(format!("in {id} an action is of two: {words:?}"));
            }
        }
    }
    Ok(())
}

fn blocks_of_one(text: &str, units: &Origins, regrouped: &[(usize, usize)]) -> Result<(), String> {
    let lines: Vec<&str> = text.lines().collect();
    let blocks = blocks::blocks(&lines);
    let cells = |at: usize| blocks::cells(lines[blocks[at].lines.start]).len();
    for (at, block) in blocks.iter().enumerate() {
        let words = words(&block.key);
        // What one side put in the place of a paragraph stands where the other joined that.
        let is_joined = |word: &String| {
            let is_it = |unit: &usize| regrouped.iter().any(|(_, root)| root == unit);
            units.get(word).is_some_and(|units| units.iter().any(is_it))
        };
        if !are_of_one(&words, units) && !words.iter().any(is_joined) {
            return Err(format!("a block is of two: {words:?}"));
        }
        if let (Some(PieceKind::Row), Some(head)) = (block.kind, block.parent)
            && cells(at) != cells(head)
        {
            return Err(format!("a row has {} cells, its table {}", cells(at), cells(head)));
        }
    }
    Ok(())
}

/// What is wrong where a comment stands before something else than what it was written on.
pub(super) fn astray(
    models: &[Vec<Answer>; 3],
    files: &[String; 3],
    merged: &str,
) -> Result<(), String> {
    let actions: Vec<_> = models.iter().flatten().flat_map(|answer| &answer.actions).collect();
    let numbers = |line: &str| -> BTreeSet<usize> {
        let id = line.strip_prefix("id: ").unwrap_or_default();
        actions.iter().filter(|action| action.id == id).map(|action| action.number).collect()
    };
    let now: BTreeMap<String, String> = followed(merged).into_iter().collect();
    for (comment, line) in files.iter().flat_map(|file| followed(file)) {
        let Some(found) = now.get(&comment) else { continue };
        let is_one = found == &line || !numbers(found).is_disjoint(&numbers(&line));
        // Below a key that stands alone there are both versions.
        if !(is_one || found.contains("conflict:") || found == "id:") {
            return Err(format!("the comment {comment} on {line} stands over {found}"));
        }
    }
    Ok(())
}

/// The word of each comment that has a line of its own, and the line that it stands over.
fn followed(text: &str) -> Vec<(String, String)> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let is_comment = |line: &&str| line.starts_with('#');
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_comment(line)) {
        let next = lines[at..].iter().find(|line| !is_comment(line) && !line.is_empty());
        let next = next.copied().unwrap_or_default().trim_start_matches("- ");
        found.extend(words(line).into_iter().map(|word| (word, next.to_owned())));
    }
    found
}
