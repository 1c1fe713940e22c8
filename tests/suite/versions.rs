//! Several versions of a rubric in a collection, by `cases/lineage`: each round keeps its own
//! words, and movement is stated only of what can be compared.

use std::path::Path;

use serde_json::Value;

use crate::project::{Answer, Project, misrated, program, valid};

/// The synthetic collection: two rounds under the first version and one under the second.
fn lineage(args: &[&str]) -> Answer {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    crate::project::answer(program().current_dir(folder).args(args).args(["--returns", "lineage"]))
}

fn figures(round: &str) -> Value {
    let answer = lineage(&["rollup", round, "--format", "json"]).status(0);
    serde_json::from_str(&answer.data).expect("JSON")
}

/// Pairs of texts of a list of objects.
fn pairs<'a>(list: &'a Value, first: &str, second: &str) -> Vec<(&'a str, &'a str)> {
    let entries = list.as_array().expect("a list").iter();
    let text = |value: &'a Value| value.as_str().unwrap_or_default();
    entries.map(|entry| (text(&entry[first]), text(&entry[second]))).collect()
}

#[test]
fn a_reworded_proposal_is_warned_of_and_not_compared() {
    let answer = lineage(&["check", "sample/2021", "--format", "short"]).status(0);
    let place = "lineage/sample/rubric.yaml:20:15: warning[W012]: ";
    answer.says(place).says("add `replaces: 1.2`").says("and 1 warning\n");
    let movement = &figures("sample/2021")["movement"];
    let not = pairs(&movement["not_comparable"], "item", "reason");
    assert!(not.contains(&("1.2", "reworded")), "{not:?}");
    assert!(pairs(&movement["items"], "item", "was").iter().all(|(item, _)| *item != "1.2"));
}

#[test]
fn a_replaced_proposal_is_compared_under_its_new_number() {
    let found = figures("sample/2021");
    let movement = &found["movement"];
    let compared = pairs(&movement["items"], "item", "was");
    assert_eq!(compared, [("1.1", "1.1"), ("1.5", "1.3"), ("2.7", "2.7")]);
    assert_eq!(movement["items"][1]["rose"], 1);
    let versions = (&movement["previous_rubric"], &movement["rubric"]);
    assert_eq!(versions, (&"2019-01".into(), &"2021-01".into()));
    let trail = pairs(&found["history"]["items"][3]["rounds"], "round", "item");
    assert_eq!(trail, [("2019", "1.3"), ("2020", "1.3"), ("2021", "1.5")]);
}

#[test]
fn every_other_proposal_has_the_reason_why_it_is_not_compared() {
    let movement = &figures("sample/2021")["movement"];
    let wanted = [
        ("1.2", "reworded"),
        ("1.4", "completed-by-others"),
        ("2.1", "merged"),
        ("2.3", "split"),
        ("2.4", "split"),
        ("2.6", "new"),
    ];
    assert_eq!(pairs(&movement["not_comparable"], "item", "reason"), wanted);
    assert_eq!(movement["withdrawn"], Value::from(vec!["2.5"]));
    let text = lineage(&["rollup", "sample/2021"]).status(0);
    let text = text.prints("Not comparable with version 2019-01: 1.2 (reworded), 1.4 (completed");
    let text = text.prints("No longer asked since version 2019-01: 2.5\n");
    text.prints("Since 2019, 3 rounds, never moved: 1.1 (3 rounds)\n");
}

#[test]
fn an_action_is_followed_to_the_proposal_that_replaces_its_own() {
    let moved = &figures("sample/2021")["actions"]["put_back"][0];
    let told = [&moved["item"], &moved["action"], &moved["from"], &moved["to"]];
    assert_eq!(told, ["1.5", "move", "2021-01-31", "2022-01-31"]);
}

#[test]
fn the_page_of_a_proposal_says_what_it_is_compared_with_or_why_it_is_not() {
    let out = Project::empty();
    let folder = out.path("out").display().to_string();
    lineage(&["build", "sample/2021", "--only", "html", "--out", &folder]).status(0);
    let page = |id: &str| out.read(&format!("out/sample/2021/items/{id}.html"));
    for (id, words) in [
        ("1.2", "cannot be compared with those of Second round, 2020. Reworded since then."),
        ("2.1", "Merged from 2.1 and 2.2."),
        ("1.5", "It was proposal 1.3 then."),
    ] {
        assert!(page(id).contains(words), "{id}: {words}");
    }
    let moved = |words: &str| page("1.5").matches(words).count();
    let change = &figures("sample/2021")["movement"]["items"][1];
    assert_eq!(change["rose"], moved("Rose by "));
    assert_eq!(change["stayed"], moved("Did not move"));
    assert_eq!(page("1.2").matches("Did not move").count(), 0);
}

#[test]
fn the_summary_of_a_round_says_how_many_proposals_cannot_be_compared() {
    let out = Project::empty();
    let folder = out.path("out").display().to_string();
    lineage(&["build", "sample/2021", "--only", "html", "--out", &folder]).status(0);
    let not_comparable = &figures("sample/2021")["movement"]["not_comparable"];
    let count = not_comparable.as_array().expect("a list").len();
    let page = out.read("out/sample/2021/index.html");
    assert!(page.contains(&format!(" stayed. {count} proposals cannot be compared.")), "{count}");
}

#[test]
fn the_report_of_an_earlier_round_keeps_the_words_it_was_answered_under() {
    let out = Project::empty();
    let folder = out.path("out").to_string_lossy().into_owned();
    lineage(&["build", "--only", "html", "--out", &folder]).status(0);
    let (old, new) =
        (out.read("out/sample/2020/ardlin.html"), out.read("out/sample/2021/ardlin.html"));
    for (page, words, others) in [
        (
            &old,
            ["Partners plan.", "Partners send telegrams.", "2019-01"],
            "Partners plan for five years.",
        ),
        (
            &new,
            ["Partners plan for five years.", "Partners send messages.", "2021-01"],
            "telegrams",
        ),
    ] {
        assert!(words.iter().all(|words| page.contains(words)), "{words:?}");
        assert!(!page.contains(others), "{others}");
    }
    let round = out.read("out/sample/2020/index.html");
    assert!(round.contains("Review of an invented thing, as it was"), "the title of that version");
    assert!(
        !out.read("out/index.html").contains("as it was"),
        "the front page is of what is asked now"
    );
}

#[test]
fn a_return_is_checked_under_the_version_of_its_round() {
    let rubric = Project::new().read("returns/sample/rubric.yaml");
    let newer = rubric.replace("version: 1", "version: 2").replace("id: 1.1", "id: 1.7");
    let round = "title: Round 2020\ndeadline: 2020-05-15\nrubric: 2\n";
    let project = Project::new()
        .file("returns/sample/rubric-1.yaml", rubric)
        .file("returns/sample/rubric.yaml", newer)
        .file("returns/sample/2020/round.yaml", round)
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"))
        .file("returns/sample/2020/example-north.yaml", valid("example-north", "2020"));
    let answer = project.run(["check", "--format", "short"]).status(1);
    let wrong = "returns/sample/2020/example-north.yaml:6:3: error[E033]: ";
    answer.says(wrong).says("those that begin with 1 are `1.7`").never_says("sample/2019");
}

/// Two versions, a round under each and a return in each round; the first round has been published.
fn two_versions() -> Project {
    let rubric = Project::new().read("returns/sample/rubric.yaml");
    let newer = rubric.replace("version: 1", "version: 2\nreplaces: 1");
    let round = "title: Round 2020\ndeadline: 2020-05-15\nrubric: 2\nprevious: 2019\n";
    let project = Project::new()
        .file("returns/sample/rubric-1.yaml", rubric)
        .file("returns/sample/rubric.yaml", newer)
        .file("returns/sample/2020/round.yaml", round)
        .file("returns/sample/2019/example-north.yaml", valid("example-north", "2019"))
        .file("returns/sample/2020/example-north.yaml", valid("example-north", "2020"));
    project.run(["build", "--only", "html"]).status(0);
    project
}

#[test]
fn what_was_published_of_a_round_whose_rubric_broke_is_kept() {
    let project = two_versions();
    let kept = ["index.html", "sample/2019/index.html", "sample/2019/example-north.html"];
    let kept = kept.map(|file| format!("out/{file}"));
    let before = kept.each_ref().map(|file| project.read(file));
    let broken = project.read("returns/sample/rubric-1.yaml").replace("Partners meet.", "");
    project.write("returns/sample/rubric-1.yaml", broken);
    let later = valid("example-north", "2020").replace("rating: low", "rating: high");
    project.write("returns/sample/2020/example-north.yaml", later);
    let answer = project.run(["build", "--only", "html"]).status(1);
    answer.says("returns/sample/rubric-1.yaml").says("error[E012]").never_says("E023");
    assert_eq!(kept.each_ref().map(|file| project.read(file)), before);
    assert!(project.read("out/sample/2020/example-north.html").contains("They do."));
}

#[test]
fn a_broken_rubric_hides_no_finding_of_reading_a_return_under_it() {
    let project = two_versions();
    project.write("returns/sample/rubric-1.yaml", "title: [");
    project.write("returns/sample/2019/example-north.yaml", "status: [");
    let answer = project.run(["check", "--format", "short"]).status(1);
    let answer = answer.says("returns/sample/rubric-1.yaml:1:8: error[E005]");
    answer.says("returns/sample/2019/example-north.yaml:1:9: error[E005]").never_says("E023");
}

#[test]
fn two_files_of_one_version_stop_the_rounds_under_it() {
    let project = two_versions();
    let copied = project.read("returns/sample/rubric-1.yaml");
    project.write("returns/sample/rubric-2018.yaml", copied);
    project.write("returns/sample/2019/example-north.yaml", misrated("example-north", "2019"));
    let answer = project.run(["check", "--format", "short"]).status(1);
    let answer = answer.says("returns/sample/rubric-2018.yaml:3:10: error[E070]");
    answer.never_says("E036").says("1 of 2 returns checked: 1 error and 1 warning\n");
}

#[test]
fn a_round_that_names_no_version_gets_the_nearest() {
    let project = two_versions();
    let round = project.read("returns/sample/2020/round.yaml").replace("rubric: 2", "rubric: 22");
    project.write("returns/sample/2020/round.yaml", round);
    let answer = project.run(["check", "--format", "short"]).status(1);
    let place = "returns/sample/2020/round.yaml:3:9: error[E023]: ";
    answer.says(place).says("no rubric of version `22` (help: did you mean `2`?)");
}

#[test]
fn versions_that_replace_each_other_are_refused() {
    let project = two_versions();
    let rubric = project.read("returns/sample/rubric-1.yaml");
    let circle = rubric.replace("version: 1", "version: 1\nreplaces: 2");
    project.write("returns/sample/rubric-1.yaml", circle);
    let answer = project.run(["check", "--format", "short"]).status(1);
    let said = |file, other| {
        format!(
            "returns/sample/{file}:4:11: error[E071]: this version comes before itself, by way of \
             `{other}`"
        )
    };
    answer.says(&said("rubric.yaml", "1")).says(&said("rubric-1.yaml", "2"));
}

#[test]
fn rounds_that_come_before_each_other_are_refused() {
    let round = |previous: &str| {
        format!("title: A round\ndeadline: 2019-05-15\nrubric: 1\nprevious: {previous}\n")
    };
    let project = Project::new()
        .file("returns/sample/2019/round.yaml", round("2021"))
        .file("returns/sample/2020/round.yaml", round("2019"))
        .file("returns/sample/2021/round.yaml", round("2020"))
        .file("returns/sample/2022/round.yaml", round("2021"))
        .file("returns/sample/2022/example-north.yaml", valid("example-north", "2022"));
    let answer = project.run(["check", "--format", "short"]).status(1);
    let said = |round, others| {
        format!(
            "returns/sample/{round}/round.yaml:4:11: error[E024]: this round comes before itself, \
             by way of {others} "
        )
    };
    let answer = answer.says(&said("2019", "`2021`, `2020`")).says(&said("2020", "`2019`, `2021`"));
    answer.says(&said("2021", "`2020`, `2019`")).says("1 return checked: 3 errors and 1 warning\n");
    project.run(["check", "sample/2022"]).status(0);
    let figures = project.run(["rollup", "sample/2022"]).status(0);
    assert!(!figures.data.contains("Since"), "the rounds before could not be read");
}

#[test]
fn a_round_before_that_cannot_be_used_is_told_of() {
    let project = Project::new()
        .file("returns/sample/2019/round.yaml", "title: [\n")
        .file(
            "returns/sample/2020/round.yaml",
            "title: A round\ndeadline: 2020-05-15\nrubric: 1\nprevious: 2019\n",
        )
        .file("returns/sample/2020/example-north.yaml", valid("example-north", "2020"));
    let words = "the round before, `2019`, cannot be used";
    project.run(["check"]).status(1).says(words).says("2020/round.yaml:4:11");
    project.run(["build", "--only", "html"]).status(1).says("warning[W096]");
}

#[test]
fn rounds_that_are_called_alike_are_told_of_once() {
    let round = |title: &str| format!("title: {title}\ndeadline: 2019-05-15\nrubric: 1\n");
    let project = Project::new()
        .file("returns/sample/2019/round.yaml", round("The self-evaluation"))
        .file("returns/sample/2020/round.yaml", round("The Self-evaluation"))
        .file("returns/sample/2020/example-north.yaml", valid("example-north", "2020"));
    let answer = project.run(["check", "--format", "short"]).status(0);
    let answer = answer.says_times("warning[W099]", 1);
    answer.says("2020/round.yaml:1:8: warning[W099]: another round of this collection has the");
    project.write("returns/sample/2020/round.yaml", round("The second self-evaluation"));
    project.run(["check"]).status(0).never_says("W099");
}

#[test]
fn a_deadline_before_that_of_the_round_before_is_told_of() {
    let round =
        |year: u16| format!("title: Second\ndeadline: {year}-05-15\nrubric: 1\nprevious: 2019\n");
    let project = Project::new()
        .file("returns/sample/2020/round.yaml", round(2018))
        .file("returns/sample/2020/example-north.yaml", valid("example-north", "2020"));
    let answer = project.run(["check", "--format", "short"]).status(0);
    let answer =
        answer.says("returns/sample/2020/round.yaml:2:11: warning[W100]: the round before");
    answer.says("`2019`, has a later deadline than this, 2019-05-15 ");
    for year in [2019, 2020] {
        project.write("returns/sample/2020/round.yaml", round(year));
        project.run(["check"]).status(0).never_says("W100");
    }
}

#[test]
fn an_earlier_version_is_a_file_of_the_collection() {
    let project = two_versions();
    let path = "returns/sample/rubric-1.yaml";
    project.run(["check", path]).status(0).says("2 returns checked");
    let broken = project.read(path).replace("Partners meet.", "");
    project.write(path, broken);
    for what in ["sample/2020", "sample", path] {
        project.run(["check", what, "--format", "short"]).status(1).says("error[E012]");
    }
    project.write("returns/sample/rubric_0.yaml", "");
    let answer = project.run(["check", "--format", "short"]).status(1);
    answer.says("rubric_0.yaml: warning[W007]").says("is named `rubric-….yaml`");
}

#[test]
fn a_synthetic_collection_leaves_out_what_its_rubric_replaces() {
    let shipped = include_str!("../../returns/example-nation/rubric.yaml");
    assert!(shipped.contains("\nreplaces: ") && shipped.contains("        replaces: "));
    let project = Project::empty().file("rubric.yaml", shipped);
    let made = project.run(["synth", "--rubric", "rubric.yaml", "--rounds", "2", "returns/newer"]);
    made.status(0);
    project.run(["check", "newer"]).status(0);
    let text = project.read("returns/newer/rubric.yaml");
    assert!(!text.lines().any(|line| line.trim_start().starts_with("replaces:")), "{text}");
}
