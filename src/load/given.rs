//! What a key was given: nothing, something that cannot be used and was reported, or a value.

/// What a key was given.
///
/// Nobody should be told that a key is missing which is there and was found wrong already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Given<T> {
    /// Nothing.
    #[default]
    Absent,
    /// Something of the wrong form, which has been reported.
    Unusable,
    /// This.
    Value(T),
}

impl<T> Given<T> {
    /// Whether nothing was given.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether something of the wrong form was given.
    pub fn is_unusable(&self) -> bool {
        matches!(self, Self::Unusable)
    }

    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Unusable => None,
        }
    }

    /// The same, unusable where it is absent.
    pub(crate) fn or_unusable(self) -> Self {
        match self {
            Self::Absent => Self::Unusable,
            given => given,
        }
    }

    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Given<U> {
        match self {
            Self::Absent => Given::Absent,
            Self::Unusable => Given::Unusable,
            Self::Value(value) => Given::Value(change(value)),
        }
    }
}

impl<T> Given<Vec<T>> {
    /// The entries; none where no list was given.
    pub fn entries(&self) -> &[T] {
        self.value().map_or(&[], Vec::as_slice)
    }

    /// Whether there is nothing, or a list of nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::Unusable => false,
            Self::Value(entries) => entries.is_empty(),
        }
    }
}
