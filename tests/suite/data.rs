//! Open data: what `build` puts into a round's folder `data`, what `rollup` prints, and what is
//! said of both.
//!
//! `STOCKTAKE_UPDATE=1 cargo test --test suite data::` writes the tables of `docs/open-data.md`
//! anew.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use stocktake::data::{ColumnKind, Rows};
use stocktake::lang::Language;
use stocktake::model::{Term, Terms};

use crate::project::{Answer, Project, answer, program, valid};

const FILES: [&str; 8] = [
    "actions.csv",
    "answers.csv",
    "csv-metadata.json",
    "figures.csv",
    "ratings.csv",
    "returns.csv",
    "rollup.json",
    "rollup.schema.json",
];

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// What `rollup` prints of the second round of the synthetic nation.
fn printed(args: &[&str]) -> String {
    let mut command = program();
    command.current_dir(path("tests/cases")).args(["rollup", "sample/2021"]).args(args);
    answer(command.args(["--returns", "nation"])).status(1).data
}

fn rows(of: &str) -> String {
    printed(&["--format", "csv", "--rows", of])
}

/// A table without its last column, the notice, which each row must have.
fn without_notice(text: &str) -> String {
    let lines = text.lines().enumerate().map(|(at, line)| {
        let end = if at == 0 { ",notice" } else { ",\"Test data: no such partnership, " };
        let (own, _) = line.rsplit_once(end).unwrap_or_else(|| panic!("no notice: {line}"));
        format!("{own}\n")
    });
    lines.collect()
}

fn records(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).from_reader(text.as_bytes());
    reader.into_records().map(|row| row.expect("as many cells as headings")).collect()
}

/// Builds the web pages of a folder of collections into `out`.
fn build(project: &Project, returns: &Path, what: &[&str]) -> Answer {
    let returns = returns.to_str().expect("a path in UTF-8");
    project.run([&["build", "--only", "html", "--returns", returns], what].concat())
}

#[test]
fn what_is_printed_is_what_is_published() {
    let project = Project::empty();
    build(&project, &path("tests/cases/nation"), &[]).status(1);
    let published = |name: &str| project.read(&format!("out/sample/2021/data/{name}"));
    assert_eq!(published("ratings.csv"), printed(&["--format", "csv"]));
    for of in ["ratings", "answers", "actions", "returns", "figures"] {
        assert_eq!(published(&format!("{of}.csv")), rows(of));
    }
    assert_eq!(published("rollup.json"), printed(&["--format", "json"]));
    assert_eq!(published("rollup.schema.json"), program_schema());
    let files = project.files("out/sample/2021/data");
    assert_eq!(
        files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(),
        FILES.map(PathBuf::from)
    );
}

fn program_schema() -> String {
    answer(program().args(["rollup", "--schema"])).status(0).data
}

#[test]
fn one_return_alone_brings_the_data_of_its_round() {
    let project = Project::new()
        .round("2020")
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"))
        .file("returns/sample/2020/example-north.yaml", valid("example-north", "2020"));
    let returns = project.path("returns");
    build(&project, &returns, &["sample/2019/example-north"]).status(0);
    assert!(project.path("out/sample/2019/data/returns.csv").is_file());
    assert!(!project.path("out/sample/2020").exists());
}

#[test]
fn the_actions_are_a_row_each() {
    insta::assert_snapshot!(without_notice(&rows("actions")), @"
    collection,round,partnership,health_board,section,item,action,text,owner,measure,resources,risks,status,due,overdue,action_before,due_before,return_status
    sample,2021,ardlin,north,1,1.1,meet,Do it.,,,,,open,2021-12-31,no,meet,2020-12-31,final
    sample,2021,ardlin,north,2,2.1,write,Do it.,,,,,done,2021-03-31,no,write,,final
    sample,2021,benmore,north,1,1.1,meet,Do it.,,,,,open,2020-06-30,yes,meet,2020-06-30,final
    sample,2021,dunlow,north,2,2.2,ask,Do it.,,,,,open,2021-06-30,no,ask,2020-04-01,final
    sample,2021,dunlow,north,2,2.2,tell,Do it.,,,,,dropped,,no,,,final
    ");
}

#[test]
fn the_answers_are_a_row_for_each_value_of_a_field_whatever_the_form() {
    let mut command = program();
    let args = ["rollup", "bids/2019", "--returns", ".", "--format", "csv"];
    command.current_dir(path("tests/cases/bids")).args(args);
    let text =
        answer(&mut command).status(0).data.replace(",Example: every bid here is invented.", "");
    insta::assert_snapshot!(text.replace(",notice", ""), @r#"
    collection,round,rubric,partnership,section,item,field,kind,position,value,themes,status,written_in
    bids,2019,1,north-van,1,1.1,summary,prose,1,"A *van* that brings books to each village.

    It stops for an hour.
    ",,final,
    bids,2019,1,north-van,1,1.1,aims,points,1,Fewer empty shelves.,,final,
    bids,2019,1,north-van,1,1.1,aims,points,2,"A driver for each village, see question 1.4.",staffing,final,
    bids,2019,1,north-van,1,1.2,outcome,choice,1,developed,,final,
    bids,2019,1,north-van,1,1.2,partners,choice,1,council,,final,
    bids,2019,1,north-van,1,1.2,partners,choice,2,charity,,final,
    bids,2019,1,north-van,1,1.2,began,date,1,2018-04-01,,final,
    bids,2019,1,north-van,1,1.2,open,flag,1,true,,final,
    bids,2019,1,north-van,1,1.2,sure,level,1,unsure,,final,
    bids,2019,1,north-van,1,1.3,grant,number,1,12500.50,,final,
    bids,2019,1,north-van,1,1.4,lead,text,1,Head of the library,,final,
    bids,2019,1,south-room,1,1.1,summary,prose,1,A room with light.,,final,
    bids,2019,1,south-room,1,1.1,aims,points,1,"A room where **nobody** is sent away.[^1]

    [^1]: From the minutes.
    ",staffing buildings,final,
    bids,2019,1,south-room,1,1.1,aims,points,2,Somebody who opens it.,staffing,final,
    bids,2019,1,south-room,1,1.2,outcome,choice,1,stopped,,final,
    bids,2019,1,south-room,1,1.2,partners,choice,1,council,,final,
    bids,2019,1,south-room,1,1.2,began,date,1,2018-06-30,,final,
    bids,2019,1,south-room,1,1.2,open,flag,1,false,,final,
    bids,2019,1,south-room,1,1.2,sure,level,1,sure,,final,
    bids,2019,1,south-room,1,1.3,grant,number,1,1200.00,,final,
    bids,2019,1,south-room,1,1.4,lead,text,1,Caretaker of the school,,final,
    bids,2019,1,east-hall,1,1.1,summary,prose,1,Nothing but a hall.,,final,
    bids,2019,1,east-hall,1,1.2,outcome,choice,1,developed,,final,
    bids,2019,1,east-hall,1,1.2,sure,level,1,certain,,final,
    bids,2019,1,east-hall,1,1.3,grant,not-applicable,1,The hall is given.,,final,
    "#);
}

#[test]
fn the_returns_are_a_row_for_each_partnership_of_the_register() {
    insta::assert_snapshot!(without_notice(&rows("returns")), @"
    collection,round,partnership,name,health_board,comparator_sets,standing,late,completed,items_asked,items_rated,items_shared,actions
    sample,2021,ardlin,Ardlin,north,coast,returned,no,2021-05-01,4,4,1.10,2
    sample,2021,benmore,Benmore,north,hills high-hills,returned,no,2021-05-03,4,4,,1
    sample,2021,corrie,Corrie,north,hills high-hills,returned,no,2021-05-04,4,4,,0
    sample,2021,dunlow,Dunlow,north,hills high-hills,returned,yes,2021-05-16,4,4,,2
    sample,2021,eskdale,Eskdale,south,coast,returned,no,2021-05-06,4,4,2.2,0
    sample,2021,fernie,Fernie,south,hills high-hills,returned,no,2021-05-07,4,4,,0
    sample,2021,glenross,Glenross,south,hills,returned,no,2021-05-08,4,4,,0
    sample,2021,harbour,Harbour,isles,coast,returned,no,2021-05-09,4,4,,0
    sample,2021,innerly,Innerly,isles,coast,draft,,,4,2,,0
    sample,2021,kelder,Kelder,south,,refused,,,4,,,
    ");
}

#[test]
fn rows_are_of_the_csv_alone() {
    let round = "msg-integration/2019";
    for format in [&[][..], &["--format", "table"], &["--format", "json"]] {
        let project = Project::empty();
        let args = [&["rollup", round, "--rows", "actions"], format].concat();
        project.run(args).status(2).says("is for `--format csv` alone: add that");
    }
}

const FORMULAS: [&str; 6] = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1",
    "@SUM(A1)",
    "\u{a0}=1",
    "=HYPERLINK(\"https://x.example\")",
];

#[test]
fn nothing_that_an_author_writes_runs_as_a_formula() {
    let project = Project::new();
    let [text, owner, measure, resources, risks, name] = FORMULAS.map(|f| f.replace('\'', "''"));
    let register = project.read("returns/sample/partnerships.yaml");
    let register = register.replace("name: Example North", &format!("name: '{name}'"));
    let register = format!("notice: '{name}'\n{register}");
    project.write("returns/sample/partnerships.yaml", register);
    let action = format!(
        "    actions:\n      - id: trick\n        text: '{text}'\n        owner: \
         '{owner}'\n        measure: '{measure}'\n        resources: '{resources}'\n        risks: \
         '{risks}'\n"
    );
    let trick = valid("example-north", "2019") + &action;
    project.write("returns/sample/2019/example-north.yaml", trick);
    for of in ["ratings", "actions", "returns"] {
        let text = project.run(["rollup", "sample/2019", "--format", "csv", "--rows", of]);
        let cells: Vec<_> = records(&text.data)
            .iter()
            .flat_map(|row| row.iter().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        let begins = |cell: &String| cell.trim_start().starts_with(['=', '+', '-', '@']);
        assert_eq!(cells.iter().find(|cell| begins(cell)), None);
        let guarded = cells.iter().filter(|cell| FORMULAS.contains(&cell.trim_start_matches('\'')));
        let wanted = match of {
            "ratings" => 1,
            "actions" => 6,
            _ => 4,
        };
        assert_eq!(guarded.count(), wanted, "{of}: {cells:?}");
    }
}

#[test]
fn what_is_said_of_the_columns_is_said_of_those_that_are_there() {
    let project = Project::empty();
    build(&project, &path("returns"), &["example-nation"]).status(0);
    let folder = "out/example-nation/2020/data";
    let metadata: Value =
        serde_json::from_str(&project.read(&format!("{folder}/csv-metadata.json"))).expect("JSON");
    let tables = metadata["tables"].as_array().expect("tables");
    assert_eq!(tables.len(), Rows::ALL.len());
    for table in tables {
        let name = table["url"].as_str().expect("a name");
        let rows = records(&project.read(&format!("{folder}/{name}")));
        let columns = table["tableSchema"]["columns"].as_array().expect("columns");
        let names: Vec<_> = columns.iter().filter_map(|column| column["name"].as_str()).collect();
        assert_eq!(rows[0].iter().collect::<Vec<_>>(), names);
        assert_eq!(names.last(), Some(&"notice"));
        for (at, column) in columns.iter().enumerate() {
            let is_empty = rows.iter().any(|row| row[at].is_empty());
            assert!(!(is_empty && column["required"] == true), "{name}: {column}");
        }
    }
}

const COLUMNS: (&str, &str) = ("<!-- columns: begin -->\n", "<!-- columns: end -->");

/// What stands in a column, in words.
fn kind(kind: ColumnKind) -> String {
    match kind {
        ColumnKind::Id => "id".to_owned(),
        ColumnKind::Ids => "ids".to_owned(),
        ColumnKind::Number => "number of the rubric".to_owned(),
        ColumnKind::Numbers => "numbers of the rubric".to_owned(),
        ColumnKind::Level => "level of the scale".to_owned(),
        ColumnKind::Place => "1 to the number of levels".to_owned(),
        ColumnKind::Day => "YYYY-MM-DD".to_owned(),
        ColumnKind::Count => "whole number".to_owned(),
        ColumnKind::Share => "0 to 1".to_owned(),
        ColumnKind::Amount => "number".to_owned(),
        ColumnKind::YesOrNo => "`yes` or `no`".to_owned(),
        ColumnKind::Word(words) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        }
        ColumnKind::Text => "text".to_owned(),
    }
}

/// What a rubric that names nothing calls things.
fn terms() -> Terms {
    let term = |one: &str, many: &str| Term { one: one.to_owned(), many: many.to_owned() };
    Terms {
        section: term("Section", "Sections"),
        item: term("Item", "Items"),
        participant: term("Partnership", "Partnerships"),
        group: term("Health board", "Health boards"),
        rating: "Rating".to_owned(),
        evidence: "Evidence".to_owned(),
        actions: "Improvement actions".to_owned(),
        summary: "Summary".to_owned(),
    }
}

fn documentation() -> String {
    let english = Language::english();
    let tables = Rows::ALL.map(|rows| {
        let table = rows.table();
        let columns = table.columns.iter().map(|column| {
            let empty = if column.may_be_empty { "may be" } else { "" };
            let (name, kind) = (column.name, kind(column.kind));
            format!("| `{name}` | {kind} | {empty} | {} |\n", column.description(&english))
        });
        format!(
            "\n### `{}`\n\n{}\n\n| column | holds | empty | means |\n|---|---|---|---|\n{}",
            table.file,
            rows.description(&terms(), &english),
            columns.collect::<String>()
        )
    });
    tables.concat() + "\n"
}

#[test]
fn the_columns_are_documented() {
    let text = fs::read_to_string(path("docs/open-data.md")).expect("the documentation");
    let (before, rest) = text.split_once(COLUMNS.0).expect("where the columns begin");
    let (written, after) = rest.split_once(COLUMNS.1).expect("where they end");
    if std::env::var_os("STOCKTAKE_UPDATE").is_some() {
        let text = format!("{before}{}{}{}{after}", COLUMNS.0, documentation(), COLUMNS.1);
        fs::write(path("docs/open-data.md"), text).expect("written");
        return;
    }
    assert_eq!(written, documentation(), "run `STOCKTAKE_UPDATE=1 cargo test data::`");
}
