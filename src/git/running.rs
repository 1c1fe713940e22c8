//! git at work: what it writes is read as it comes, and it is waited for no longer than an answer
//! may take.

use std::io::{self, Read};
use std::process::{Child, ChildStdin, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use wait_timeout::ChildExt as _;

/// How long git may say nothing.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long it may talk.
const LONGEST: Duration = Duration::from_secs(60);

/// The most that is kept of an answer that is wanted whole.
const MOST_BYTES: u64 = 1 << 28;

/// The most that is kept of what it says beside it.
const MOST_TALK: usize = 1 << 16;

/// How long that may come after it has ended.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// How many pieces wait to be read: git waits where they are not.
const WAITING: usize = 8;

/// A child whose output is read; it is stopped when this is dropped.
pub(crate) struct Running {
    child: Child,
    /// Whoever writes what it reads.
    source: Option<Child>,
    /// How it ended, once that is known.
    ended: Option<ExitStatus>,
    pieces: Receiver<io::Result<Vec<u8>>>,
    piece: io::Cursor<Vec<u8>>,
    until: Instant,
}

impl Running {
    /// Starts a command and listens to what it writes.
    ///
    /// # Errors
    /// It cannot be started.
    pub(crate) fn start(command: &mut Command) -> io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(command, 0);
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        let (sender, pieces) = mpsc::sync_channel(WAITING);
        let out = child.stdout.take();
        let until = Instant::now() + LONGEST;
        let running =
            Self { child, source: None, ended: None, pieces, piece: io::Cursor::default(), until };
        listen(out, move |piece| sender.send(piece).is_ok())?;
        Ok(running)
    }

    /// Starts two commands, of which the second reads what the first writes, and listens to the
    /// second.
    ///
    /// # Errors
    /// One of them cannot be started.
    pub(crate) fn start_pipe(first: &mut Command, second: &mut Command) -> io::Result<Self> {
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(first, 0);
        let mut source = first.stdout(Stdio::piped()).spawn()?;
        let out = source.stdout.take().map_or_else(Stdio::null, Stdio::from);
        match Self::start(second.stdin(out)) {
            Ok(mut running) => {
                running.source = Some(source);
                Ok(running)
            }
            Err(error) => {
                stop(&mut source);
                Err(error)
            }
        }
    }

    /// The next piece of its output; nothing at its end.
    fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        let left = self.until.saturating_duration_since(Instant::now());
        match self.pieces.recv_timeout(left.min(PATIENCE)) {
            Ok(piece) => piece.map(Some),
            Err(RecvTimeoutError::Disconnected) => Ok(None),
            Err(RecvTimeoutError::Timeout) => Err(io::ErrorKind::TimedOut.into()),
        }
    }

    /// Where it reads, for whoever asks it.
    pub(crate) fn input(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// How it ended, once all that it wrote is read.
    fn status(&mut self) -> io::Result<ExitStatus> {
        let status = self.child.wait_timeout(PATIENCE)?.ok_or(io::ErrorKind::TimedOut)?;
        self.ended = Some(status);
        Ok(status)
    }
}

impl Read for Running {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.piece.read(buffer)? {
                0 if !buffer.is_empty() => match self.next()? {
                    Some(piece) => self.piece = io::Cursor::new(piece),
                    None => return Ok(0),
                },
                read => return Ok(read),
            }
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if self.ended.is_none() {
            stop(&mut self.child);
        }
        self.source.as_mut().map(stop);
    }
}

/// Stops a child; one that has ended meanwhile cannot be stopped, which is what is wanted.
fn stop(child: &mut Child) {
    stop_group(child);
    _ = child.kill();
    _ = child.wait();
}

/// Stops whatever a child started: `git` may be a script that starts another.
#[cfg(unix)]
fn stop_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

#[cfg(not(unix))]
fn stop_group(_: &Child) {}

/// Runs a command to its end.
///
/// # Errors
/// It cannot be started, or it does not answer in time (`TimedOut`).
pub(crate) fn run(command: &mut Command) -> io::Result<Output> {
    let mut running = Running::start(command.stderr(Stdio::piped()))?;
    let (sender, said) = mpsc::channel();
    let mut room = MOST_TALK;
    listen(running.child.stderr.take(), move |piece| {
        let piece = piece.unwrap_or_default();
        let kept = piece.len().min(room);
        room -= kept;
        // Nobody listens any more where the answer was not waited for; reading on is still right.
        _ = sender.send(piece[..kept].to_vec());
        true
    })?;
    let mut stdout = Vec::new();
    (&mut running).take(MOST_BYTES).read_to_end(&mut stdout)?;
    let status = running.status()?;
    let mut stderr = Vec::new();
    while let Ok(piece) = said.recv_timeout(LAST_WORDS) {
        stderr.extend(piece);
    }
    Ok(Output { status, stdout, stderr })
}

/// Reads a stream on a thread of its own until its end, or until nobody wants more.
fn listen(
    stream: Option<impl Read + Send + 'static>,
    mut send: impl FnMut(io::Result<Vec<u8>>) -> bool + Send + 'static,
) -> io::Result<()> {
    let Some(mut stream) = stream else { return Ok(()) };
    let read_all = move || {
        let mut buffer = vec![0; 1 << 16];
        loop {
            let wanted = match stream.read(&mut buffer) {
                Ok(0) => return,
                Ok(read) => send(Ok(buffer[..read].to_vec())),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => true,
                Err(error) => {
                    send(Err(error));
                    false
                }
            };
            if !wanted {
                return;
            }
        }
    };
    thread::Builder::new().name("git output".to_owned()).spawn(read_all).map(drop)
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::{self, BufRead as _, BufReader, Read as _};
    use std::process::Command;

    use super::{Running, run};

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn both_streams_are_read_however_much_is_written_to_either() {
        let both = "head -c 3000000 /dev/zero >&2; head -c 3000000 /dev/zero; echo end; exit 3";
        let output = run(&mut shell(both)).expect("it runs");
        assert_eq!(output.status.code(), Some(3));
        assert_eq!(output.stdout.len(), 3_000_004);
        assert_eq!(output.stderr.len(), super::MOST_TALK);
    }

    #[test]
    fn what_is_dropped_is_stopped_with_all_that_it_started() {
        let (mut held, holder) = io::pipe().expect("a pipe");
        let mut script = shell("sleep 60 & echo begun; wait");
        let running = Running::start(script.stderr(holder)).expect("it runs");
        drop(script);
        let mut lines = BufReader::new(running).lines();
        assert_eq!(lines.next().expect("a line").expect("read"), "begun");
        drop(lines);
        // The pipe ends when nobody holds it any more.
        assert_eq!(held.read_to_end(&mut Vec::new()).expect("the end"), 0);
    }
}
