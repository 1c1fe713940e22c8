//! What generators of returns share: numbers that look random, and how Markdown nests one text in
//! another.

/// Numbers that look random, the same for the same seed (SplitMix64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % bound.max(1) as u64).expect("below a bound of this type")
    }

    /// Whether something that happens once in so many times happens now.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of several.
    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}

/// A text with something before its first line and something else before the others.
pub(crate) fn indented(text: &str, first: &str, others: &str) -> String {
    let lines = text.trim_end().lines().enumerate();
    let lines = lines.map(|(number, line)| match number {
        0 => format!("{first}{line}"),
        _ if line.is_empty() => others.trim_end().to_owned(),
        _ => format!("{others}{line}"),
    });
    lines.collect::<Vec<_>>().join("\n")
}
