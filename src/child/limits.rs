//! What a process sets itself: how much it may have, and that it ends with the process that started
//! it.

use std::io;
use std::num::NonZeroU64;
use std::thread;

/// No file that a child writes is larger.
#[cfg(unix)]
const LARGEST_FILE: u64 = 1 << 30;

/// Bounds this process and all that it starts to so many bytes of memory, to files of a size that a
/// disk can hold, and to leaving no image of itself behind when it breaks down.
///
/// What counts as memory is all that it may write to and shares with nobody, as Linux counts it.
///
/// # Errors
/// The system refuses.
#[cfg(unix)]
pub fn bound(memory: Option<NonZeroU64>) -> io::Result<()> {
    use rustix::process::Resource;
    if let Some(bytes) = memory {
        lower(Resource::Data, bytes.get())?;
    }
    lower(Resource::Fsize, LARGEST_FILE)?;
    lower(Resource::Core, 0)
}

/// Lowers one limit for good; one that is lower already stays.
#[cfg(unix)]
fn lower(resource: rustix::process::Resource, most: u64) -> io::Result<()> {
    use rustix::process::{Rlimit, getrlimit, setrlimit};
    let old = getrlimit(resource);
    let within = |limit: Option<u64>| Some(limit.map_or(most, |limit| limit.min(most)));
    let new = Rlimit { current: within(old.current), maximum: within(old.maximum) };
    setrlimit(resource, new).map_err(io::Error::from)
}

/// There is nothing here that a process could set itself.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub fn bound(_: Option<NonZeroU64>) -> io::Result<()> {
    Ok(())
}

/// Ends this process as soon as its standard input does, which is when the process that started it
/// has ended.
///
/// # Errors
/// There is no thread to watch for it.
pub fn stay_with_parent() -> io::Result<()> {
    at_end_of_input(die)
}

/// Does something once standard input has ended.
pub(super) fn at_end_of_input(then: impl FnOnce() + Send + 'static) -> io::Result<()> {
    let watch = || {
        _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        then();
    };
    thread::Builder::new().name("leash".to_owned()).stack_size(1 << 17).spawn(watch)?;
    Ok(())
}

/// Ends this process at once, whatever it is doing.
#[cfg(unix)]
fn die() {
    use rustix::process::{Signal, getpid, kill_process};
    _ = kill_process(getpid(), Signal::KILL);
}

/// Ends this process at once.
#[cfg(not(unix))]
#[expect(clippy::exit, reason = "nobody is left who would read an exit status")]
fn die() {
    std::process::exit(1);
}

/// The number of a child, which it has until it is reaped.
#[cfg(unix)]
pub(super) fn pid(child: &std::process::Child) -> io::Result<rustix::process::Pid> {
    let number = i32::try_from(child.id()).ok();
    number.and_then(rustix::process::Pid::from_raw).ok_or_else(|| io::ErrorKind::NotFound.into())
}
