//! What a diagnostic code is. The codes themselves are in `codes.rs`.

use std::fmt;

use serde::Serialize;

pub use super::codes::Code;
use super::example::{Example, parts};
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

/// A code's one definition, from which `stocktake explain`, the pages and the tests are made.
#[derive(Debug)]
pub struct Definition {
    /// Stable: `E…` an error, `W…` a warning.
    pub id: &'static str,
    /// How sure the fixes are that its findings may have.
    pub fixes: &'static [Safety],
    /// Whether nothing can be done where it is found, so that the exit status is 2.
    pub could_not_run: bool,
    /// The rule, as one sentence in the words of a self-evaluation.
    pub rule: &'static str,
    /// Why it is a rule and how to put it right.
    pub explanation: &'static str,
    /// What breaks it, and what keeps it.
    pub example: Example,
}

impl Definition {
    /// Takes the page of a code apart: its heading is the rule, the example stands at its end.
    ///
    /// It is done while stocktake is compiled, which ends where a page has another shape.
    pub(super) const fn new(
        id: &'static str,
        fixes: &'static [Safety],
        could_not_run: bool,
        page: &'static str,
    ) -> Self {
        let shape = "a page begins with `# <id>: <rule>`";
        let (heading, rest) = parts(page, "\n\n").expect(shape);
        let (mark, rule) = parts(heading, id).expect(shape);
        assert!(matches!(mark.as_bytes(), b"# "), "a page begins with `# <id>: <rule>`");
        let (_, rule) = parts(rule, ": ").expect(shape);
        let (explanation, _) = parts(rest, "\n\nWrong").expect("an example stands at the end");
        let (_, example) = rest.split_at(explanation.len() + "\n\n".len());
        Self { id, fixes, could_not_run, rule, explanation, example: Example::new(example) }
    }
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
        self.definition().fixes
    }

    /// Whether what was asked for cannot be done at all, or only with what would mislead; nothing
    /// is published then.
    pub fn could_not_run(self) -> bool {
        self.definition().could_not_run
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
