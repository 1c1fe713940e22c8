//! JSON whose keys stay in the order in which they were written.

use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// A value of JSON.
#[derive(Debug, Clone)]
pub(super) enum Json {
    Leaf(serde_json::Value),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// An object with these keys.
    pub(super) fn object<const N: usize>(entries: [(&str, Json); N]) -> Self {
        Self::Object(entries.map(|(key, value)| (key.to_owned(), value)).into())
    }

    /// The same object with one more key.
    pub(super) fn with(self, key: &str, value: impl Into<Json>) -> Self {
        self.maybe(key, Some(value))
    }

    /// The same, where there is a value for it.
    pub(super) fn maybe(mut self, key: &str, value: Option<impl Into<Json>>) -> Self {
        if let (Self::Object(entries), Some(value)) = (&mut self, value) {
            entries.push((key.to_owned(), value.into()));
        }
        self
    }

    /// The keys and values of one object behind those of another.
    pub(super) fn and(self, other: Json) -> Self {
        match (self, other) {
            (Self::Object(mut own), Self::Object(more)) => {
                own.extend(more);
                Self::Object(own)
            }
            (own, _) => own,
        }
    }

    /// Whether it is an object or a list of nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Leaf(_) => false,
            Self::List(all) => all.is_empty(),
            Self::Object(all) => all.is_empty(),
        }
    }
}

impl<T: Into<serde_json::Value>> From<T> for Json {
    fn from(value: T) -> Self {
        Self::Leaf(value.into())
    }
}

impl FromIterator<Json> for Json {
    fn from_iter<I: IntoIterator<Item = Json>>(all: I) -> Self {
        Self::List(all.into_iter().collect())
    }
}

impl FromIterator<(String, Json)> for Json {
    fn from_iter<I: IntoIterator<Item = (String, Json)>>(all: I) -> Self {
        Self::Object(all.into_iter().collect())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Leaf(value) => value.serialize(serializer),
            Self::List(all) => serializer.collect_seq(all),
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
