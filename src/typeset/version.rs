//! Which Typst a program is, by what it answers to `--version`.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest as _, Sha256};

/// The Typst that stocktake's templates are written and tested for, and that it carries itself.
pub const EXPECTED: TypstVersion = TypstVersion { major: 0, minor: 15, patch: 1 };

/// A version of Typst.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypstVersion {
    /// The first number.
    pub major: u32,
    /// The second number; another one can mean another document, or none, while the first is 0.
    pub minor: u32,
    /// The third number.
    pub patch: u32,
}

impl TypstVersion {
    /// Reads the answer of a Typst program: `typst 0.15.1 (c1e2b2f4)`.
    pub(super) fn from_answer(answer: &str) -> Option<Self> {
        let version = answer.strip_prefix("typst ")?.split_whitespace().next()?;
        // A pre-release is judged by the release that it leads to.
        let numbers = version.split(['-', '+']).next()?;
        let mut numbers = numbers.split('.').map(str::parse);
        let mut next = || numbers.next()?.ok();
        let version = Self { major: next()?, minor: next()?, patch: next()? };
        numbers.next().is_none().then_some(version)
    }

    /// What to warn of if a program of this version makes the documents.
    pub(super) fn mismatch(self) -> Option<VersionMismatch> {
        let differs = (self.major, self.minor) != (EXPECTED.major, EXPECTED.minor);
        differs.then_some(VersionMismatch { found: self, expected: EXPECTED })
    }
}

/// The SHA-256 of a program and of its answer, in hexadecimal.
pub(super) fn fingerprint(program: &Path, answer: &[u8]) -> io::Result<String> {
    let mut hash = Sha256::new();
    hash.update(answer);
    hash.update(fs::read(program)?);
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

impl fmt::Display for TypstVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

/// A Typst program may make another document than the one meant, or none. Its text is for users.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionMismatch {
    /// What the program is.
    pub found: TypstVersion,
    /// What it should be, in its first two numbers.
    pub expected: TypstVersion,
}

impl fmt::Display for VersionMismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { found, expected } = self;
        write!(
            f,
            "the Typst program is version {found}, and reports are made for version {expected}: \
             they may look different, or fail"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_typst_programs_are_read() {
        for answer in ["typst 0.15.1 (c1e2b2f4)\n", "typst 0.15.1 (unknown commit)", "typst 0.15.1"]
        {
            assert_eq!(TypstVersion::from_answer(answer), Some(EXPECTED), "{answer}");
        }
        let found = TypstVersion::from_answer("typst 0.16.0-rc.1 (abc)");
        assert_eq!(found, Some(TypstVersion { major: 0, minor: 16, patch: 0 }));
    }

    #[test]
    fn other_answers_are_not_taken_for_a_version() {
        for answer in ["", "typst", "typst x.y.z", "pandoc 3.1.0", "typst 0.15", "typst 0.15.1.2"] {
            assert_eq!(TypstVersion::from_answer(answer), None, "{answer}");
        }
    }

    #[test]
    fn only_the_last_number_may_differ() {
        assert_eq!(TypstVersion { patch: 0, ..EXPECTED }.mismatch(), None);
        let warning =
            TypstVersion { minor: 14, ..EXPECTED }.mismatch().expect("a warning").to_string();
        assert!(warning.contains("0.14.1") && warning.contains("0.15.1"), "{warning}");
        assert!(TypstVersion { major: 1, ..EXPECTED }.mismatch().is_some());
    }

    #[cfg(feature = "embedded-typst")]
    #[test]
    fn the_expected_version_is_the_one_inside() {
        assert_eq!(EXPECTED.to_string(), typst::utils::version().raw());
    }
}
