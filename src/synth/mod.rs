//! A synthetic collection: invented partnerships that answer a rubric, for trying out what needs
//! many returns.
//!
//! Pure: a checked rubric and a [`Size`] in, files as paths and texts out; the same in, the same
//! out, on any machine and any day. It promises that what it makes has no errors and says of itself
//! that it is synthetic. It knows no item and no level: those are the rubric's. What the answers
//! say is put together from the sentences in `words/`, which speak of health and social care in
//! general and name no real body, person or place.
//!
//! Each partnership draws from random numbers of its own, so that one more partnership or round
//! changes nothing in the returns that were there.

mod actions;
mod compose;
mod document;
mod grammar;
mod names;
mod nation;
mod partnership;
mod random;
mod ratings;
mod returned;
mod rubric;
mod standing;
mod yaml;

pub use names::Name;
pub use rubric::{DEFAULT_RUBRIC, SyntheticRubric};

use grammar::Grammar;
use nation::Nation;

/// The most partnerships and the most rounds that are made.
pub const MOST: Size = Size { partnerships: 2000, rounds: 10, seed: u64::MAX };

/// The year of the first round.
const FIRST_YEAR: i16 = 2021;

/// How large a collection, and which one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// How many partnerships the register lists.
    pub partnerships: usize,
    /// How many rounds there are.
    pub rounds: usize,
    /// What sets this collection apart from all others of its size.
    pub seed: u64,
}

/// A file of the collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its path from the folder of the collection, with `/` between folders.
    pub path: String,
    /// What it says.
    pub text: String,
}

/// Every file of a synthetic collection: its own first, then those of one partnership after the
/// other.
///
/// What is beyond [`MOST`] is left out.
pub fn files(rubric: &SyntheticRubric, plan: Size) -> impl Iterator<Item = File> {
    let plan = Size {
        partnerships: plan.partnerships.min(MOST.partnerships),
        rounds: plan.rounds.min(MOST.rounds),
        ..plan
    };
    let nation = Nation::new(plan);
    let mut own = vec![
        File { path: "rubric.yaml".to_owned(), text: rubric.text(&nation.made_by()) },
        File { path: "partnerships.yaml".to_owned(), text: nation.register() },
    ];
    own.extend((0..plan.rounds).map(|round| nation.round(round, rubric)));
    let grammar = Grammar::shipped();
    let returns = (0..plan.partnerships)
        .flat_map(move |number| partnership::returns(number, &nation, rubric, &grammar));
    own.into_iter().chain(returns)
}
