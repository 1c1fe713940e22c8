//! A pager for what is longer than the terminal, and how wide that is.

use std::io::Write as _;
use std::process::{Command, Stdio};

use terminal_size::{Height, Width, terminal_size};

/// The widest that anything is set, and how wide it is where nobody watches.
const WIDEST: u16 = 80;

/// Narrower than this, a line holds too little to be read.
const NARROWEST: u16 = 40;

/// How many columns there are to write in.
pub(crate) fn width(is_watched: bool) -> usize {
    let own = terminal_size().filter(|_| is_watched);
    own.map_or(WIDEST, |(Width(width), _)| width.clamp(NARROWEST, WIDEST)).into()
}

/// Shows a text through the pager; whether it did: it does not where the text fits the terminal,
/// and cannot where there is no pager.
pub(crate) fn paged(text: &str) -> bool {
    let height = terminal_size().map(|(_, Height(height))| height.into());
    let own = std::env::var("PAGER").ok();
    match Pager::of(own.as_deref()) {
        Some(pager) if is_too_long(text, height) => pager.shows(text),
        _ => false,
    }
}

/// Whether a text and the prompt below it do not fit; where nobody knows how high the terminal is,
/// all of it does.
fn is_too_long(text: &str, height: Option<usize>) -> bool {
    height.is_some_and(|height| text.lines().count() >= height)
}

/// What a shell answers where it does not know the program.
const NOT_FOUND: i32 = 127;

/// A program that shows a text a page at a time.
#[derive(Debug, PartialEq, Eq)]
enum Pager<'a> {
    Less,
    /// What `PAGER` holds, for a shell to read.
    Own(&'a str),
}

impl<'a> Pager<'a> {
    /// `PAGER`, or `less`; none where it is set to nothing, or to `cat`.
    fn of(own: Option<&'a str>) -> Option<Self> {
        match own.map(str::trim) {
            Some("" | "cat") => None,
            Some(own) => Some(Self::Own(own)),
            None => Some(Self::Less),
        }
    }

    /// Whether it could be run, whatever came of it then.
    fn shows(&self, text: &str) -> bool {
        let Ok(mut child) = self.command().stdin(Stdio::piped()).spawn() else { return false };
        if let Some(mut input) = child.stdin.take() {
            // Whoever leaves the pager before the end has seen enough.
            _ = input.write_all(text.as_bytes());
        }
        child.wait().is_ok_and(|status| status.code() != Some(NOT_FOUND))
    }

    fn command(&self) -> Command {
        let mut command = match self {
            Self::Own(own) if cfg!(unix) => {
                let mut shell = Command::new("sh");
                shell.args(["-c", own]);
                shell
            }
            Self::Own(own) => Command::new(own),
            Self::Less => Command::new("less"),
        };
        if std::env::var_os("LESS").is_none() {
            // Nothing is paged that fits, colours are colours, and what was read stays on the
            // terminal.
            command.env("LESS", "FRX");
        }
        command
    }
}

#[cfg(test)]
mod tests {
    use super::{Pager, is_too_long};

    #[test]
    fn the_pager_is_that_of_the_user_or_less_or_none() {
        assert_eq!(Pager::of(None), Some(Pager::Less));
        assert_eq!(Pager::of(Some("more -s")), Some(Pager::Own("more -s")));
        for none in ["", " ", "cat", " cat "] {
            assert_eq!(Pager::of(Some(none)), None, "{none:?}");
        }
    }

    #[test]
    fn a_text_is_paged_where_the_prompt_would_push_its_first_line_away() {
        assert!(is_too_long("a\nb\nc\n", Some(3)));
        assert!(!is_too_long("a\nb\n", Some(3)));
        assert!(!is_too_long(&"a\n".repeat(9_999), None));
    }

    #[cfg(unix)]
    #[test]
    fn a_pager_that_is_left_early_or_fails_has_shown_the_text_and_one_that_is_missing_has_not() {
        let text = "A line.\n".repeat(100_000);
        for left in ["true", "head -n 1 > /dev/null", "exit 3"] {
            assert!(Pager::Own(left).shows(&text), "{left}");
        }
        assert!(!Pager::Own("no-such-pager-anywhere 2> /dev/null").shows(&text));
    }
}
