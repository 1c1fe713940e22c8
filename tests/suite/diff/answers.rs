//! Returns made up for properties: answers of few words, written as YAML in one way or another.

use std::fmt::Write as _;

use proptest::prelude::*;

/// Few words, so that texts share many of them.
pub(super) const WORDS: [&str; 12] = [
    "staff",
    "managers",
    "met,",
    "the",
    "(of)",
    "and",
    "partners;",
    "a",
    "plan.",
    "Plan",
    "review",
    "–",
];

/// A text of so many of them.
pub(super) fn text(words: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS.to_vec()), words)
        .prop_map(|words| words.join(" "))
}

/// An answer to be written.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    rating: Option<&'static str>,
    share: bool,
    evidence: Vec<String>,
    actions: Vec<Action>,
}

#[derive(Debug, Clone)]
struct Action {
    id: usize,
    text: String,
    owner: Option<&'static str>,
    due: Option<&'static str>,
    status: Option<&'static str>,
    risks: Option<String>,
}

const LEVELS: [&str; 4] = ["not-yet-established", "partly-established", "established", "exemplary"];

fn action() -> impl Strategy<Value = Action> {
    let maybe = |of: &[&'static str]| prop::option::of(prop::sample::select(of.to_vec()));
    (
        text(1..9),
        maybe(&["Chief Officer", "Head of Planning"]),
        maybe(&["2019-12-31", "2020-03-31", "2021-01-01"]),
        maybe(&["open", "done", "dropped"]),
        prop::option::of(text(1..4)),
    )
        .prop_map(|(text, owner, due, status, risks)| Action {
            id: 0,
            text,
            owner,
            due,
            status,
            risks,
        })
}

/// The answers to the three items, no two actions with the same id.
pub(super) fn answers() -> impl Strategy<Value = Vec<Answer>> {
    let answer = (
        prop::option::of(prop::sample::select(LEVELS.to_vec())),
        any::<bool>(),
        prop::collection::vec(text(1..20), 0..4),
        prop::collection::vec(action(), 0..3),
    );
    let ids = Just((1..=12).collect::<Vec<usize>>()).prop_shuffle();
    (prop::collection::vec(answer, 3), ids).prop_map(|(answers, ids)| {
        let mut ids = ids.into_iter();
        let answers = answers.into_iter().map(|(rating, share, evidence, mut actions)| {
            for action in &mut actions {
                action.id = ids.next().expect("enough ids");
            }
            Answer { rating, share, evidence, actions }
        });
        answers.collect()
    })
}

/// The answers as a return: keys in this order or the other, lines of at most so many words.
pub(super) fn yaml(answers: &[Answer], year: &str, turned: bool, width: usize) -> String {
    let order = |mut keys: Vec<String>| {
        if turned {
            keys.reverse();
        }
        keys.concat()
    };
    let items = ["1.1", "1.10", "2.1"].iter().zip(answers).map(|(item, answer)| {
        let mut keys = vec![format!("    share: {}\n", answer.share)];
        keys.extend(answer.rating.map(|rating| format!("    rating: {rating}\n")));
        if !answer.evidence.is_empty() {
            let paragraphs: Vec<String> =
                answer.evidence.iter().map(|text| wrapped(text, width, 6)).collect();
            keys.push(format!("    evidence: |\n{}", paragraphs.join("\n")));
        }
        if !answer.actions.is_empty() {
            let actions: String = answer.actions.iter().map(|a| of_action(a, width)).collect();
            keys.push(format!("    actions:\n{actions}"));
        }
        format!("  {item}:\n{}", order(keys))
    });
    let responses = order(items.collect());
    order(vec![
        "partnership: example-north\n".to_owned(),
        format!("round: {year}\n"),
        "status: draft\n".to_owned(),
        format!("responses:\n{responses}"),
    ])
}

fn of_action(action: &Action, width: usize) -> String {
    let mut out = format!("      - id: action-{}\n        text: |\n", action.id);
    out.push_str(&wrapped(&action.text, width, 10));
    for (key, value) in [
        ("owner", action.owner),
        ("due", action.due),
        ("status", action.status),
        ("risks", action.risks.as_deref()),
    ] {
        if let Some(value) = value {
            writeln!(out, "        {key}: '{value}'").expect("a string");
        }
    }
    out
}

/// Lines of so many words; none begins like a list or a heading, since no word is a mark of one.
fn wrapped(text: &str, width: usize, indent: usize) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let lines =
        words.chunks(width).map(|line| format!("{}{}\n", " ".repeat(indent), line.join(" ")));
    lines.collect()
}
