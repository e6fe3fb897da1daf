//! Much to read, on all cores: in order, and with a bound on what is held at a time.
//!
//! One thread takes things in, the pool works on them, one thread gives the answers out as soon as those before
//! them are out, so that neither a slow thing nor a slow neighbour keeps a core idle. Knows nothing of articles.

use std::io;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

/// How many bytes of what was taken in are held at most, unless a single thing has more.
const MOST_BYTES: usize = 32 << 20;
/// How many things are held at most: what the other cores work on while one has something long.
const MOST_THINGS: usize = 256;

/// Gives `each` what `work` makes of the `things`, in their order. A thing comes with its size in bytes.
///
/// Ends with the first error of `things`, after all before it are out, or of `each`.
pub(crate) fn run<T: Send, A: Send>(
    things: impl Iterator<Item = io::Result<(usize, T)>>,
    work: impl Fn(T) -> A + Sync,
    mut each: impl FnMut(A) -> io::Result<()> + Send,
) -> io::Result<()> {
    let (room, work) = (&MemoryBudget::default(), &work);
    let (queue, queued) = mpsc::channel::<(usize, mpsc::Receiver<A>)>();
    let give_out = move || {
        let given = queued.iter().try_for_each(|(cost, answer)| {
            // There is no answer where the work panicked; the pool goes on with that panic when all is over.
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
                        // What nobody hears any more is not worked on.
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

/// The room for what is held.
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
    /// Waits until there is room for `cost`; whether there will be any.
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

    /// The state is whole after every statement, so that a panic elsewhere does it no harm.
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

    /// The most things of `bytes` that are in memory at a time, out of a thousand.
    fn most_held(bytes: usize) -> usize {
        let (held, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let things = (0..1000).map(|i| {
            most.fetch_max(held.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            Ok((bytes, i))
        });
        // Nothing is given out while there is room, so all of it is used.
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
        // One more waits for room.
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
