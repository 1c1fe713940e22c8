//! The pages on which the answers of a round stand side by side: one for each item and one for each health board.

use super::pages::write;
use super::{Batch, Options, Output, pool};
use crate::diag::Diagnostic;
use crate::model::{Item, Section};
use crate::rollup::Group;
use crate::view::{self, Answers, Published};

/// A page to be made.
enum Task<'a> {
    /// That of an item.
    Item(&'a Batch<'a>, &'a Answers<'a>, &'a Section, &'a Item),
    /// That of a health board.
    Board(&'a Batch<'a>, &'a Answers<'a>, &'a Group),
}

/// Makes them all, a few at a time; what went wrong is returned.
pub(super) fn make(
    batches: &[Batch<'_>],
    options: &Options<'_>,
    output: &Output,
) -> Vec<Diagnostic> {
    let answers: Vec<_> = batches.iter().map(|batch| answers(batch, output)).collect();
    let tasks: Vec<_> = batches.iter().zip(&answers).flat_map(|(b, a)| tasks(b, a)).collect();
    let made = pool::run(&tasks, options.jobs, |_, _| {}, |task| page(task, output));
    made.into_iter().filter_map(Result::err).collect()
}

fn answers<'a>(batch: &'a Batch<'_>, output: &Output) -> Answers<'a> {
    let folder = batch.folder();
    Answers::new(batch.collection, batch.round, &batch.rollup, |id| Published {
        html: output.has(&format!("{folder}/{id}.html")),
        pdf: output.has(&format!("{folder}/{id}.pdf")),
    })
}

fn tasks<'a>(batch: &'a Batch<'a>, answers: &'a Answers<'a>) -> Vec<Task<'a>> {
    let sections = batch.round.rubric.sections().iter();
    let items = sections.flat_map(|section| section.items.iter().map(move |item| (section, item)));
    let items = items.map(|(section, item)| Task::Item(batch, answers, section, item));
    let boards = batch.rollup.health_boards.iter();
    items.chain(boards.map(|board| Task::Board(batch, answers, board))).collect()
}

fn page(task: &Task<'_>, output: &Output) -> Result<(), Diagnostic> {
    match task {
        Task::Item(batch, answers, section, item) => {
            let view = view::item_page(answers, section, item);
            let path = format!("{}/proposals/{}.html", batch.folder(), item.id);
            write(batch.renderer.html("proposal", &view), &path, output)
        }
        Task::Board(batch, answers, board) => {
            let view = view::board_page(answers, board);
            let path = format!("{}/boards/{}.html", batch.folder(), board.id);
            write(batch.renderer.html("board", &view), &path, output)
        }
    }
}
