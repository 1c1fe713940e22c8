//! A few tasks at a time on threads, with their results in the order of the tasks.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

use crate::stop::Stop;

/// Somebody asked to stop before all tasks were done.
#[derive(Debug)]
pub(super) struct Stopped;

/// Runs every task, `jobs` at a time; `progress` is told how many are done, and of how many.
///
/// The caller's own thread is one of them, so that all is done even where the system refuses any
/// other.
pub(super) fn run<T: Sync, R: Send>(
    tasks: &[T],
    (jobs, stop): (NonZeroUsize, &Stop),
    progress: impl Fn(usize, usize) + Sync,
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, Stopped> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(tasks.len()));
    progress(0, tasks.len());
    let worker = || {
        while !stop.is_asked()
            && let Some((index, task)) = take(&next, tasks)
        {
            let result = work(task);
            let mut results = results.lock().unwrap_or_else(PoisonError::into_inner);
            results.push((index, result));
            progress(results.len(), tasks.len());
        }
    };
    thread::scope(|scope| {
        let others = 1..jobs.get().min(tasks.len());
        others.take_while(|_| Builder::new().spawn_scoped(scope, worker).is_ok()).for_each(drop);
        worker();
    });
    if stop.is_asked() {
        return Err(Stopped);
    }
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

fn take<'a, T>(next: &AtomicUsize, tasks: &'a [T]) -> Option<(usize, &'a T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, tasks.get(index)?))
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;
    use std::sync::atomic::Ordering;

    use crate::stop::Stop;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        let tasks: Vec<usize> = (0..100).collect();
        let jobs = NonZeroUsize::new(4).expect("four");
        let made = super::run(&tasks, (jobs, &Stop::new()), |_, _| {}, |task| *task);
        assert_eq!(made.expect("nobody asked to stop"), tasks);
    }

    #[test]
    fn no_task_is_begun_once_somebody_asked_to_stop() {
        let stop = Stop::new();
        let tasks: Vec<usize> = (0..100).collect();
        let done = std::sync::Mutex::new(Vec::new());
        let made = super::run(
            &tasks,
            (NonZeroUsize::MIN, &stop),
            |_, _| {},
            |task| {
                done.lock().expect("a list").push(*task);
                if *task == 2 {
                    stop.signal_cell().store(15, Ordering::Relaxed);
                }
            },
        );
        assert!(made.is_err());
        assert_eq!(*done.lock().expect("a list"), [0, 1, 2]);
    }
}
