//! `stocktake check -`: a return that is not saved yet, from a pipe.

use crate::project::{Answer, Project, answer, misrated, valid};

const FILE: &str = "returns/sample/2019/example-north.yaml";

/// Checks a text as if it were the return of Example North.
fn typed(project: &Project, args: &[&str], text: &str) -> Answer {
    answer(project.command([&["check"], args].concat()).write_stdin(text))
}

#[test]
fn a_text_from_a_pipe_is_checked_as_the_return_that_it_is() {
    let project = Project::new();
    let north = ["-", "--as", "sample/2019/example-north"];
    let told = typed(&project, &north, &misrated("example-north", "2019")).status(1);
    told.says(&format!("{FILE}:7:13")).says("1 return checked: 1 error");
    let told = typed(&project, &north, &valid("example-north", "2019")).status(0);
    told.says_only("1 return checked: no errors\n");
    let told = typed(&project, &["-", "--as", FILE], &valid("example-south", "2019")).status(1);
    told.says("this says `example-south`, and the file is named `example-north`");
    assert!(!project.path(FILE).exists(), "nothing is written");
}

#[test]
fn the_text_stands_in_place_of_the_file_that_is_saved_and_leaves_it_as_it_is() {
    let project = Project::new().file(FILE, misrated("example-north", "2019"));
    let args = ["-", "--as", "sample/2019/example-north", "--format", "short"];
    typed(&project, &args, &valid("example-north", "2019")).status(0);
    assert_eq!(project.read(FILE), misrated("example-north", "2019"));
    project.run(["check"]).status(1);
}

#[test]
fn it_must_be_said_which_return_a_text_is() {
    let project = Project::new();
    let way_out = "`stocktake check - --as collection/round/partnership`";
    for args in [
        &["-"][..],
        &["-", "--as", "sample/2019"],
        &["-", "sample", "--as", "sample/2019/example-north"],
        &["sample", "--as", "sample/2019/example-north"],
    ] {
        typed(&project, args, &valid("example-north", "2019")).status(2).says(way_out);
    }
    let args = ["-", "--as", "sample/2019/example-north", "--fix"];
    typed(&project, &args, &misrated("example-north", "2019")).status(2).says("no file in which");
    let args = ["-", "--as", "sample/2018/example-north"];
    typed(&project, &args, &valid("example-north", "2018")).status(1).says("2018/round.yaml");
}

#[test]
fn a_text_that_is_too_large_or_none_is_told_as_a_file_would_be() {
    let project = Project::new();
    let args = ["-", "--as", "sample/2019/example-north"];
    typed(&project, &args, &"# \n".repeat(400_000)).status(1).says("error[E002]");
    typed(&project, &args, "").status(1).says(FILE);
}
