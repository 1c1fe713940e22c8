//! A return on standard input, held against the collection in which it will be a file.

use std::io::Read as _;

use crate::cli::args::CheckArgs;
use crate::diag::{Code, Diagnostic, quoted};
use crate::load::{MAX_BYTES, Selection};
use crate::system::Memory;
use crate::terminal::why;
use crate::workspace::target;

/// What is typed in place of a selection.
const DASH: &str = "-";

/// A text that is not saved, and the return that it is.
#[derive(Default)]
pub(super) struct Typed {
    /// The text, in the place of its file.
    pub(super) above: Memory,
    /// The return; none where no text was asked for.
    pub(super) is: Option<Selection>,
}

impl Typed {
    /// The text of standard input, where it is asked for.
    ///
    /// # Errors
    /// It is not said which return it is, or it cannot be read.
    pub(super) fn of(args: &CheckArgs) -> Result<Self, Diagnostic> {
        if args.what.iter().all(|own| own != DASH) {
            return if args.input_is.is_some() { Err(not_said()) } else { Ok(Self::default()) };
        }
        let named = args.input_is.as_ref().filter(|_| args.what.len() == 1);
        let is = named.map(|text| target::to_be(&args.returns, text)).transpose()?;
        let Some(Selection { collection, round: Some(round), partnership: Some(who) }) = &is else {
            return Err(not_said());
        };
        let mut text = Vec::new();
        let most = MAX_BYTES + 1;
        std::io::stdin().lock().take(most).read_to_end(&mut text).map_err(|error| {
            let message = format!("standard input cannot be read: {}", why(&error));
            Diagnostic::nowhere(Code::Unreadable, message)
        })?;
        let file = args.returns.join(collection).join(round).join(format!("{who}.yaml"));
        Ok(Self { above: Memory::new().file(file, text), is })
    }
}

/// That nobody knows what the text is.
fn not_said() -> Diagnostic {
    let message = format!("{} stands for a text on standard input", quoted(DASH));
    Diagnostic::nowhere(Code::NothingSelected, message).help(
        "say which return it is, and nothing else: `stocktake check - --as \
         collection/round/partnership`",
    )
}
