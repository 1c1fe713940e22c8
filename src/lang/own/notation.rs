//! What breaks the notation of a language file, in plain words.

use std::sync::Arc;

use fluent_syntax::parser::{ErrorKind, ParserError};

use super::fault;
use crate::diag::{Diagnostic, Source, quoted};

/// What the parser of Fluent says of a place.
pub(super) fn told(source: &Arc<Source>, error: &ParserError) -> Diagnostic {
    let text = source.text();
    let mut start = error.pos.start.min(text.len());
    // At the end of a line or of the file there is nothing to point at.
    while start > 0 && text.get(start..).is_none_or(|rest| rest.trim_start().is_empty()) {
        start -= 1;
    }
    let end = text.get(start..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let (message, help) = words(&error.kind);
    fault(source, start..start + end, message).help(help)
}

fn words(kind: &ErrorKind) -> (String, &'static str) {
    const BRACES: &str = "what is in braces is a fact, such as `{ $count }`, a function of facts, \
                          such as `{ ONE($item) }`, or a text in quotation marks; a brace itself \
                          is written `{\"{\"}`";
    const CHOICE: &str = "a choice is written with each of its words on a line of its own: \
                          `{ $count ->`, then `[one] …`, then `*[other] …`, then `}`";
    const MESSAGE: &str = "a message begins at the start of a line with its key and an equals \
                           sign, `key = words`; what goes on below it is indented";
    let (message, help) = match kind {
        ErrorKind::ExpectedToken('=') => ("an equals sign is missing here", MESSAGE),
        ErrorKind::ExpectedToken('}') => ("a brace that was opened is not closed here", BRACES),
        ErrorKind::ExpectedToken(']') => ("a bracket that was opened is not closed here", CHOICE),
        ErrorKind::ExpectedCharRange { range } if range.contains('\n') => {
            ("the words of a choice begin on a line of their own", CHOICE)
        }
        ErrorKind::ExpectedCharRange { .. } => ("a key or a name begins with a letter", MESSAGE),
        ErrorKind::ExpectedMessageField { entry_id }
        | ErrorKind::ExpectedTermField { entry_id } => {
            return (format!("{} has no words", quoted(entry_id)), MESSAGE);
        }
        ErrorKind::MissingValue => ("there are no words here", CHOICE),
        ErrorKind::MissingDefaultVariant => {
            ("none of the words of this choice has an asterisk, for where no other fits", CHOICE)
        }
        ErrorKind::MultipleDefaultVariants => {
            ("more than one of the words of this choice has an asterisk", CHOICE)
        }
        ErrorKind::UnbalancedClosingBrace => ("this brace closes none that was opened", BRACES),
        ErrorKind::UnterminatedStringLiteral => ("quotation marks are not closed here", BRACES),
        ErrorKind::UnknownEscapeSequence(_) | ErrorKind::InvalidUnicodeEscapeSequence(_) => (
            "what follows this backslash stands for no character",
            "write the character itself, or its number in four digits, such as `\\u00E9`",
        ),
        ErrorKind::ExpectedInlineExpression | ErrorKind::ForbiddenCallee => {
            ("this is nothing that can stand in braces", BRACES)
        }
        ErrorKind::MessageReferenceAsSelector
        | ErrorKind::TermReferenceAsSelector
        | ErrorKind::MessageAttributeAsSelector
        | ErrorKind::ExpectedSimpleExpressionAsSelector => {
            ("a choice is made by a fact and by nothing else", CHOICE)
        }
        _ => ("this is not in the notation of Fluent", BRACES),
    };
    (message.to_owned(), help)
}
