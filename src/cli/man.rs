//! `stocktake man`: the man pages.

use std::io;

use clap::{Command, CommandFactory as _};
use clap_mangen::Man;

use super::args::{Cli, ManArgs};
use super::status::Status;
use crate::diag::quoted;
use crate::system::staged;
use crate::terminal::{Streams, why};

/// Writes `stocktake.1` and a page for each command.
pub(super) fn run(args: &ManArgs, streams: &mut Streams) -> Status {
    match pages().and_then(|pages| staged::write_into(&args.folder, &pages)) {
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
