//! A pager for what is longer than the terminal, and how wide that is.

use std::io::Write as _;
use std::process::{Command, Stdio};

use terminal_size::{Height, Width, terminal_size};

/// The widest that anything is set, and how wide it is where nobody watches.
const WIDEST: u16 = 80;

/// Narrower than this, a line holds too little to be read.
const NARROWEST: u16 = 40;

/// How many columns there are to write in.
pub(super) fn width(is_watched: bool) -> usize {
    let own = terminal_size().filter(|_| is_watched);
    own.map_or(WIDEST, |(Width(width), _)| width.clamp(NARROWEST, WIDEST)).into()
}

/// Shows a text through the pager; whether it did: it does not where the text fits the terminal, and cannot where there is
/// no pager.
pub(super) fn paged(text: &str) -> bool {
    let height = terminal_size().map_or(usize::MAX, |(_, Height(height))| height.into());
    if text.lines().count() < height {
        return false;
    }
    let Some(mut command) = command() else { return false };
    let Ok(mut child) = command.stdin(Stdio::piped()).spawn() else { return false };
    if let Some(mut input) = child.stdin.take() {
        // Whoever leaves the pager before the end has seen enough.
        _ = input.write_all(text.as_bytes());
    }
    child.wait().is_ok_and(|status| status.code() != Some(NOT_FOUND))
}

/// What a shell answers where it does not know the program.
const NOT_FOUND: i32 = 127;

/// `PAGER` as a shell reads it, or `less`; `None` where it is set to nothing, or to `cat`.
fn command() -> Option<Command> {
    let own = std::env::var("PAGER").ok();
    let mut command = match own.as_deref().map(str::trim) {
        Some("" | "cat") => return None,
        Some(own) if cfg!(unix) => {
            let mut shell = Command::new("sh");
            shell.args(["-c", own]);
            shell
        }
        Some(own) => Command::new(own),
        None => Command::new("less"),
    };
    if std::env::var_os("LESS").is_none() {
        // Nothing is paged that fits, colours are colours, and what was read stays on the terminal.
        command.env("LESS", "FRX");
    }
    Some(command)
}
