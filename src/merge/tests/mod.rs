//! Merging: single rules here, what holds for any edits in `properties`; whole files are in
//! `tests/cases/merge`.

mod places;
mod properties;
mod random;

use super::{Copies, Favor, Merge, blocks, merge};

fn merged(base: &str, ours: &str, theirs: &str) -> Merge {
    merge(Copies { base, ours, theirs }, None).expect("three copies that can be taken apart")
}

const BASE: &str = "a: one\nb:\n  c: |\n    First.\n\n    Second.\nd: three\n";

#[test]
fn line_ends_of_windows_stay_and_are_given_to_what_is_new() {
    let ours = BASE.replace("one", "1").replace('\n', "\r\n");
    let theirs = BASE.replace("Second.", "Second!\n\n    Third.");
    let wanted = theirs.replace("one", "1").replace('\n', "\r\n");
    assert_eq!(merged(BASE, &ours, &theirs).text, wanted);
}

#[test]
fn line_ends_that_the_other_side_changed_do_not_count() {
    let (ours, theirs) = (BASE.replace("one", "1"), BASE.replace("three", "3"));
    let wanted = ours.replace("three", "3");
    assert_eq!(merged(BASE, &ours, &theirs.replace('\n', "\r\n")).text, wanted);
}

#[test]
fn mixed_line_ends_stay_as_they_are() {
    let ours = BASE.replace("one\n", "1\r\n");
    let theirs = BASE.replace("three", "3");
    assert_eq!(merged(BASE, &ours, &theirs).text, ours.replace("three", "3"));
}

#[test]
fn a_byte_order_mark_stays() {
    let ours = format!("\u{feff}{}", BASE.replace("one", "1"));
    let theirs = BASE.replace("three", "3");
    assert_eq!(merged(BASE, &ours, &theirs).text, ours.replace("three", "3"));
}

#[test]
fn a_last_line_break_that_one_side_took_away_is_gone() {
    let theirs = BASE.replace("three", "3");
    let merge = merged(BASE, &BASE.replace("one", "1"), theirs.trim_end());
    assert_eq!(merge.text, theirs.replace("one", "1").trim_end());
}

#[test]
fn marks_of_a_document_stay_where_they_are() {
    let base = format!("%YAML 1.2\n---\n{BASE}...\n");
    let (ours, theirs) = (base.replace("one", "1"), base.replace("three", "3\ne: new"));
    assert_eq!(merged(&base, &ours, &theirs).text, theirs.replace("one", "1"));
}

#[test]
fn spaces_in_blank_lines_of_ours_stay() {
    let base = BASE.replace("First.\n\n", "First.\n  \n");
    let ours = base.replace("First.", "First!");
    let theirs = base.replace("Second.", "Second!");
    assert_eq!(merged(&base, &ours, &theirs).text, ours.replace("Second.", "Second!"));
}

#[test]
fn a_text_whose_indentation_is_stated_is_joined() {
    let base = BASE.replace("c: |\n", "c: |2-\n");
    let ours = base.replace("First.", "First!");
    let theirs = base.replace("Second.", "Second!");
    assert_eq!(merged(&base, &ours, &theirs).text, ours.replace("Second.", "Second!"));
}

#[test]
fn the_path_to_a_conflict_is_told() {
    let merge = merged(BASE, &BASE.replace("First", "1st"), &BASE.replace("First", "Primo"));
    assert_eq!(merge.conflicts, [["b", "c"]]);
}

#[test]
fn a_favoured_side_leaves_no_conflict_and_all_else_of_both() {
    let ours = BASE.replace("one", "1").replace("First", "1st");
    let theirs = BASE.replace("three", "3").replace("First", "Primo");
    let favored = |favor| merge(Copies { base: BASE, ours: &ours, theirs: &theirs }, Some(favor));
    let both = BASE.replace("one", "1").replace("three", "3");
    for (favor, word) in [(Favor::Ours, "1st"), (Favor::Theirs, "Primo"), (Favor::Base, "First")] {
        let merge = favored(favor).expect("three copies that can be taken apart");
        assert_eq!((merge.text, merge.conflicts.len()), (both.replace("First", word), 0));
    }
}

#[test]
fn what_is_in_braces_is_one_region() {
    let base = "a: { b: 1, c: 2 }\nd: 3\n";
    let (ours, theirs) = (base.replace('1', "8"), base.replace('3', "9"));
    assert_eq!(merged(base, &ours, &theirs).text, ours.replace('3', "9"));
    assert_eq!(merged(base, &ours, &base.replace('2', "9")).conflicts, [["a"]]);
}

#[test]
fn an_alias_is_merged_where_it_keeps_its_meaning() {
    let base = "a: &x one\nb: *x\n";
    let (ours, theirs) = ("a: &x two\nb: *x\n", "a: &x one\nb: *x\nc: new\n");
    assert_eq!(merged(base, ours, theirs).text, "a: &x two\nb: *x\nc: new\n");
    // Ours takes the name away that the other side comes to use: there would be no meaning left.
    let (ours, theirs) = ("a: one\nb: one\n", "a: &x one\nb: *x\nc: *x\n");
    assert_eq!(merge(Copies { base, ours, theirs }, None), None);
}

#[test]
fn a_heading_in_a_text_is_no_note() {
    let base = "a: |\n  # Heading\n\n  Text.\nb: 1\n";
    let (ours, theirs) = (base.replace("Text", "Words"), base.replace("Heading", "Title"));
    assert_eq!(merged(base, &ours, &theirs).text, ours.replace("Heading", "Title"));
}

#[test]
fn a_row_of_a_table_is_a_block_and_so_is_code() {
    let text = "| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nx\n\ny\n```\nAfter\nit.";
    let lines: Vec<_> = text.lines().collect();
    let keys: Vec<_> = blocks::blocks(&lines).into_iter().map(|block| block.lines).collect();
    assert_eq!(keys, [0..2, 2..3, 4..9, 9..11]);
}

#[test]
fn the_number_of_an_entry_says_nothing() {
    let base = "a: |\n  1. one\n  2. two\nb: 1\n";
    let ours = "a: |\n  1. one\n  2. new\n  3. two\nb: 1\n";
    let theirs = base.replace("two", "three times");
    let merge = merged(base, ours, &theirs);
    assert!(merge.conflicts.is_empty() && merge.text.contains("three times"), "{}", merge.text);
    assert!(merge.text.contains("2. new"), "{}", merge.text);
}

#[test]
fn one_paragraph_in_place_of_another_on_both_sides_is_a_conflict() {
    let theirs = BASE.replace("    Second.\n", "    Un.\n\n    Deux.\n");
    let ours = BASE.replace("    Second.\n", "    Eins.\n\n    Zwei.\n");
    assert_eq!(merged(BASE, &ours, &theirs).conflicts, [["b", "c"]]);
}

#[test]
fn a_mebibyte_on_each_side_is_merged_in_bounded_time() {
    let paragraph = |at: usize, word: &str| format!("  Paragraph {at} says {word} of a thing.\n\n");
    let text = |word: &str, every: usize| {
        let paragraphs =
            (0..24_000).map(|at| paragraph(at, if at % every == 0 { word } else { "much" }));
        format!("a: |\n{}b: 1\n", paragraphs.collect::<String>())
    };
    let (base, ours, theirs) = (text("much", 1), text("more", 2), text("less", 3));
    let merge = merged(&base, &ours, &theirs);
    // Every sixth was changed by both, and by each in one sentence.
    assert_eq!(merge.conflicts.len(), 4_000);
    assert_eq!(merge.text.matches("says more").count(), 12_000);
    assert_eq!(merge.text.matches("says less").count(), 8_000);
}

/// A return whose evidence is a text.
fn evidence(text: &str) -> String {
    let lines = text.lines().map(|line| match line {
        "" => "\n".to_owned(),
        line => format!("  {line}\n"),
    });
    format!("evidence: |\n{}", lines.collect::<String>())
}

const TABLE: &str = "| Place | Number |\n|---|---|\n| North | Seven |";
const LAST: &str = "The board meets each month. It looks at these numbers.";

#[test]
fn a_row_at_the_end_of_a_table_and_a_paragraph_behind_it_are_both_taken() {
    let base = evidence(&format!("{TABLE}\n\n{LAST}"));
    let with_paragraph = evidence(&format!("{TABLE}\n\nThese are of May.\n\n{LAST}"));
    let with_row = evidence(&format!("{TABLE}\n| South | Nine |\n\n{LAST}"));
    let both = evidence(&format!("{TABLE}\n| South | Nine |\n\nThese are of May.\n\n{LAST}"));
    for (ours, theirs) in [(&with_paragraph, &with_row), (&with_row, &with_paragraph)] {
        let merge = merged(&base, ours, theirs);
        assert_eq!((merge.text, merge.conflicts.len()), (both.clone(), 0));
    }
}

#[test]
fn what_one_side_took_away_at_the_beginning_is_disputed_alone() {
    let bullet = "* The first of them leads the board.";
    let base = evidence(&format!("{bullet}\n\n{TABLE}\n\n{LAST}"));
    let ours = base.replace("first", "second").replace("month", "week");
    let theirs = evidence(&format!("{TABLE}\n\n{LAST}"));
    let disputed = "<<<<<<< ours\n* The second of them leads the board.\n=======\n>>>>>>> theirs";
    let last = LAST.replace("month", "week");
    let merge = merged(&base, &ours, &theirs);
    assert_eq!(merge.text, evidence(&format!("{disputed}\n\n{TABLE}\n\n{last}")));
    assert_eq!(merge.conflicts.len(), 1);
    let favored = |favor| merge_favored(&base, &ours, &theirs, favor);
    assert_eq!(favored(Favor::Ours), ours);
    assert_eq!(favored(Favor::Theirs), evidence(&format!("{TABLE}\n\n{last}")));
}

#[test]
fn a_table_that_one_side_took_away_is_disputed_whole_where_the_other_changed_its_head() {
    let base = evidence(&format!("{TABLE}\n\n{LAST}"));
    let (ours, theirs) =
        (base.replace("Number", "Count"), evidence(&LAST.replace("month", "week")));
    let merge = merged(&base, &ours, &theirs);
    let (table, last) = (TABLE.replace("Number", "Count"), LAST.replace("month", "week"));
    let disputed = format!("<<<<<<< ours\n{table}\n=======\n>>>>>>> theirs");
    assert_eq!(merge.text, evidence(&format!("{disputed}\n\n{last}")));
}

#[test]
fn where_both_together_took_away_all_it_is_a_conflict() {
    for (one, other) in [
        ("The board meets each month.", "Its numbers are looked at."),
        ("* The board meets each month.", "* Its numbers are looked at."),
    ] {
        let base = evidence(&format!("{one}\n\n{other}"));
        let merge = merged(&base, &evidence(one), &evidence(other));
        assert_eq!(merge.conflicts.len(), 1, "{}", merge.text);
        assert!(merge.text.contains(one) && merge.text.contains(other), "{}", merge.text);
    }
}

fn merge_favored(base: &str, ours: &str, theirs: &str, favor: Favor) -> String {
    let merge = merge(Copies { base, ours, theirs }, Some(favor)).expect("copies");
    assert_eq!(merge.conflicts.len(), 0);
    merge.text
}
