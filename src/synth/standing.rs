//! How far the returns of a round have come: most in time, some late, a draft here and a gap there.

use super::random::{For, Random};

/// How far a return has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    InTime,
    Late,
    Draft,
    Missing,
}

/// Of so many partnerships, each round has one of each state that is not the usual one.
const SHARE: usize = 12;

/// The standing of a partnership's return of a round.
pub(super) fn standing(seed: u64, number: usize, round: usize) -> Standing {
    use Standing::{Draft, InTime, Late, Missing};
    let mut random = Random::new(seed, For::Standing, [number / SHARE, round]);
    let unusual = random.pick(&[InTime, InTime, Late, Missing]).unwrap_or(InTime);
    let mut standings = [InTime; SHARE];
    standings[..4].copy_from_slice(&[Late, Draft, Missing, unusual]);
    random.shuffle(&mut standings);
    standings[number % SHARE]
}
