//! The JSON Schema of the returns of a collection.

use serde_json::{Value, json};

use super::asked::read;
use super::{by_chance, shipped};
use crate::project::{Project, misrated, valid};

#[test]
fn every_return_that_check_passes_is_as_the_schema_says() {
    let (mut passed, mut all) = (0, 0);
    for asked in shipped().into_iter().chain(by_chance(60)) {
        for (round, stem, text) in &asked.returns {
            let (errors, _) = asked.check(round, stem, text);
            all += 1;
            if errors.is_empty() {
                passed += 1;
                let why = asked.validator.refuses(&read(text).expect("YAML"));
                assert_eq!(why, None, "{}/{round}/{stem}\n{text}", asked.collection.id);
            }
        }
    }
    assert!(passed > 30, "only {passed} of {all}");
}

#[test]
fn a_return_with_a_slip_is_refused_where_it_stands() {
    let asked = shipped().into_iter().find(|own| own.collection.id.as_str() == "msg-integration");
    let asked = asked.expect("the collection");
    let (_, _, text) = &asked.returns[0];
    for (from, to, place) in [
        ("rating: established", "rating: exemplery", "it.responses.1."),
        ("partnership: angus", "partnership: angas", "it.partnership"),
        ("round: 2019", "round: 2018", "it.round"),
        ("status: final", "status: finished", "it.status"),
        ("completed: 2019", "complete: 2019", "it"),
        ("evidence: |", "evidense: |", "it.responses.1."),
    ] {
        let why = asked.validator.refuses(&read(&text.replacen(from, to, 1)).expect("YAML"));
        let why = why.unwrap_or_else(|| panic!("{to} is passed"));
        assert!(why.starts_with(place), "{to}: {why}");
    }
}

#[test]
fn a_draft_may_lack_what_a_final_return_must_have() {
    let project = Project::new();
    let text = project.run(["schema", "sample"]).status(0).says_only("").data;
    let validator = super::validator::Validator::new(&text);
    let last = valid("example-north", "2019");
    let is_well = |text: &str| validator.refuses(&read(text).expect("YAML")).is_none();
    assert!(is_well(&last));
    for gone in ["completed: 2019-05-10\n", "    rating: low\n"] {
        let less = last.replace(gone, "");
        assert!(!is_well(&less), "{gone}");
        assert!(is_well(&less.replace("final", "draft")), "{gone}");
    }
    assert!(!is_well(&misrated("example-north", "2019")));
}

#[test]
fn it_says_what_is_asked_and_what_each_level_means() {
    let project = Project::new();
    let text = project.run(["schema", "returns/sample"]).status(0).data;
    let schema: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(schema["title"], "Review of an invented thing");
    let item = &schema["properties"]["responses"]["properties"]["1.1"];
    assert_eq!(item["title"], "1.1 Partners meet.");
    let low = json!({ "const": "low", "title": "Low", "description": "They do not." });
    assert_eq!(item["properties"]["rating"]["oneOf"][0], low);
    assert_eq!(schema["properties"]["round"]["oneOf"][0]["const"], 2019);
    // A language server takes the key for a number, which is the name of no property.
    let patterns = &schema["properties"]["responses"]["patternProperties"];
    assert_eq!(*patterns, json!({ "^(1\\.1)$": true }));
    assert_eq!(text, project.run(["schema", "sample"]).data, "the same bytes");
}

#[test]
fn each_round_is_held_to_the_version_of_the_rubric_that_it_answers() {
    let nation = shipped().into_iter().find(|own| own.collection.id.as_str() == "example-nation");
    let nation = nation.expect("the collection");
    let answers = |round: i32, rest: &str| {
        let text = format!("partnership: corrieblane\nround: {round}\nstatus: draft\n{rest}");
        nation.validator.refuses(&read(&text).expect("YAML"))
    };
    let rounds = nation.validator.schema()["allOf"].as_array().expect("a choice");
    assert_eq!(rounds.len(), 2, "two versions are answered");
    for round in [2019, 2021] {
        let own = nation.round(&round.to_string());
        for item in own.rubric.items().filter(|own| own.is_local()) {
            let only = format!("responses:\n  {}:\n    evidence: Minutes.\n", item.id);
            assert_eq!(answers(round, &only), None);
        }
        assert!(answers(round, "responses:\n  99.9: {}\n").is_some());
    }
}

#[test]
fn a_collection_that_has_errors_gets_those_and_no_schema() {
    let project = Project::new().file("returns/sample/rubric.yaml", "title: It\n");
    let answer = project.run(["schema", "sample"]).status(1).says("rubric.yaml");
    assert_eq!(answer.data, "");
    let project = Project::new().file("returns/sample/2020/round.yaml", "title: It\n");
    assert_eq!(project.run(["schema", "sample"]).status(1).says("2020/round.yaml").data, "");
}

#[test]
fn a_collection_that_is_not_there_is_told_with_the_nearest() {
    let project = Project::new();
    project.run(["schema", "samlpe"]).status(2).says("there is no collection").says("`sample`");
    project.run(["schema", "sample/2019"]).status(2).says("is not a collection");
    project.run(["schema"]).status(2).says("<COLLECTION>");
    project.run(["schema", "returns"]).status(2).says("is not a collection");
}
