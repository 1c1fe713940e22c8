//! The national page, from small nations that each test spells out.

mod page;
mod summary;
#[cfg(feature = "embedded-typst")]
mod whole;

use crate::project::Project;

const RUBRIC: &str = "\
title: Review of an invented thing
publisher: An invented group
version: 1
terms:
  section: { one: Key feature, many: Key features }
  item: { one: Proposal, many: Proposals }
scale:
  - { id: low, label: Low }
  - { id: fair, label: Fair }
  - { id: good, label: Good }
  - { id: top, label: Top }
sections:
  - id: 1
    title: Working together
    items:
      - { id: 1.1, statement: Partners meet., descriptors: &plain { low: a, fair: b, good: c, top: d } }
      - { id: 1.2, statement: Partners plan., descriptors: *plain }
  - id: 2
    title: Telling others
    items:
      - { id: 2.1, statement: Partners report., descriptors: *plain }
      - { id: 2.2, statement: Others report., completed_by: others }
";

/// What each item is rated, by a letter in a return's line.
const ITEMS: [&str; 3] = ["1.1", "1.2", "2.1"];

/// A collection with so many partnerships, `p1` and on, whose names are `Place 1` and on; a group
/// needs two returns.
fn nation(partnerships: usize) -> Project {
    let line = |at| format!("  p{at}: {{ name: Place {at}, health_board: all }}\n");
    let lines: String = (1..=partnerships).map(line).collect();
    let register =
        format!("minimum_group: 2\nhealth_boards: {{ all: Board of all }}\npartnerships:\n{lines}");
    Project::empty()
        .file("returns/sample/rubric.yaml", RUBRIC)
        .file("returns/sample/partnerships.yaml", register)
}

/// Adds a round with a return for each line, such as `p1 bcd late open:2019-01-31 share`: whose; a
/// level for each item, lowest `a`; then, if wanted, `draft`, `late` or `wrong` (which is an
/// error), `share`, and actions of the first item by status (`-` for none given) and day.
fn round(project: Project, year: u32, lines: &[&str]) -> Project {
    let previous = match year {
        2019 => String::new(),
        year => format!("previous: {}\n", year - 1),
    };
    let info = format!("title: Round of {year}\ndeadline: {year}-05-15\nrubric: 1\n{previous}");
    let mut project = project.file(&format!("returns/sample/{year}/round.yaml"), info);
    for line in lines {
        let mut words = line.split(' ');
        let who = words.next().expect("whose return it is");
        let text =
            returned(year, who, words.next().expect("its levels"), &words.collect::<Vec<_>>());
        project = project.file(&format!("returns/sample/{year}/{who}.yaml"), text);
    }
    project
}

fn returned(year: u32, who: &str, levels: &str, words: &[&str]) -> String {
    let has = |word: &str| words.contains(&word);
    let status = if has("draft") { "draft" } else { "final" };
    let day = if has("late") { "20" } else { "10" };
    let mut text = format!(
        "partnership: {who}\nround: {year}\nstatus: {status}\ncompleted: \
         {year}-05-{day}\nresponses:\n"
    );
    for (at, (item, letter)) in ITEMS.iter().zip(levels.chars()).enumerate() {
        let level = match letter {
            _ if has("wrong") => "none of them",
            'a' => "low",
            'b' => "fair",
            'c' => "good",
            _ => "top",
        };
        text += &format!("  {item}:\n    rating: {level}\n    evidence: Minutes.\n");
        if at == 0 {
            text += if has("share") { "    share: true\n" } else { "" };
            text += &actions(words);
        }
    }
    text
}

fn actions(words: &[&str]) -> String {
    let given: Vec<_> = words.iter().filter_map(|word| word.split_once(':')).collect();
    let mut text = String::new();
    for (at, (status, due)) in given.iter().enumerate() {
        let status = if *status == "-" { String::new() } else { format!(", status: {status}") };
        text += if at == 0 { "    actions:\n" } else { "" };
        text += &format!("      - {{ id: act-{at}, text: Meet., due: {due}{status} }}\n");
    }
    text
}
