//! Parts that several machines make are, put together, what one machine makes.

use std::fs;

use super::{Project, path, project, rated};

impl Project {
    /// Builds each part of so many in a folder of its own, and gives the names of these.
    fn parts(&self, of: usize, args: &[&str]) -> Vec<String> {
        let build = |number: usize| {
            let (share, folder) = (format!("{number}/{of}"), format!("part-{number}-of-{of}"));
            self.build(&[&["--partition", &share, "--out", &folder], args].concat()).status(0);
            folder
        };
        (1..=of).map(build).collect()
    }

    fn join(&self, parts: &[impl AsRef<str>]) -> crate::project::Answer {
        let parts = parts.iter().map(AsRef::as_ref);
        let args = ["join"].into_iter().chain(parts).chain(["--out", "joined"]);
        self.run(args.collect::<Vec<_>>())
    }
}

const HTML: [&str; 2] = ["--only", "html"];

#[test]
fn parts_put_together_are_what_one_machine_makes() {
    let project = project();
    let args: &[&str] = if cfg!(feature = "embedded-typst") { &[] } else { &HTML };
    project.build(args).status(0);
    let whole = project.files("out");
    for of in [1, 2, 3] {
        let parts = project.parts(of, args);
        let made: usize = parts.iter().map(|part| project.files(part).len() - 1).sum();
        assert_eq!(made, whole.len() - 1, "each file is in one part");
        project.join(&parts).status(0).says(&format!("{} files of {of} parts", whole.len() - 1));
        assert!(project.files("joined") == whole, "of {of}, the list too");
    }
    // Once more, nothing is made, and a change is made in the part that it belongs to.
    let again = ["--partition", "1/3", "--out", "part-1-of-3", "--explain-rebuild"];
    let answer = project.build(&[&again, args].concat()).status(0);
    assert!(answer.data.lines().all(|line| line.starts_with("kept  ")), "{}", answer.data);
    project.write(&path("example-north", "2020"), rated("example-north", "2020", "high", "Other."));
    project.build(args).status(0);
    let parts = project.parts(3, args);
    project.join(&parts).status(0);
    assert!(project.files("joined") == project.files("out"));
}

#[test]
fn parts_that_are_no_whole_are_not_joined() {
    let project = project();
    let parts = project.parts(3, &HTML);
    let refused = |parts: &[&str], words: &str| {
        let answer = project.join(parts).status(2).says(&format!("error[E122]: {words}"));
        answer.says("nothing was joined").says("help: build every part from the same returns");
        assert!(!project.path("joined").exists());
    };
    let [one, two, three] = [&*parts[0], &*parts[1], &*parts[2]];
    refused(&[one, three], "part 2 of 3 is missing");
    refused(&[one, two, two, three], "part 2 of 3 is there twice: in `part-2-of-3` and in `part-2");
    refused(&[one, "nowhere"], "`nowhere` holds no part: it has no `manifest.json`");
    project.build(&HTML).status(0);
    refused(&["out", two], "`out` holds a whole, and no part of one");
    let page = project.names(three).into_iter().find(|name| name.ends_with(".html"));
    let page = format!("{three}/{}", page.expect("a page"));
    let text = fs::read(project.path(&page)).expect("the page");
    project.write(&page, "altered");
    refused(&[one, two, three], &format!("part 3 of 3: `{page}` was altered since it was made"));
    fs::remove_file(project.path(&page)).expect("removed");
    refused(&[one, two, three], &format!("part 3 of 3: `{page}` is not there"));
    project.write(&page, text);
    project.write(&path("example-north", "2020"), rated("example-north", "2020", "high", "Other."));
    project.build(&["--only", "html", "--partition", "3/3", "--out", three]).status(0);
    refused(&[one, two, three], "`part-3-of-3` is a part of another whole than `part-1-of-3`");
}

#[test]
fn a_part_goes_into_no_folder_that_holds_a_whole() {
    let project = project();
    project.build(&HTML).status(0);
    let part = ["--only", "html", "--partition", "1/2"];
    let answer = project.build(&part).status(2);
    answer.says("error[E124]: `out` holds a whole, in which a part alone would be left");
    project.build(&[&part[..], &["--out", "part"]].concat()).status(0);
    let answer = project.build(&["--only", "html", "--out", "part"]).status(2);
    answer.says("error[E124]: `part` holds a part of a whole");
    // Another part may take its place, and nothing of the first is left.
    let other = ["--only", "html", "--partition", "2/2", "--out"];
    project.build(&[&other[..], &["part"]].concat()).status(0);
    project.build(&[&other[..], &["other"]].concat()).status(0);
    assert!(project.files("part") == project.files("other"));
}

#[test]
fn what_is_joined_takes_the_place_of_what_was_joined_before() {
    let project = project();
    project.join(&project.parts(2, &HTML)).status(0);
    project.write("joined/CNAME", "example.org");
    fs::remove_file(project.path(&path("example-north", "2020"))).expect("a return");
    let answer = project.join(&project.parts(2, &HTML)).status(0);
    answer.says("withdrawn and removed: sample/2020/example-north.html");
    project.build(&HTML).status(0);
    let joined: Vec<_> =
        project.files("joined").into_iter().filter(|(path, _)| !path.ends_with("CNAME")).collect();
    assert!(joined == project.files("out"));
    assert_eq!(project.read("joined/CNAME"), "example.org");
}

#[test]
fn a_report_that_is_left_out_of_all_parts_stays_as_it_was_where_they_are_joined() {
    let project = project();
    project.join(&project.parts(2, &HTML)).status(0);
    project
        .write(&path("example-north", "2020"), crate::project::misrated("example-north", "2020"));
    let build = |number: usize| {
        let (share, folder) = (format!("{number}/2"), format!("part-{number}"));
        project.build(&["--only", "html", "--partition", &share, "--out", &folder]).status(1);
        folder
    };
    let parts = [1, 2].map(build);
    let answer = project.join(&parts).status(1);
    let answer = answer.says("error[E140]: `sample/2020/example-north` could not be made");
    answer.says("files of 2 parts are in joined").never_says("withdrawn");
    for page in ["2020/example-north.html", "changes/2019-2020/example-north.html"] {
        let page = project.read(&format!("joined/sample/{page}"));
        assert!(page.contains("id=\"of-before\""), "{page}");
    }
    project.run(["verify", "--strict", "joined"]).status(0);
    // A collection that cannot be read at all stays as well.
    project.write("returns/sample/rubric.yaml", "title: [");
    let before = project.names("joined");
    let parts = [1, 2].map(build);
    project.join(&parts).status(1).says("error[E140]: `sample` could not be made");
    assert_eq!(project.names("joined"), before);
}

#[test]
fn a_part_names_no_page_that_may_be_in_another() {
    let project = project();
    for part in 1..=2 {
        let (share, out) = (format!("{part}/2"), format!("part-{part}"));
        let args = ["--only", "html", "--partition", &share, "--out", &out];
        let answer = project.build(&args).status(0).never_says("open ");
        answer.says(&format!("a part was written to {out}: `stocktake join` puts all parts"));
    }
}

#[test]
fn no_part_is_made_of_a_selection_as_all_else_would_be_taken_away() {
    let project = project();
    project.build(&HTML).status(0);
    let before = project.files("out");
    for what in ["sample", "sample/2020", "sample/2020/example-north"] {
        let args = ["--only", "html", "--partition", "1/2", "--out", "part", what];
        let answer = project.build(&args).status(2);
        let answer =
            answer.says(&format!("error[E122]: a part is one of all that there is, and `{what}`"));
        answer.says("help: leave out what you selected: `stocktake join` needs the parts of all");
        assert!(!project.path("part").exists(), "{what}");
    }
    assert!(project.files("out") == before);
}

#[test]
fn a_part_is_named_by_its_number_and_how_many_there_are() {
    for wrong in ["3/2", "0/2", "1", "a/b", "1/0"] {
        let answer = project().build(&["--partition", wrong]).status(2);
        answer.says("write which part and of how many, such as 2/5");
    }
}
