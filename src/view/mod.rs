//! What a page shows, before anyone decides how: one struct for each template.
//!
//! Pure: valid values in, plain data out, ready for HTML and Typst alike, so that both state the same facts.
//! Markdown stays Markdown here; setting it is for `render`. Nothing in a view is markup.

mod answers;
mod board;
mod figures;
mod index;
mod page;
mod parts;
mod proposal;
mod report;
mod round;

pub use answers::Answers;
pub use board::{
    BoardColumnView, BoardItemView, BoardPageView, BoardSectionView, CellView, board_page,
};
pub use figures::{ChangeView, DistributionView, LevelFigureView};
pub use index::{CollectionCard, IndexView, RoundCard, index};
pub use page::{CollectionView, PageView, PartnershipView, RoundView, TermView, TermsView};
pub use parts::{ActionView, CommitView, DayView, LevelView, MarkdownView, ProvenanceView};
pub use proposal::{
    ActionFiguresView, AnswerLink, AnswerView, GroupFiguresView, ItemMovementView, ItemPageView,
    LevelRow, MeaningView, item_page,
};
pub use report::{
    DescriptorView, ItemView, LevelCount, ProfileView, ReportInput, ReportView, SectionView,
    StatusView, report,
};
pub use round::{Published, ReturnRow, RoundPageView, State, round_page};
