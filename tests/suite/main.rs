//! The suite: one binary, a module for each feature. `tests/README.md` says how to run it and add to it.
#![expect(clippy::expect_used, clippy::panic, reason = "this is how a test fails")]

mod build;
mod cases;
mod commands;
mod explain;
mod files;
mod findings;
mod hostile;
mod project;
mod selections;
mod typeset;
