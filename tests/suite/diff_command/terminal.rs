//! What stands on a terminal.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Stdio;

use stocktake::lang::Language;

use super::{NORTH, north, three_rounds, two_rounds};
use crate::project::{answer, program, run, valid};

fn shown(args: &[&str]) -> String {
    run([&["diff"], args].concat()).status(0).says_only("").data
}

#[test]
fn a_comparison_over_three_rounds_reads_so() {
    let answer = three_rounds().run(["diff", "sample/2021/example-north"]).status(0);
    insta::assert_snapshot!(answer.says_only("").data, @r"
    Example North, 2020 → 2021
    − returns/sample/2020/example-north.yaml · final, 11 May 2020
    + returns/sample/2021/example-north.yaml · final, 16 May 2021, late

      The one item that was rated both times rose (1.1).
      Evidence was edited for 1.1.
      One action was done, one is still open and one is new.
      One action was put back (by 365 days), one now has an owner and one was
      reworded.
      The return was late.
      Over three rounds, one action has been open in each of them.
      There is one question for the reviewer, about item 1.1.

      ~ Completed: 11 May 2020 → 16 May 2021
      ~ Deadline: in time → late

      Questions for the reviewer:
      ? Q005 (medium), 1.1: The same action was carried for two rounds or more, and
        its date was put back. What stands in its way?

    ▲ Item 1.1: Low → High, rose by 1 level
      Partners meet.
      ~ It is now offered to others as good practice.
      Evidence: edited: 13 words before, 16 now; 9 stayed
        ~ We meet in public, [-every-] {+twice a+} month.
        … 1 passage unchanged
        − • Nobody reads them.
        + • They are read by some.
      Improvement actions:
        → meet-more: Still open; put back by 365 days, from 31 December 2020 to 31
          December 2021; now has an owner: The chair
          Meet more often.
        ✓ write-down: Done since; reworded
          Write down what [-is-] {+was+} decided.
        + read-aloud: New
          Read the minutes aloud.
          Due: 1 September 2021
      ? Q005 The same action was carried for two rounds or more, and its date was
        put back. What stands in its way? (meet-more)

    Over 2019, 2020, 2021
      ▲ 1.1: Low → Low → High (Higher than at first)
      = meet-more (1.1): 2019: Open, due 31 December 2019 → 2020: Open, due 31
        December 2020 → 2021: Open, due 31 December 2021; put back twice; open all
        along
      ✓ write-down (1.1): 2019: Open → 2020: Open → 2021: Done
      ~ read-aloud (1.1): 2021: Open, due 1 September 2021
      ? ask-around (1.1): 2019: Open; not mentioned since
    ");
}

#[test]
fn several_returns_begin_with_a_line_for_each() {
    let project = three_rounds()
        .file("returns/sample/2020/example-west.yaml", valid("example-west", "2020"))
        .file("returns/sample/2021/example-south.yaml", valid("example-south", "2021"));
    let text = project.run(["diff", "sample/2021"]).status(0).says_only("").data;
    let start: Vec<&str> = text.lines().take(5).collect();
    insta::assert_snapshot!(start.join("\n"), @r"
                                   ▲   ▼   =  evidence  actions  questions
    Example North, 2020 → 2021     1   ·   ·         1        3          1
    Example South, 2021          New: there is nothing to compare it with.
    Example West, 2020           There is no such return on the new side.
    ▲ rose, ▼ fell, = stayed
    ");
}

#[test]
fn no_line_is_wider_than_eighty_columns() {
    for pair in [
        ["example-nation/2019", "example-nation/2020"],
        ["example-nation/2020", "example-nation/2021"],
    ] {
        let text = shown(&pair);
        for line in text.lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn colour_adds_nothing_but_colour() {
    let what = "example-nation/2020/auchterwhin";
    let coloured = shown(&["--color", "always", what]);
    let mut plain = String::new();
    for part in coloured.split('\u{1b}') {
        plain.push_str(match part.strip_prefix('[') {
            Some(rest) => rest.split_once('m').expect("the end of a code").1,
            None => part,
        });
    }
    assert_ne!(coloured, plain);
    assert_eq!(plain, shown(&[what]));
    let mut command = program();
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).env("NO_COLOR", "1");
    assert_eq!(answer(command.args(["diff", what])).data, plain);
}

#[test]
fn there_is_no_pager_where_nobody_watches() {
    let project = north();
    let mut command = project.command(["diff", "sample/2020"]);
    let answer = answer(command.env("PAGER", "echo paged; echo paged >&2")).status(0).says_only("");
    assert!(!answer.data.contains("paged"), "{}", answer.data);
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let project = north();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("stocktake"));
    let command = command.current_dir(project.path(".")).args(["diff", "sample/2020"]);
    let output = command.stdin(Stdio::null()).stdout(writer).stderr(Stdio::piped()).output();
    let output = output.expect("stocktake runs");
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &b""[..]));
}

#[test]
fn heavy_questions_come_first_in_every_output() {
    let action = "    actions:\n      - { id: plan, text: Plan ahead., status: open }\n";
    let project = north().file(NORTH, valid("example-north", "2019") + action);
    let what = "sample/2020/example-north";
    let heavy = project.run(["diff", what]).status(0).data;
    let comment = project.run(["diff", what, "--format", "markdown"]).status(0).data;
    for text in [&heavy, &comment] {
        let place = |code: &str| text.find(code).unwrap_or_else(|| panic!("{code}\n{text}"));
        assert!(place("Q001") < place("Q009"), "{text}");
    }
    let json = project.run(["diff", what, "--format", "json"]).status(0).data;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let questions = json["returns"][0]["comparison"]["questions"].as_array().expect("questions");
    let told: Vec<_> = questions.iter().map(|own| (&own["code"], &own["weight"])).collect();
    assert_eq!(told, [(&"Q001".into(), &"heavy".into()), (&"Q009".into(), &"medium".into())]);
}

#[test]
fn a_question_is_counted_once_for_each_item_that_raises_it_in_every_figure() {
    let rounds = ["example-nation/2019", "example-nation/2020"];
    let (text, json) = (shown(&rounds), shown(&[&["--format", "json"][..], &rounds].concat()));
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let lang = Language::english();
    let mut of_one_kind = 0;
    for found in json["returns"].as_array().expect("returns") {
        let Some(questions) = found["comparison"]["questions"].as_array() else { continue };
        let name = found["new"]["name"].as_str().expect("a name");
        let count = questions.len();
        let figure = if count == 0 { "·".to_owned() } else { count.to_string() };
        let mut lines = text.lines().skip_while(|line| !line.starts_with(name));
        let first = lines.next().expect("a row in the table of all");
        // The figures of a long title stand below it.
        let row = if first.ends_with(')') { lines.next().expect("figures") } else { first };
        assert_eq!(row.split_whitespace().last(), Some(&*figure), "{row}");
        let own: Vec<&str> = lines.skip_while(|line| !line.starts_with(name)).skip(1).collect();
        let own = own.join("\n");
        let own = own.split("Questions for the reviewer:").next().expect("what stands before");
        let codes: BTreeSet<&str> =
            questions.iter().filter_map(|own| own["code"].as_str()).collect();
        let said = match (count, codes.len()) {
            (0, _) => continue,
            (1, _) => "There is one question for the reviewer, about".to_owned(),
            (many, kinds) if many == kinds => {
                format!("There are {} questions for the reviewer, about", lang.number(many))
            }
            (many, kinds) => {
                of_one_kind += 1;
                let (many, of) = (lang.number(many), lang.number(kinds));
                let kinds = if kinds == 1 { "kind" } else { "kinds" };
                format!("There are {many} questions for the reviewer, of {of} {kinds}, about")
            }
        };
        let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(own.contains(&said), "{name}: {said}\n{own}");
    }
    assert!(of_one_kind > 0, "several items raise one");
}

/// What is said of returns of two rounds with these answers to item 1.1.
fn between(old: &str, new: &str) -> String {
    let answer = |year: &str, answer: &str| {
        let head = "partnership: example-north\nround: ";
        format!("{head}{year}\nstatus: draft\nresponses:\n  1.1:\n    rating: low\n{answer}")
    };
    let project = two_rounds()
        .file(NORTH, answer("2019", old))
        .file("returns/sample/2020/example-north.yaml", answer("2020", new));
    let said = project.run(["diff", "sample/2020/example-north"]).status(0).data;
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_action_that_was_done_and_is_dropped_says_both() {
    let actions = |status: [&str; 2]| {
        let [first, second] = status;
        format!(
            "    actions:\n      - {{ id: plan, text: Write a plan., status: {first} }}\n      - \
             {{ id: meet, text: Meet in public., status: {second} }}\n"
        )
    };
    let said = between(&actions(["done", "dropped"]), &actions(["dropped", "done"]));
    for words in ["× plan: Done before, dropped since", "✓ meet: Dropped before, done since"] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn settled_actions_that_are_gone_and_new_ids_are_told_in_short() {
    let old = "    actions:
      - { id: plan, text: Write a plan., status: done }
      - { id: meet, text: Meet in public., status: dropped }
      - { id: ask, text: Ask everybody who was there what they thought of it., status: open }
";
    let new = "    actions:
      - { id: ask-all, text: Ask everybody who was there what they thought of it., status: open }
";
    let said = between(old, new);
    for words in [
        "one was done before and is not mentioned any more and one was dropped before and is not",
        "One action has another id.",
    ] {
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_table_that_was_turned_round_says_in_its_count_what_the_question_says() {
    let old = "    evidence: |
      | Year | Staff | Beds |
      |---|---|---|
      | 2018 | 10 | 20 |
      | 2019 | 11 | 21 |
";
    let new = "    evidence: |
      | Year | 2018 | 2019 |
      |---|---|---|
      | Staff | 10 | 11 |
      | Beds | 20 | 21 |
";
    let said = between(old, new);
    assert!(said.contains("9 words before, 9 now; 9 stayed"), "{said}");
}

#[test]
fn words_that_became_a_quotation_are_told_wherever_they_stand() {
    let text = |sign: &str| {
        format!("    evidence: |\n      {sign}### What they say\n\n      {sign}We meet.\n")
    };
    let action = |sign: &str| {
        let head = "    actions:\n      - id: ask\n        status: open\n        text: |\n";
        format!("{head}          Ask the staff:\n\n          {sign}Do you meet?\n")
    };
    let said = between(&(text("") + &action("")), &(text("> ") + &action("> ")));
    for words in [
        "Heading, deeper than before: What they say",
        "Quotation, a paragraph before: We meet.",
        "Ask the staff: {+[quoted:+} Do you meet",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
}
