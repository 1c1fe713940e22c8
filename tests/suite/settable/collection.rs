//! A synthetic collection whose every text is made by chance.

use super::markdown::{Dice, line, text};
use crate::project::Project;

pub(super) const PARTNERSHIPS: [&str; 3] = ["example-north", "example-south", "example-west"];
pub(super) const ROUNDS: [&str; 2] = ["2019", "2020"];

/// The collection, in a folder of its own.
pub(super) fn project(dice: &mut Dice) -> Project {
    let mut project = Project::empty()
        .file("returns/sample/rubric.yaml", rubric(dice))
        .file("returns/sample/partnerships.yaml", register(dice));
    for round in ROUNDS {
        project =
            project.file(&format!("returns/sample/{round}/round.yaml"), one_round(dice, round));
        for partnership in PARTNERSHIPS {
            let path = format!("returns/sample/{round}/{partnership}.yaml");
            project = project.file(&path, returned(dice, partnership, round));
        }
    }
    project
}

/// A text as YAML takes it in quotation marks.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("a text")
}

/// A line of plain text in quotation marks.
fn words(dice: &mut Dice) -> String {
    quoted(&line(dice))
}

fn rubric(dice: &mut Dice) -> String {
    let (title, subtitle, publisher) = (words(dice), words(dice), words(dice));
    let (introduction, evidence) = (quoted(&text(dice, 2)), words(dice));
    let (low, high, first, second) = (words(dice), words(dice), words(dice), words(dice));
    let mut item = |id: &str, rest: &str| {
        format!("      - {{ id: {id}, statement: {}{rest} }}\n", words(dice))
    };
    let open = ", descriptors: { low: Some., high: \"All 👍\" }";
    let (one, two) = (item("1.1", open), item("1.2", open));
    let (three, four) = (item("1.3", ", completed_by: others"), item("2.1", open));
    format!(
        "title: {title}\nsubtitle: {subtitle}\npublisher: {publisher}\nversion: 1\n\
         introduction: {introduction}\n\
         terms:\n  item: {{ one: Proposal, many: Proposals }}\n  evidence: {evidence}\n\
         scale:\n  - {{ id: low, label: {low} }}\n  - {{ id: high, label: {high} }}\n\
         sections:\n  - id: 1\n    title: {first}\n    items:\n{one}{two}{three}\
         \x20 - id: 2\n    title: {second}\n    items:\n{four}"
    )
}

fn register(dice: &mut Dice) -> String {
    let (board, set) = (words(dice), words(dice));
    let mut register = format!(
        "notice: \"Synthetic: ✓ made by chance.\"\nminimum_group: 1\n\
         health_boards:\n  board-north: {board}\npartnerships:\n"
    );
    for partnership in PARTNERSHIPS {
        let (name, note) = (words(dice), words(dice));
        register.push_str(&format!(
            "  {partnership}: {{ name: {name}, health_board: board-north, note: {note} }}\n"
        ));
    }
    register.push_str(&format!(
        "comparator_sets:\n  coast: {{ name: {set}, partnerships: [example-north, example-west] }}\n"
    ));
    register
}

fn one_round(dice: &mut Dice, round: &str) -> String {
    let (title, note) = (words(dice), quoted(&text(dice, 2)));
    let previous = if round == ROUNDS[0] { "" } else { "previous: 2019\n" };
    format!("title: {title}\ndeadline: {round}-05-15\nrubric: 1\n{previous}note: {note}\n")
}

fn returned(dice: &mut Dice, partnership: &str, round: &str) -> String {
    let role = words(dice);
    let status = if dice.roll(8) == 0 { "draft" } else { "final" };
    let mut returned = format!(
        "partnership: {partnership}\nround: {round}\nstatus: {status}\ncompleted: {round}-05-10\n\
         contacts:\n  - role: {role}\nresponses:\n"
    );
    for item in ["1.1", "1.2", "2.1"] {
        let rating = dice.pick(&["low", "high"]);
        let evidence = quoted(&text(dice, 3));
        returned.push_str(&format!("  {item}:\n    rating: {rating}\n    evidence: {evidence}\n"));
        let count = dice.roll(3);
        if count > 0 {
            returned.push_str("    actions:\n");
        }
        for action in 0..count {
            let id = format!("action-{}-{action}", item.replace('.', "-"));
            let (own, owner, measure) = (quoted(&text(dice, 2)), words(dice), words(dice));
            let (resources, risks) = (words(dice), words(dice));
            returned.push_str(&format!(
                "      - id: {id}\n        text: {own}\n        owner: {owner}\n        due: {round}-12-31\n\
                 \x20       status: open\n        measure: {measure}\n        resources: {resources}\n\
                 \x20       risks: {risks}\n"
            ));
        }
    }
    returned
}
