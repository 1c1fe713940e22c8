//! `stocktake rollup`: the figures on standard output.

use std::path::Path;

use serde_json::Value;

use crate::project::{Answer, Project, misrated, program, valid};

/// The synthetic nation: ten partnerships, two rounds, a late return, drafts, and one with errors.
fn nation(args: &[&str]) -> Answer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    crate::project::answer(
        program().current_dir(folder).arg("rollup").args(args).args(["--returns", "nation"]),
    )
}

fn json(round: &str) -> Value {
    serde_json::from_str(&nation(&[round, "--format", "json"]).data).expect("JSON")
}

#[test]
fn the_denominators_are_stated_and_errors_count() {
    let answer = nation(&["sample/2021"]).status(1).says("error[E036]");
    let answer = answer.says("8 of 10 returns counted: 1 error");
    answer.prints("10 expected: 8 returned (1 of them late), 1 draft, 1 with errors, 0 missing");
}

#[test]
fn the_table_holds_every_part() {
    let text = nation(&["sample/2021"]).data;
    insta::assert_snapshot!(text, @"
    Review of an invented thing
    Second round, 2021
    Test data: no such partnership, board or answer exists, and no figure is real.

    10 expected: 8 returned (1 of them late), 1 draft, 1 with errors, 0 missing
    Only what was returned is counted below. Shares are of what is rated.

    Levels, lowest first:
      1  Not yet established
      2  Partly established
      3  Established
      4  Exemplary

    Proposal  1  2  3  4  not rated  out of    ≥2   ≥3   ≥4   median  agreement
    1.1       1  3  3  1          0       8   88%  50%  13%  2 and 3       0.50
    1.10      0  8  0  0          0       8  100%   0%   0%        2       1.00
    2.1       4  0  2  2          0       8   50%  50%  25%  1 and 3       0.17
    2.2       1  3  3  1          0       8   88%  50%  13%  2 and 3       0.50

    Key feature  1   2  3  4  not rated  out of   ≥2   ≥3   ≥4   median  agreement
    1            1  11  3  1          0      16  94%  25%   6%        2       0.75
    2            5   3  5  3          0      16  69%  50%  19%  2 and 3       0.33

    Over all  1   2  3  4  not rated  out of   ≥2   ≥3   ≥4  median  agreement
    all       6  14  8  4          0      32  81%  38%  13%       2       0.54

    Health board                             returned  1  2  3  4  not rated  out of   ≥2   ≥3   ≥4  median  agreement
    Board of the North                         4 of 4  2  8  4  2          0      16  88%  38%  13%       2       0.58
    Board of the South  3 of 4, held back for another
    Board of the Isles              1 of 2, held back

    Comparator set                          returned  1  2  3  4  not rated  out of   ≥2   ≥3   ≥4  median  agreement
    On the coast                              3 of 4  2  5  4  1          0      12  83%  42%   8%       2       0.56
    In the hills                              5 of 5  4  9  4  3          0      20  80%  35%  15%       2       0.53
    High in the hills  4 of 4, held back for another

    Since 2020, over 6 that returned both times:
    Proposal  rose  fell  stayed  not rated both times
    1.1          3     1       2                     0
    1.10         0     0       6                     0
    2.1          2     1       3                     0
    2.2          2     1       3                     0
    all          7     3      14                     0
    Without any movement: 1.10

    Proposal  actions  open  overdue  done  dropped  without status  put back
    1.1             2     2        1     0        0               0         1
    1.10            0     0        0     0        0               0         0
    2.1             1     0        0     1        0               0         0
    2.2             2     1        0     0        1               0         1
    all             5     3        1     1        1               0         2

    Proposal  at the top level  shared
    1.1                      1       0
    1.10                     0       1
    2.1                      2       0
    2.2                      1       1
    ");
}

#[test]
fn the_json_names_its_schema_and_keeps_counts_whole() {
    let found = json("sample/2021");
    assert_eq!(found["schema"], 1);
    assert_eq!(found["denominators"]["late"], 1);
    let overall = &found["nation"]["overall"];
    assert_eq!((&overall["out_of"], &overall["rated"]), (&Value::from(32), &Value::from(32)));
    assert_eq!(
        (&found["previous"], &found["movement"]["previous"]),
        (&"2020".into(), &"2020".into())
    );
    assert_eq!(found["movement"]["never_moved"][0], "1.10");
    assert_eq!(found["actions"]["put_back"].as_array().map(Vec::len), Some(2));
    assert_eq!(found["practice"][1]["shared"][0], "ardlin");
}

#[test]
fn a_group_that_is_held_back_has_no_figures_in_the_json() {
    let found = json("sample/2021");
    let groups = ["health_boards", "comparator_sets"].map(|key| found[key].as_array());
    let held: Vec<_> = groups
        .into_iter()
        .flatten()
        .flatten()
        .filter(|group| group["withheld"] == true)
        .map(|group| {
            assert!(group["figures"].is_null(), "{group}");
            (group["id"].as_str().unwrap_or_default(), group["reason"].as_str().unwrap_or_default())
        })
        .collect();
    let wanted = [("south", "complement"), ("isles", "few-returns"), ("high-hills", "complement")];
    assert_eq!(held, wanted);
}

#[test]
fn the_ratings_are_a_row_for_each_return_and_proposal() {
    let text = nation(&["sample/2021", "--format", "csv"]).data;
    let mut lines = text.lines();
    assert_eq!(
        lines.next(),
        Some(concat!(
            "collection,round,partnership,health_board,section,item,rating,level,status,",
            "completed,notice",
        ))
    );
    assert_eq!(
        lines.next(),
        Some(
            "sample,2021,ardlin,north,1,1.1,partly-established,2,final,2021-05-01,\
             \"Test data: no such partnership, board or answer exists, and no figure is real.\""
        )
    );
    assert!(text.contains("\nsample,2021,innerly,isles,1,1.10,,,draft,,\"Test data"), "{text}");
    assert!(!text.contains("kelder"), "a return with errors has no rows:\n{text}");
    assert_eq!(text.lines().count(), 1 + 9 * 4);
}

#[test]
fn the_notice_of_a_collection_stands_in_every_form_and_without_one_there_is_no_column() {
    let notice = "Test data: no such partnership, board or answer exists, and no figure is real.";
    assert_eq!(json("sample/2021")["notice"], notice);
    let csv = nation(&["sample/2021", "--format", "csv"]).data;
    assert!(csv.lines().skip(1).all(|row| row.ends_with(&format!(",\"{notice}\""))), "{csv}");
    let project = Project::new()
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"));
    let without = project.run(["rollup", "sample/2019", "--format", "csv"]).status(0).data;
    assert!(without.lines().all(|row| row.split(',').count() == 10), "{without}");
    let table = project.run(["rollup", "sample/2019"]).status(0);
    table.prints("Review of an invented thing\nRound 2019\n\n3 expected");
}

#[test]
fn the_first_round_has_no_movement() {
    assert!(json("sample/2020")["movement"].is_null());
}

#[test]
fn what_is_not_a_round_gets_no_figures() {
    for (what, words) in [
        ("sample", "`sample` is not a round"),
        ("sample/2021/ardlin", "`sample/2021/ardlin` is not a round"),
        ("sample/2012", "there is no round `2012`"),
        ("sampel/2021", "did you mean `sample`?"),
        ("a//b", "is not a selection"),
    ] {
        let answer = nation(&[what]).status(2).says(words);
        assert_eq!(answer.data, "");
    }
}

#[test]
fn warnings_count_where_they_are_asked_to() {
    let late = valid("example-north", "2019").replace("2019-05-10", "2019-05-16");
    let project = Project::new().file("returns/sample/2019/example-north.yaml", late);
    project.run(["rollup", "sample/2019"]).status(0).says("warning[W001]");
    project.run(["rollup", "sample/2019", "--strict"]).status(1).prints("1 returned (1 of them");
}

#[test]
fn a_return_of_the_round_before_with_errors_is_told_though_only_the_later_was_asked_for() {
    let second = "title: Round 2020\ndeadline: 2020-05-15\nrubric: 1\nprevious: 2019\n";
    let project = Project::new()
        .file("returns/sample/2020/round.yaml", second)
        .file("returns/sample/2019/example-north.yaml", misrated("example-north", "2019"))
        .file("returns/sample/2020/example-north.yaml", valid("example-north", "2020"));
    let answer = project.run(["rollup", "sample/2020"]).status(0);
    answer.says(
        "left out of the figures: sample/2019/example-north: 1 error in \
         returns/sample/2019/example-north.yaml",
    );
}

#[test]
fn a_round_of_errors_still_has_its_denominators() {
    let project = Project::new()
        .file("returns/sample/2019/example-north.yaml", misrated("example-north", "2019"));
    let answer = project.run(["rollup", "sample/2019", "--format", "json"]).status(1);
    let found: Value = serde_json::from_str(&answer.data).expect("JSON");
    assert_eq!(found["denominators"]["refused"], 1);
    assert_eq!(found["nation"]["overall"]["rated"], 0);
    assert!(found["nation"]["overall"]["levels"][0]["share"].is_null());
}

#[test]
fn a_group_without_a_final_return_is_called_so_as_on_the_page() {
    let project = Project::new()
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"));
    let register = project.read("returns/sample/partnerships.yaml");
    let set = "comparator_sets:\n  quiet: { name: The quiet, partnerships: [example-south] }\n";
    project.write("returns/sample/partnerships.yaml", register + set);
    let answer = project.run(["rollup", "sample/2019"]).status(0);
    answer.prints("The quiet       0 of 1, no final return yet\n");
}

#[test]
fn where_nobody_has_returned_the_table_says_so_as_the_page_does_and_shows_no_noughts() {
    let project = Project::new();
    let answer = project.run(["rollup", "sample/2019"]).status(0);
    project.run(["build", "--only", "html"]).status(0);
    let page = project.read("out/sample/2019/index.html");
    let said = "has made a final return, so there are no figures yet.";
    let line = answer.data.lines().find(|line| line.ends_with(said)).expect("a sentence");
    assert!(page.contains(line), "`{line}` is not on the page");
    assert!(answer.data.ends_with(&format!("{line}\n")), "no table follows: {}", answer.data);
    for rows in [vec![], vec!["--rows", "actions"]] {
        let args = ["rollup", "sample/2019", "--format", "csv"];
        let csv = project.run(args.into_iter().chain(rows)).status(0).data;
        assert_eq!(csv.lines().count(), 1, "a head and no row: {csv}");
    }
    let json = project.run(["rollup", "sample/2019", "--format", "json"]).status(0).data;
    let found: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!([&found["denominators"]["returned"], &found["nation"]["overall"]["out_of"]], [0, 0]);
}
