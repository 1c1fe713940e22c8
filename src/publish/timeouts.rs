//! Whether it is worth setting another document, where one took all the time that it may have.

use std::sync::atomic::{AtomicBool, Ordering};

/// What is known of the documents of a build so far; shared by all its threads.
#[derive(Debug, Default)]
pub(super) struct Timeouts {
    is_made: AtomicBool,
    is_hopeless: AtomicBool,
}

impl Timeouts {
    /// A document was made, so that others can be.
    pub(super) fn made(&self) {
        self.is_made.store(true, Ordering::Relaxed);
    }

    /// Whether no other document is to be tried.
    pub(super) fn is_hopeless(&self) -> bool {
        self.is_hopeless.load(Ordering::Relaxed)
    }

    /// A document took too long: unless another was made, each would.
    pub(super) fn timed_out(&self) -> Consequence {
        if self.is_made.load(Ordering::Relaxed) {
            return Consequence::Not;
        }
        if self.is_hopeless.swap(true, Ordering::Relaxed) {
            Consequence::Before
        } else {
            Consequence::Now
        }
    }
}

/// What a document that took too long means for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Consequence {
    /// They can be made.
    Not,
    /// None is tried any more, which is to be said.
    Now,
    /// The same, and it was said of another.
    Before,
}

#[cfg(test)]
mod tests {
    use super::{Consequence, Timeouts};

    #[test]
    fn one_document_that_takes_too_long_ends_a_build_in_which_none_was_made() {
        let timeouts = Timeouts::default();
        assert!(!timeouts.is_hopeless());
        assert_eq!(timeouts.timed_out(), Consequence::Now);
        assert!(timeouts.is_hopeless());
        assert_eq!(timeouts.timed_out(), Consequence::Before);
    }

    #[test]
    fn where_one_was_made_the_others_are_tried() {
        let timeouts = Timeouts::default();
        timeouts.made();
        assert_eq!(timeouts.timed_out(), Consequence::Not);
        assert!(!timeouts.is_hopeless());
    }
}
