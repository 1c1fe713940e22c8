//! What helps whoever writes a return: its JSON Schema for an editor, a new one to begin with, an
//! item in words, and how far a return has come.
//!
//! Both are made from a checked collection and from the table of keys in [`crate::form::keys`].
//! Pure: values in, text out. What the schema refuses, `check` refuses as well; and `check` finds
//! no error in a new return.

mod begin;
mod carry;
mod comment;
mod explain;
mod json;
mod progress;
mod readings;
mod schema;

pub use begin::{new_return, new_round};
pub use carry::EarlierReturn;
pub use explain::item_in_words;
pub use progress::{AnswerState, HowFar};
pub use schema::return_schema;

/// The name of the file in the folder of a collection where editors find the schema of its returns.
pub const SCHEMA_FILE: &str = "return.schema.json";
