//! Which line of a text a byte is on.

/// Where the lines of a text begin.
#[derive(Default)]
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Those of `source`.
    pub(super) fn new(source: &str) -> Self {
        Self(source.match_indices('\n').map(|(at, _)| at + 1).collect())
    }

    /// The 0-based line of the byte at `offset`.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|&start| start <= offset)
    }
}
