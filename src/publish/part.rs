//! A part of the outputs of a build, by which several machines make one whole.
//!
//! Which part an output belongs to depends on its path alone, so that every machine knows it
//! without asking another. The page, the PDF and the source of one document are in one part.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::kind::OutputKind;
use super::output::hex;
use super::plan::document;

/// Which part is made, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    number: usize,
    of: usize,
}

impl Share {
    /// The part with a number, from 1; none where there is no such part.
    pub fn new(number: usize, of: usize) -> Option<Self> {
        (1..=of).contains(&number).then_some(Self { number, of })
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self.number
    }

    /// How many parts there are.
    pub fn of(self) -> usize {
        self.of
    }

    /// Whether an output belongs to it.
    pub(super) fn has(self, path: &str) -> bool {
        let document = document(path);
        let hash = Sha256::digest(document.as_deref().unwrap_or(path));
        let of = u128::try_from(self.of).unwrap_or(u128::MAX);
        let place = hash.iter().take(8).fold(0_u128, |sum, byte| (sum << 8) | u128::from(*byte));
        usize::try_from(place % of).is_ok_and(|place| place + 1 == self.number)
    }
}

/// The SHA-256 of a whole: of path, kind and key of each output.
pub(super) fn of_whole(outputs: &BTreeMap<String, (OutputKind, String)>) -> String {
    let mut hash = Sha256::new();
    for (path, (kind, key)) in outputs {
        hash.update(format!("{path}\n{kind:?}\n{key}\n"));
    }
    hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn each_output_is_in_one_part_and_a_document_is_not_torn() {
        let paths = ["page.html", "page.pdf", "typst/page/main.typ", "data/a.csv", "b.html"];
        let all: Vec<String> =
            (0..200).flat_map(|at| paths.map(|path| format!("c/r{at}/{path}"))).collect();
        for of in [1, 2, 3, 7] {
            let parts: Vec<Share> = (1..=of).filter_map(|number| Share::new(number, of)).collect();
            for path in &all {
                assert_eq!(parts.iter().filter(|part| part.has(path)).count(), 1, "{path}");
            }
            for part in &parts {
                let own = all.iter().filter(|path| part.has(path)).count();
                assert!(own * of > all.len() / 2, "{part:?} has {own} of {}", all.len());
                for files in all.chunks(5) {
                    let whole = files[..3].iter().filter(|path| part.has(path)).count();
                    assert!(whole == 0 || whole == 3, "{files:?}");
                }
            }
        }
    }

    #[test]
    fn there_is_no_part_beyond_the_last() {
        assert!(Share::new(0, 2).is_none() && Share::new(3, 2).is_none());
        assert!(Share::new(2, 2).is_some() && Share::new(0, 0).is_none());
    }
}
