//! stocktake turns self-evaluation returns kept as YAML in git into accessible PDF and HTML reports.

pub mod check;
pub mod cli;
pub mod diag;
pub mod load;
pub mod markdown;
pub mod model;
pub mod publish;
pub mod render;
pub mod typeset;
pub mod view;
