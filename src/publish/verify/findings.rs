//! An output folder held to its list.

use std::path::Path;

use super::Verification;
use super::folder::{self, Verified};
use crate::diag::{Code, Diagnostic, quoted};
use crate::publish;

/// Says what in a folder is not as it was published.
pub fn verify(root: &Path) -> Verification {
    let nothing =
        |finding| Verification { found: vec![finding], said: "nothing was verified".to_owned() };
    match folder::verify(root) {
        Ok(Some(verified)) => answer(root, &verified),
        Ok(None) => {
            let list = quoted(&root.join("manifest.json").to_string_lossy());
            let message = format!("{list} is not there: nobody knows what was published");
            nothing(Diagnostic::nowhere(Code::NoList, message).help(
                "name the folder that was published to, or publish anew: `stocktake build` makes \
                 the list",
            ))
        }
        Err(error) => nothing(publish::refusal(&error)),
    }
}

fn answer(folder: &Path, verified: &Verified) -> Verification {
    let named = |path: &String| quoted(&folder.join(path).to_string_lossy());
    let anew = "`stocktake build` makes it as it was, if the returns are as they were; where its \
                return is withdrawn, it takes the file out of the list";
    let wrong = |path, what: &str, help: &str| {
        let message = format!("{} {what}", named(path));
        Diagnostic::nowhere(Code::NotAsPublished, message).help(help)
    };
    let altered = verified.altered.iter().map(|path| {
        wrong(
            path,
            "was altered since it was published",
            "`stocktake build` makes it as it was, if the returns are as they were; where its \
             return is withdrawn, remove it yourself if nobody needs it",
        )
    });
    let missing = verified.missing.iter().map(|path| match instead(&folder.join(path)) {
        Some((what, away)) => wrong(
            path,
            &format!("is {what} now, and was published as a file"),
            &format!("{away}; then `stocktake build` makes the file as it was"),
        ),
        None => wrong(path, "was published and is not there", anew),
    });
    let others = verified.others.iter().map(|path| {
        let message = format!("{} was not published by stocktake", named(path));
        Diagnostic::nowhere(Code::NotListed, message)
            .help("stocktake leaves it alone; if nobody put it there on purpose, remove it")
    });
    let dead = verified.dead_links.iter().map(|(path, link)| {
        let message = format!("{} leads to {}, which is not there", named(path), quoted(link));
        Diagnostic::nowhere(Code::DeadLink, message).help(
            "`stocktake build --force` makes all pages anew; where the link is in a template \
                   of your own, mend it there first",
        )
    });
    let found = altered.chain(missing).chain(others).chain(dead).collect();
    let part = verified.part.as_ref();
    let part = part.map(|part| format!(" (part {} of {})", part.number, part.of));
    let said = format!(
        "{} of {} files in {}{} are as they were published",
        verified.intact,
        verified.intact + verified.altered.len() + verified.missing.len(),
        folder.display(),
        part.unwrap_or_default(),
    );
    Verification { found, said }
}

/// What stands in the place of a file and is none, and how it goes away.
fn instead(path: &Path) -> Option<(&'static str, &'static str)> {
    let kind = path.symlink_metadata().ok()?.file_type();
    match (kind.is_symlink(), kind.is_dir(), kind.is_file()) {
        (true, ..) => Some(("a link", "remove the link")),
        (_, true, _) => Some(("a folder", "move the folder elsewhere")),
        (.., true) => None,
        _ => Some(("a pipe, a socket or a device", "remove it")),
    }
}
