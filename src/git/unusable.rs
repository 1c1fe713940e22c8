//! Repositories that are there and that git passes over without a word, or takes for those of other
//! files: what it would not say by itself.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{Refusal, run};

/// The repository around a folder that git passed over, by what it answered: it says that there is
/// none, and takes a folder `.git` whose `HEAD` is damaged for one of somebody else.
pub(super) fn passed_over(folder: &Path, output: &Output) -> Option<Refusal> {
    let talk = String::from_utf8_lossy(&output.stderr);
    let limit = match talk.split_once("(or any parent up to mount point ") {
        Some((_, rest)) => rest.split_once(')').map(|(mount, _)| PathBuf::from(mount)),
        None if talk.contains("(or any of the parent directories)") => None,
        None => return None,
    };
    around(folder, limit.as_deref()).map(Refusal::PassedOver)
}

/// Why nothing is told of the files of a folder around which there is a repository, where there is
/// no git to ask.
pub(super) fn without_git(folder: &Path) -> Option<Refusal> {
    let named = env::var_os("GIT_DIR").map(|named| named.to_string_lossy().into_owned());
    named.or_else(|| around(folder, None)).map(Refusal::NoGit)
}

/// What should be the repository around a folder, as git looks for it: no further up than a limit.
fn around(folder: &Path, limit: Option<&Path>) -> Option<String> {
    let folder = fs::canonicalize(folder).ok()?;
    let ceilings = env::var_os("GIT_CEILING_DIRECTORIES").unwrap_or_default();
    let ceilings: Vec<PathBuf> = env::split_paths(&ceilings).collect();
    let looked_into = folder.ancestors().enumerate().take_while(|(up, own)| {
        let is_within = limit.is_none_or(|limit| own.starts_with(limit));
        is_within && (*up == 0 || !ceilings.iter().any(|ceiling| ceiling == own))
    });
    let mut there = looked_into.map(|(_, own)| own.join(".git")).filter(|own| own.exists());
    there.next().map(|own| own.to_string_lossy().into_owned())
}

/// Why a repository tells nothing of the files of a folder around which it lies, and which is none
/// of its own: they are elsewhere. `ask` is git in that folder; within `.git` there is no answer.
pub(super) fn of_other_files(mut ask: Command) -> Option<Refusal> {
    let output = run(ask.args(["rev-parse", "--show-toplevel"])).ok()?;
    let text = String::from_utf8(output.stdout).ok().filter(|_| output.status.success())?;
    Some(Refusal::OfOtherFiles(text.trim_end_matches('\n').to_owned()))
}

/// Why there is no commit at `HEAD`, where git says no more than that: unless nothing is committed
/// yet. `ask` makes git in a folder of the repository.
pub(super) fn without_head(ask: impl Fn() -> Command) -> Option<Refusal> {
    let named = run(ask().args(["symbolic-ref", "HEAD"])).ok()?;
    if !named.status.success() {
        return Some(Refusal::NoHead);
    }
    let others = run(ask().args(["for-each-ref", "--count=1", "refs/heads"])).ok()?;
    let branch = String::from_utf8_lossy(&named.stdout).trim().to_owned();
    let branch = branch.trim_start_matches("refs/heads/").to_owned();
    (!others.stdout.is_empty()).then_some(Refusal::NoBranch(branch))
}
