//! The command line and the environment that a Typst program is run with.
//!
//! They are the same for every program, so that the document is; and they close it off: one root,
//! one folder of fonts, no packages, no network, one date, one thread, and nothing of the caller's
//! environment that Typst would listen to.

use std::env;
use std::ffi::OsString;
use std::path::{Component, Path, PathBuf, absolute};
use std::process::Command;

use super::Job;
use super::error::Error;

/// What separates two folders in a list, on this platform: typst-cli splits `--font-path` at it.
pub(super) const FOLDER_SEPARATOR: char = if cfg!(windows) { ';' } else { ':' };

/// What a program needs of the environment to be found and to run at all.
///
/// `HOME` and its like are for the wrappers that some installations put in the place of Typst
/// (snap, asdf, mise). All of Typst's own variables stay behind, and so does `SOURCE_DATE_EPOCH`.
const KEPT_VARIABLES: [&str; 14] = [
    "PATH",
    "PATHEXT",
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "SystemRoot",
    "SystemDrive",
    "COMSPEC",
    "TMPDIR",
    "TEMP",
    "TMP",
    "LD_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
];

/// Where typst-cli is told that the way to the network is: to a port where nothing listens.
const NOWHERE: &str = "http://127.0.0.1:9";

/// The command that starts `program`, with nothing of the caller's environment but what it needs to
/// run.
pub(super) fn start(program: &Path) -> Result<Command, Error> {
    let mut command = Command::new(located(program)?);
    command.env_clear();
    for name in KEPT_VARIABLES {
        if let Some(value) = env::var_os(name) {
            command.env(name, value);
        }
    }
    for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env(name, NOWHERE);
        command.env(name.to_lowercase(), NOWHERE);
    }
    // The caller runs as many documents at once as there are cores; `--jobs 1` would say the same
    // to typst-cli alone.
    command.env("RAYON_NUM_THREADS", "1");
    Ok(command)
}

/// The arguments that typeset `job` to `output`; `packages` is an empty folder.
pub(super) fn compile(job: &Job, packages: &Path, output: &Path) -> Result<Vec<OsString>, Error> {
    let root = folder(job.root)?;
    let fonts = folder(job.fonts)?;
    if fonts.to_string_lossy().contains(FOLDER_SEPARATOR) {
        return Err(Error::FontFolderName { path: fonts, separator: FOLDER_SEPARATOR });
    }
    Ok(arguments(&root, &fonts, &whole(packages)?, &whole(output)?, job.created))
}

/// The arguments from `compile` on. All paths are absolute but the input's, which Typst's messages
/// repeat.
pub(super) fn arguments(
    root: &Path,
    fonts: &Path,
    packages: &Path,
    output: &Path,
    created: i64,
) -> Vec<OsString> {
    let mut arguments: Vec<OsString> = [
        "compile",
        "--format=pdf",
        "--pdf-standard=ua-1,a-3a",
        "--diagnostic-format=short",
        "--ignore-system-fonts",
    ]
    .map(OsString::from)
    .into();
    arguments.push(format!("--creation-timestamp={created}").into());
    let folders = [
        ("--root", root),
        ("--font-path", fonts),
        ("--package-path", packages),
        ("--package-cache-path", packages),
    ];
    for (name, path) in folders {
        arguments.extend([name.into(), path.into()]);
    }
    arguments.extend(["main.typ".into(), output.into()]);
    arguments
}

/// The program's path, made independent of the working directory; a bare name is left for `PATH` to
/// find.
pub(super) fn located(program: &Path) -> Result<PathBuf, Error> {
    let mut components = program.components();
    match (components.next(), components.next()) {
        (Some(Component::Normal(_)), None) => Ok(program.to_path_buf()),
        _ => whole(program),
    }
}

/// The file of a program: where `PATH` leads to a mere name.
pub(super) fn found(program: &Path) -> PathBuf {
    let path = located(program).unwrap_or_else(|_| program.to_owned());
    if path.is_absolute() {
        return path;
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&folders).map(|folder| folder.join(&path));
    places.into_iter().find(|place| place.is_file()).unwrap_or(path)
}

/// A folder's absolute path. It is an error if there is no such folder.
fn folder(path: &Path) -> Result<PathBuf, Error> {
    let unusable = |reason| Error::Unusable { path: path.to_path_buf(), reason };
    // Reading it is the one test that a folder passes and a file doesn't.
    path.read_dir().map_err(unusable)?;
    whole(path)
}

/// An absolute path.
pub(super) fn whole(path: &Path) -> Result<PathBuf, Error> {
    absolute(path).map_err(|reason| Error::Unusable { path: path.to_path_buf(), reason })
}
