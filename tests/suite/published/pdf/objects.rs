//! The objects of a PDF in a form in which two of them can be compared: streams decoded, lengths
//! and ids left out.

use std::fmt::Write as _;
use std::path::Path;

use hayro_syntax::object::{Array, Dict, MaybeRef, Object};
use regex::bytes::Regex;

/// What an object says: a line for its values, then the content of its stream.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Normal {
    /// The values, the keys of dictionaries in order.
    pub(crate) values: String,
    /// The stream, decoded.
    pub(crate) stream: Option<Vec<u8>>,
}

/// Every object of a file, in the order of the file. The trailer, which has the file's id, is none
/// of them.
pub(crate) fn normal_objects(path: &Path) -> Vec<Normal> {
    let bytes = std::fs::read(path).expect("a PDF that can be read");
    let file = hayro_syntax::Pdf::new(bytes).expect("a PDF that can be taken apart");
    file.objects().into_iter().map(normal).collect()
}

fn normal(object: Object<'_>) -> Normal {
    let mut values = String::new();
    push(&object, &mut values);
    let stream =
        object.into_stream().map(|stream| without_ids(&stream.decoded().expect("a stream")));
    Normal { values, stream }
}

/// XMP without the ids that are made of a hash of the whole file.
fn without_ids(stream: &[u8]) -> Vec<u8> {
    let ids = Regex::new("<(xmpMM:DocumentID|xmpMM:InstanceID|stEvt:instanceID)>[^<]*<")
        .expect("a pattern");
    ids.replace_all(stream, &b"<$1><"[..]).into_owned()
}

fn push(object: &Object<'_>, out: &mut String) {
    match object {
        Object::Null(_) => out.push_str("null"),
        Object::Boolean(value) => _ = write!(out, "{value}"),
        Object::Number(value) => _ = write!(out, "{}", value.as_f64()),
        Object::String(value) => _ = write!(out, "({})", value.as_bytes().escape_ascii()),
        Object::Name(value) => _ = write!(out, "/{}", value.as_str()),
        Object::Dict(dict) => push_dict(dict, out),
        Object::Array(array) => push_array(array, out),
        Object::Stream(stream) => push_dict(stream.dict(), out),
    }
}

fn push_dict(dict: &Dict<'_>, out: &mut String) {
    let mut entries: Vec<_> = dict.entries().collect();
    entries.retain(|(name, _)| name.as_str() != "Length");
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    out.push_str("<<");
    for (name, value) in &entries {
        _ = write!(out, " /{} ", name.as_str());
        push_maybe(value, out);
    }
    out.push_str(" >>");
}

fn push_array(array: &Array<'_>, out: &mut String) {
    out.push('[');
    for value in array.raw_iter() {
        push_maybe(&value, out);
        out.push(' ');
    }
    out.push(']');
}

fn push_maybe(value: &MaybeRef<Object<'_>>, out: &mut String) {
    match value {
        MaybeRef::Ref(reference) => {
            _ = write!(out, "{} {} R", reference.obj_number, reference.gen_number);
        }
        MaybeRef::NotRef(object) => push(object, out),
    }
}
