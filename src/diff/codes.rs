//! The questions a reviewer may ask: each one's one definition.
//!
//! To add a question, add a line here in the order of the ids, what raises it in `ask.rs`, and its
//! words to `lang/en-GB.ftl`. An id is never given to another question, also when its own is gone.

use serde::{Serialize, Serializer};

use super::weight::Weight;

/// A question's one definition. Its words are in the files of languages, under its id: what was
/// seen, what a reviewer may ask, what it is drawn from.
#[derive(Debug)]
pub struct QuestionDefinition {
    /// Stable: `Q…`.
    pub id: &'static str,
    /// How much it weighs.
    pub weight: Weight,
}

macro_rules! codes {
    ($($(#[$about:meta])* $variant:ident $id:literal $weight:ident;)*) => {
        /// The questions, each a code that never changes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum QuestionCode {
            $($(#[$about])* $variant,)*
        }

        impl QuestionCode {
            /// Every code, in the order of the ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The definition.
            pub fn definition(self) -> &'static QuestionDefinition {
                match self {
                    $(Self::$variant => &QuestionDefinition { id: $id, weight: Weight::$weight },)*
                }
            }
        }
    };
}

codes! {
    /// A rating rose, and the substance of its evidence did not change.
    RoseOnSameEvidence "Q001" Heavy;
    /// Evidence was rewritten, and its rating did not move.
    RewrittenAtSameRating "Q002" Light;
    /// A rating fell, and no open action was added.
    FellWithoutAction "Q003" Medium;
    /// An action was done, and the rating did not move.
    DoneAtSameRating "Q004" Light;
    /// An action was carried for two rounds or more, and its date was put back.
    CarriedAndPutBack "Q005" Medium;
    /// Evidence is nearly that of another return of the round.
    SharedEvidence "Q006" Heavy;
    /// A rating rose by two levels or more on little new evidence.
    RoseFarOnLittle "Q007" Heavy;
    /// A rating rose, and more than half of its evidence is gone.
    RoseOnLess "Q008" Heavy;
    /// An open action is not mentioned any more.
    OpenActionVanished "Q009" Medium;
    /// An action is overdue, and its date is as it was.
    OverdueAtSameDate "Q010" Medium;
    /// Evidence stood nearly so in another return of the round before.
    TakenFromAnother "Q011" Heavy;
    /// An action has the id that another had before.
    OtherActionUnderId "Q012" Medium;
    /// An action had a status, and has none any more.
    StatusNoLongerGiven "Q013" Medium;
    /// A rating rose without evidence before or now.
    RoseWithoutEvidence "Q014" Heavy;
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
}
