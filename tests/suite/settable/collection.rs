//! A synthetic collection whose every text is made by chance.

use super::markdown::{line, long_word, text};
use crate::project::Project;
use crate::random::Random;

pub(super) const PARTNERSHIPS: [&str; 3] = ["example-north", "example-south", "example-west"];
pub(super) const ROUNDS: [&str; 2] = ["2019", "2020"];
const LEVELS: [&str; 3] = ["low", "middle", "high"];

/// The collection, in a folder of its own.
pub(super) fn project(dice: &mut Random) -> Project {
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

/// A line of plain text in quotation marks; now and then one of many words, or with a word without
/// end.
fn words(dice: &mut Random) -> String {
    quoted(&match dice.below(25) {
        0 => long_word(dice),
        1 => (0..8).map(|_| "Organisationsentwicklung").collect::<Vec<_>>().join(" "),
        _ => line(dice),
    })
}

/// A line that may be longer still, such as a statement.
fn statement(dice: &mut Random) -> String {
    if dice.once_in(15) {
        return quoted(&(0..80).map(|_| line(dice)).collect::<Vec<_>>().join(" "));
    }
    words(dice)
}

/// What something is called in the singular and the plural: of a hundred letters at most.
fn term(dice: &mut Random) -> String {
    let mut one =
        || dice.of(&["Proposal", "Gàidhlig", "“Item”", "a_b", "Ziel*", "x²", "Organisationsziel"]);
    format!("{{ one: {}, many: {} }}", quoted(one()), quoted(one()))
}

fn rubric(dice: &mut Random) -> String {
    let (title, subtitle, publisher) = (words(dice), words(dice), words(dice));
    let introduction = quoted(&text(dice, 2));
    let mut terms = String::new();
    for key in ["item", "section", "participant", "group"] {
        terms.push_str(&format!("  {key}: {}\n", term(dice)));
    }
    for key in ["evidence", "rating", "actions"] {
        let word = dice.of(&["Angaben & Belege", "Rating*", "“Actions”", "x² [sic]", "Gàidhlig"]);
        terms.push_str(&format!("  {key}: {}\n", quoted(word)));
    }
    let mut rubric = format!(
        "title: {title}\nsubtitle: {subtitle}\npublisher: {publisher}\nversion: 1\n\
         introduction: {introduction}\nterms:\n{terms}scale:\n"
    );
    for level in LEVELS {
        rubric.push_str(&format!("  - {{ id: {level}, label: {} }}\n", words(dice)));
    }
    rubric.push_str("sections:\n");
    for (section, items) in [("1", &["1.1", "1.2", "1.3"][..]), ("2", &["2.1"])] {
        rubric.push_str(&format!("  - id: {section}\n    title: {}\n    items:\n", words(dice)));
        for id in items {
            let rest = match *id {
                "1.3" => format!("completed_by: {}", words(dice)),
                _ => format!(
                    "descriptors: {{ low: {}, middle: {}, high: {} }}",
                    statement(dice),
                    statement(dice),
                    statement(dice)
                ),
            };
            let statement = statement(dice);
            rubric.push_str(&format!("      - {{ id: {id}, statement: {statement}, {rest} }}\n"));
        }
    }
    rubric
}

fn register(dice: &mut Random) -> String {
    let (board, set, notice) = (words(dice), words(dice), line(dice));
    let mut register = format!(
        "notice: {}\nminimum_group: 1\nhealth_boards:\n  board-north: {board}\npartnerships:\n",
        quoted(&format!("Synthetic: ✓ made by chance. {notice}"))
    );
    for partnership in PARTNERSHIPS {
        let (name, note) = (words(dice), statement(dice));
        register.push_str(&format!(
            "  {partnership}: {{ name: {name}, health_board: board-north, note: {note} }}\n"
        ));
    }
    register.push_str(&format!(
        "comparator_sets:\n  coast: \
         {{ name: {set}, partnerships: [example-north, example-west] }}\n"
    ));
    register
}

fn one_round(dice: &mut Random, round: &str) -> String {
    let (title, note) = (words(dice), quoted(&text(dice, 3)));
    let previous = if round == ROUNDS[0] { "" } else { "previous: 2019\n" };
    format!("title: {title}\ndeadline: {round}-05-15\nrubric: 1\n{previous}note: {note}\n")
}

fn returned(dice: &mut Random, partnership: &str, round: &str) -> String {
    let role = words(dice);
    let status = if dice.once_in(8) { "draft" } else { "final" };
    let mut returned = format!(
        "partnership: {partnership}\nround: {round}\nstatus: {status}\ncompleted: {round}-05-10\n\
         contacts:\n  - role: {role}\nresponses:\n"
    );
    for item in ["1.1", "1.2", "2.1"] {
        let rating = dice.of(&LEVELS);
        let evidence = quoted(&text(dice, 3));
        returned.push_str(&format!("  {item}:\n    rating: {rating}\n    evidence: {evidence}\n"));
        let count = dice.below(3);
        if count > 0 {
            returned.push_str("    actions:\n");
        }
        for action in 0..count {
            let id = format!("action-{}-{action}", item.replace('.', "-"));
            let (own, owner, measure) = (quoted(&text(dice, 2)), statement(dice), statement(dice));
            let (resources, risks) = (statement(dice), statement(dice));
            returned.push_str(&format!(
                "      - id: {id}\n        text: {own}\n        owner: {owner}\n        due: \
                 {round}-12-31\n\x20       status: open\n        measure: {measure}\n        \
                 resources: {resources}\n\x20       risks: {risks}\n"
            ));
        }
    }
    returned
}
