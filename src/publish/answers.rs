//! The pages on which the answers of a round stand side by side: one for each item and one for each
//! health board.

use super::maker::{Maker, any_page};
use super::{Batch, Options, pool};
use crate::diag::Diagnostic;
use crate::model::{Item, Section};
use crate::rollup::Group;
use crate::view::{self, Answers};

/// A page to be made.
enum Task<'a> {
    /// That of an item.
    Item(&'a Batch<'a>, &'a Answers<'a>, &'a Section, &'a Item),
    /// That of a health board.
    Board(&'a Batch<'a>, &'a Answers<'a>, &'a Group),
}

/// Makes them all, a few at a time; what went wrong is returned.
pub(super) fn make(
    batches: &[&Batch<'_>],
    options: &Options<'_>,
    maker: &Maker<'_>,
) -> Result<Vec<Diagnostic>, pool::Stopped> {
    let answers: Vec<_> = batches.iter().map(|batch| answers(batch, maker)).collect();
    let tasks: Vec<_> = batches.iter().zip(&answers).flat_map(|(b, a)| tasks(b, a)).collect();
    let made = pool::run(&tasks, options.pool(), |_, _| {}, |task| page(task, options, maker))?;
    Ok(made.into_iter().filter_map(Result::err).collect())
}

fn answers<'a>(batch: &'a Batch<'_>, maker: &Maker<'_>) -> Answers<'a> {
    let published = |id: &str| batch.published(id, maker.plan);
    Answers::new(batch.collection, batch.round, &batch.rollup, &batch.lang, published)
}

fn tasks<'a>(batch: &'a Batch<'a>, answers: &'a Answers<'a>) -> Vec<Task<'a>> {
    let sections = batch.round.rubric.sections().iter();
    let items = sections.flat_map(|section| section.items.iter().map(move |item| (section, item)));
    let items = items.map(|(section, item)| Task::Item(batch, answers, section, item));
    let boards = batch.rollup.health_boards.iter();
    items.chain(boards.map(|board| Task::Board(batch, answers, board))).collect()
}

fn page(task: &Task<'_>, options: &Options<'_>, maker: &Maker<'_>) -> Result<(), Diagnostic> {
    match task {
        Task::Item(batch, answers, section, item) => {
            let view = view::item_page(answers, section, item);
            let path = format!("{}/proposals/{}.html", batch.folder(), item.id);
            maker.page(&path, &view, &batch.mentions, || {
                any_page(batch.renderer(options).and_then(|own| own.html("proposal", &view)))
            })
        }
        Task::Board(batch, answers, board) => {
            let view = view::board_page(answers, board);
            let path = format!("{}/boards/{}.html", batch.folder(), board.id);
            maker.page(&path, &view, &batch.mentions, || {
                any_page(batch.renderer(options).and_then(|own| own.html("board", &view)))
            })
        }
    }
}
