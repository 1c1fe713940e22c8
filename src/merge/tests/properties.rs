//! What holds whatever two people do to a return.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use proptest::prelude::*;

use super::super::{Copies, Merge, meaning::Meaning, merge};
use crate::diag::Source;
use crate::load::yaml;

/// An answer: every word of it is made up, and is found nowhere else.
#[derive(Debug, Clone)]
struct Answer {
    id: usize,
    rating: String,
    paragraphs: Vec<String>,
    actions: Vec<(String, String)>,
}

/// How a return is written, which says nothing.
#[derive(Debug, Clone, Copy)]
struct Layout {
    /// How many words go on a line.
    words: usize,
    /// A blank line and a note before each answer.
    notes: bool,
    indent: usize,
    quotes: bool,
    windows: bool,
}

#[derive(Debug, Clone)]
enum Edit {
    Rate(usize),
    Rewrite(usize, usize),
    AddParagraph(usize, usize),
    DropParagraph(usize, usize),
    AddAction(usize, usize),
    RewordAction(usize, usize),
    DropAction(usize, usize),
    AddAnswer(usize),
    DropAnswer(usize),
}

fn begin() -> Vec<Answer> {
    let answer = |id: usize| Answer {
        id,
        rating: format!("level{id}"),
        paragraphs: (0..4).map(|p| paragraph(&format!("base{id}x{p}"))).collect(),
        actions: (0..3)
            .map(|a| (format!("action{id}x{a}"), paragraph(&format!("act{id}x{a}"))))
            .collect(),
    };
    (0..3).map(answer).collect()
}

/// A paragraph that shares no word with another.
fn paragraph(word: &str) -> String {
    (0..9).map(|at| format!("{word}w{at}")).collect::<Vec<_>>().join(" ")
}

fn edited(mut answers: Vec<Answer>, edits: &[Edit], who: &str) -> Vec<Answer> {
    for (at, edit) in edits.iter().enumerate() {
        let word = format!("{who}{at}");
        let pick = |i: usize| (!answers.is_empty()).then(|| i % answers.len());
        match *edit {
            Edit::AddAnswer(id) => {
                if answers.iter().all(|answer| answer.id != 3 + id) {
                    let paragraphs = vec![paragraph(&word)];
                    let place = id % (answers.len() + 1);
                    answers.insert(
                        place,
                        Answer { id: 3 + id, rating: word, paragraphs, actions: Vec::new() },
                    );
                }
            }
            Edit::DropAnswer(i) => _ = pick(i).map(|i| answers.remove(i)),
            Edit::Rate(i) => _ = pick(i).map(|i| answers[i].rating = word),
            Edit::Rewrite(i, p) | Edit::DropParagraph(i, p) | Edit::AddParagraph(i, p) => {
                let Some(i) = pick(i) else { continue };
                let all = &mut answers[i].paragraphs;
                match edit {
                    Edit::AddParagraph(..) => all.insert(p % (all.len() + 1), paragraph(&word)),
                    _ if all.is_empty() => {}
                    Edit::DropParagraph(..) => _ = all.remove(p % all.len()),
                    _ => {
                        let at = p % all.len();
                        all[at] = format!("{word} {}", all[at]);
                    }
                }
            }
            Edit::AddAction(i, a) | Edit::RewordAction(i, a) | Edit::DropAction(i, a) => {
                let Some(i) = pick(i) else { continue };
                let all = &mut answers[i].actions;
                match edit {
                    Edit::AddAction(..) => {
                        let place = a % (all.len() + 1);
                        all.insert(place, (format!("new-{word}"), paragraph(&word)));
                    }
                    _ if all.is_empty() => {}
                    Edit::DropAction(..) => _ = all.remove(a % all.len()),
                    _ => {
                        let at = a % all.len();
                        all[at].1 = paragraph(&word);
                    }
                }
            }
        }
    }
    answers
}

fn written(answers: &[Answer], layout: Layout) -> String {
    let by = |n: usize| " ".repeat(n * layout.indent);
    let mut text = String::from("partnership: example-north\nround: 2019\nresponses:\n");
    for answer in answers {
        if layout.notes {
            _ = write!(text, "\n{}# Note on {}.\n", by(1), answer.id);
        }
        let quote = if layout.quotes { "'" } else { "" };
        _ = write!(
            text,
            "{}a{}:\n{}rating: {quote}{}{quote}\n",
            by(1),
            answer.id,
            by(2),
            answer.rating
        );
        if !answer.paragraphs.is_empty() {
            _ = writeln!(text, "{}evidence: |", by(2));
            let paragraphs: Vec<String> =
                answer.paragraphs.iter().map(|p| wrapped(p, layout.words, &by(3))).collect();
            text.push_str(&paragraphs.join("\n"));
        }
        if !answer.actions.is_empty() {
            _ = writeln!(text, "{}actions:", by(2));
        }
        for (id, action) in &answer.actions {
            let body = wrapped(action, layout.words, &format!("{}    ", by(3)));
            _ = write!(text, "{}- id: {id}\n{}  text: >-\n{body}", by(3), by(3));
        }
    }
    if layout.windows { text.replace('\n', "\r\n") } else { text }
}

fn wrapped(text: &str, words: usize, indent: &str) -> String {
    let words: Vec<Vec<&str>> =
        text.split(' ').collect::<Vec<_>>().chunks(words).map(<[_]>::to_vec).collect();
    words.iter().fold(String::new(), |text, line| format!("{text}{indent}{}\n", line.join(" ")))
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let n = 0_usize..8;
    let edit = prop_oneof![
        n.clone().prop_map(Edit::Rate),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::Rewrite(a, b)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::AddParagraph(a, b)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::DropParagraph(a, b)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::AddAction(a, b)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::RewordAction(a, b)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Edit::DropAction(a, b)),
        (0_usize..2).prop_map(Edit::AddAnswer),
        n.prop_map(Edit::DropAnswer),
    ];
    prop::collection::vec(edit, 0..5)
}

fn layout() -> impl Strategy<Value = Layout> {
    (2_usize..12, any::<bool>(), 2_usize..5, any::<bool>(), any::<bool>()).prop_map(
        |(words, notes, indent, quotes, windows)| Layout { words, notes, indent, quotes, windows },
    )
}

fn says(text: &str) -> Meaning {
    Meaning::of(&yaml::parse(&Source::new("", text)).expect("YAML"))
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split_whitespace().map(|word| word.trim_matches('\'')).collect()
}

fn join(base: &str, ours: &str, theirs: &str) -> Result<Merge, TestCaseError> {
    merge(Copies { base, ours, theirs }, None)
        .ok_or_else(|| TestCaseError::fail("it was not merged"))
}

/// Each fact with the keys that lead to it and its words, all in no order, as the other side would
/// see them.
fn mirrored(text: &str, swap: bool) -> Vec<String> {
    let mut facts = Vec::new();
    gather(&says(text), "", swap, &mut facts);
    facts.sort();
    facts
}

fn gather(meaning: &Meaning, path: &str, swap: bool, facts: &mut Vec<String>) {
    match meaning {
        Meaning::Empty => {}
        Meaning::Text(text) => {
            let mut words: Vec<&str> = text.split_whitespace().collect();
            words.sort_unstable();
            facts.push(format!("{path}: {}", words.join(" ")));
        }
        // An entry is known by its id, wherever it stands.
        Meaning::List(list) => {
            for entry in list {
                let id = entry.get("id").map(Meaning::words).unwrap_or_default();
                gather(entry, &format!("{path}/{id}"), swap, facts);
            }
        }
        Meaning::Map(map) => {
            for (key, value) in map {
                let key = match &**key {
                    "ours" if swap => "theirs",
                    "theirs" if swap => "ours",
                    key => key,
                };
                gather(value, &format!("{path}/{key}"), swap, facts);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_one_side_alone_changed_is_taken_as_it_is(
        edits in edits(),
        a in layout(),
        b in layout(),
    ) {
        let (base, edited) = (written(&begin(), a), written(&edited(begin(), &edits, "new"), b));
        prop_assert_eq!(&join(&base, &edited, &base)?.text, &edited);
        prop_assert_eq!(&join(&base, &base, &edited)?.text, &edited);
        prop_assert_eq!(&join(&base, &edited, &edited)?.text, &edited);
    }

    #[test]
    fn layout_changes_no_meaning(edits in edits(), a in layout(), b in layout(), c in layout()) {
        let answers = edited(begin(), &edits, "new");
        // A note is more than layout.
        let b = Layout { notes: a.notes && b.notes, ..b };
        let (base, again, new) = (written(&begin(), a), written(&begin(), b), written(&answers, c));
        for merge in [join(&base, &new, &again)?, join(&base, &again, &new)?] {
            prop_assert!(merge.conflicts.is_empty());
            prop_assert!(says(&merge.text).is_same(&says(&new)), "{}", merge.text);
        }
    }

    #[test]
    fn no_word_of_either_side_is_lost(
        ours in edits(),
        theirs in edits(),
        l in layout(),
        a in layout(),
        b in layout(),
    ) {
        // A note goes with the answer that it is on, also when the other side takes that away.
        let [l, a, b] = [l, a, b].map(|layout| Layout { notes: l.notes, ..layout });
        let base = written(&begin(), l);
        let ours = written(&edited(begin(), &ours, "ours"), a);
        let theirs = written(&edited(begin(), &theirs, "theirs"), b);
        let merge = join(&base, &ours, &theirs)?;
        let (known, found) = (words(&base), words(&merge.text));
        for side in [&ours, &theirs] {
            let is_lost = |word: &_| !known.contains(word) && !found.contains(word);
            let lost: Vec<_> = words(side).into_iter().filter(is_lost).collect();
            prop_assert!(lost.is_empty(), "{lost:?} in\n{}", merge.text);
        }
        // What is merged is YAML, and its conflicts are where they are said to be.
        says(&merge.text);
        let count = |mark: &str| merge.text.matches(mark).count();
        let shown = count("conflict:  #") + count("<<<<<<< ours");
        prop_assert_eq!(shown, merge.conflicts.len());
    }

    #[test]
    fn the_sides_may_be_swapped(
        ours in edits(),
        theirs in edits(),
        l in layout(),
        a in layout(),
        b in layout(),
    ) {
        let base = written(&begin(), l);
        let ours = written(&edited(begin(), &ours, "ours"), a);
        let theirs = written(&edited(begin(), &theirs, "theirs"), b);
        let (one, other) = (join(&base, &ours, &theirs)?, join(&base, &theirs, &ours)?);
        let sorted = |merge: &Merge| { let mut all = merge.conflicts.clone(); all.sort(); all };
        prop_assert_eq!(sorted(&one), sorted(&other));
        prop_assert_eq!(mirrored(&one.text, false), mirrored(&other.text, true));
    }

    #[test]
    fn lines_that_the_other_side_did_not_touch_stay(
        ours in edits(),
        theirs in edits(),
        mut l in layout(),
    ) {
        l.notes = true;
        // The other side touches one answer alone.
        let only = |edit: &Edit| !matches!(edit, Edit::AddAnswer(_) | Edit::DropAnswer(_));
        let theirs: Vec<Edit> = theirs.into_iter().filter(only).collect();
        let mut their_answers = begin();
        let middle = edited(vec![their_answers[1].clone()], &theirs, "theirs");
        their_answers[1] = middle[0].clone();
        let (base, theirs) = (written(&begin(), l), written(&their_answers, l));
        let ours = written(&edited(begin(), &ours, "ours"), l);
        let merge = join(&base, &ours, &theirs)?;
        let mut lines = merge.text.split_inclusive('\n');
        let mut touched = false;
        for line in ours.split_inclusive('\n') {
            let key = line.trim();
            if key.ends_with(':') && key.starts_with('a') && key != "actions:" {
                touched = line.trim() == "a1:";
            }
            prop_assert!(touched || lines.any(|found| found == line), "{line:?} in\n\
                                                                       {}", merge.text);
        }
    }

    #[test]
    fn any_three_texts_are_merged_to_yaml_or_not_at_all(
        texts in prop::array::uniform3("(a|b|1|- |: |\\{|\\}|'|\"|#| \
                                        |\n|  |\\|\n|\r\n|&x|\\*x|\\.\\.\\.\n){0,24}"),
    ) {
        let [base, ours, theirs] = &texts;
        if base != ours && base != theirs && ours != theirs
            && let Some(merge) = merge(Copies { base, ours, theirs }, None)
        {
            let is_yaml = yaml::parse(&Source::new("", &*merge.text)).is_ok();
            prop_assert!(merge.text.trim().is_empty() || is_yaml, "{}", merge.text);
        }
    }

    #[test]
    fn returns_with_any_line_out_of_place_are_merged_to_yaml_or_not_at_all(
        cut in prop::array::uniform3((0_usize..40, 0_usize..40)), l in layout(),
    ) {
        let base = written(&begin(), l);
        let mangled = |(from, to): (usize, usize)| {
            let mut lines: Vec<&str> = base.split_inclusive('\n').collect();
            let line = lines.remove(from % lines.len());
            lines.insert(to % lines.len(), line);
            lines.concat()
        };
        let [base, ours, theirs] = cut.map(mangled);
        if base != ours && base != theirs && ours != theirs
            && let Some(merge) = merge(Copies { base: &base, ours: &ours, theirs: &theirs }, None)
        {
            says(&merge.text);
        }
    }
}
