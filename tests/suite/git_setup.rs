//! `stocktake git-setup`: git compares and merges returns through it, in one repository alone.

use crate::project::{Project, answer, valid};

const RETURN: &str = "returns/sample/2019/example-north.yaml";

/// A repository with a return.
fn repository() -> Project {
    let project = Project::new().file(RETURN, valid("example-north", "2019"));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("The return");
    project
}

fn attributes(project: &Project, path: &str) -> String {
    project.git(&["check-attr", "diff", "merge", "--", path])
}

#[test]
fn returns_are_compared_and_merged_and_nothing_else_is() {
    let project = repository();
    let answer = project.run(["git-setup"]).status(0);
    answer.says_only("git compares and merges the returns below `returns` by what they say\n");
    assert_eq!(attributes(&project, RETURN).matches(": stocktake\n").count(), 2);
    for other in ["returns/sample/rubric.yaml", "other/sample/2019/example-north.yaml", "README.md"]
    {
        assert_eq!(attributes(&project, other).matches(": unspecified\n").count(), 2, "{other}");
    }
    // No file of the user's own is changed.
    assert_eq!(project.git(&["status", "--porcelain"]), "");
}

#[test]
fn a_second_run_changes_nothing() {
    let project = repository();
    project.run(["git-setup"]).status(0);
    let files = || [project.read(".git/config"), project.read(".git/info/attributes")];
    let once = files();
    project.run(["git-setup"]).status(0);
    assert_eq!(files(), once);
}

#[test]
fn removing_leaves_everything_as_it_was() {
    let project = repository();
    project.write(".git/info/attributes", "*.png binary");
    project.git(&["config", "diff.stocktake.cachetextconv", "true"]);
    let config = project.read(".git/config");
    project.run(["git-setup"]).status(0);
    project.run(["git-setup", "--remove"]).status(0).says("by lines again");
    assert_eq!(project.read(".git/info/attributes"), "*.png binary\n");
    assert_eq!(project.read(".git/config"), config);
    project.run(["git-setup", "--remove"]).status(0);
}

#[test]
fn two_folders_of_returns_may_be_set_up() {
    let project = repository().file("more [of] it/x.txt", "");
    project.run(["git-setup"]).status(0);
    project.run(["git-setup", "--returns", "more [of] it"]).status(0);
    for path in [RETURN, "more [of] it/sample/2019/example-north.yaml"] {
        assert_eq!(attributes(&project, path).matches(": stocktake\n").count(), 2, "{path}");
    }
    assert!(attributes(&project, "more o it/sample/2019/a.yaml").contains(": unspecified"));
    project.run(["git-setup", "--remove"]).status(0);
    assert!(!project.path(".git/info/attributes").exists());
}

#[test]
fn what_the_user_says_of_such_files_is_not_overruled() {
    let project = repository().file(".gitattributes", "*.yaml merge=union\n");
    let answer = project.run(["git-setup"]).status(2);
    answer.says("error[E062]: your own attributes already say `merge=union` for returns");
    assert!(!project.path(".git/info/attributes").exists());
    assert!(!project.read(".git/config").contains("stocktake"));
}

#[test]
fn a_folder_outside_a_repository_is_refused() {
    let answer = Project::new().run(["git-setup"]).status(2);
    answer.says("error[E062]: `returns` is in no git repository").says("help: ");
}

#[test]
fn a_bare_repository_is_told_from_its_clones() {
    let project = repository();
    project.git(&["clone", "-q", "--bare", ".", "bare.git"]);
    let inside = ["git-setup", "--returns", "bare.git/returns"];
    for args in [&["git-setup", "--returns", "bare.git"][..], &inside] {
        let answer = project.run(args).status(2);
        let answer = answer.says("is in a bare repository, which has no files to edit or merge");
        answer.says("run `stocktake git-setup` in each clone of it");
    }
    let bare = project.inside("bare.git");
    bare.run(["git-setup"]).status(2).says("`returns` is in a bare repository");
    bare.run(["diff", "--git", "HEAD...HEAD"]).status(0).prints("No return changed.");
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let answer = repository().run(["git-setup", "--returns", "retruns"]).status(2);
    answer.says("error[E062]: there is no folder `retruns`");
}

#[test]
fn a_repository_that_the_environment_names_is_the_one_that_is_meant() {
    let project = repository();
    project.git(&["clone", "-q", "--bare", ".", "elsewhere.git"]);
    project.git(&["--git-dir=elsewhere.git", "config", "core.bare", "false"]);
    std::fs::rename(project.path(".git"), project.path("set aside")).expect("renamed");
    let named = |args: &[&str]| {
        let mut command = project.command(args);
        command.env("GIT_DIR", "elsewhere.git").env("GIT_WORK_TREE", project.path("."));
        answer(&mut command)
    };
    project.git(&["--git-dir=elsewhere.git", "--work-tree=.", "reset", "-q"]);
    named(&["git-setup"]).status(0);
    assert!(project.read("elsewhere.git/config").contains("[merge \"stocktake\"]"));
    project.write(RETURN, valid("example-north", "2019").replace("low", "high"));
    let args = ["--git-dir=elsewhere.git", "--work-tree=.", "diff"];
    let shown = project.git(&args);
    assert!(shown.contains("− HEAD:returns/sample/2019/example-north.yaml"), "{shown}");
    named(&["diff", "--git", "HEAD...HEAD"]).status(0).prints("No return changed.");
    named(&["diff", "HEAD:sample/2019/example-north", "sample/2019/example-north"]).status(0);
    // It is named from the folder that stocktake is started in, whatever is meant.
    let mut command = project.command(["build", "--only", "html"]);
    command.env("GIT_DIR", "elsewhere.git");
    answer(&mut command).status(0);
    let page = project.read("out/sample/2019/example-north.html");
    let commit = project.git(&["--git-dir=elsewhere.git", "rev-parse", "--short=12", "HEAD"]);
    assert!(page.contains(commit.trim()), "{page}");
}

#[test]
fn an_environment_that_names_a_repository_of_other_files_has_no_say() {
    let project = repository();
    project.git(&["init", "-q", "other"]);
    let mut command = project.command(["git-setup"]);
    command.env("GIT_DIR", project.path("other/.git")).env("GIT_WORK_TREE", project.path("other"));
    answer(&mut command).status(0);
    assert!(project.read(".git/config").contains("[merge \"stocktake\"]"));
    assert!(!project.read("other/.git/config").contains("stocktake"));
}

#[test]
fn an_environment_that_names_no_repository_is_said_to() {
    let project = repository();
    let mut command = project.command(["git-setup"]);
    let answer = answer(command.env("GIT_DIR", "/nowhere")).status(2);
    answer
        .says("error[E062]: `GIT_DIR` names `/nowhere`, which is no git repository")
        .says("unset GIT_DIR");
}

#[test]
fn a_submodule_and_a_worktree_are_set_up_as_any_repository() {
    let project = repository();
    project.git(&["clone", "-q", ".", "below"]);
    project.git(&[
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        "./below",
        "sub",
    ]);
    project.run(["git-setup", "--returns", "sub/returns"]).status(0);
    assert!(!project.read(".git/config").contains("merge \"stocktake\""));
    let inside = "sub/returns/sample/2019/example-north.yaml";
    project.write(inside, valid("example-north", "2019").replace("low", "high"));
    let shown = project.git(&["-C", "sub", "diff"]);
    assert!(shown.contains("▲ Item 1.1: Low → High, rose by 1 level"), "{shown}");
    project.git(&["worktree", "add", "-q", "beside"]);
    project.run(["git-setup", "--returns", "beside/returns"]).status(0);
    assert_eq!(attributes(&project, RETURN).matches(": stocktake\n").count(), 2);
}

#[test]
fn git_log_and_git_show_name_the_item_above_each_change() {
    let text = valid("example-north", "2019");
    let long = format!("|\n{}", "      A line of evidence.\n".repeat(9));
    let project = repository().file(RETURN, text.replace("Minutes.\n", &long));
    project.commit("More to say");
    project.run(["git-setup"]).status(0);
    project.write(RETURN, text.replace("Minutes.\n", &(long + "      One more.\n")));
    project.commit("One more");
    for args in [&["log", "-p", "-1"][..], &["show"], &["diff", "--no-ext-diff", "HEAD~1", "HEAD"]]
    {
        let shown = project.git(args);
        assert!(shown.contains("@@   1.1:\n") && shown.contains("\n+      One more.\n"), "{shown}");
    }
}

#[test]
fn git_blame_has_the_lines_of_the_file() {
    let text = valid("example-north", "2019");
    let long = "|\n      One thing that is said. And\n      another.\n\n      - a point\n";
    let project = repository().file(RETURN, text.replace("Minutes.\n", long));
    project.commit("More to say");
    project.run(["git-setup"]).status(0);
    let edited = project.read(RETURN).replace("a point", "a sharp point");
    project.write(RETURN, edited.clone() + "contacts:\n  - role: Officer\n");
    let own: Vec<String> = project.read(RETURN).lines().map(str::to_owned).collect();
    let at = own.iter().position(|line| line.contains("sharp")).expect("the line") + 1;
    let shown = project.git(&["blame", "--porcelain", RETURN]);
    let lines: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix('\t')).collect();
    assert_eq!(lines, own);
    let nobody = "0".repeat(40);
    for format in ["--porcelain", "--incremental"] {
        let shown = project.git(&["blame", format, RETURN]);
        let edits = shown.lines().filter_map(|line| line.strip_prefix(&*nobody));
        let edits: Vec<&str> =
            edits.map(|rest| rest.trim().split(' ').nth(1).expect("a line")).collect();
        assert!(edits.contains(&&*at.to_string()), "{format}: {edits:?} {shown}");
        assert!(
            edits.iter().all(|line| line.parse::<usize>().expect("a number") >= at),
            "{edits:?}"
        );
    }
    // So it has where an earlier stocktake told git to count other lines.
    let old = format!("'{}' git-textconv", assert_cmd::cargo::cargo_bin!("stocktake").display());
    project.git(&["config", "diff.stocktake.textconv", &old]);
    let shown = project.git(&["blame", "--porcelain", RETURN]);
    let lines: Vec<&str> = shown.lines().filter_map(|line| line.strip_prefix('\t')).collect();
    assert_eq!(lines, own);
    project.run(["git-setup"]).status(0);
    assert!(!project.read(".git/config").contains("\ttextconv"));
}

#[test]
fn git_compares_what_is_no_return_as_it_is() {
    let project = repository();
    project.run(["git-setup"]).status(0);
    project.write(RETURN, "a: \"b\n");
    assert!(project.git(&["diff"]).contains("+a: \"b\n"));
}

/// Files that lie where returns do, and are none.
const OTHERS: [&str; 3] =
    [".github/workflows/ci.yaml", "deploy/live/values.yaml", "sample/2019/round.yaml"];

#[test]
fn what_lies_beside_collections_is_compared_and_merged_as_if_nothing_were_set_up() {
    let project = Project::new();
    std::fs::rename(project.path("returns/sample"), project.path("sample")).expect("renamed");
    let north = "sample/2019/example-north.yaml";
    project.write(north, valid("example-north", "2019"));
    let text = |first: &str, last: &str| format!("a: {first}\nb: 1\nc: {last}\n");
    OTHERS.iter().for_each(|path| project.write(path, text("one", "two")));
    project.git(&["init", "-q", "-b", "main"]);
    project.commit("All of it");
    project.run(["git-setup", "--returns", "."]).status(0).says("when there is another collection");
    // An earlier stocktake meant every file at this depth.
    let meant = "/*/*/*.yaml diff=stocktake merge=stocktake\n";
    for earlier in ["", meant] {
        project.git(&["switch", "-q", "-C", "work", "main"]);
        project.write(
            ".git/info/attributes",
            earlier.to_owned() + &project.read(".git/info/attributes"),
        );
        assert_eq!(attributes(&project, north).matches(": stocktake\n").count(), 2);
        OTHERS.iter().for_each(|path| project.write(path, text("three", "two")));
        let shown = project.git(&["diff"]);
        assert_eq!(shown, project.git(&["diff", "--no-ext-diff", "--no-textconv"]));
        project.commit("Ours");
        project.git(&["switch", "-q", "-C", "theirs", "main"]);
        OTHERS.iter().for_each(|path| project.write(path, text("four", "two")));
        project.commit("Theirs");
        project.git(&["switch", "-q", "work"]);
        let output = project.try_git(&["merge", "theirs"]);
        for path in OTHERS {
            let marked = "<<<<<<< HEAD\na: three\n=======\na: four\n>>>>>>> theirs\nb: 1\nc: two\n";
            assert_eq!(project.read(path), marked, "{output:?}");
        }
        project.git(&["merge", "--abort"]);
    }
}

#[test]
fn lines_and_settings_of_somebody_else_stay() {
    let project = repository();
    project.run(["git-setup"]).status(0);
    let own = project.read(".git/info/attributes");
    let cut = own.replace("# stocktake: end\n", "");
    let mut foreign = cut.into_bytes();
    foreign.extend(b"*.keep -text\n*.\xe9 text");
    project.write(".git/info/attributes", foreign);
    project.run(["git-setup"]).status(0);
    project.git(&["config", "merge.stocktake.driver", "my own"]);
    let answer = project.run(["git-setup"]).status(2);
    answer.says("your own settings already say what `merge.stocktake.driver` is: `my own`");
    project.run(["git-setup", "--remove"]).status(0);
    let left = std::fs::read(project.path(".git/info/attributes")).expect("the file");
    assert_eq!(left, b"*.keep -text\n*.\xe9 text");
    assert_eq!(
        project.git(&["config", "--get-regexp", "stocktake"]),
        "merge.stocktake.driver my own\n"
    );
}

#[test]
fn what_an_earlier_stocktake_set_up_is_set_up_anew_and_can_be_removed() {
    let project = repository();
    let config = project.read(".git/config");
    let earlier = [
        ("merge.stocktake.name", "returns by proposal, action and paragraph"),
        ("merge.stocktake.driver", "'/a b/stk' merge --marker-size %L --path %P -- %O %A %B"),
        ("diff.stocktake.command", "'/a b/stk' git-diff-driver"),
        ("diff.stocktake.textconv", "'/a b/stk' git-textconv"),
        ("diff.stocktake.xfuncname", "^([^ ].*)$"),
    ];
    for run in [&["git-setup", "--remove"][..], &["git-setup"]] {
        earlier.iter().for_each(|(key, value)| _ = project.git(&["config", key, value]));
        project.run(run).status(0);
        assert!(!project.read(".git/config").contains("/stk"), "{run:?}");
    }
    // What favours a side in a merge came later: an older script is replaced by one that has it.
    let key = "merge.stocktake.driver";
    let new = project.git(&["config", key]);
    let before = new.replace("STOCKTAKE_MERGE_FAVOR", "OTHER").trim_end().to_owned();
    project.git(&["config", key, &before]);
    let told = "what another stocktake had set up here was replaced";
    project.run(["git-setup"]).status(0).says(told);
    assert_eq!(project.git(&["config", key]), new);
    project.run(["git-setup"]).status(0).never_says(told);
    project.run(["git-setup", "--remove"]).status(0);
    assert_eq!(project.read(".git/config"), config);
}

#[test]
fn what_cannot_be_set_up_whole_is_not_set_up() {
    let project = repository();
    let config = project.read(".git/config");
    std::fs::create_dir_all(project.path(".git/info/attributes")).expect("a folder");
    project.run(["git-setup"]).status(2).says("attributes` is no file");
    assert_eq!(project.read(".git/config"), config);
    std::fs::remove_dir(project.path(".git/info/attributes")).expect("removed");
    // Somebody's line that overrules ours is found out.
    project.run(["git-setup"]).status(0);
    let own = project.read(".git/info/attributes");
    let overruled = own + "*.yaml -diff\n";
    project.write(".git/info/attributes", &overruled);
    let config = project.read(".git/config");
    project
        .run(["git-setup"])
        .status(2)
        .says("your own attributes already say `diff=unset` for returns");
    assert_eq!(project.read(".git/info/attributes"), overruled);
    assert_eq!(project.read(".git/config"), config);
    // Nobody can write the settings while another git does.
    project.run(["git-setup", "--remove"]).status(0);
    project.write(".git/info/attributes", "*.png binary\n");
    project.write(".git/config.lock", "");
    project.run(["git-setup"]).status(2).says("config.lock");
    assert_eq!(project.read(".git/info/attributes"), "*.png binary\n");
}

#[cfg(unix)]
#[test]
fn what_is_written_is_a_file_of_its_own_until_it_is_whole() {
    use std::os::unix::fs::MetadataExt as _;
    let project = repository();
    project.write(".git/info/attributes", "*.png binary\n");
    let node = |project: &Project| {
        std::fs::metadata(project.path(".git/info/attributes")).expect("the file").ino()
    };
    let before = node(&project);
    let held = std::fs::File::open(project.path(".git/info/attributes")).expect("opened");
    project.run(["git-setup"]).status(0);
    assert_ne!(node(&project), before);
    assert_eq!(std::io::read_to_string(held).expect("read"), "*.png binary\n");
}

#[cfg(unix)]
#[test]
fn a_folder_may_have_any_name() {
    use std::os::unix::ffi::OsStrExt as _;
    for name in [&b"re\nturns"[..], b"a \"b\" [c] *?\\", b"\xe4\xff", b"#!x", b" x "] {
        let project = repository();
        let name = std::ffi::OsStr::from_bytes(name);
        std::fs::rename(project.path("returns"), project.path(".").join(name)).expect("renamed");
        let mut command = project.command(["git-setup", "--returns"]);
        answer(command.arg(name)).status(0);
        let mut file = name.to_owned();
        file.push("/sample/2019/example-north.yaml");
        let mut asked = crate::git::command(&project.path("."), crate::git::DAY);
        let output = asked.args(["check-attr", "-z", "merge", "--"]).arg(file).output();
        assert!(output.expect("git runs").stdout.ends_with(b"\0merge\0stocktake\0"), "{name:?}");
    }
}

#[test]
fn what_was_set_up_is_removed_though_its_folder_is_gone() {
    let project = repository();
    project.run(["git-setup"]).status(0);
    std::fs::rename(project.path("returns"), project.path("moved")).expect("renamed");
    project.run(["git-setup", "--remove"]).status(0);
    assert!(!project.path(".git/info/attributes").exists());
}
