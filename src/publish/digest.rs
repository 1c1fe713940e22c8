//! The SHA-256 of a value, whatever it is made of: what views are told apart by.
//!
//! Nothing but this build and later ones of the same code reads it, so it is no text, and no byte
//! of a value is looked at one by one. Each value begins with a sign of its kind and says how long
//! it is or where it ends: no two values are written alike.

use std::fmt::{self, Display};

use serde::ser::{self, Serialize, Serializer};
use sha2::{Digest as _, Sha256};

use super::output::hex;
use crate::view::SOURCE_LINE;

/// How much is gathered before it is hashed.
const GATHERED: usize = 1 << 16;

/// Whether the lines of a return on which its texts begin count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    /// They do, as in the source of a PDF, which says them.
    Counted,
    /// They do not: they are there to say where a fault is, and no reader sees them.
    Unseen,
}

/// The SHA-256 of a text and a value, in hexadecimal.
///
/// # Errors
/// The value says that it cannot be written.
pub(super) fn of(text: &str, value: &impl Serialize, lines: Lines) -> Result<String, Unwritten> {
    let mut digest = Digest { hash: Sha256::new(), gathered: Vec::new(), lines };
    text.serialize(&mut digest)?;
    value.serialize(&mut digest)?;
    digest.hash.update(&digest.gathered);
    Ok(hex(&digest.hash.finalize()))
}

/// Why a value cannot be written.
#[derive(Debug)]
pub(super) struct Unwritten(String);

impl Display for Unwritten {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unwritten {}

impl ser::Error for Unwritten {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

struct Digest {
    hash: Sha256,
    gathered: Vec<u8>,
    lines: Lines,
}

impl Digest {
    fn put(&mut self, bytes: &[u8]) {
        if self.gathered.len() + bytes.len() > GATHERED {
            self.hash.update(&self.gathered);
            self.gathered.clear();
        }
        self.gathered.extend_from_slice(bytes);
    }

    /// A value of one kind whose bytes are as many as this says.
    fn sized(&mut self, kind: u8, bytes: &[u8]) {
        self.number(kind, (bytes.len() as u64).to_le_bytes());
        self.put(bytes);
    }

    fn number(&mut self, kind: u8, [a, b, c, d, e, f, g, h]: [u8; 8]) {
        self.put(&[kind, a, b, c, d, e, f, g, h]);
    }

    fn end(&mut self) -> Result<(), Unwritten> {
        self.put(b".");
        Ok(())
    }
}

/// Methods that write a number as one of another type, which has room for it.
macro_rules! as_wider {
    ($($method:ident $narrow:ty => $wide:ident $type:ty;)*) => {$(
        fn $method(self, value: $narrow) -> Result<(), Unwritten> {
            self.$wide(<$type>::from(value))
        }
    )*};
}

impl Serializer for &mut Digest {
    type Ok = ();
    type Error = Unwritten;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Self;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Self;

    as_wider! {
        serialize_i8 i8 => serialize_i64 i64;
        serialize_i16 i16 => serialize_i64 i64;
        serialize_i32 i32 => serialize_i64 i64;
        serialize_u8 u8 => serialize_u64 u64;
        serialize_u16 u16 => serialize_u64 u64;
        serialize_u32 u32 => serialize_u64 u64;
        serialize_f32 f32 => serialize_f64 f64;
        serialize_char char => serialize_u64 u64;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Unwritten> {
        self.put(if value { b"t" } else { b"w" });
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> Result<(), Unwritten> {
        self.number(b'i', value.to_le_bytes());
        Ok(())
    }

    fn serialize_u64(self, value: u64) -> Result<(), Unwritten> {
        self.number(b'u', value.to_le_bytes());
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Unwritten> {
        self.number(b'f', value.to_le_bytes());
        Ok(())
    }

    fn serialize_str(self, value: &str) -> Result<(), Unwritten> {
        self.sized(b's', value.as_bytes());
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Unwritten> {
        self.sized(b'b', value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Unwritten> {
        self.put(b"n");
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unwritten> {
        self.put(b"o");
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Unwritten> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unwritten> {
        self.serialize_none()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unwritten> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unwritten> {
        if name == SOURCE_LINE && self.lines == Lines::Unseen {
            return self.serialize_none();
        }
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Unwritten> {
        self.sized(b'v', variant.as_bytes());
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unwritten> {
        self.put(b"a");
        Ok(self)
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Unwritten> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritten> {
        self.serialize_seq(None)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Unwritten> {
        self.sized(b'v', variant.as_bytes());
        self.serialize_seq(None)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Unwritten> {
        self.put(b"m");
        Ok(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unwritten> {
        self.serialize_map(None)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Self, Unwritten> {
        self.sized(b'v', variant.as_bytes());
        self.serialize_map(None)
    }

    fn is_human_readable(&self) -> bool {
        true
    }
}

/// What holds values one after the other.
macro_rules! holds_values {
    ($($trait:ident $method:ident)*) => {$(
        impl ser::$trait for &mut Digest {
            type Ok = ();
            type Error = Unwritten;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Unwritten> {
                Digest::end(self)
            }
        }
    )*};
}

holds_values! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

/// What holds values by their names.
macro_rules! holds_fields {
    ($($trait:ident)*) => {$(
        impl ser::$trait for &mut Digest {
            type Ok = ();
            type Error = Unwritten;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Unwritten> {
                self.serialize_str(key)?;
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Unwritten> {
                Digest::end(self)
            }
        }
    )*};
}

holds_fields! { SerializeStruct SerializeStructVariant }

impl ser::SerializeMap for &mut Digest {
    type Ok = ();
    type Error = Unwritten;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritten> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritten> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Unwritten> {
        Digest::end(self)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::{Lines, of};
    use crate::view::{MarkdownView, SourceLine};

    fn digest(value: &impl serde::Serialize) -> String {
        of("", value, Lines::Counted).expect("a digest")
    }

    /// Values of every kind, so small that two by chance are often alike, or nearly.
    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-1..3_i64).prop_map(Value::from),
            "[.am]{0,2}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 12, 3, |inner| {
            let named = prop::collection::btree_map("[.a]{0,2}", inner.clone(), 0..3);
            prop_oneof![
                prop::collection::vec(inner, 0..3).prop_map(Value::from),
                named.prop_map(|map: BTreeMap<_, _>| json!(map)),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn two_values_have_one_digest_where_they_are_the_same_and_nowhere_else(
            one in values(),
            other in values(),
        ) {
            prop_assert_eq!(digest(&one) == digest(&other), one == other);
        }
    }

    #[test]
    fn a_long_value_is_hashed_to_its_end() {
        let text = "a".repeat(1_000_000);
        let parts: Vec<String> = (0..100_000).map(|n| n.to_string()).collect();
        assert_ne!(digest(&format!("{text}b")), digest(&format!("{text}c")));
        assert_ne!(digest(&parts), digest(&[&parts[..99_999], &["0".to_owned()]].concat()));
    }

    #[test]
    fn the_line_of_a_text_counts_only_where_it_is_said() {
        let text = "Minutes.".to_owned();
        let at = |line| MarkdownView { text: text.clone(), line: SourceLine(line), from: None };
        let of = |line, lines| of("", &at(line), lines).expect("a digest");
        assert_eq!(of(4, Lines::Unseen), of(5, Lines::Unseen));
        assert_ne!(of(4, Lines::Counted), of(5, Lines::Counted));
    }
}
