//! What stocktake is when it is its own child: the hidden subcommands, each within the limits that
//! it is told.

use std::io;

use super::args::ChildArgs;
use super::status::Status;
use crate::terminal::Streams;
use crate::{child, render};

/// `stocktake typst compile`: sets one document.
#[cfg(feature = "embedded-typst")]
pub(super) fn typst(args: &super::args::TypstArgs, streams: &mut Streams) -> Status {
    let super::args::TypstCommand::Compile(compile) = &args.command;
    if let Err(error) = within_limits(args) {
        _ = writeln!(streams.talk(), "the system refuses a process or a thread: {error}");
        return Status::CouldNotRun;
    }
    match crate::typeset::embedded::compile(compile, streams.talk()) {
        Ok(true) => Status::Well,
        Ok(false) => Status::Errors,
        Err(_) => Status::CouldNotRun,
    }
}

#[cfg(feature = "embedded-typst")]
fn within_limits(args: &super::args::TypstArgs) -> io::Result<()> {
    if args.with_parent {
        child::stay_with_parent()?;
    }
    // Typst starts a thread of its own, and has no words for a system that refuses it.
    std::thread::Builder::new().spawn(|| {})?;
    child::bound(args.child.memory)
}

/// `stocktake render`: renders one page.
pub(super) fn render(args: &ChildArgs, streams: &mut Streams) -> Status {
    match attempt(args) {
        Ok(answer) => {
            streams.data(&answer);
            Status::Well
        }
        Err(error) => {
            _ = writeln!(streams.talk(), "{error}");
            Status::CouldNotRun
        }
    }
}

fn attempt(args: &ChildArgs) -> io::Result<String> {
    child::bound(args.memory)?;
    let request = render::request(&mut io::stdin().lock())?;
    child::stay_with_parent()?;
    Ok(render::answer(&request))
}

/// `stocktake guard`: runs an outside program.
#[cfg(unix)]
pub(super) fn guard(args: &super::args::GuardArgs, streams: &mut Streams) -> Status {
    Status::Told(child::guard::guard(&args.command, args.child.memory, streams.talk()))
}
