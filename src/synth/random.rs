//! Random numbers that are the same everywhere and always.
//!
//! ChaCha with eight rounds gives a stream that is defined by its paper, and 2^64 of them for each
//! seed. Only whole numbers are drawn from it: what a machine makes of fractions differs.

use chacha20::ChaCha8Rng;
use chacha20::rand_core::{Rng as _, SeedableRng as _};

/// What numbers are drawn for; each has streams of its own.
#[derive(Debug, Clone, Copy)]
pub(super) enum For {
    /// The name and the kind of a partnership, or the name of a board.
    Name = 1,
    /// How many partnerships a board has.
    Board,
    /// How far the returns of a round have come.
    Standing,
    /// How hard an item is.
    Difficulty,
    /// How well a partnership does and how it writes.
    Character,
    /// How a partnership rates an item, over all rounds.
    Rating,
    /// What a partnership writes about an item, over all rounds.
    Evidence,
    /// What is so with a partnership wherever it speaks of it, such as the size of its budget.
    Fact,
    /// What it plans to do about it, over all rounds.
    Actions,
    /// A return as a whole: its day, its contacts, how full a draft is.
    Return,
}

/// A stream of random numbers.
#[derive(Debug)]
pub(super) struct Random(ChaCha8Rng);

impl Random {
    /// The stream of a seed that is for the thing with these numbers, such as a partnership and an
    /// item.
    pub(super) fn new(seed: u64, what: For, numbers: [usize; 2]) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let [first, second] = numbers.map(|number| number as u64 & 0xFF_FFFF);
        let mut rng = ChaCha8Rng::from_seed(key);
        rng.set_stream((what as u64) << 48 | first << 24 | second);
        Self(rng)
    }

    /// A whole number from 0 up to, and without, this one; 0 where there is none.
    pub(super) fn below(&mut self, end: usize) -> usize {
        let drawn = u128::from(self.0.next_u64());
        usize::try_from((drawn * end as u128) >> 64).expect("it is less than the end")
    }

    /// A whole number of a range, both ends included.
    pub(super) fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below((last + 1).saturating_sub(first))
    }

    /// Whether something happens that happens so many times in a hundred.
    pub(super) fn happens(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A whole number from minus `most` to `most`.
    pub(super) fn about_nought(&mut self, most: i32) -> i32 {
        let drawn = self.below(2 * most.unsigned_abs() as usize + 1);
        i32::try_from(drawn).expect("it is at most twice the most") - most
    }

    /// One of several.
    pub(super) fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        from.get(self.below(from.len())).copied()
    }

    /// The things in another order, each order as likely as any other.
    pub(super) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{For, Random};

    #[test]
    fn the_stream_of_a_seed_never_changes() {
        let mut random = Random::new(7, For::Rating, [3, 4]);
        let drawn: Vec<_> = (0..8).map(|_| random.below(1000)).collect();
        // As an implementation of ChaCha8 in another language has it.
        assert_eq!(drawn, [817, 769, 126, 36, 422, 535, 868, 320]);
    }

    #[test]
    fn each_thing_has_a_stream_of_its_own() {
        let draw = |what, numbers| Random::new(7, what, numbers).below(usize::MAX);
        let drawn = [
            draw(For::Rating, [1, 2]),
            draw(For::Rating, [2, 1]),
            draw(For::Rating, [0, 1]),
            draw(For::Evidence, [1, 2]),
        ];
        for (at, number) in drawn.iter().enumerate() {
            assert!(!drawn[..at].contains(number), "{drawn:?}");
        }
    }

    #[test]
    fn what_is_drawn_lies_within_its_bounds_and_reaches_them() {
        let mut random = Random::new(1, For::Name, [0, 0]);
        let drawn: Vec<_> = (0..500).map(|_| random.between(3, 7)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&3), Some(&7)));
        let drawn: Vec<_> = (0..500).map(|_| random.about_nought(4)).collect();
        assert_eq!((drawn.iter().min(), drawn.iter().max()), (Some(&-4), Some(&4)));
        assert_eq!(random.below(0), 0);
    }
}
