//! A text of an answer that is written in another answer, and taken from there.

use std::fmt;
use std::ops::Range;

/// The place of an answer, written `collection/round/participant#item`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerPlace {
    /// The folder of the collection.
    pub collection: String,
    /// The folder of the round.
    pub round: String,
    /// Whose return it stands in.
    pub participant: String,
    /// The number of the item.
    pub item: String,
}

impl AnswerPlace {
    /// Reads a place; `None` where it is written in another way.
    pub fn read(text: &str) -> Option<Self> {
        let (file, item) = text.trim().split_once('#')?;
        let parts: Vec<&str> = file.split('/').collect();
        let [collection, round, participant] = parts.as_slice() else { return None };
        let all = [*collection, *round, *participant, item];
        let is_part = |part: &str| !part.is_empty() && !part.contains(['#', ' ']);
        if !all.iter().all(|part| is_part(part)) {
            return None;
        }
        let [collection, round, participant, item] = all.map(str::to_owned);
        Some(Self { collection, round, participant, item })
    }
}

impl fmt::Display for AnswerPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { collection, round, participant, item } = self;
        write!(f, "{collection}/{round}/{participant}#{item}")
    }
}

/// Where a text is written that an answer takes from elsewhere.
#[derive(Debug, Clone)]
pub struct WrittenAt {
    /// The answer.
    pub at: AnswerPlace,
    /// The bytes of the own file that say so.
    pub span: Range<usize>,
    /// What readers call the place; none where nobody looked for it.
    pub named: Option<PlaceNames>,
    /// What is compared: the place, and the words as far as they are known.
    pub(super) compared: String,
}

/// What readers call the place of an answer.
#[derive(Debug, Clone)]
pub struct PlaceNames {
    /// The title of the collection.
    pub collection: String,
    /// The title of the round.
    pub round: String,
    /// Whether the return there is a draft.
    pub is_draft: bool,
}

impl WrittenAt {
    /// A place that is not yet looked for; `span` is where the own file says so.
    pub(crate) fn unseen(at: AnswerPlace, span: Range<usize>) -> Self {
        let compared = format!("`see: {at}`");
        Self { at, span, named: None, compared }
    }
}

#[cfg(test)]
mod tests {
    use super::AnswerPlace;

    #[test]
    fn a_place_is_read_as_it_is_written() {
        let place = AnswerPlace::read("sample/2019/example-north#1.1").expect("a place");
        assert_eq!(place.to_string(), "sample/2019/example-north#1.1");
        for other in ["", "sample/2019/north", "2019/north#1.1", "a/b/c/d#1", "a/b/c#", "a/b/c#1#2"]
        {
            assert_eq!(AnswerPlace::read(other), None, "{other}");
        }
    }
}
