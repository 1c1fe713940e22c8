//! git: what it has stored, read as files; ranges of commits; the last commit of each file; and
//! what it runs for returns.
//!
//! A repository is read and never believed: its configuration can name programs for nearly
//! everything, from the signature of a commit to the state of a file. So nothing is asked that
//! would run one, what could be run by the way is set aside, and nothing is written but by
//! [`setup`]. An answer is waited for, and not for ever. No revision or path can be taken for an
//! option.
//!
//! A [`Tree`] is a [`crate::system::System`], so that nothing that reads a collection needs to know
//! of git.

#[cfg(target_os = "linux")]
mod ahead;
mod command;
mod history;
mod objects;
mod range;
mod refusal;
mod repository;
mod running;
pub mod setup;
mod store;
mod tree;
mod unusable;

#[cfg(target_os = "linux")]
pub(crate) use ahead::Ahead;
pub(crate) use command::{command, showing};
pub use history::{Commit, Historian, LastCommits};
pub(crate) use objects::Objects;
pub use range::{ChangedPath, ChangedPaths};
pub use refusal::Refusal;
pub use repository::{AtRevision, Repository, Revision};
pub(crate) use running::{Running, run};
pub use store::{Edit, Ends, Store, Stored};
pub use tree::Tree;
