//! `stocktake diff`: where the sides come from, what is printed, and git that calls it.

mod driver;
mod markdown;
mod range;
mod sides;
mod terminal;

use crate::project::{Project, valid};

/// The return that most of these tests change.
const NORTH: &str = "returns/sample/2019/example-north.yaml";

/// A collection with the round 2020, which names 2019 as the one before it.
fn two_rounds() -> Project {
    let round = "title: Round 2020\ndeadline: 2020-05-15\nrubric: 1\nprevious: 2019\n";
    Project::new().file("returns/sample/2020/round.yaml", round)
}

/// The same with returns of the north, which rated itself higher in 2020.
fn north() -> Project {
    two_rounds()
        .file(NORTH, valid("example-north", "2019"))
        .file("returns/sample/2020/example-north.yaml", higher("2020"))
}

/// A return of the north with a higher rating.
fn higher(round: &str) -> String {
    valid("example-north", round).replace("rating: low", "rating: high")
}
