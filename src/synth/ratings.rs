//! Ratings that could be: some items are hard for all, some partnerships are further than others,
//! and from round to round most ratings stay.
//!
//! Ratings are ordinal, so nothing here is a score of anybody: a hidden whole number for each
//! answer is cut into levels.

use super::random::{For, Random};

/// How far the hidden number of an answer goes to either side, by what it comes from.
const PARTNERSHIP: i32 = 350;
const ITEM: i32 = 450;
const ANSWER: i32 = 350;

/// Where a first round stands as a whole: below the middle, so that there is room to rise.
const START: i32 = -130;

/// The furthest that the lowest and the highest cut lie from the middle.
const WIDEST: i32 = 520;
/// How far two neighbouring cuts lie apart, where that is not too wide.
const APART: i32 = 460;

/// What is true of an item in the whole nation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Difficulty {
    hidden: i32,
    /// Whether ratings of it hardly ever move.
    is_stubborn: bool,
}

impl Difficulty {
    /// The difficulty of the item at this place of the rubric.
    pub(super) fn of(seed: u64, item: usize) -> Self {
        let mut random = Random::new(seed, For::Difficulty, [item, 0]);
        Self { hidden: random.about_nought(ITEM), is_stubborn: random.happens(16) }
    }
}

/// What is true of a partnership in all its ratings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Maturity {
    hidden: i32,
    /// How many more times in a hundred a rating of it rises.
    drive: usize,
}

impl Maturity {
    pub(super) fn of(random: &mut Random) -> Self {
        Self { hidden: random.about_nought(PARTNERSHIP), drive: random.below(19) }
    }
}

/// The ratings of an item by a partnership in each round, as places on a scale of so many levels.
pub(super) fn ratings(
    difficulty: Difficulty,
    maturity: Maturity,
    levels: usize,
    rounds: usize,
    random: &mut Random,
) -> Vec<usize> {
    let hidden = START + maturity.hidden - difficulty.hidden + random.about_nought(ANSWER);
    let mut now = level(hidden, levels);
    let mut ratings = Vec::new();
    for round in 0..rounds {
        if round > 0 {
            now = moved(now, levels, difficulty, maturity, random);
        }
        ratings.push(now);
    }
    ratings
}

/// The level in which a hidden number lies: the cuts are evenly apart and the two outer levels the
/// rarest.
fn level(hidden: i32, levels: usize) -> usize {
    let cuts = i32::try_from(levels.saturating_sub(1)).unwrap_or(i32::MAX);
    let widest = WIDEST.min(APART / 2 * (cuts - 1).max(0));
    let cut = |at: i32| if cuts > 1 { -widest + 2 * widest * at / (cuts - 1) } else { 0 };
    (0..cuts).filter(|at| hidden >= cut(*at)).count()
}

fn moved(
    now: usize,
    levels: usize,
    difficulty: Difficulty,
    maturity: Maturity,
    random: &mut Random,
) -> usize {
    let top = levels.saturating_sub(1);
    if difficulty.is_stubborn {
        return if random.happens(2) { (now + 1).min(top) } else { now };
    }
    // The last step is the hardest.
    let rises = if now + 2 >= levels { 5 + maturity.drive / 3 } else { 12 + maturity.drive };
    match random.below(100) {
        0..3 => (now + 2).min(top),
        drawn if drawn < 3 + rises => (now + 1).min(top),
        drawn if drawn < 12 + rises => now.saturating_sub(1),
        _ => now,
    }
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn a_hidden_number_has_a_level_of_any_scale() {
        assert_eq!([-600, -1, 0, 600].map(|hidden| level(hidden, 4)), [0, 1, 2, 3]);
        assert_eq!([-1, 0].map(|hidden| level(hidden, 2)), [0, 1]);
        assert_eq!([-600, -100, 100, 600].map(|hidden| level(hidden, 3)), [0, 1, 1, 2]);
        assert_eq!([-900, -300, 0, 300, 900].map(|hidden| level(hidden, 5)), [0, 1, 2, 3, 4]);
        assert_eq!(level(600, 1), 0);
    }
}
