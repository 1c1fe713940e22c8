//! git, asked in a way that runs nothing but git.
//!
//! A repository is read and never believed: its configuration can name programs for nearly everything, from the signature of a
//! commit to the state of a file. So nothing is asked that would run one, what could be run by the way is set aside, and
//! nothing is written. An answer is waited for, and not for ever.

mod command;
mod history;
mod objects;
mod refusal;
mod running;

pub(crate) use command::{command, shell, showing};
pub use history::{Commit, Historian, History};
pub(crate) use objects::Objects;
pub use refusal::Refusal;
pub(crate) use running::{Running, run};
