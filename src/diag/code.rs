//! What a diagnostic code is. The codes themselves are in `codes.rs`.

use std::fmt;

use serde::Serialize;

pub use super::codes::Code;
use super::fix::Safety;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The return, or whatever it is about, is left out until it is mended.
    Error,
    /// Worth a look; nothing is left out.
    Warning,
}

/// A code's one definition, from which `stocktake explain`, the README's table and the tests are
/// made.
#[derive(Debug)]
pub struct Definition {
    /// Stable: `E…` an error, `W…` a warning.
    pub id: &'static str,
    /// The rule, as one sentence in the words of a self-evaluation.
    pub rule: &'static str,
    /// Why it is a rule and how to put it right.
    pub explanation: &'static str,
}

impl Code {
    /// The stable id, such as `E031`.
    pub fn id(self) -> &'static str {
        self.definition().id
    }

    /// The code with this id, whatever its case.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }

    /// Error for `E…`, warning for `W…`.
    pub fn severity(self) -> Severity {
        if self.id().starts_with('E') { Severity::Error } else { Severity::Warning }
    }

    /// How sure the fixes are that findings of this rule may have; none where `check --fix` mends
    /// nothing of it.
    pub fn fixes(self) -> &'static [Safety] {
        use Safety::{Safe, Suggested};
        match self {
            Self::LooksEmpty => &[Safe],
            Self::HiddenCharacter
            | Self::Syntax
            | Self::UnknownKey
            | Self::WrongKind
            | Self::NotADate
            | Self::NotAChoice
            | Self::Descriptors
            | Self::UnknownBoard
            | Self::UnknownMember
            | Self::NotRegistered
            | Self::NotInScale => &[Safe, Suggested],
            Self::UnknownItem
            | Self::HashText
            | Self::SignText
            | Self::LostWords
            | Self::FoldedLines
            | Self::PastedList
            | Self::LostBackslash
            | Self::BrokenLink
            | Self::Underlined
            | Self::LostLetters => &[Suggested],
            _ => &[],
        }
    }

    /// Whether what was asked for cannot be done at all, or only with what would mislead; nothing
    /// is published then.
    pub fn could_not_run(self) -> bool {
        matches!(
            self,
            Self::NotRendered
                | Self::TypstUnusable
                | Self::NotWritten
                | Self::NothingSelected
                | Self::NoRevision
                | Self::NoGitSetup
                | Self::InTheWay
                | Self::NoList
                | Self::NoDocument
                | Self::TypstBroke
                | Self::NotWhole
                | Self::NoReturn
                | Self::PartFolder
        )
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn ids_are_unique_and_in_order() {
        let ids: Vec<_> = Code::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    }

    #[test]
    fn a_code_is_found_by_its_id_in_any_case() {
        assert!(
            Code::ALL.iter().all(|code| Code::from_id(&code.id().to_lowercase()) == Some(*code))
        );
    }

    #[test]
    fn rules_are_sentences() {
        for code in Code::ALL {
            let rule = code.definition().rule;
            assert!(rule.starts_with(char::is_uppercase) && rule.ends_with('.'), "{code}: {rule}");
            let explanation = code.definition().explanation;
            assert!(explanation.ends_with('.') && explanation != rule, "{code}: {explanation}");
        }
    }
}
