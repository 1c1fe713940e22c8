//! Every fix of a finding mends what it is about, breaks nothing and loses no word: held to all
//! files that break a rule.

use std::collections::{BTreeMap, BTreeSet};

use stocktake::diag::fix::applied;
use stocktake::diag::{Code, Diagnostic, Safety, Severity};
use stocktake::system::{Memory, Overlay};

use super::case::Case;
use super::{RubricFile, collection, findings, placed};

/// Codes whose fix puts another word in the place of one that cannot be used.
const ANOTHER_WORD: &[Code] = &[
    Code::SignForBlock,
    Code::UnknownKey,
    Code::NotAnId,
    Code::NoGlyph,
    Code::NotADate,
    Code::NotAChoice,
    Code::Descriptors,
    Code::FieldForm,
    Code::UnknownBoard,
    Code::UnknownMember,
    Code::NotRegistered,
    Code::UnknownItem,
    Code::NotInScale,
];

/// Where the file of a case belongs in its collection.
type Target = fn(&Case) -> String;

/// The folders of cases, each with its collection's own rubric and where its file belongs.
fn every() -> impl Iterator<Item = (Case, Memory, String)> {
    let own = ("rubric.yaml", "rubric.yaml");
    let folders: [(&str, RubricFile<'_>, Target); 7] = [
        ("returns", own, |case| format!("{}/{}.yaml", case.round, case.stem)),
        ("forms", ("rubric.yaml", "form.yaml"), |case| {
            format!("{}/{}.yaml", case.round, case.stem)
        }),
        ("rubrics", own, |_| "rubric.yaml".to_owned()),
        ("newer", ("rubric-2019-03.yaml", "rubric.yaml"), |_| "rubric.yaml".to_owned()),
        ("earlier", own, |_| "rubric-2018-11.yaml".to_owned()),
        ("registers", own, |_| "partnerships.yaml".to_owned()),
        ("rounds", own, |case| format!("{}/round.yaml", case.round)),
    ];
    folders.into_iter().flat_map(|(folder, rubric, target)| {
        Case::all(folder).into_iter().map(move |case| {
            let (file, files) = (target(&case), collection(&case.round, rubric));
            (case, files, file)
        })
    })
}

/// What is found, as it is told whether one of them is gone: errors alone where not all is meant.
fn kinds(found: &[Diagnostic]) -> BTreeMap<(&'static str, String), usize> {
    let mut kinds = BTreeMap::new();
    for own in found {
        *kinds.entry((own.code.id(), own.message.clone())).or_insert(0) += 1;
    }
    kinds
}

/// The words of a text: letters and figures, whatever stands between them.
fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word).or_insert(0) += 1;
    }
    words
}

/// Whether a file could be taken apart: until it is, nothing else of it is told.
fn is_read(found: &[Diagnostic]) -> bool {
    let is_syntax = |own: &&Diagnostic| own.code == Code::Syntax;
    !found.iter().any(|own| is_syntax(&own))
}

/// What is wrong with a fix, made alone.
fn wrong(
    case: &Case,
    files: &Memory,
    file: &str,
    own: &Diagnostic,
    before: &[Diagnostic],
) -> Vec<String> {
    let fix = own.fix.as_deref().expect("a fix");
    let text = applied(&case.text, [fix]).text;
    let mended = Memory::new().file(placed(file), text.as_bytes());
    let after = findings(&Overlay::new(files, mended));
    let mut wrong = Vec::new();
    let (was, is) = (kinds(before), kinds(&after));
    let count = |kinds: &BTreeMap<_, usize>| {
        kinds.get(&(own.code.id(), own.message.clone())).copied().unwrap_or(0)
    };
    if count(&is) >= count(&was) {
        wrong.push("it is found again".to_owned());
    }
    // Of what could not be read at all nothing else was known before.
    if is_read(before) {
        let new = is.iter().filter(|(kind, count)| was.get(*kind).copied().unwrap_or(0) < **count);
        let is_safe = fix.safety() == Safety::Safe;
        // What is said to be final is asked for the day on which it was completed, and a level that
        // has an id for its descriptors.
        let follows = [(Code::NotAChoice, "E040"), (Code::NotAnId, "E021")];
        let follows = |id: &str| follows.contains(&(own.code, id));
        let new = new.filter(|((id, _), _)| !follows(id)).filter(|((id, _), _)| {
            is_safe || Code::from_id(id).is_some_and(|code| code.severity() == Severity::Error)
        });
        wrong.extend(new.map(|(kind, _)| format!("there is something new: {kind:?}")));
    } else if !is_read(&after) {
        wrong.extend(after.iter().map(|own| format!("it still cannot be read: {own:?}")));
    }
    // A blank of an address is written so.
    let shown = text.replace("%20", " ");
    let now = words(&shown);
    let is_other = ANOTHER_WORD.contains(&own.code);
    for (word, count) in words(&case.text) {
        if now.get(word).copied().unwrap_or(0) < count && !is_other {
            wrong.push(format!("a word is lost: {word}"));
        }
    }
    wrong.into_iter().map(|own| format!("{own}\n{text}")).collect()
}

#[test]
fn a_fix_mends_what_it_is_about_breaks_nothing_and_loses_no_word() {
    let mut all = Vec::new();
    for (case, files, file) in every() {
        let files = files.file(placed(&file), case.text.as_bytes());
        let before = findings(&files);
        for own in before.iter().filter(|own| own.fix.is_some()) {
            let name = case.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            for wrong in wrong(&case, &files, &file, own, &before) {
                all.push(format!("{name}: {} {}: {wrong}", own.code, own.message));
            }
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n\n"));
}

#[test]
fn whether_a_rule_has_fixes_is_said_where_it_is_defined_and_shown_by_a_case() {
    let mut found: BTreeSet<(Code, Safety)> = BTreeSet::new();
    for (case, files, file) in every() {
        let files = files.file(placed(&file), case.text.as_bytes());
        let fixes = findings(&files).into_iter();
        found.extend(fixes.filter_map(|own| Some((own.code, own.fix?.safety()))));
    }
    let said = Code::ALL.iter().flat_map(|code| code.fixes().iter().map(|safety| (*code, *safety)));
    assert_eq!(found, said.collect());
}
