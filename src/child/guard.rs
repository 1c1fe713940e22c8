//! `stocktake guard`: runs somebody else's program so that nothing of it is left when it ends, and
//! nothing of it outlives stocktake.
//!
//! The guard and the program are of one group of processes, which stocktake kills when the program
//! has ended or its time is up. When stocktake dies, the guard's standard input ends, and the guard
//! kills the group itself. What leaves the group comes to the guard when its own parent ends (on
//! Linux), and is killed as well.

use std::ffi::OsString;
use std::io::{self, Write};
use std::num::NonZeroU64;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Command, ExitStatus, Stdio};

use rustix::process::{Signal, kill_current_process_group};

use super::{End, Ended, descendants, limits};

/// The status of a guard that could not do its work.
const FAILED: u8 = 125;

/// What a guard that failed says before the number of the system's error.
const MARK: &str = "stocktake guard: ";

/// The number of the system's error for arguments that cannot be.
const INVALID: i32 = rustix::io::Errno::INVAL.raw_os_error();

/// What shells add to the number of the signal that ended a program.
const SIGNALLED: i32 = 128;

/// Runs a program, its arguments behind it, within the limits, and gives the status to end with.
pub fn guard(command: &[OsString], memory: Option<NonZeroU64>, talk: &mut dyn Write) -> u8 {
    match attempt(command, memory) {
        Ok(status) => reported(status),
        Err(error) => {
            _ = writeln!(talk, "{MARK}{}", error.raw_os_error().unwrap_or(INVALID));
            FAILED
        }
    }
}

fn attempt(command: &[OsString], memory: Option<NonZeroU64>) -> io::Result<ExitStatus> {
    let (program, arguments) = command.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    descendants::adopt();
    limits::at_end_of_input(|| {
        descendants::end();
        _ = kill_current_process_group(Signal::KILL);
    })?;
    limits::bound(memory)?;
    let status = Command::new(program).args(arguments).stdin(Stdio::null()).status();
    descendants::end();
    status
}

/// The status that tells how the program ended.
fn reported(status: ExitStatus) -> u8 {
    let code = status.code().or_else(|| status.signal().map(|signal| SIGNALLED + signal));
    code.and_then(|code| code.try_into().ok()).unwrap_or(FAILED)
}

/// How the program that a guard ran has ended.
///
/// # Errors
/// It could not be started.
pub fn told(ended: Ended) -> io::Result<Ended> {
    let number = ended.stderr.lines().find_map(|line| line.strip_prefix(MARK)?.parse().ok());
    match (ended.end, number) {
        (End::Exited(code), Some(number)) if code == i32::from(FAILED) => {
            Err(io::Error::from_raw_os_error(number))
        }
        (End::Exited(code), _) if code > SIGNALLED => {
            Ok(Ended { end: End::Killed(code - SIGNALLED), ..ended })
        }
        _ => Ok(ended),
    }
}
