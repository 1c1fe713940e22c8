//! stocktake turns self-evaluation returns kept as YAML in git into accessible PDF and HTML reports.

pub mod markdown;
