//! Processes many items on all cores, in order and in bounded memory.
//!
//! One thread reads the items, the thread pool processes them, and one thread outputs each result as soon as all
//! earlier ones are out. So a slow item, a slow reader or a slow writer leaves no core idle. This module does not
//! depend on articles.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// Maximum total size in bytes of the items in memory, unless a single item is larger.
const MOST_BYTES: usize = 32 << 20;
/// Maximum number of items in memory: enough work for the other cores while one processes a long item.
const MOST_THINGS: usize = 256;

/// Calls `work` on each item of `things` and passes the results to `each`, in order. Each item comes with its size
/// in bytes.
///
/// # Errors
/// Returns the first error of `things`, after the results of the items before it have been passed to `each`; or the
/// first error of `each`.
pub(crate) fn run<T: Send, A: Send>(
    things: impl Iterator<Item = io::Result<(usize, T)>>,
    work: impl Fn(T) -> A + Sync,
    mut each: impl FnMut(A) -> io::Result<()> + Send,
) -> io::Result<()> {
    let (room, work) = (&MemoryBudget::default(), &work);
    let (queue, queued) = mpsc::channel::<(usize, mpsc::Receiver<A>)>();
    let give_out = move || {
        let given = queued.iter().try_for_each(|(cost, answer)| {
            // There is no answer if `work` panicked. The scope of the pool resumes that panic at its end.
            each(answer.recv().map_err(io::Error::other)?)?;
            room.give_back(cost);
            Ok(())
        });
        room.close();
        given
    };
    rayon::in_place_scope_fifo(|pool| {
        thread::scope(|threads| {
            let giver = threads.spawn(give_out);
            let mut take_in = |thing: io::Result<(usize, T)>| {
                let (bytes, thing) = thing?;
                let cost = bytes.max(MOST_BYTES / MOST_THINGS);
                let (answer, answered) = mpsc::sync_channel(1);
                if room.take(cost) && queue.send((cost, answered)).is_ok() {
                    pool.spawn_fifo(move |_| {
                        // After `close`, no thread waits for results.
                        if room.is_open() {
                            let _ = answer.send(work(thing));
                        }
                    });
                }
                Ok(())
            };
            let taken = things.take_while(|_| room.is_open()).try_for_each(&mut take_in);
            drop(queue);
            let given = giver.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            given.and(taken)
        })
    })
}

/// Limits the total cost of the items in memory.
#[derive(Default)]
struct MemoryBudget {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    used: usize,
    closed: bool,
}

impl MemoryBudget {
    /// Waits until `cost` bytes fit in the budget, and takes them. An item that is larger than the whole budget waits
    /// until nothing is in use (`used` is 0) and then passes alone. Returns `false` as soon as the budget is closed.
    fn take(&self, cost: usize) -> bool {
        let full =
            |state: &mut State| !state.closed && state.used > 0 && state.used + cost > MOST_BYTES;
        let state = self.changed.wait_while(self.state(), full);
        let mut state = state.unwrap_or_else(PoisonError::into_inner);
        state.used += cost;
        !state.closed
    }

    fn is_open(&self) -> bool {
        !self.state().closed
    }

    fn give_back(&self, cost: usize) {
        self.state().used -= cost;
        self.changed.notify_one();
    }

    fn close(&self) {
        self.state().closed = true;
        self.changed.notify_one();
    }

    /// Locks the state. Ignores poisoning: every statement leaves the state consistent.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    #[test]
    fn answers_keep_the_order_though_the_first_is_the_slowest() {
        let things = (0..1000usize).map(|i| Ok((i, i)));
        let work = |i| {
            thread::sleep(Duration::from_millis(if i == 0 { 50 } else { 0 }));
            i * 2
        };
        let mut answers = Vec::new();
        let each = |answer| {
            answers.push(answer);
            Ok(())
        };
        run(things, work, each).unwrap();
        assert_eq!(answers, (0..1000).map(|i| i * 2).collect::<Vec<_>>());
    }

    /// Processes a thousand items of `bytes` bytes each. Returns the maximum number that were in memory at the same
    /// time.
    fn most_held(bytes: usize) -> usize {
        let (held, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let things = (0..1000).map(|i| {
            most.fetch_max(held.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            Ok((bytes, i))
        });
        // The first result is slow, so the whole budget is used before anything is output.
        let each = |i| {
            thread::sleep(Duration::from_millis(if i == 0 { 50 } else { 0 }));
            held.fetch_sub(1, Ordering::SeqCst);
            Ok(())
        };
        run(things, |i| i, each).unwrap();
        most.into_inner()
    }

    #[test]
    fn what_is_held_is_bounded_by_number_and_by_bytes() {
        // One item more than the budget allows is in memory: it has been read and waits until it fits in the budget.
        assert_eq!(most_held(1), MOST_THINGS + 1);
        assert_eq!(most_held(MOST_BYTES / 4), 4 + 1);
        assert_eq!(most_held(MOST_BYTES * 2), 1 + 1);
    }

    #[test]
    fn an_answer_does_not_wait_for_the_next_thing() {
        let (answered, hear) = mpsc::channel();
        let things = (0..2).map(|i| {
            if i == 1 {
                hear.recv_timeout(Duration::from_secs(20)).expect("the first answer is out");
            }
            Ok((1, i))
        });
        let each = |i| answered.send(i).map_err(io::Error::other);
        run(things, |i| i, each).unwrap();
    }

    #[test]
    fn errors_end_it_from_either_side() {
        let mut out = 0;
        let things =
            (0..1000).map(|i| if i == 500 { Err(io::Error::other("in")) } else { Ok((1, i)) });
        let error = run(
            things,
            |i| i,
            |_| {
                out += 1;
                Ok(())
            },
        );
        assert_eq!((error.unwrap_err().to_string().as_str(), out), ("in", 500));
        let things = (0..100_000).map(|i| Ok((1, i)));
        let each = |i| if i == 5 { Err(io::Error::other("out")) } else { Ok(()) };
        assert_eq!(run(things, |i| i, each).unwrap_err().to_string(), "out");
    }
}
