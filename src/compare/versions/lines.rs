//! git's own lines, as if no program were set.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::version::Version;
use crate::git;

/// The lines; `about` is what git says of a new path.
///
/// Both files are laid out under their own paths and modes, so that git calls them what they are
/// called.
///
/// # Errors
/// There is no room for that, a file cannot be read, or git cannot be run.
pub(crate) fn text(
    old: Version<'_>,
    new: Version<'_>,
    about: &str,
    is_coloured: bool,
) -> io::Result<String> {
    let folder = tempfile::tempdir()?;
    let sides = [("a", old), ("b", new)];
    for (side, version) in sides.iter().filter(|(_, version)| version.is_there()) {
        lay_out(*version, &folder.path().join(side).join(version.path))?;
    }
    let (within, names) = match (old.is_there(), new.is_there()) {
        (false, _) => ("b", ["/dev/null".into(), new.path.to_owned()]),
        (_, false) => ("a", [old.path.to_owned(), "/dev/null".into()]),
        _ => (".", [format!("a/{}", old.path), format!("b/{}", new.path)]),
    };
    let mut command = git::command(Path::new("."));
    let own = git::run(command.args(["rev-parse", "--absolute-git-dir"]))?;
    let own = String::from_utf8_lossy(&own.stdout).trim_end_matches('\n').to_owned();
    let mut command = git::showing(&folder.path().join(within));
    command.env("GIT_DIR", own).env("GIT_WORK_TREE", folder.path());
    let colour = if is_coloured { "--color=always" } else { "--color=never" };
    command.args(["diff", "--no-index", "--no-ext-diff", "--no-textconv", colour]);
    if within == "." {
        command.arg("--no-prefix");
    }
    let output = git::run(command.arg("--").args(names))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(if about.is_empty() { text } else { with_about(&text, about) })
}

/// Writes a file as it stood in the work tree.
fn lay_out(version: Version<'_>, path: &PathBuf) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    let bytes = fs::read(version.file)?;
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStringExt as _;
        use std::os::unix::fs::PermissionsExt as _;
        if version.mode == "120000" {
            return std::os::unix::fs::symlink(std::ffi::OsString::from_vec(bytes), path);
        }
        fs::write(path, bytes)?;
        let mode = if version.mode == "100755" { 0o755 } else { 0o644 };
        fs::set_permissions(path, fs::Permissions::from_mode(mode))
    }
    #[cfg(not(unix))]
    fs::write(path, bytes)
}

/// What git says of a renamed file stands before the names of the contents, or last where these are
/// the same.
fn with_about(text: &str, about: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let heading = format!("diff --git {} {}", named(about, "from", "a"), named(about, "to", "b"));
    if lines.is_empty() {
        lines.push(&heading);
    }
    let is_index = |line: &&str| line.trim_start_matches("\u{1b}[1m").starts_with("index ");
    let at = lines.iter().position(is_index).unwrap_or(lines.len());
    let own = about.lines().filter(|line| !line.is_empty() && !is_index(line));
    lines.splice(at..at, own);
    lines.join("\n") + "\n"
}

/// A path that git tells of as `rename from PATH`, perhaps between quotation marks, as it stands in
/// a heading.
fn named(about: &str, end: &str, side: &str) -> String {
    let told = |line: &str| {
        let (_, path) = line.split_once(&format!(" {end} "))?;
        Some(match path.strip_prefix('"') {
            Some(rest) => format!("\"{side}/{rest}"),
            None => format!("{side}/{path}"),
        })
    };
    about.lines().find_map(told).unwrap_or_default()
}
