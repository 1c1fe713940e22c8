//! What a child writes to one of its streams: read to its end on a thread of its own, and only the
//! beginning kept.

use std::io::{self, ErrorKind, Read};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Instant;

/// A stream that is being read.
pub(super) struct Stream(Receiver<Vec<u8>>);

impl Stream {
    /// Reads a stream to its end and keeps the first `kept` bytes; `closed` is told when it has
    /// ended.
    pub(super) fn listen(
        stream: Option<impl Read + Send + 'static>,
        kept: usize,
        closed: Sender<()>,
    ) -> io::Result<Self> {
        let (pieces, received) = channel();
        if let Some(stream) = stream {
            let read_all = move || {
                read(stream, kept, &pieces);
                // Whoever waited for it may have gone.
                drop(pieces);
                _ = closed.send(());
            };
            thread::Builder::new().name("output".to_owned()).stack_size(1 << 16).spawn(read_all)?;
        }
        Ok(Self(received))
    }

    /// What was read: all of it if the stream ends before `deadline`, else what came until then.
    pub(super) fn collect(self, deadline: Instant) -> Vec<u8> {
        let mut kept = Vec::new();
        loop {
            match self.0.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(piece) => kept.extend(piece),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return kept,
            }
        }
    }
}

/// Hands on the first `room` bytes of a stream, and reads on to its end.
fn read(mut stream: impl Read, mut room: usize, pieces: &Sender<Vec<u8>>) {
    let mut buffer = [0; 8192];
    loop {
        match stream.read(&mut buffer) {
            Ok(0) => return,
            Ok(read) if room > 0 => {
                let kept = read.min(room);
                room -= kept;
                // Nobody listens any more once the deadline is past; reading on is still right.
                _ = pieces.send(buffer[..kept].to_vec());
            }
            Ok(_) => {}
            Err(err) if err.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}
