//! From what was written to what is valid, or to diagnostics: the second stage.
//!
//! Pure: values in, values and findings out; no file, clock, environment or process. Every rule of
//! the form is here, each under its code, and findings are collected: a return with ten mistakes is
//! told of ten.

mod actions;
mod advice;
mod alike;
mod applies;
mod astray;
mod bounds;
mod carried;
mod characters;
mod collection;
mod crosswalk;
mod day_meant;
mod elsewhere;
mod every_text;
mod field_rules;
mod fields;
mod groupings;
mod holds;
mod kinds;
mod many;
mod mend;
mod missing;
mod papers;
mod personal;
mod picks;
mod pipe;
mod plain;
mod prose;
mod register;
mod repeated;
mod responses;
mod returned;
mod round;
mod rounds;
mod rubric;
mod scales;
mod see;
mod slips;
mod swallowed;
mod unfinished;
mod values;
mod versions;
mod widths;

pub use characters::{characters, characters_of_return};
pub use collection::{beside, collection};
pub use crosswalk::crosswalks_lead_somewhere;
pub use elsewhere::OtherCollections;
pub use returned::{CheckFor, Context, Read, read, returned};
pub(crate) use rubric::rubric;
pub use see::take_words;
pub(crate) use values::{id_finding, line};
