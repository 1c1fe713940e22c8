//! Standard output for data, standard error for talk.
//!
//! A reader that goes away in the middle, as `head` does, is no error: what is left is not written.

use std::io::{self, IsTerminal as _, Write};

/// The two streams of a command.
pub(super) struct Streams {
    data: io::Stdout,
    talk: io::Stderr,
}

impl Streams {
    /// Those of the process.
    pub(super) fn standard() -> Self {
        Self { data: io::stdout(), talk: io::stderr() }
    }

    /// Writes data.
    pub(super) fn data(&mut self, text: &str) {
        ignore_closed(self.data.write_all(text.as_bytes()).and_then(|()| self.data.flush()));
    }

    /// Writes talk.
    pub(super) fn say(&mut self, text: &str) {
        ignore_closed(self.talk.write_all(text.as_bytes()));
    }

    /// The stream for talk.
    #[cfg(feature = "embedded-typst")]
    pub(super) fn talk(&mut self) -> &mut dyn Write {
        &mut self.talk
    }

    /// Whether somebody watches the talk.
    pub(super) fn is_watched(&self) -> bool {
        self.talk.is_terminal()
    }
}

/// There is nobody left to tell of a stream that cannot be written.
fn ignore_closed(_: io::Result<()>) {}
