//! Running one child process to its end, or to the end of its time.
//!
//! What the child writes is read all the while, so that no full pipe holds it up, and only the
//! beginning of it is kept, so that no flood of messages fills the memory. It refuses to wait for
//! anything but the child itself: a grandchild that outlives it and holds the pipes open is left
//! behind.

use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use wait_timeout::ChildExt;

/// How much of each stream is kept; what comes after is read and dropped.
const KEPT_BYTES: usize = 1 << 20;

/// How long the streams may stay open once the child has ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// What became of a child that ended by itself.
#[derive(Debug)]
pub(super) struct Ended {
    /// How it ended.
    pub(super) status: ExitStatus,
    /// The beginning of what it wrote to stdout.
    pub(super) stdout: String,
    /// The beginning of what it wrote to stderr.
    pub(super) stderr: String,
}

/// Why a child didn't end by itself.
#[derive(Debug)]
pub(super) enum RunError {
    /// It couldn't be started.
    Start(io::Error),
    /// It couldn't be watched, and was stopped.
    Watch(io::Error),
    /// Its time ran out, and it was stopped.
    TimedOut,
}

/// Runs `command` without input and waits until it ends, `limit` at the longest.
///
/// When this returns, the child is no more: it has ended or was killed, and is reaped.
pub(super) fn run(command: &mut Command, limit: Duration) -> Result<Ended, RunError> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(RunError::Start)?;
    let ended = watch(&mut child, limit);
    if ended.is_err() {
        // Both fail only for a child that has ended meanwhile, which is what is wanted.
        let _ = child.kill();
        let _ = child.wait();
    }
    ended
}

/// Reads both streams and waits for the end.
fn watch(child: &mut Child, limit: Duration) -> Result<Ended, RunError> {
    let stdout = listen(child.stdout.take()).map_err(RunError::Watch)?;
    let stderr = listen(child.stderr.take()).map_err(RunError::Watch)?;
    let status = child.wait_timeout(limit).map_err(RunError::Watch)?.ok_or(RunError::TimedOut)?;
    let deadline = Instant::now() + LAST_WORDS;
    Ok(Ended { status, stdout: collect(&stdout, deadline), stderr: collect(&stderr, deadline) })
}

/// Reads a stream on a thread of its own, to its end, and hands on the first [`KEPT_BYTES`] of it.
fn listen(stream: Option<impl Read + Send + 'static>) -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver) = mpsc::channel();
    let read_all = move || {
        let Some(mut stream) = stream else { return };
        let mut buffer = [0; 8192];
        let mut room = KEPT_BYTES;
        loop {
            match stream.read(&mut buffer) {
                Ok(0) => return,
                Ok(read) if room > 0 => {
                    let kept = read.min(room);
                    room -= kept;
                    // Nobody listens any more once the deadline is past; reading on is still right.
                    let _ = sender.send(buffer[..kept].to_vec());
                }
                Ok(_) => {}
                Err(err) if err.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => return,
            }
        }
    };
    thread::Builder::new().name("typst output".to_owned()).spawn(read_all)?;
    Ok(receiver)
}

/// What was read of a stream: all of it if it ends before `deadline`, else what came until then.
fn collect(stream: &Receiver<Vec<u8>>, deadline: Instant) -> String {
    let mut kept = Vec::new();
    while let Ok(piece) = stream.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
        kept.extend(piece);
    }
    String::from_utf8_lossy(&kept).into_owned()
}
