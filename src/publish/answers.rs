//! The pages on which the answers of a round stand side by side: one for each item and one for each
//! health board.

use std::num::NonZeroUsize;

use super::maker::{Maker, any_page};
use super::{Batch, Options, pool};
use crate::diag::Diagnostic;
use crate::model::{Grouping, Item, Section};
use crate::rollup::Group;
use crate::view::{self, Answers, OtherAnswers};

/// How many answers are held at a time by the pages of items that are being made.
const ANSWERS_AT_A_TIME: usize = 2000;

/// A page to be made.
enum Task<'a> {
    /// That of an item.
    Item(&'a Batch<'a>, &'a Answers<'a>, &'a Section, &'a Item),
    /// That of a group of a grouping.
    Group(&'a Batch<'a>, &'a Answers<'a>, &'a Grouping, &'a Group),
    /// That at the address which the page of an item had before.
    Moved(&'a Batch<'a>, &'a Item),
}

/// Makes them all, a few at a time; what went wrong is returned.
pub(super) fn make(
    batches: &[&Batch<'_>],
    options: &Options<'_>,
    maker: &Maker<'_>,
) -> Result<Vec<Diagnostic>, pool::Stopped> {
    let mut found = Vec::new();
    let has = |page: &str| maker.plan.will_have(page);
    for batch in batches {
        let answers = answers(batch, maker, &has);
        let (jobs, stop) = options.pool();
        let at_a_time = jobs.min(most_at_a_time(batch.round.entries.len()));
        let tasks = [
            (items(batch, &answers), at_a_time),
            (groups(batch, &answers), jobs),
            (moved(batch), jobs),
        ];
        for (tasks, jobs) in tasks {
            let pool = (jobs, stop);
            let made = pool::run(&tasks, pool, |_, _| {}, |task| page(task, options, maker))?;
            found.extend(made.into_iter().filter_map(Result::err));
        }
    }
    Ok(found)
}

/// How many pages of items are made at a time of a round with so many returns: each holds all of
/// their answers, which of thousands take more memory than there are processors to use it.
fn most_at_a_time(returns: usize) -> NonZeroUsize {
    NonZeroUsize::new(ANSWERS_AT_A_TIME / returns.max(1)).unwrap_or(NonZeroUsize::MIN)
}

fn answers<'a>(
    batch: &'a Batch<'_>,
    maker: &Maker<'_>,
    has: &'a (dyn Fn(&str) -> bool + Sync),
) -> Answers<'a> {
    let published = |id: &str| batch.published(id, maker.plan);
    let others = OtherAnswers { collections: batch.collections, has };
    Answers::new(batch.collection, batch.round, &batch.rollup, &batch.lang, published, others)
}

fn items<'a>(batch: &'a Batch<'a>, answers: &'a Answers<'a>) -> Vec<Task<'a>> {
    let sections = batch.round.rubric.sections().iter();
    let items = sections.flat_map(|section| section.items.iter().map(move |item| (section, item)));
    items.map(|(section, item)| Task::Item(batch, answers, section, item)).collect()
}

fn groups<'a>(batch: &'a Batch<'a>, answers: &'a Answers<'a>) -> Vec<Task<'a>> {
    let groupings = batch.rollup.of_groupings(&batch.collection.register);
    let groups = groupings.flat_map(|(grouping, groups)| {
        groups.iter().map(move |group| Task::Group(batch, answers, grouping, group))
    });
    groups.collect()
}

/// Forms of the first kind alone had pages at another address.
fn moved<'a>(batch: &'a Batch<'a>) -> Vec<Task<'a>> {
    let rubric = &batch.round.rubric;
    let items = rubric.items().filter(|_| !rubric.has_own_fields());
    items.map(|item| Task::Moved(batch, item)).collect()
}

fn page(task: &Task<'_>, options: &Options<'_>, maker: &Maker<'_>) -> Result<(), Diagnostic> {
    match task {
        Task::Item(batch, answers, section, item) => {
            let view = view::item_page(answers, section, item);
            let path = format!("{}/items/{}.html", batch.folder(), item.id);
            maker.page(&path, &view, &batch.mentions, || {
                any_page(batch.renderer(options).and_then(|own| own.html("item", &view)))
            })
        }
        Task::Group(batch, answers, grouping, group) => {
            let view = view::group_page(answers, grouping, group);
            let path = format!("{}/{}.html", batch.folder(), grouping.page(&group.id));
            maker.page(&path, &view, &batch.mentions, || {
                any_page(batch.renderer(options).and_then(|own| own.html("group", &view)))
            })
        }
        Task::Moved(batch, item) => {
            let view = view::moved_item(batch.collection, batch.round, item, &batch.lang);
            let path = format!("{}/proposals/{}.html", batch.folder(), item.id);
            maker.page(&path, &view, &batch.mentions, || {
                any_page(batch.renderer(options).and_then(|own| own.html("moved", &view)))
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::most_at_a_time;

    #[test]
    fn of_thousands_of_returns_few_pages_of_items_are_held_at_a_time() {
        let most = [0, 31, 1550, 2000, 9000].map(|returns| most_at_a_time(returns).get());
        assert_eq!(most, [2000, 64, 1, 1, 1]);
    }
}
