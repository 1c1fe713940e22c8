//! A request to stop, which whoever has long work to do looks at between two steps.

pub(crate) mod signals;

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Whether somebody wants the program to end, and by which signal.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicUsize>);

impl Stop {
    /// A request that nobody has made yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the number of a signal is put, by whoever waits for it.
    pub fn signal_cell(&self) -> Arc<AtomicUsize> {
        Arc::clone(&self.0)
    }

    /// The number of the signal by which somebody asked.
    pub fn signal(&self) -> Option<usize> {
        Some(self.0.load(Ordering::Relaxed)).filter(|signal| *signal > 0)
    }

    /// Whether somebody asked.
    pub fn is_asked(&self) -> bool {
        self.signal().is_some()
    }
}
