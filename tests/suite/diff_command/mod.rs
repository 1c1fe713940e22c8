//! `stocktake diff`: where the sides come from, what is printed, and git that calls it.

mod driver;
mod inert;
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

/// Three rounds of the north, in which each kind of change is made once or so.
fn three_rounds() -> Project {
    let round = "title: Round 2021\ndeadline: 2021-05-15\nrubric: 1\nprevious: 2020\n";
    let project = two_rounds().file("returns/sample/2021/round.yaml", round);
    let head = |year: &str, day: &str| {
        format!(
            "partnership: example-north\nround: {year}\nstatus: final\ncompleted: {year}-05-{day}\n"
        )
    };
    let first = head("2019", "10")
        + "responses:
  1.1:
    rating: low
    evidence: We meet.
    actions:
      - { id: meet-more, text: Meet more often., due: 2019-12-31, status: open }
      - { id: write-down, text: Write down what is decided., status: open }
      - { id: ask-around, text: Ask those who were not there., status: open }
";
    let second = head("2020", "11")
        + "responses:
  1.1:
    rating: low
    evidence: |
      We meet in public, every month.

      - The minutes are published.
      - Nobody reads them.
    actions:
      - { id: meet-more, text: Meet more often., due: 2020-12-31, status: open }
      - { id: write-down, text: Write down what is decided., status: open }
";
    let third = head("2021", "16")
        + "responses:
  1.1:
    rating: high
    evidence: |
      We meet in public, twice a month.

      - The minutes are published.
      - They are read by some.
    share: true
    actions:
      - { id: meet-more, text: Meet more often., due: 2021-12-31, owner: The chair, status: open }
      - { id: write-down, text: Write down what was decided., status: done }
      - { id: read-aloud, text: Read the minutes aloud., due: 2021-09-01, status: open }
";
    project
        .file(NORTH, first)
        .file("returns/sample/2020/example-north.yaml", second)
        .file("returns/sample/2021/example-north.yaml", third)
}
