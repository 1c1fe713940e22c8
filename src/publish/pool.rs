//! A few tasks at a time on threads, with their results in the order of the tasks.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Runs every task, `jobs` at a time; `progress` is told how many are done, and of how many.
pub(super) fn run<T: Sync, R: Send>(
    tasks: &[T],
    jobs: NonZeroUsize,
    progress: impl Fn(usize, usize) + Sync,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(tasks.len()));
    progress(0, tasks.len());
    std::thread::scope(|scope| {
        for _ in 0..jobs.get().min(tasks.len()) {
            scope.spawn(|| {
                while let Some((index, task)) = take(&next, tasks) {
                    let result = work(task);
                    let mut results =
                        results.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                    results.push((index, result));
                    progress(results.len(), tasks.len());
                }
            });
        }
    });
    let mut results = results.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

fn take<'a, T>(next: &AtomicUsize, tasks: &'a [T]) -> Option<(usize, &'a T)> {
    let index = next.fetch_add(1, Ordering::Relaxed);
    Some((index, tasks.get(index)?))
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroUsize;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        let tasks: Vec<usize> = (0..100).collect();
        let jobs = NonZeroUsize::new(4).expect("four");
        assert_eq!(super::run(&tasks, jobs, |_, _| {}, |task| *task), tasks);
    }
}
