//! The suite: one binary, a module for each feature. `tests/README.md` says how to run it and add
//! to it.

#![expect(clippy::panic, reason = "a test fails by panicking, in its helpers as well")]

mod authoring;
mod bounds;
mod build;
mod cases;
mod commands;
mod data;
mod diff;
mod diff_command;
mod documentation;
mod elsewhere;
mod explain;
#[cfg(feature = "embedded-typst")]
mod figures;
mod files;
mod findings;
mod formats;
mod git;
#[cfg(target_os = "linux")]
mod git_ahead;
#[cfg(unix)]
mod git_fallback;
mod git_favor;
#[cfg(unix)]
mod git_quiet;
mod git_setup;
mod history;
mod hostile;
mod house;
mod language;
mod mending;
mod merge;
mod merge_remarks;
mod national;
mod progress;
mod project;
#[cfg(feature = "embedded-typst")]
mod published;
mod publishing;
#[cfg(feature = "embedded-typst")]
mod random;
#[cfg(feature = "embedded-typst")]
mod readback;
mod revision;
mod rollup;
mod schema;
mod selections;
#[cfg(feature = "embedded-typst")]
mod settable;
mod standard_input;
#[cfg(feature = "embedded-typst")]
mod supervision;
mod synth;
#[cfg(feature = "embedded-typst")]
mod typeset;
mod versions;
mod words;
