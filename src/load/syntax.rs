//! What the YAML parser says, in plain words.
//!
//! Parser messages speak of block mappings, scanners and tokens. Each kind that an author can cause
//! gets a sentence of our own with a way out; nothing of the parser's wording is shown.

use std::sync::Arc;

use serde_saphyr::budget::BudgetBreach;
use serde_saphyr::granit_parser::ErrorKind;
use serde_saphyr::{Error, ExternalMessageSource};

use super::culprit::{self, QUOTE};
use super::keys::FAR;
use super::line::Line;
use super::mend::{self, Hash};
use super::{blanks, ended_early, tabs, yaml};
use crate::diag::{Code, Diagnostic, Place, Source};

/// The diagnostic for a file that is not YAML, or is YAML of a kind that a form has no use for.
pub(crate) fn diagnostic(source: &Arc<Source>, error: &Error) -> Diagnostic {
    let error = error.without_snippet();
    let place = error
        .location()
        .map_or_else(|| Place::file(source), |location| yaml::place(source, &location));
    if let Some(finding) = blanks::before_keys(source, place.position().line) {
        return finding;
    }
    // A bracket that is not closed goes on over the next key.
    let words = match words(error) {
        COLON if is_open_above(source, &place) => BRACKET,
        words => words,
    };
    let cut = match words {
        SECOND => ended_early::by_marker(source, &place),
        UNCLOSED if ended_early::is_marker(source.line(place.position().line)) => {
            ended_early::by_marker(source, &place)
        }
        KEY | GENERAL | INDENTATION => ended_early::by_note(source, &place),
        _ => None,
    };
    if let Some(finding) = cut.or_else(|| culprit::find(source, &place)) {
        return finding;
    }
    if matches!(words, COLON | KEY | INDENTATION | GENERAL | CHARACTER)
        && let Some(finding) = culprit::at_keys(source, &place)
    {
        return finding;
    }
    let (code, message, help) = words;
    let quoting = [QUOTE, AFTER.2, ESCAPE.2].contains(&help);
    let culprit = match words {
        TAB => first_after(source, &place, '\t'),
        TAG => last_before(source, &place, '!'),
        BRACKET => opened(source, &place),
        _ => None,
    };
    let line = culprit.as_ref().unwrap_or(&place).position().line;
    let help = if quoting { mend::way_out_at(source, line) } else { help };
    let fix = match words {
        TAB => culprit.as_ref().and_then(tabs::mended),
        ESCAPE => mend::quoted_on_line(source, line, mend::single_quotes),
        AFTER => mend::quoted_on_line(source, line, mend::within_quotes),
        _ if words.2 == QUOTE => mend::quote_around(source, line, Hash::Note),
        _ => None,
    };
    Diagnostic::new(code, culprit.unwrap_or(place), message).help(help).fix(fix)
}

/// Whether what was found goes no further than the answer that it stands in, so that the others can
/// be read without it.
pub(super) fn ends_in_its_answer(found: &Diagnostic) -> bool {
    let open = [UNCLOSED.1, BRACKET.1, SECOND.1, TAB.1];
    let is_cut = || found.message.starts_with("this line is indented with");
    found.code == Code::Syntax && !open.contains(&&*found.message) && !is_cut()
}

/// The first such character from the line of a place on: the parser tells where the text before a
/// tab begins.
fn first_after(source: &Arc<Source>, place: &Place, wanted: char) -> Option<Place> {
    let start = source.line_start(place.position().line);
    let at = start + source.text().get(start..)?.find(wanted)?;
    Some(Place::new(source, at..at + wanted.len_utf8()))
}

/// Whether the key above the line of a place has a text that begins with a bracket which is not
/// closed on its line.
fn is_open_above(source: &Source, place: &Place) -> bool {
    let last = place.position().line;
    let above = (last.saturating_sub(FAR).max(1)..last).rev();
    let key = above.filter_map(|number| Line::of(source, number)?.key()).next();
    key.is_some_and(|(_, value)| match value.chars().next() {
        Some('[') => !value.contains(']'),
        Some('{') => !value.contains('}'),
        _ => false,
    })
}

/// The bracket with which a text begins, on the line of a place or above it.
fn opened(source: &Arc<Source>, place: &Place) -> Option<Place> {
    let last = place.position().line;
    let mut above = (last.saturating_sub(FAR).max(1)..=last).rev();
    above.find_map(|number| {
        let value = Line::of(source, number)?.key()?.1;
        let end = source.line_start(number) + source.line(number).trim_end().len();
        let start = end - value.len();
        value.starts_with(['[', '{']).then(|| Place::new(source, start..start + 1))
    })
}

/// The last such character before a place and on its line: the parser tells where the text after a
/// tag begins.
fn last_before(source: &Arc<Source>, place: &Place, wanted: char) -> Option<Place> {
    let start = source.line_start(place.position().line);
    let at = start + source.text().get(start..place.span().start)?.rfind(wanted)?;
    Some(Place::new(source, at..at + wanted.len_utf8()))
}

/// The diagnostic for a file that says nothing.
pub(crate) fn empty(source: &Arc<Source>) -> Diagnostic {
    Diagnostic::new(Code::Syntax, Place::file(source), "this file is empty")
        .help("the README shows an example to begin with")
}

type Words = (Code, &'static str, &'static str);

const COMPLEX: Words = (
    Code::TooComplex,
    "this file unfolds to more than a form can hold",
    "a return needs no anchors (`&`), no aliases (`*`) and little nesting: write each answer out",
);

const SECOND: Words = (
    Code::Syntax,
    "a second document begins here",
    "a file holds one return: remove the line `---`, or indent it if it belongs to a text",
);

const UNCLOSED: Words = (
    Code::Syntax,
    "a text in quotation marks is not closed",
    "add the closing quotation mark here or on a line before, or put the text below `|` and \
     indented",
);

const TAG: Words =
    (Code::Syntax, "a word that begins with `!` has a meaning of its own to YAML", QUOTE);

const AFTER: Words = (
    Code::Syntax,
    "something follows the closing quotation mark",
    "put the whole text in quotation marks, or below `|` and indented",
);

const ESCAPE: Words = (
    Code::Syntax,
    "a backslash inside double quotation marks has a meaning of its own",
    "use single quotation marks, or put the text below `|` and indented",
);

const TAB: Words = (
    Code::Syntax,
    "there is a tab character where only spaces may stand",
    "indent with spaces; most editors can turn tabs into spaces",
);

fn words(error: &Error) -> Words {
    match error {
        Error::ExternalMessage { source, .. } => match &**source {
            ExternalMessageSource::Parser(scan) => scanner_words(scan.kind()),
            _ => GENERAL,
        },
        Error::Budget { breach: BudgetBreach::Documents { .. }, .. }
        | Error::MultipleDocuments { .. } => SECOND,
        Error::Budget { .. }
        | Error::AliasError { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => COMPLEX,
        Error::UnknownAnchor { .. } => UNKNOWN_ALIAS,
        Error::UnsupportedTag { .. } | Error::TaggedScalarCannotDeserializeIntoString { .. } => TAG,
        _ => GENERAL,
    }
}

const GENERAL: Words = (
    Code::Syntax,
    "this is not valid YAML",
    "look at the indentation of this line and the one before; long text is safe below `|`, \
     indented",
);

const COLON: Words =
    (Code::Syntax, "there is a colon in a place where YAML reads it as the end of a key", QUOTE);

const KEY: Words = (
    Code::Syntax,
    "a key with a colon is expected here",
    "if this line goes on with a text, indent it further than the text's key and put `|` after the \
     colon",
);

const INDENTATION: Words = (
    Code::Syntax,
    "this line is not indented like the lines it belongs to",
    "keys of one answer stand exactly below one another, and text stands further in than its key",
);

const CHARACTER: Words = (Code::Syntax, "a text cannot begin with this character", QUOTE);

const BRACKET: Words =
    (Code::Syntax, "a bracket is opened and not closed, or closed and not opened", QUOTE);

const UNKNOWN_ALIAS: Words =
    (Code::Syntax, "a text that begins with `*` or `&` has a meaning of its own to YAML", QUOTE);

fn scanner_words(kind: &ErrorKind) -> Words {
    use ErrorKind as K;
    match kind {
        K::RecursionLimitExceeded => COMPLEX,
        K::UnknownAnchor | K::MissingAnchorOrAliasName => UNKNOWN_ALIAS,
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabAtBlockScalarStart
        | K::TabInPlainScalar => TAB,
        K::UnclosedQuotedScalar
        | K::DocumentIndicatorInQuotedScalar
        | K::InvalidQuotedScalarIndent => UNCLOSED,
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => AFTER,
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape => ESCAPE,
        K::MappingValueNotAllowed | K::InvalidColonPlacement | K::InvalidMappingValueWhitespace => {
            COLON
        }
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofFlowSequence
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. } => BRACKET,
        K::UnexpectedCharacter { .. } => CHARACTER,
        K::SimpleKeyExpected | K::ExpectedBlockMappingKey | K::InvalidSimpleKey => KEY,
        K::InvalidIndentation
        | K::InvalidBlockScalarIndent
        | K::BlockSequenceEntryNotAllowed
        | K::ExpectedBlockSequenceEntry
        | K::MappingKeyNotAllowed => INDENTATION,
        _ => GENERAL,
    }
}
