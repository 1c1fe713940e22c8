//! The suite: one binary, a module for each feature. `tests/README.md` says how to run it and add to it.

mod readme;
