//! The questions a reviewer may ask: each one's one definition.
//!
//! To add a question, add a line here in the order of the ids and what it is drawn from in `ask.rs`. An id is never given
//! to another question, also when its own is gone.

use serde::{Serialize, Serializer};

/// A question's one definition, from which every output is made.
#[derive(Debug)]
pub struct Definition {
    /// Stable: `Q…`.
    pub id: &'static str,
    /// What was seen, as one sentence that judges nobody.
    pub seen: &'static str,
    /// What a reviewer may ask.
    pub asks: &'static str,
    /// What it is drawn from.
    pub drawn_from: &'static str,
}

macro_rules! codes {
    ($($variant:ident $id:literal $seen:literal $asks:literal $drawn_from:literal;)*) => {
        /// The questions, each a code that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum QuestionCode {
            $(#[doc = concat!("`", $id, "`: ", $seen)] $variant,)*
        }

        impl QuestionCode {
            /// Every code, in the order of the ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The definition.
            pub fn definition(self) -> &'static Definition {
                match self {
                    $(Self::$variant => &Definition {
                        id: $id,
                        seen: $seen,
                        asks: $asks,
                        drawn_from: $drawn_from,
                    },)*
                }
            }
        }
    };
}

codes! {
    RoseOnSameEvidence "Q001" "The rating rose, and the evidence is word for word the same."
        "What has changed that the evidence does not say?"
        "The rating of an item and its evidence. White space, wrapping and emphasis are not compared.";
    RewrittenAtSameRating "Q002" "The evidence was rewritten, and the rating did not move."
        "Does what is new bear on the rating?"
        "An item that is rated the same both times, and fewer than half of the words of whose shorter evidence stand in \
        the other as well.";
    FellWithoutAction "Q003" "The rating fell, and no action was added."
        "What is to be done about it?"
        "The rating of an item, and its actions: none of them is new to it or open again.";
    DoneAtSameRating "Q004" "An action was done, and the rating did not move."
        "What did the action change?"
        "An item that is rated the same both times, below the top of the scale, and its actions that are now done and \
        were not.";
    CarriedAndPutBack "Q005" "The same action was carried for two rounds or more, and its date was put back."
        "What stands in its way?"
        "An action that is open in this round and in the two returns before it at least, and the days on which it was \
        due in each of them.";
    SharedEvidence "Q006" "This evidence and another's are nearly word for word the same."
        "Does it describe what was found here?"
        "Passages of at least twenty words in this return and the others of its round, at least three quarters of whose \
        sequences of five words are in both.";
}

impl QuestionCode {
    /// The stable id, such as `Q003`.
    pub fn id(self) -> &'static str {
        self.definition().id
    }

    /// The code with this id, whatever its case.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.id().eq_ignore_ascii_case(id))
    }
}

impl Serialize for QuestionCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::QuestionCode;

    #[test]
    fn ids_are_unique_and_in_order() {
        let ids: Vec<_> = QuestionCode::ALL.iter().map(|code| code.id()).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    }

    #[test]
    fn a_question_is_a_statement_and_a_question() {
        for code in QuestionCode::ALL {
            let found = code.definition();
            assert!(found.seen.ends_with('.') && found.drawn_from.ends_with('.'), "{found:?}");
            assert!(found.asks.ends_with('?') && found.asks.matches('?').count() == 1, "{found:?}");
        }
    }
}
