//! Signs for what became of something; what one means is said in words as well.

/// What became of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A rating rose.
    Rose,
    /// A rating fell.
    Fell,
    /// It is as it was.
    Same,
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// There is nothing.
    Nothing,
    /// It cannot be compared.
    NotCompared,
    /// It cannot be read.
    Unread,
    /// An action was done.
    Done,
    /// An action was dropped.
    Dropped,
    /// An action is open again.
    Reopened,
    /// An action is due later.
    Later,
    /// An action is due earlier.
    Earlier,
    /// It is other than it was.
    Edited,
    /// It stands elsewhere.
    Moved,
    /// It stands in another now.
    TakenInto,
    /// It is not mentioned any more, and nobody said what became of it.
    Vanished,
    /// Nobody says any more how it stands.
    Unstated,
    /// Several that are as they were.
    Folded,
}

impl Sign {
    /// The sign, which the fonts of pages and PDFs have.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Rose => "▲",
            Self::Fell => "▼",
            Self::Same => "=",
            Self::New => "+",
            Self::Gone => "−",
            Self::Nothing => "·",
            Self::NotCompared => "≠",
            Self::Unread => "!",
            Self::Done => "✓",
            Self::Dropped => "×",
            Self::Reopened => "○",
            Self::Later => "→",
            Self::Earlier => "←",
            Self::Edited => "~",
            Self::Moved => "↕",
            Self::TakenInto => "⇒",
            Self::Vanished | Self::Unstated => "?",
            Self::Folded => "…",
        }
    }
}
