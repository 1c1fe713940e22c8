//! What a page shows, before anyone decides how: one struct for each template.
//!
//! Pure: valid values in, plain data out, ready for HTML and Typst alike, so that both state the
//! same facts. Markdown stays Markdown here; setting it is for `render`. Nothing in a view is
//! markup.

mod answers;
mod changes;
mod crosswalk;
mod data;
mod earlier;
mod fields;
mod figures;
mod group;
mod index;
mod item;
mod moved;
mod national;
mod page;
mod paper;
mod parts;
mod passages;
mod place;
mod report;
mod sheet;

pub use answers::Answers;
pub use changes::{
    ActionChangeView, ActionTrailView, ChangedItemRef, ChangesIndexInput, ChangesIndexView,
    ChangesInput, ChangesRow, ChangesTally, ChangesView, CountedPlace, CountedView, EvidenceView,
    FactView, FieldChangeView, HeaderChange, IndexedPair, ItemChangesView, ItemMoves,
    ItemTrailView, LevelStep, MoveLink, MoveView, PassageKind, PassageView, QuestionView,
    RaisedView, RatingGroup, RatingKind, RatingRow, ReturnSideView, RunFate, RunView, SharedView,
    TrailsView, changes, changes_index,
};
pub use crosswalk::{OtherAnswers, RelatedView};
pub use data::DataFileView;
pub use earlier::{EarlierReason, EarlierView};
pub use fields::{EntryPartView, EntryView, FieldBody, FieldView, StatementView};
pub use figures::{ChangeView, DistributionView, LevelFigureView};
pub use group::{
    CellView, GroupColumnView, GroupItemView, GroupPageView, GroupSectionView, group_page,
};
pub use index::{CollectionCard, IndexView, RoundCard, index};
pub use item::{
    AnswerLink, AnswerView, ItemMovementView, ItemPageView, MeaningView, PastRoundView, item_page,
};
pub use moved::{MovedView, moved_item};
pub use national::{
    ActionCountsView, AnswerRef, CollatedItemView, CollatedSectionView, CompletenessView, EachView,
    ElsewhereView, EntryCountView, EntryFigureView, FieldSummaryView, FieldsItemView,
    FieldsSectionView, GridGroup, GridGrouping, GridRow, GridSection, GridView, GroupFieldRow,
    GroupFieldView, GroupFieldsView, GroupView, GroupingView, ItemActionsView, ItemChangeView,
    ItemFiguresView, ItemRef, LevelMoves, MadeFromView, MonthActionsView, MovementView,
    NationalActions, NationalInput, NationalView, NotComparedView, NumberAxisView, NumberFact,
    NumberLineView, NumberRoundsView, OptionRowView, PagePart, PracticeView, PutBackView,
    ReportFiles, ReturnRow, SaidEntriesView, SaidView, SectionFiguresView, SentenceView, State,
    StillView, SummaryBody, ThemeView, WithdrawnView, national,
};
pub use page::{
    CollectionView, DayKind, PageView, PartnershipView, RoundView, TermView, TermsView,
};
pub use paper::{
    FigureGroupView, FigureView, FiguresPageView, NamedLine, NamedText, PaperBody, PaperField,
    PaperFoot, PaperHead, PaperItem, PaperSection, PaperView, figures_page, has_figures, paper,
};
pub(crate) use parts::SOURCE_LINE;
pub use parts::{
    ActionView, CommitView, DayView, LevelView, MarkdownView, ProvenanceView, SourceLine,
    WrittenAtView,
};
pub use passages::Worded;
pub use place::{GroupPlaceView, PlaceView, WithheldView};
pub use report::{
    ChangesLink, DescriptorView, ItemView, LevelCount, ProfileView, ReportInput, ReportView,
    SectionView, StatusView, report,
};
pub use sheet::{SheetView, sheet};
