//! How much a file may hold: what is more than a report can be set from is a finding at its place,
//! and no honest return is.

use std::fmt::Write as _;

use crate::project::{Project, with_evidence};

const NORTH: &str = "returns/sample/2019/example-north.yaml";

/// A return with this evidence, whose first line is line 9 of the file.
fn with_text(text: &str) -> Project {
    let indented = text.lines().fold(String::from("|"), |mut all, line| {
        _ = write!(all, "\n      {line}");
        all
    });
    Project::new().file(NORTH, with_evidence("example-north", "2019", &indented))
}

fn check(project: &Project) -> crate::project::Answer {
    project.run(["check", "--format", "short"])
}

#[test]
fn a_paragraph_of_too_many_pieces_is_refused_where_it_begins() {
    let text = format!("Before.\n\n{}", "*a* `b` ".repeat(600));
    let answer = check(&with_text(&text)).status(1);
    answer.says(&format!(
        "{NORTH}:11:7: error[E090]: this paragraph is made of 1200 pieces, and 1000 are the most"
    ));
}

#[test]
fn a_word_without_end_is_refused() {
    check(&with_text(&"a".repeat(100_000)))
        .status(1)
        .says("error[E090]: this paragraph is made of 25000 pieces");
    // An address or a hash of any length that is of use is not.
    check(&with_text(&format!("<https://example.org/{}>", "a".repeat(2000)))).status(0);
}

#[test]
fn too_many_columns_are_refused_where_they_begin() {
    let wide = format!("{}|\n{}|\n", "|a".repeat(41), "|-".repeat(41));
    check(&with_text(&wide)).status(1).says("error[E090]: this table has 41 columns");
}

#[test]
fn a_table_whose_columns_find_no_room_is_refused_at_its_heading() {
    let table = |columns: usize| {
        let row = |cell: &str| format!("{}|\n", format!("| {cell} ").repeat(columns));
        format!("Before.\n\n{}{}{}", row("a"), row("---"), row("😀"))
    };
    check(&with_text(&table(20))).status(0);
    check(&with_text(&table(30))).status(1).says(&format!(
        "{NORTH}:11:7: error[E130]: this table has 30 columns, and on the page there is room for \
         about 23 like them"
    ));
    // Beside owner, day and status an action has far less room, wherever it stands.
    let action = "      - id: a\n        owner: B\n        due: 2019-12-31\n        status: \
                  open\n        text: |\n";
    let indented: String = table(12).lines().map(|line| format!("          {line}\n")).collect();
    let text =
        with_evidence("example-north", "2019", "Minutes.") + "    actions:\n" + action + &indented;
    check(&Project::new().file(NORTH, text)).status(1).says(
        "error[E130]: this table has 12 columns, and in the table of all actions there is room",
    );
}

#[test]
fn code_and_headings_beyond_what_can_be_set_are_refused_where_they_begin() {
    let place = format!("{NORTH}:11:7: error[E090]: ");
    let code = format!("One.\n\n```\n{}```", "line\n".repeat(5001));
    check(&with_text(&code)).status(1).says(&format!("{place}this block of code has 5001 lines"));
    let heading = format!("One.\n\n## {}\n\nTwo.", "meet ".repeat(1700));
    check(&with_text(&heading))
        .status(1)
        .says(&format!("{place}this heading is 8499 letters long"));
}

#[test]
fn a_long_table_full_of_notes_is_no_finding_and_thousands_of_notes_are_one() {
    let table = |rows: usize, notes: usize| {
        let row = |n: usize| {
            if n < notes { format!("|a[^{n}]|b|c|d|\n") } else { "|a|b|c|d|\n".to_owned() }
        };
        let rows: String = (0..rows).map(row).collect();
        let notes: String = (0..notes).map(|n| format!("[^{n}]: Counted twice.\n\n")).collect();
        format!("|a|b|c|d|\n|-|-|-|-|\n{rows}\n{notes}")
    };
    check(&with_text(&table(400, 200))).status(0);
    check(&with_text(&table(5000, 5000))).status(1).says("error[E091]: the report would hold ");
}

#[test]
fn a_return_of_far_more_pieces_than_any_honest_one_is_refused_at_its_heaviest_text() {
    for (piece, times) in
        [("- a\n", 100_000), ("# a\n", 100_000), ("> a\n\n", 60_000), ("|a|\n|-|\n|b|\n\n", 20_000)]
    {
        let answer = check(&with_text(&piece.repeat(times / 2))).status(1);
        answer.says("error[E091]: the report would hold ");
    }
    let actions = (0..5_000).fold("    actions:\n".to_owned(), |mut text, n| {
        _ = writeln!(text, "      - {{ id: a{n}, text: b }}");
        text
    });
    let project =
        Project::new().file(NORTH, with_evidence("example-north", "2019", "x") + &actions);
    check(&project).status(1).says("error[E091]: the report would hold ");
}

#[test]
fn names_and_lines_have_room_for_so_many_letters() {
    let long = |count: usize| "a".repeat(count);
    let rubric = Project::new().read("returns/sample/rubric.yaml");
    let with = |from: &str, to: String| {
        Project::new().file("returns/sample/rubric.yaml", rubric.replace(from, &to))
    };
    let place = "returns/sample/rubric.yaml:1:8: error[E092]: ";
    let title = with("Review of an invented thing", long(1_000_000));
    check(&title)
        .status(1)
        .says(place)
        .says("this text is 1000000 letters long, and 300 are the most");
    check(&with("Review of an invented thing", long(300))).status(0);
    let term =
        with("version: 1", format!("version: 1\nterms: {{ item: {{ one: {} }} }}", long(10_000)));
    check(&term).status(1).says("error[E092]: ").says("and 100 are the most");
    let register = Project::new().read("returns/sample/partnerships.yaml");
    let register = register.replace("Example North", &long(100_000));
    let name = Project::new().file("returns/sample/partnerships.yaml", register);
    check(&name)
        .status(1)
        .says("error[E092]: this text is 100000 letters long, and 300 are the most");
}

#[test]
fn a_scale_of_hundreds_of_levels_is_refused_at_the_first_that_is_too_much() {
    let rubric = Project::new().read("returns/sample/rubric.yaml");
    let levels = (0..300).fold(String::new(), |mut text, n| {
        _ = writeln!(text, "  - {{ id: level-{n}, label: Level {n} }}");
        text
    });
    let rubric = rubric.replace("  - { id: low, label: Low }\n", &levels);
    let project = Project::new().file("returns/sample/rubric.yaml", rubric);
    let answer = check(&project).status(1);
    answer.says("error[E093]: a scale has 20 levels at most, and here are 301");
}

#[test]
fn a_megabyte_of_ordinary_prose_bullets_and_tables_is_no_finding() {
    let sentence =
        "Partners meet every month, review what was agreed and say what is to be done next. ";
    let passage = format!(
        "{}\n\n{}\n\n| Who | What | When |\n|---|---|---|\n{}\n",
        sentence.repeat(8),
        format!("- {sentence}\n").repeat(6),
        format!("| The board | {sentence} | Every month |\n").repeat(4),
    );
    let text = passage.repeat(900_000 / passage.len());
    check(&with_text(&text)).status(0).never_says("E09");
}
