//! The questions a reviewer may ask: each one's one definition.
//!
//! To add a question, add a line here in the order of the ids and what it is drawn from in
//! `ask.rs`. An id is never given to another question, also when its own is gone.

use serde::{Serialize, Serializer};

use super::weight::Weight;

/// A question's one definition, from which every output is made.
#[derive(Debug)]
pub struct QuestionDefinition {
    /// Stable: `Q…`.
    pub id: &'static str,
    /// What was seen, as one sentence that judges nobody.
    pub seen: &'static str,
    /// What a reviewer may ask.
    pub asks: &'static str,
    /// What it is drawn from.
    pub drawn_from: &'static str,
    /// How much it weighs.
    pub weight: Weight,
}

macro_rules! codes {
    ($(
        $variant:ident $id:literal $weight:ident $seen:literal $asks:literal $drawn_from:literal;
    )*) => {
        /// The questions, each a code that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum QuestionCode {
            $(#[doc = concat!("`", $id, "`: ", $seen)] $variant,)*
        }

        impl QuestionCode {
            /// Every code, in the order of the ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The definition.
            pub fn definition(self) -> &'static QuestionDefinition {
                match self {
                    $(Self::$variant => &QuestionDefinition {
                        id: $id,
                        seen: $seen,
                        asks: $asks,
                        drawn_from: $drawn_from,
                        weight: Weight::$weight,
                    },)*
                }
            }
        }
    };
}

codes! {
    RoseOnSameEvidence "Q001" Heavy "The rating rose, and the substance of the evidence did not \
                                     change."
        "What has changed that the evidence does not say?"
        "The rating of an item and the words of its evidence, counted without regard to order, \
        punctuation, capitals and form: one word at most came or went, or no more than one in \
        twenty of those of the longer text.";
    RewrittenAtSameRating "Q002" Light "The evidence was rewritten, and the rating did not move."
        "Does what is new bear on the rating?"
        "An item that is rated the same both times, and fewer than half of the words of whose \
        shorter evidence stand in the other as well.";
    FellWithoutAction "Q003" Medium "The rating fell, and no action was added."
        "What is to be done about it?"
        "The rating of an item, and its actions: none of them is new to it or open again. A copy \
        of one that stood there is not new.";
    DoneAtSameRating "Q004" Light "An action was done, and the rating did not move."
        "What did the action change?"
        "An item that is rated the same both times, below the top of the scale, and its actions \
        that are now done and were not.";
    CarriedAndPutBack "Q005" Medium "The same action was carried for two rounds or more, and its \
                                     date was put back."
        "What stands in its way?"
        "An action that is open or without a status in this round and in the two returns before it \
        at least, and the days on which it was due in each of them.";
    SharedEvidence "Q006" Heavy "This evidence and another's are nearly word for word the same."
        "Does it describe what was found here?"
        "Passages of at least twenty words in this return and the others of its round, at least \
        three quarters of whose sequences of five words are in both.";
    RoseFarOnLittle "Q007" Heavy "The rating rose by two levels or more, and little of the \
                                  evidence is new."
        "What was found that bears out so great a rise?"
        "An item whose rating rose by at least two levels, and the words of its evidence, counted \
        as for Q001: less than a quarter of them are new, and yet more than Q001 asks about.";
    RoseOnLess "Q008" Heavy "The rating rose, and more than half of the evidence is gone."
        "On what does the rating rest now?"
        "An item whose rating rose, whose evidence had at least twenty words, and now has less \
         than half as many.";
    OpenActionVanished "Q009" Medium "An action that was not said to be done or \
                                      dropped is not mentioned any more."
        "Was it done, dropped or forgotten?"
        "An action that was open or without a status in the return before and is not in this one: \
         neither under its id nor in other words, nor as a part of another action. Where its id \
         names another action now, Q012 asks instead.";
    OverdueAtSameDate "Q010" Medium "An action is overdue, and its date is as it was."
        "By when will it be done?"
        "An action that is open in both returns with the same date, which is before the deadline \
        of the later round. Of one whose status is not given it is not asked.";
    TakenFromAnother "Q011" Heavy "This evidence stood nearly word for word in another's return of \
                                   the round before."
        "Does it describe what was found here?"
        "Passages as for Q006, held against the others' returns of the round before; a passage \
        that this partnership had there itself is not counted, nor are those of whom Q006 asks \
        already.";
    OtherActionUnderId "Q012" Medium "An action has the id that another action had before."
        "What became of the other one?"
        "Two actions of one id in turn that have hardly a word in common (their likeness is below \
        10%), where the one before is in the later return under no other id either.";
    StatusNoLongerGiven "Q013" Medium "An action had a status, and has none any more."
        "Is it open, done or dropped?"
        "An action that is in both returns, whose status the earlier one gives and the later one \
        does not. Without a status Q010 is not asked, nor Q005 without a date.";
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
