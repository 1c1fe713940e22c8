//! What a comparison found, told once: signs, words and sentences, which the terminal, Markdown,
//! pages and PDFs only set.
//!
//! Every word comes from [`crate::lang`]; what authors wrote stands among them as it is. To tell
//! something new of a change, add it here, and each of the four shows it.

mod account;
mod action;
mod change;
mod field;
mod figures;
mod head;
mod item;
mod passage;
mod question;
mod shortened;
mod sign;
mod summary;
mod trail;

pub use account::account;
pub use action::{ActionTelling, FactTelling, replaced};
pub use change::{ChangeTelling, Headings, SideTelling};
pub use field::weight;
pub use figures::{Figure, FigureHeading, OverviewFigures};
pub use head::{HeadLine, HeadPart, head};
pub use item::{ItemTelling, RatingTelling, number, was, why_not_compared};
pub use passage::{EvidenceTelling, PassageChange, PassageTelling, bullet};
pub use question::{AskedTelling, QuestionTelling, QuestionWords, questions};
pub use shortened::{Shortened, shortened};
pub use sign::Sign;
pub use summary::{Beside, summary};
pub use trail::{ActionTrailTelling, ItemTrailTelling, TrailsTelling};
