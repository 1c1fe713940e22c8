//! Returns at a revision, and the returns that a range of commits changes, read through git.

use std::path::Path;

use stocktake::diag::{Code, Diagnostic};
use stocktake::git::{AtRevision, ChangedPath, Repository, Revision};
use stocktake::load;

use crate::git;
use crate::project::{Project, misrated, valid};
use stocktake::system::System as _;

const NORTH: &str = "returns/sample/2019/example-north.yaml";
const SOUTH: &str = "returns/sample/2019/example-south.yaml";

/// A repository in which the north was returned, tagged `v1`, and then changed.
fn repository() -> Project {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The north");
    project.git(&["tag", "v1"]);
    project.write(NORTH, misrated("example-north", "2019"));
    project.commit("A slip");
    project
}

fn around(project: &Project) -> Repository {
    Repository::around(&project.path("returns")).expect("a repository")
}

/// What is found wrong with what is meant, as one text.
fn read(project: &Project, text: &str) -> Result<String, Diagnostic> {
    let at = AtRevision::parse(text).expect("a revision");
    let (tree, selection) = around(project).read(&at)?;
    let mut found = Vec::new();
    let files = load::collections_as(&tree, Path::new(""), tree.name(), &mut found);
    found.extend(load::Selections::new(vec![selection.clone()]).missing(&files));
    for files in files {
        let written = load::collection(&tree, files, &mut found);
        let collection = stocktake::check::collection(written, &mut found).expect("a collection");
        for entry in collection.rounds.iter().flat_map(|round| &round.entries) {
            if selection.partnership.as_deref().is_none_or(|own| own == entry.stem) {
                found.extend(entry.findings.iter().cloned());
            }
        }
    }
    let shown = |found: &Diagnostic| {
        let place = found.place.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{place} {}", found.code)
    };
    Ok(found.iter().map(shown).collect::<Vec<_>>().join(", "))
}

#[track_caller]
fn refused(project: &Project, text: &str) -> Diagnostic {
    read(project, text).expect_err("refused")
}

#[test]
fn a_return_is_read_as_it_was() {
    let project = repository();
    for what in [
        "sample/2019/example-north",
        "sample/2019",
        "sample",
        NORTH,
        "./sample/2019/example-north.yaml",
    ] {
        assert_eq!(read(&project, &format!("v1:{what}")).expect("read"), "", "{what}");
        let found = read(&project, &format!("HEAD:{what}")).expect("read");
        assert_eq!(found, format!("HEAD:{NORTH}:7:13 E036"), "{what}");
    }
}

#[test]
fn a_revision_may_be_named_in_any_way_of_git() {
    let project = repository();
    let commit = project.git(&["rev-parse", "v1"]);
    for name in ["HEAD~1", "main^", commit.trim(), &commit[..8], "main@{1}"] {
        assert_eq!(around(&project).revision(name).expect(name).commit, commit.trim(), "{name}");
    }
}

#[test]
fn a_path_is_no_revision() {
    for text in ["sample/2019", "C:\\returns\\a.yaml", ":a", "v1:", ".\\a:b", "./a:b"] {
        assert_eq!(AtRevision::parse(text), None, "{text}");
    }
    let at = AtRevision::parse("HEAD~3:a/b/c").expect("a revision");
    assert_eq!((&*at.revision, &*at.what), ("HEAD~3", "a/b/c"));
}

#[test]
fn where_there_is_no_git_it_is_said_to_be_needed() {
    let project = Project::new().file(NORTH, valid("example-north", "2019"));
    for args in [&["git-setup"][..], &["diff", "--git", "main..HEAD"]] {
        let mut command = project.command(args);
        let answer = crate::project::answer(command.env("PATH", project.path("returns"))).status(2);
        let answer = answer.says("git is needed for this, and the program `git` is not found");
        answer.says("install git, or put the folder that holds it into `PATH`");
    }
}

#[test]
fn a_revision_that_is_not_there_gets_the_nearest() {
    let finding = refused(&repository(), "mian:sample/2019");
    assert_eq!(
        (finding.code, &*finding.message),
        (Code::NoRevision, "there is no revision `mian`")
    );
    assert_eq!(finding.help.as_deref(), Some("did you mean `main`?"));
}

#[test]
fn a_revision_is_never_an_option() {
    let project = repository();
    for name in ["--help", "--all", "-h", "--git-dir", "--end-of-options"] {
        assert_eq!(
            refused(&project, &format!("{name}:sample/2019")).code,
            Code::NoRevision,
            "{name}"
        );
    }
    assert!(around(&project).changes("--output=x...HEAD").is_err());
    assert!(!project.path("x").exists() && !project.path("returns/x").exists());
}

#[test]
fn what_was_not_there_at_a_revision_is_named() {
    let project = repository();
    let finding = refused(&project, "v1:smaple/2019");
    assert_eq!(finding.message, "there is no collection `smaple` in `returns/` at `v1`");
    assert_eq!(finding.help.as_deref(), Some("did you mean `sample`?"));
    assert_eq!(read(&project, "v1:sample/2020").expect("read"), " E060");
    assert_eq!(read(&project, "v1:sample/2019/example-south").expect("read"), " E060");
    assert_eq!(refused(&project, "v1:a//b").code, Code::NothingSelected);
    assert_eq!(refused(&project, "v1:a.yaml").code, Code::NothingSelected);
}

#[test]
fn a_shallow_clone_says_what_it_lacks() {
    let project = repository();
    let from = format!("file://{}", project.path(".").canonicalize().expect("a path").display());
    project.git(&["clone", "-q", "--depth", "1", &from, "shallow"]);
    let shallow = Repository::around(&project.path("shallow/returns")).expect("a repository");
    let finding = shallow.revision("HEAD~1").expect_err("refused");
    assert!(finding.help.expect("a way out").contains("git fetch --unshallow"));
    assert!(shallow.revision("HEAD").is_ok());
}

#[test]
fn a_bare_repository_is_read() {
    let project = repository();
    project.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    let bare = Repository::around(&project.path("bare.git/returns")).expect("a repository");
    let at = AtRevision::parse("v1:sample/2019/example-north").expect("a revision");
    let (tree, _) = bare.read(&at).expect("read");
    assert_eq!(tree.name(), "v1:returns");
    let north = tree.read(Path::new("sample/2019/example-north.yaml"), 1 << 20).expect("a file");
    assert_eq!(north, valid("example-north", "2019").as_bytes());
}

#[test]
fn a_worktree_is_read() {
    let project = repository();
    project.git(&["worktree", "add", "-q", "beside", "v1"]);
    let beside = Repository::around(&project.path("beside/returns")).expect("a repository");
    let at = AtRevision::parse("HEAD:sample/2019/example-north").expect("a revision");
    assert_eq!(beside.read(&at).expect("read").0.name(), "HEAD:returns");
    assert_eq!(
        beside.revision("HEAD").expect("a commit"),
        around(&project)
            .revision("v1")
            .map(|r| Revision { name: "HEAD".to_owned(), ..r })
            .expect("a commit")
    );
}

#[test]
fn a_folder_without_a_repository_is_said() {
    let project = Project::new();
    let nowhere = Repository::around(&project.path("returns"));
    // Some other repository may lie around the temporary folder: then it has no such file.
    if let Err(finding) = nowhere {
        assert!(finding.message.ends_with("is in no git repository"), "{finding:?}");
    }
}

fn changes(project: &Project, range: &str) -> Vec<(String, String)> {
    let none = || "-".to_owned();
    let changes = around(project).changes(range).expect("a range").returns;
    let pair =
        |change: ChangedPath| (change.old.unwrap_or_else(none), change.new.unwrap_or_else(none));
    changes.into_iter().map(pair).collect()
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn the_returns_that_a_branch_changes_are_listed() {
    let project = repository();
    project.git(&["switch", "-q", "-c", "branch"]);
    project.git(&["mv", NORTH, SOUTH]);
    project.write("returns/sample/2020/example-west.yaml", "west");
    project.write("returns/sample/2020/round.yaml", "no return");
    project.write("elsewhere/sample/2020/example-west.yaml", "no return");
    project.commit("A branch");
    project.git(&["switch", "-q", "main"]);
    project.write(NORTH, valid("example-north", "2019"));
    project.commit("Main goes on");
    let west = ("-", "returns/sample/2020/example-west.yaml");
    assert_eq!(changes(&project, "main...branch"), pairs(&[(NORTH, SOUTH), west]));
    assert_eq!(changes(&project, "...branch"), changes(&project, "main...branch"));
    assert_eq!(changes(&project, "v1..main"), pairs(&[]));
    assert_eq!(changes(&project, "v1..HEAD~1"), pairs(&[(NORTH, NORTH)]));
    assert_eq!(changes(&project, "branch..HEAD").len(), 2);
}

#[test]
fn a_name_that_is_not_plain_ascii_is_as_it_is() {
    let project = repository();
    project.write("returns/sample/2019/s\u{fc}d.yaml", "south");
    project.commit("The south");
    assert_eq!(
        changes(&project, "HEAD~1..HEAD"),
        pairs(&[("-", "returns/sample/2019/s\u{fc}d.yaml")])
    );
}

#[test]
fn what_is_no_range_is_said() {
    let project = repository();
    for range in ["main", "..", "...", "a..b..c"] {
        let finding = around(&project).changes(range).expect_err(range);
        assert!(finding.message.ends_with("is not a range of commits"), "{finding:?}");
    }
    project.git(&["switch", "-q", "--orphan", "other"]);
    project.write("a.txt", "");
    project.commit("Another beginning");
    let finding = around(&project).changes("main...other").expect_err("no base");
    assert_eq!(finding.message, "`main` and `other` have no commit in common");
}

#[cfg(unix)]
fn with_link(path: &str, target: &str) -> Project {
    let project = repository();
    let path = project.path(path);
    std::os::unix::fs::symlink(target, path).expect("a link");
    project.commit("A link");
    project
}

#[cfg(unix)]
#[test]
fn a_link_at_a_revision_is_a_finding_as_it_is_on_the_disk() {
    for (name, target) in [
        // A return: out of the repository, to another return, to nothing, round and round.
        ("2019/example-south.yaml", "/etc/hostname"),
        ("2019/example-south.yaml", "example-north.yaml"),
        ("2019/example-south.yaml", "../../../../nowhere.yaml"),
        ("2019/example-south.yaml", "example-south.yaml"),
        // A round: to another round, to another collection, out, to one whose name looks like a
        // file's.
        ("2020", "2019"),
        ("2020", "../../elsewhere/2020"),
        ("2020", "/etc"),
        ("v2.2020", "./2019"),
        // A file of the collection itself.
        ("rubric-old.yaml", "rubric.yaml"),
    ] {
        let path = format!("returns/sample/{name}");
        let project = with_link(&path, target);
        let answer = project.run(["check", "sample", "--format", "short"]).status(1);
        answer.says(&format!("{path}: error[E001]: this is a link"));
        let found = read(&project, "HEAD:sample").expect("read");
        let here = format!("HEAD:{path} E001");
        assert!(found.split(", ").any(|own| own == here), "{name} to {target}: {found}");
    }
    // What is no round, no return and no file of ours is nobody's business, there as here.
    let project = with_link("returns/sample/README", "rubric.yaml");
    project.run(["check", "sample"]).status(1).never_says("this is a link");
    assert_eq!(read(&project, "HEAD:sample").expect("read"), format!("HEAD:{NORTH}:7:13 E036"));
}

#[cfg(unix)]
#[test]
fn what_was_a_link_at_a_revision_is_compared_with_nothing_and_says_so() {
    let project = with_link("returns/sample/2020", "2019");
    let link = "this is a link, and links are not followed";
    project.run(["diff", "v1:sample/2019", "HEAD:sample/2020"]).status(2).says(link);
    project.run(["diff", "v1:sample/2019", "HEAD:sample/2019"]).status(0);
    let project = with_link("returns/other", "sample");
    project.run(["diff", "HEAD:sample/2019", "HEAD:other/2019"]).status(2).says(link);
    let project = with_link(SOUTH, "example-north.yaml");
    project.run(["diff", "--git", "HEAD~1..HEAD"]).status(0).prints("this is a link");
}

#[test]
fn a_file_that_is_too_large_is_said_and_not_kept_whole() {
    let project = repository().file(SOUTH, "x".repeat(3 << 20));
    project.commit("A large file");
    let found = read(&project, "HEAD:sample/2019/example-south").expect("read");
    assert_eq!(found, format!("HEAD:{SOUTH} E002"));
    let north = read(&project, "HEAD:sample/2019/example-north").expect("read");
    assert_eq!(north, format!("HEAD:{NORTH}:7:13 E036"));
    git::succeeds(git::command(&project.path("."), git::DAY).args(["fsck"]));
}
