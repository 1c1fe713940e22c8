//! git's own lines under git's own heading, as if no program were set.

use super::super::diff::terminal::Look;
use super::version::Version;
use crate::diag;
use crate::load::git;

/// The lines; each mode is that of a file, and `about` is what git says of a new path.
pub(super) fn text(
    old: (Version<'_>, &str),
    new: (Version<'_>, &str),
    about: &str,
    look: Look,
) -> String {
    let here = std::path::absolute(".").unwrap_or_default();
    let mut command = git::command(&here);
    let colour = if look.colour { "--color=always" } else { "--color=never" };
    command.args(["diff", "--no-index", "--no-ext-diff", "--no-textconv", colour, "--"]);
    let output = command.args([old.0.file, new.0.file]).output();
    let lines = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned());
    let lines = lines.unwrap_or_default();
    // What stands above names the temporary files.
    let is_content = |line: &&str| line.contains("@@ -") || line.starts_with("Binary files");
    let content = lines.split_inclusive('\n').skip_while(|line| !is_content(line));
    let mut text = heading(old, new);
    about.lines().for_each(|line| text.push_str(&(diag::seen(line) + "\n")));
    if lines.contains("@@ -") {
        text.push_str(&names(old.0, new.0));
    }
    text + &content.collect::<String>()
}

fn heading(old: (Version<'_>, &str), new: (Version<'_>, &str)) -> String {
    let (before, now) = (diag::seen(old.0.path), diag::seen(new.0.path));
    let mut text = format!("diff --git a/{before} b/{now}\n");
    match (old.0.is_there(), new.0.is_there()) {
        (false, true) => text.push_str(&format!("new file mode {}\n", diag::seen(new.1))),
        (true, false) => text.push_str(&format!("deleted file mode {}\n", diag::seen(old.1))),
        _ => {}
    }
    text
}

fn names(old: Version<'_>, new: Version<'_>) -> String {
    let name = |version: Version<'_>, side: &str| match version.is_there() {
        true => format!("{side}/{}", diag::seen(version.path)),
        false => "/dev/null".to_owned(),
    };
    format!("--- {}\n+++ {}\n", name(old, "a"), name(new, "b"))
}
