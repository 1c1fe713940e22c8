//! What one side alone has where a merge left two versions: the other may have it in another place.

/// A text or an entry that one side of a conflict has and the other has not.
pub(super) struct OneSided {
    /// The id, if it is an entry that has one.
    pub(super) id: Option<String>,
    /// What it says, besides its id.
    pub(super) text: String,
    /// Whether ours has it.
    pub(super) is_ours: bool,
}

impl OneSided {
    /// Whether the other side has it as well, in another place.
    pub(super) fn is_among(&self, all: &[Self]) -> bool {
        let is_it = |other: &Self| {
            let is_same_id = self.id.is_some() && other.id == self.id;
            other.is_ours != self.is_ours && (is_same_id || other.text == self.text)
        };
        all.iter().any(is_it)
    }
}

/// What one side alone has, of which nothing is said but its words.
pub(super) fn one_side(ours: String, theirs: String) -> Option<OneSided> {
    match (ours.is_empty(), theirs.is_empty()) {
        (false, true) => Some(OneSided { id: None, text: ours, is_ours: true }),
        (true, false) => Some(OneSided { id: None, text: theirs, is_ours: false }),
        _ => None,
    }
}

/// A text with one space wherever it has white space.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
