//! `stocktake man`: the man pages.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;
use tempfile::TempPath;

use super::args::{Cli, ManArgs};
use super::status::Status;
use super::streams::{Streams, why};
use crate::diag::quoted;

/// Writes `stocktake.1` and a page for each command.
pub(super) fn run(args: &ManArgs, streams: &mut Streams) -> Status {
    match pages().and_then(|pages| write(&args.folder, &pages)) {
        Ok(()) => Status::Well,
        Err(error) => {
            let folder = quoted(&args.folder.to_string_lossy());
            streams.say(&format!(
                "error: the man pages cannot be written to {folder}: {}\n\
                 help: name a folder that is yours to write to, on a disk that has room\n",
                why(&error)
            ));
            Status::CouldNotRun
        }
    }
}

/// Every page, with the name of its file.
fn pages() -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut all = Cli::command().disable_help_subcommand(true);
    all.build();
    let mut pages = Vec::new();
    page(&all, &mut pages)?;
    Ok(pages)
}

fn page(command: &Command, pages: &mut Vec<(String, Vec<u8>)>) -> io::Result<()> {
    for command in command.get_subcommands().filter(|command| !command.is_hide_set()) {
        page(command, pages)?;
    }
    let man = Man::new(command.clone());
    let mut text = Vec::new();
    man.render(&mut text)?;
    pages.push((man.get_filename(), text));
    Ok(())
}

/// Writes all pages beside their places, and puts them there when the last one is whole.
fn write(folder: &Path, pages: &[(String, Vec<u8>)]) -> io::Result<()> {
    let is_new = !folder.exists();
    fs::create_dir_all(folder)?;
    let written = placed(folder, pages);
    if written.is_err() && is_new {
        // It goes only where it is empty.
        _ = fs::remove_dir(folder);
    }
    written
}

fn placed(folder: &Path, pages: &[(String, Vec<u8>)]) -> io::Result<()> {
    let staged: Vec<TempPath> =
        pages.iter().map(|(_, text)| staged(folder, text)).collect::<io::Result<_>>()?;
    for (staged, (name, _)) in staged.into_iter().zip(pages) {
        staged.persist(folder.join(name)).map_err(|failed| failed.error)?;
    }
    sync_folder(folder)
}

fn staged(folder: &Path, text: &[u8]) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".stocktake-man-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text)?;
    file.as_file().sync_all()?;
    Ok(file.into_temp_path())
}

/// Has the names in a folder reach the disk, where the platform can say so of a folder.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
