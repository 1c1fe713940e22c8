//! What a new return takes over from an earlier one, and what becomes of it.

use stocktake::authoring::{self, EarlierReturn};
use stocktake::model::{
    Action, ActionStatus, AnswerValue, Collection, FieldEntry, Response, Return, Round, Standing,
};

use super::asked::Asked;
use super::{by_chance, shipped};
use crate::project::{Project, valid};

/// What an answer says, in words that can be compared, without what is done with.
fn said(response: &Response) -> Vec<String> {
    let prose = |text: &str| text.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    let mut found = vec![format!("{:?} {:?}", response.item, response.rating)];
    found.extend(response.evidence.iter().map(|own| prose(own.markdown.trim_end())));
    found.push(response.share.to_string());
    let is_open =
        |own: &&Action| !matches!(own.status, Some(ActionStatus::Done | ActionStatus::Dropped));
    for own in response.actions.iter().filter(is_open) {
        let Action { id, text, owner, due, status, measure, resources, risks } = own;
        let facts = (owner, due, status, measure, resources, risks);
        found.push(format!("{id} {} {facts:?}", prose(text.markdown.trim_end())));
    }
    for own in &response.values {
        found.push(format!("{} {}", own.field, value(&own.value)));
    }
    for own in &response.outside {
        found.push(format!("{} {}", own.field, own.reason));
    }
    found
}

fn value(value: &AnswerValue) -> String {
    let prose =
        |text: &str| text.trim_end().lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
    match value {
        AnswerValue::Prose(own) => prose(&own.markdown),
        AnswerValue::Points(all) => {
            let each =
                all.iter().map(|own| format!("{} {:?}", prose(&own.text.markdown), own.themes));
            each.collect::<Vec<_>>().join("; ")
        }
        AnswerValue::Entries(all) => {
            let one = |own: &FieldEntry| {
                let values = own
                    .values
                    .iter()
                    .map(|own| format!("{} {}", own.field, self::value(&own.value)));
                format!("{} {}", own.id, values.collect::<Vec<_>>().join(", "))
            };
            all.iter().map(one).collect::<Vec<_>>().join("; ")
        }
        other => format!("{other:?}"),
    }
}

/// The text of a new return that takes over a return of the same round, without its marks.
fn again(asked: &Asked, round: &Round, returned: &Return) -> String {
    let compared = asked.collection.comparison(&round.rubric, &round.rubric);
    let who = asked.collection.register.partnership(returned.partnership().as_str());
    let who = who.expect("it is registered");
    let earlier = EarlierReturn { round, returned, compared };
    let (text, _) = authoring::new_return(round, who, Some(&earlier), None);
    let marks = format!("    carried: {}", round.info.id);
    text.lines().filter(|line| *line != marks).map(|line| format!("{line}\n")).collect()
}

/// Holds the new return to the one that it takes over.
fn is_taken_over(asked: &Asked, (round, stem, text): (&str, &str, &str)) -> bool {
    let own = asked.round(round);
    let entry = asked.entry(round, stem, text);
    let Standing::Valid(returned) = entry.standing else { return false };
    let new = again(asked, own, &returned);
    let entry = asked.entry(round, stem, &new);
    let readable = match &entry.standing {
        Standing::Valid(new) => new,
        other => panic!("{other:?}\n{:?}\n{new}", entry.findings),
    };
    for response in returned.responses() {
        let other = readable.response(&response.item).expect("an answer");
        assert_eq!(said(other), said(response), "{round}/{stem}\n{new}");
    }
    true
}

fn are_taken_over(all: &[Asked]) -> usize {
    let each = all.iter().flat_map(|asked| asked.returns.iter().map(move |own| (asked, own)));
    let held =
        each.filter(|(asked, (round, stem, text))| is_taken_over(asked, (round, stem, text)));
    held.count()
}

#[test]
fn a_new_return_says_what_the_earlier_one_said_to_the_same_form() {
    assert!(are_taken_over(&shipped()) > 25);
}

#[test]
fn a_new_return_says_what_the_earlier_one_said_to_any_form() {
    let all = by_chance(60);
    assert_eq!(are_taken_over(&all) > 40, !all.is_empty());
}

/// The rounds 2019 and 2020 of an invented collection.
fn two_rounds() -> Project {
    let previous = "title: Round 2020\ndeadline: 2020-05-15\nrubric: \"1\"\nprevious: \"2019\"\n";
    Project::new().file("returns/sample/2020/round.yaml", previous)
}

fn rounds(collection: &Collection) -> Vec<&str> {
    collection.rounds.iter().map(|round| round.info.id.as_str()).collect()
}

#[test]
fn an_item_that_was_reworded_is_taken_over_without_its_rating() {
    let all = shipped();
    let asked = all.iter().find(|own| own.collection.id.as_str() == "example-nation");
    let asked = asked.expect("the example");
    assert_eq!(rounds(&asked.collection), ["2019", "2020", "2021"]);
    let is_it =
        |(round, stem, _): &&(String, String, String)| round == "2020" && stem == "fennasay-isles";
    let (round, stem, text) = asked.returns.iter().find(is_it).expect("the return");
    let Standing::Valid(returned) = asked.entry(round, stem, text).standing else {
        panic!("it is valid")
    };
    let (old, new) = (asked.round("2020"), asked.round("2021"));
    let compared = asked.collection.comparison(&new.rubric, &old.rubric);
    let earlier = EarlierReturn { round: old, returned: &returned, compared };
    let who = asked.collection.register.partnership(stem).expect("it is registered");
    let (text, carried) = authoring::new_return(new, who, Some(&earlier), None);
    assert_eq!(carried, 6);
    let answer = |from: &str, to: &str| {
        let start = text.find(from).expect("an answer");
        text[start..].split(to).next().expect("a part").to_owned()
    };
    let reworded = answer("\n  1.1:\n", "\n\n  #");
    assert!(reworded.contains("carried: 2020\n    rating:\n    evidence: |\n"), "{reworded}");
    assert!(reworded.contains("      - id: courses-by-video\n"), "{reworded}");
    let same = answer("\n  1.2:\n", "\n\n  #");
    assert!(same.contains("carried: 2020\n    rating: established\n"), "{same}");
    let (errors, _) = asked.check("2021", stem, &text);
    assert!(errors.is_empty(), "{errors:?}");
    // An action stands once, though its item became several.
    let mut ids: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("      - id: ")).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn what_is_done_with_is_not_taken_over() {
    let actions = "    actions:
      - { id: meet, text: Meet., status: open }
      - { id: write, text: Write., status: done }
      - { id: call, text: Call. }
";
    let old = valid("example-north", "2019") + actions;
    let project = two_rounds().file("returns/sample/2019/example-north.yaml", old);
    let answer = project.run(["new", "sample/2020/example-north"]).status(0);
    answer.says("with 1 item; 1 carried over from Round 2019, to be looked at again");
    let text = project.read("returns/sample/2020/example-north.yaml");
    assert!(
        text.contains(
            "  1.1:\n    carried: 2019\n    rating: low\n    evidence: |\n      Minutes.\n"
        )
    );
    assert!(text.contains("- id: meet\n") && text.contains("- id: call\n"), "{text}");
    assert!(!text.contains("id: write"), "{text}");
}

#[test]
fn a_final_return_confirms_what_it_takes_over_or_says_it_anew() {
    let project =
        two_rounds().file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"));
    project.run(["new", "sample/2020/example-north"]).status(0);
    let told = project.run(["check", "sample/2020"]).status(0);
    told.says("warning[W104]: item 1.1 is carried over from a round before and not confirmed");
    let told = project.run(["status", "sample/2020", "--on", "2020-05-01"]).status(0);
    told.prints("Example North  draft, 0 of 1 answered; next 1.1\n");
    let told = project.run(["status", "sample/2020/example-north", "--on", "2020-05-01"]);
    told.status(0).prints("  1.1  carried over, to be confirmed – Partners meet.\n");
    let file = "returns/sample/2020/example-north.yaml";
    let text = project.read(file).replace("status: draft", "status: final");
    let text = text.replace("completed:\n", "completed: 2020-05-10\n");
    project.write(file, &text);
    let told = project.run(["check", "sample/2020"]).status(1);
    told.says("error[E156]: 1.1 is carried over from 2019 and not confirmed")
        .says("write `carried: confirmed` if it holds as it was");
    project.write(file, text.replace("carried: 2019", "carried: confirm"));
    let told = project.run(["check", "sample/2020"]).status(1);
    told.says("error[E016]: `confirm` is no round before this one").says("`confirmed`");
    project.write(file, text.replace("carried: 2019", "carried: confirmed"));
    project.run(["check", "sample/2020"]).status(0).never_says("carried");
    project.write(file, text.replace("    carried: 2019\n", ""));
    project.run(["check", "sample/2020"]).status(0).never_says("carried");
}

#[test]
fn readers_of_the_report_and_of_the_comparison_see_what_was_confirmed() {
    let project = two_rounds()
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"))
        .file(
            "returns/sample/2020/example-north.yaml",
            valid("example-north", "2020")
                .replace("    rating: low", "    carried: confirmed\n    rating: low"),
        )
        .file("returns/sample/2019/example-south.yaml", valid("example-south", "2019"));
    project.run(["new", "sample/2020/example-south"]).status(0);
    project.run(["build", "--only", "html"]).status(0);
    let page = |who: &str| project.read(&format!("out/sample/2020/{who}.html"));
    assert!(page("example-north").contains("Carried over from the round before, and confirmed"));
    assert!(page("example-south").contains("Carried over from 2019, and not confirmed yet."));
    let told = project.run(["diff", "sample/2020/example-north"]).status(0);
    told.prints("The answer to item 1.1 was carried over and confirmed as it was.");
    let told = project.run(["diff", "sample/2020/example-south"]).status(0);
    told.prints("The answer to item 1.1 was carried over and is not confirmed yet.");
}

#[test]
fn from_where_answers_are_taken_over_can_be_said() {
    let project = two_rounds()
        .round("2018")
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"))
        .file("returns/sample/2019/example-west.yaml", "status: [\n");
    let run = |args: &[&str]| project.run([&["new"], args].concat());
    run(&["sample/2020/example-north", "--from", "2018"]).status(2).says("is no round before");
    run(&["sample/2020/example-south", "--from", "2019"]).status(2).says("has no return in `2019`");
    let told = run(&["sample/2020/example-west"]).status(2);
    told.says("sample/2019/example-west has errors").says("add `--blank`");
    assert_eq!(project.files("returns/sample/2020").len(), 1);
    run(&["sample/2020/example-west", "--blank"]).status(0).never_says("carried");
    run(&["sample/2020/example-south"]).status(0).never_says("carried");
    run(&["sample/2020/example-north", "--from", "2019"]).status(0).says("1 carried over");
}

#[test]
fn a_field_of_a_rubric_cannot_take_the_key() {
    let project = Project::new();
    let rubric = project.read("returns/sample/rubric.yaml").replace(
        "sections:",
        "fields:\n  rating: { kind: level }\n  carried: { kind: prose, label: Carried }\nsections:",
    );
    project.write("returns/sample/rubric.yaml", rubric);
    let told = project.run(["check"]).status(1);
    told.says("error[E149]: every answer has a key `carried` of its own");
}
