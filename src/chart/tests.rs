//! Tests of drawings: where things are, that they can be told apart, and that nothing breaks out of
//! them.

mod colours;
mod drawings;
mod geometry;
