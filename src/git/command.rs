//! git before it is told what to do: which repository it asks, and what it is kept from.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::run;

/// What the caller's environment may say of a way of reading, or of asking for a password, which
/// nothing here needs.
const NOT_INHERITED: [&str; 21] = [
    "GIT_ASKPASS",
    "GIT_ATTR_SOURCE",
    "GIT_CONFIG",
    "GIT_DIFF_OPTS",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_PREFIX",
    "GIT_PROXY_COMMAND",
    "GIT_REDIRECT_STDOUT",
    "GIT_REDIRECT_STDERR",
    "GIT_REPLACE_REF_BASE",
    "GIT_SHALLOW_FILE",
    "GIT_SSH",
    "GIT_SSH_COMMAND",
    "SSH_ASKPASS",
];

/// What names a repository, its files and its objects.
const OF_A_REPOSITORY: [&str; 5] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
];

/// Settings that would run a program, each set aside; those of a command line go before all others.
const SET_ASIDE: [&str; 8] = [
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.alternateRefsCommand=false",
    "core.askPass=false",
    "credential.helper=",
    "log.showSignature=false",
];

/// git in a folder, before it is told what to do: no pager, no question, no network, no lock, no
/// program of its configuration, its messages in English and paths as they are.
///
/// It asks the repository that the environment names by `GIT_DIR` where the folder is among the
/// files of that one, or it has none; else the one around the folder.
pub(crate) fn command(folder: &Path) -> Command {
    let mut command = showing(folder);
    command.args(["-c", "core.quotePath=off"]);
    command
}

/// The same for what is shown as git shows it: it quotes paths as its settings say.
pub(crate) fn showing(folder: &Path) -> Command {
    let mut command = Command::new("git");
    NOT_INHERITED.iter().for_each(|name| _ = command.env_remove(name));
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("GIT_TRACE") {
            command.env_remove(name);
        }
    }
    if std::env::var_os("GIT_DIR").is_some() || std::env::var_os("GIT_WORK_TREE").is_some() {
        name_repository(&mut command, folder);
    }
    command
        .current_dir(folder)
        .env("GIT_ALLOW_PROTOCOL", "")
        .env("GIT_LITERAL_PATHSPECS", "1")
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("LC_ALL", "C")
        .arg("--no-pager")
        .args(SET_ASIDE.iter().flat_map(|setting| ["-c", setting]))
        .stdin(Stdio::null());
    command
}

/// Hands on which repository the environment names, in such a way that it is the same one in
/// another folder; or takes it out.
fn name_repository(command: &mut Command, folder: &Path) {
    // Where no folder of files is named it is the current one, or what the repository itself says.
    let is_here = fs::canonicalize(folder).ok().zip(fs::canonicalize(".").ok());
    let is_here = is_here.is_some_and(|(folder, here)| folder == here);
    if is_here && std::env::var_os("GIT_WORK_TREE").is_none() {
        return;
    }
    let named = Named::by_environment().filter(|named| named.holds(folder));
    let Some(named) = named else {
        OF_A_REPOSITORY.iter().for_each(|name| _ = command.env_remove(name));
        return;
    };
    command.env("GIT_DIR", named.folder);
    match named.files {
        Some(files) => command.env("GIT_WORK_TREE", files),
        None => command.env_remove("GIT_WORK_TREE"),
    };
    for name in &OF_A_REPOSITORY[2..] {
        if let Some(value) = std::env::var_os(name) {
            command.env(name, absolute(value));
        }
    }
}

/// A path from the folder that stocktake was started in.
fn absolute(path: OsString) -> PathBuf {
    std::path::absolute(&path).unwrap_or_else(|_| path.into())
}

/// The repository that the environment names.
struct Named {
    folder: PathBuf,
    /// The top of its files; a bare one has none.
    files: Option<PathBuf>,
}

impl Named {
    /// What git makes of the environment in the folder that stocktake was started in; where it
    /// makes nothing of it, the folder as it is named, so that git says what is wrong.
    fn by_environment() -> Option<Self> {
        let answer = |what: &str| {
            let asked = run(Command::new("git").args(["rev-parse", what]).stdin(Stdio::null()));
            let output = asked.ok().filter(|output| output.status.success())?;
            let text = String::from_utf8(output.stdout).ok()?;
            Some(PathBuf::from(text.strip_suffix('\n').unwrap_or(&text)))
        };
        let named =
            answer("--absolute-git-dir").or_else(|| std::env::var_os("GIT_DIR").map(absolute));
        Some(Self { folder: named?, files: answer("--show-toplevel") })
    }

    /// Whether a folder is among its files, or it has none.
    fn holds(&self, folder: &Path) -> bool {
        let files = self.files.as_ref().map(fs::canonicalize);
        files.is_none_or(|files| {
            files
                .ok()
                .zip(fs::canonicalize(folder).ok())
                .is_some_and(|(top, own)| own.starts_with(top))
        })
    }
}
