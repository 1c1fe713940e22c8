//! Standard output for data, standard error for talk: the one place through which both go.
//!
//! A reader that goes away in the middle, as `head` does, is no error: what is left is not written.
//! Any other stream that cannot be written is one, also where only its end could not be: whoever
//! reads half of a file must be told. A stream that was closed before the start cannot be told from
//! one that leads to the null device, because Rust has put that in its place.

use std::io::{self, IsTerminal, Write};

use crate::diag;

/// The two streams of a command.
pub(crate) struct Streams {
    data: Stream<io::Stdout>,
    talk: Stream<io::Stderr>,
}

impl Streams {
    /// Those of the process.
    pub(crate) fn standard() -> Self {
        Self { data: Stream::new(io::stdout()), talk: Stream::new(io::stderr()) }
    }

    /// Writes data.
    pub(crate) fn data(&mut self, text: &str) {
        self.data.write(text);
    }

    /// Writes talk.
    pub(crate) fn say(&mut self, text: &str) {
        self.talk.write(text);
    }

    /// The stream for talk.
    pub(crate) fn talk(&mut self) -> &mut dyn Write {
        &mut self.talk.inner
    }

    /// Whether somebody watches the talk.
    pub(crate) fn is_watched(&self) -> bool {
        self.talk.inner.is_terminal()
    }

    /// Whether somebody watches the data.
    pub(crate) fn is_data_watched(&self) -> bool {
        self.data.inner.is_terminal()
    }

    /// Whether all that was written could be, now that nothing more is; says so where it could not.
    pub(crate) fn finish(mut self) -> bool {
        if let Err(why) = self.data.finish() {
            let text = format!(
                "error: the output could not be written: {why}\nhelp: what was written of it is \
                 not whole: look whether the disk is full, and run this again\n"
            );
            self.say(&text);
            return false;
        }
        self.talk.finish().is_ok()
    }
}

/// A stream, and how it has failed.
struct Stream<W> {
    inner: W,
    state: State,
}

enum State {
    Open,
    /// The reader has gone away.
    Left,
    /// It cannot be written, and why.
    Failed(String),
}

impl<W: Write> Stream<W> {
    fn new(inner: W) -> Self {
        Self { inner, state: State::Open }
    }

    fn write(&mut self, text: &str) {
        if matches!(self.state, State::Open) {
            let written = self.inner.write_all(text.as_bytes()).and_then(|()| self.inner.flush());
            self.note(written);
        }
    }

    fn note(&mut self, result: io::Result<()>) {
        self.state = match result {
            Ok(()) => return,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => State::Left,
            Err(error) => State::Failed(why(&error)),
        };
    }

    /// Whether all of it could be written, as far as somebody read it.
    fn finish(&self) -> Result<(), &str> {
        match &self.state {
            State::Failed(why) => Err(why),
            State::Open | State::Left => Ok(()),
        }
    }
}

/// Why the system refused, in its own words without its number.
pub(crate) fn why(error: &io::Error) -> String {
    let words = error.to_string();
    diag::escaped(words.split(" (os error").next().unwrap_or(&words)).to_lowercase()
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};

    use super::Stream;

    /// Takes so many bytes, and then fails.
    struct Full(usize, io::ErrorKind);

    impl Write for Full {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            if taken == 0 && !bytes.is_empty() { Err(self.1.into()) } else { Ok(taken) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_stream_that_is_full_in_the_middle_of_a_text_fails() {
        let mut stream = Stream::new(Full(5, io::ErrorKind::StorageFull));
        stream.write("four");
        assert_eq!(stream.finish(), Ok(()));
        stream.write("four");
        assert_eq!(stream.finish(), Err("no storage space"));
    }

    #[test]
    fn a_stream_that_keeps_back_what_it_cannot_write_fails() {
        let mut stream = Stream::new(io::BufWriter::new(Full(0, io::ErrorKind::StorageFull)));
        stream.write("four");
        assert_eq!(stream.finish(), Err("no storage space"));
    }

    #[test]
    fn a_reader_that_has_gone_away_is_no_error() {
        let mut stream = Stream::new(Full(1, io::ErrorKind::BrokenPipe));
        stream.write("four");
        stream.write("more");
        assert_eq!(stream.finish(), Ok(()));
    }
}
