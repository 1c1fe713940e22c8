//! Running one child process to its end, or to the end of what it may have of time and memory.
//!
//! A child leads a group of processes of its own, and nothing of the group is left when [`run`]
//! returns. A child never outlives stocktake either, whatever that dies of: its standard input is a
//! pipe that stocktake holds open and never writes more to than it was asked to, so that the end of
//! the input is the end of stocktake. A child that is stocktake itself watches for it by
//! [`stay_with_parent`]; a program of somebody else's is run below [`guard`], which watches for it.
//!
//! What a child writes is read all the while, so that no full pipe holds it up, and only the
//! beginning of it is kept, so that no flood fills the memory. The memory that a child may have is
//! a limit that it sets itself, by [`bound`], before it does anything else; Linux keeps it, other
//! systems may not.

#[cfg(unix)]
mod descendants;
#[cfg(unix)]
pub mod guard;
mod limits;
mod stream;

use std::io::{self, Write as _};
use std::num::NonZeroU64;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use crate::stop::Stop;
pub use limits::{bound, stay_with_parent};
use stream::Stream;

/// How long the streams may stay open once the child and its group have ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// How long a child that is no longer wanted has to end by itself, with all that it started.
const GRACE: Duration = Duration::from_secs(1);

/// Longer than anybody waits, and as long as clocks can be sure to count.
const LONGEST: Duration = Duration::from_secs(10 * 365 * 24 * 60 * 60);

/// How often a child is looked at while its streams are open.
const LOOK: Duration = Duration::from_millis(20);

/// What a child may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many bytes of memory it may write to, as Linux counts them; elsewhere it may have more.
    pub memory: NonZeroU64,
}

/// How long a child may run, and how much of what it writes is kept.
#[derive(Debug, Clone, Copy)]
pub struct Bounds<'a> {
    /// How long it may run.
    pub time: Duration,
    /// How many bytes of its standard output are kept; with 0 it has none.
    pub stdout: usize,
    /// How many bytes of its standard error are kept; with 0 it has none.
    pub stderr: usize,
    /// By what somebody may ask for its end.
    pub stop: Option<&'a Stop>,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It ended itself, with this status.
    Exited(i32),
    /// This signal ended it.
    Killed(i32),
}

/// What became of a child that ended by itself.
#[derive(Debug)]
pub struct Ended {
    /// How it ended.
    pub end: End,
    /// The beginning of what it wrote to standard output.
    pub stdout: Vec<u8>,
    /// The beginning of what it wrote to standard error.
    pub stderr: String,
}

impl Ended {
    /// Whether it says that it got no more memory: Rust's own words, and those of C's library and
    /// of its loader.
    pub fn is_out_of_memory(&self) -> bool {
        let said = self.stderr.to_lowercase();
        let words = [
            "memory allocation of ",
            "cannot allocate memory",
            "out of memory",
            "failed to map segment",
        ];
        self.end != End::Exited(0) && words.iter().any(|words| said.contains(words))
    }
}

/// Why a child did not end by itself.
#[derive(Debug)]
pub enum RunError {
    /// It could not be started.
    Start(io::Error),
    /// It could not be watched, and was stopped.
    Watch(io::Error),
    /// Its time ran out, and it was stopped.
    TimedOut,
    /// Somebody asked for its end, and it was stopped.
    Stopped,
}

/// Runs `command` with `input` and then nothing more to read, and waits until it ends.
///
/// When this returns, the child and all that is left of its group have ended or were killed.
///
/// # Errors
/// It could not be started or watched, or was stopped.
pub fn run(command: &mut Command, input: &[u8], bounds: Bounds<'_>) -> Result<Ended, RunError> {
    let deadline = Instant::now() + bounds.time.min(LONGEST);
    let piped = |kept| if kept == 0 { Stdio::null() } else { Stdio::piped() };
    command.stdin(Stdio::piped()).stdout(piped(bounds.stdout)).stderr(piped(bounds.stderr));
    lead_a_group(command);
    let mut child = command.spawn().map_err(RunError::Start)?;
    let mut leash = child.stdin.take();
    let watched = watch(&mut child, bounds, deadline, || {
        // A child that ends before it has read all says why by how it ends.
        _ = leash.as_mut().map(|pipe| pipe.write_all(input));
    });
    drop(leash);
    let ended_by_itself = matches!(&watched, Ok(watched) if watched.has_ended);
    if !ended_by_itself {
        await_end(&mut child, GRACE);
    }
    end_group(&mut child);
    let status = child.wait().map_err(RunError::Watch)?;
    let watched = watched.map_err(RunError::Watch)?;
    if !ended_by_itself {
        let is_asked = bounds.stop.is_some_and(Stop::is_asked);
        return Err(if is_asked { RunError::Stopped } else { RunError::TimedOut });
    }
    let deadline = Instant::now() + LAST_WORDS;
    let [stdout, stderr] = watched.streams.map(|stream| stream.collect(deadline));
    let stderr = String::from_utf8_lossy(&stderr).into_owned();
    Ok(Ended { end: end(status), stdout, stderr })
}

/// A child that was watched.
struct Watched {
    streams: [Stream; 2],
    /// Whether it ended before its time did.
    has_ended: bool,
}

/// Reads both streams, feeds the child and waits until it ends, is to end, or `deadline` is past.
fn watch(
    child: &mut Child,
    bounds: Bounds<'_>,
    deadline: Instant,
    feed: impl FnOnce(),
) -> io::Result<Watched> {
    let (closed, is_closed) = mpsc::channel();
    let stdout = Stream::listen(child.stdout.take(), bounds.stdout, closed.clone())?;
    let stderr = Stream::listen(child.stderr.take(), bounds.stderr, closed)?;
    feed();
    let has_ended = await_closed(child, &is_closed, bounds.stop, deadline)?;
    Ok(Watched { streams: [stdout, stderr], has_ended })
}

/// Waits until the child ends, which is mostly when its last stream is closed; whether it did.
fn await_closed(
    child: &mut Child,
    closed: &Receiver<()>,
    stop: Option<&Stop>,
    deadline: Instant,
) -> io::Result<bool> {
    loop {
        if has_ended(child)? {
            return Ok(true);
        }
        let left = deadline.saturating_duration_since(Instant::now());
        if left.is_zero() || stop.is_some_and(Stop::is_asked) {
            return Ok(false);
        }
        match closed.recv_timeout(left.min(LOOK)) {
            Ok(()) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(await_end(child, left)),
        }
    }
}

/// Looks for the end of a child, at first often and then less so; whether it has ended within
/// `limit`.
fn await_end(child: &mut Child, limit: Duration) -> bool {
    let deadline = Instant::now() + limit;
    let mut pause = Duration::from_micros(50);
    loop {
        match has_ended(child) {
            Ok(false) if Instant::now() < deadline => thread::sleep(pause),
            Ok(ended) => return ended,
            Err(_) => return false,
        }
        pause = (pause * 2).min(LOOK);
    }
}

/// Puts what is started into a group of processes of its own.
#[cfg(unix)]
fn lead_a_group(command: &mut Command) {
    use std::os::unix::process::CommandExt as _;
    command.process_group(0);
}

/// Other systems have no such groups.
#[cfg(not(unix))]
fn lead_a_group(_: &mut Command) {}

/// Whether a child has ended. It is not reaped, so that its number is nobody else's until its group
/// is gone.
#[cfg(unix)]
fn has_ended(child: &mut Child) -> io::Result<bool> {
    use rustix::process::{WaitId, WaitIdOptions, waitid};
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    Ok(waitid(WaitId::Pid(limits::pid(child)?), options)?.is_some())
}

/// Whether a child has ended.
#[cfg(not(unix))]
fn has_ended(child: &mut Child) -> io::Result<bool> {
    Ok(child.try_wait()?.is_some())
}

/// Kills the child, where it has not ended, and all that is left of its group.
fn end_group(child: &mut Child) {
    #[cfg(unix)]
    if let Ok(pid) = limits::pid(child) {
        // It fails where nothing is left to kill, which is what is wanted.
        _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
    }
    _ = child.kill();
}

/// How a process ended, from what the system says of it.
#[cfg(unix)]
fn end(status: ExitStatus) -> End {
    use std::os::unix::process::ExitStatusExt as _;
    match (status.code(), status.signal()) {
        (Some(code), _) => End::Exited(code),
        (None, signal) => End::Killed(signal.unwrap_or_default()),
    }
}

/// How a process ended, from what the system says of it.
#[cfg(not(unix))]
fn end(status: ExitStatus) -> End {
    End::Exited(status.code().unwrap_or(1))
}
