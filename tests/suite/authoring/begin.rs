//! A new return, and a new round.

use stocktake::authoring;

use super::asked::{Asked, read};
use super::{by_chance, shipped};
use crate::project::Project;

/// Holds a new return of the first participant to what it promises.
fn is_begun(asked: &Asked, round: &str) {
    let who = &asked.collection.register.partnerships()[0];
    let own = asked.round(round);
    let (text, _) = authoring::new_return(own, who, None, Some("../return.schema.json"));
    let (errors, warnings) = asked.check(round, who.id.as_str(), &text);
    let id = &asked.collection.id;
    assert!(errors.is_empty(), "{id}/{round}: {errors:?}\n{text}");
    // What is to be answered is told at once, and nothing else is.
    assert!(warnings.len() <= 1, "{id}/{round}: {warnings:?}\n{text}");
    let value = read(&text).expect("YAML");
    for item in own.rubric.items() {
        let answer = &value["responses"][item.id.as_str()];
        let keys = answer.as_object().map(|own| own.keys().cloned().collect::<Vec<_>>());
        let mut wanted: Vec<_> =
            own.rubric.fields_of(item).map(|own| own.id.as_str().to_owned()).collect();
        wanted.sort();
        let wanted = item.is_local().then_some(wanted);
        assert_eq!(keys, wanted, "{id}/{round}, {}\n{text}", item.id);
        let words: Vec<&str> = item.statement.split_whitespace().collect();
        let notes = text.replace('#', " ");
        let shown = notes.split_whitespace().collect::<Vec<_>>().join(" ");
        let said = words.join(" ").replace('#', " ");
        let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(&said), "{id}/{round}: {said}\n{text}");
    }
    let wide = text.lines().find(|line| line.chars().count() > 90 && line.contains(' '));
    assert_eq!(wide, None, "{id}/{round}");
    if own.rubric.version() == asked.collection.rubric.version() {
        assert_eq!(asked.validator.refuses(&value), None, "{id}/{round}\n{text}");
    }
}

#[test]
fn a_new_return_of_every_collection_has_no_error_and_all_that_is_asked() {
    for asked in shipped() {
        for round in &asked.collection.rounds {
            is_begun(&asked, round.info.id.as_str());
        }
    }
}

#[test]
fn a_new_return_to_any_form_has_no_error_and_all_that_is_asked() {
    by_chance(60).iter().for_each(|asked| is_begun(asked, "2019"));
}

#[test]
fn a_return_is_begun_once() {
    let project = Project::new();
    let answer = project.run(["new", "sample/2019/example-north"]).status(0);
    answer
        .says("returns/sample/2019/example-north.yaml: a return of Example North")
        .says("stocktake check sample/2019/example-north");
    let text = project.read("returns/sample/2019/example-north.yaml");
    assert!(
        text.contains("status: draft\n") && text.contains("  # 1.1 Partners meet.\n"),
        "{text}"
    );
    assert!(!text.contains("yaml-language-server"), "there is no schema:\n{text}");
    let answer = project.run(["check"]).status(0);
    answer.says("item 1.1 is not answered").says("1 warning");
    project.run(["new", "sample/2019/example-north"]).status(2).says("is there already");
    assert_eq!(project.read("returns/sample/2019/example-north.yaml"), text);
}

#[test]
fn a_new_return_names_the_schema_where_there_is_one() {
    let project = Project::new().file("returns/sample/return.schema.json", "{}");
    project.run(["new", "returns/sample/2019/example-north.yaml"]).status(0);
    let text = project.read("returns/sample/2019/example-north.yaml");
    assert!(text.starts_with("# yaml-language-server: $schema=../return.schema.json\n"), "{text}");
    project.run(["check", "--strict", "sample/2019"]).status(1).says("1 warning");
}

#[test]
fn what_cannot_be_begun_is_told_with_the_way_out() {
    let project = Project::new();
    let run = |what: &str| project.run(["new", what]);
    run("sample").status(2).says("names no round").says("collection/round");
    run("smaple/2019").status(2).says("there is no collection").says("`sample`");
    run("sample/2018/example-north").status(2).says("did you mean `2019`?");
    run("sample/2030-07/example-north").status(2).says("`stocktake new sample/2030-07` begins it");
    run("sample/2019/exampel-north").status(2).says("did you mean `example-north`?");
    run("sample/2019/nobody").status(2).says("add it to `partnerships.yaml`");
    run("sample/Next Year").status(1).says("is not an id");
    run("sample/2019").status(2).says("is there already");
    project.write("returns/sample/2020/round.yaml", "title: It\n");
    run("sample/2020/example-north").status(1).says("2020/round.yaml");
    assert_eq!(project.files("returns/sample/2020").len(), 1);
}

#[test]
fn a_new_round_says_what_can_be_known_and_check_what_is_to_be_filled_in() {
    let project = Project::new();
    let answer = project.run(["new", "sample/2020"]).status(0);
    answer.says("stocktake new sample/2020/example-north");
    let text = project.read("returns/sample/2020/round.yaml");
    assert!(text.contains("rubric: \"1\"\n") && text.contains("previous: \"2019\"\n"), "{text}");
    assert!(text.contains("# The one before is called: Round 2019\n"), "{text}");
    let told = project.run(["check", "sample/2020"]).status(1);
    told.says("`title` of the round says nothing").says("`deadline` of the round says nothing");
    let text = text.replace("title:\n", "title: It\n").replace("line:\n", "line: 2020-05-15\n");
    project.write("returns/sample/2020/round.yaml", text);
    project.run(["new", "sample/2020/example-north"]).status(0);
    project.run(["check", "sample/2020"]).status(0);
}
