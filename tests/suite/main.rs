//! The suite: one binary, a module for each feature. `tests/README.md` says how to run it and add to it.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking, in its helpers as well"
)]

mod accessible_html;
mod accessible_pdf;
mod build;
mod cases;
mod commands;
mod content;
mod engines;
mod explain;
mod facts;
mod files;
mod findings;
mod history;
mod hostile;
mod html;
mod languages;
mod pdf;
mod project;
mod published;
mod reading;
mod readme;
mod reproducible;
mod samples;
mod selections;
mod standing;
mod tricks;
mod typeset;
mod words;
