//! What is asked of the worker and what its answers mean: one request counts, the latest. Knows no browser;
//! the worker itself is owned by [`super::worker_client`].

use dateline_schema::{Analysis, BUILD, Reply, Request};

/// What the page is told.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkerEvent {
    /// So many of so many models are there.
    Loading(u32, u32),
    /// What the worker found in a text of its own, to practise on.
    Practice(String, Box<Analysis>),
    /// The worker can read.
    Ready,
    /// The latest request is in a new stage.
    Progress(String),
    /// The beginning of the latest request is read: the whole text, what was found.
    Begun(String, Box<Analysis>),
    /// The latest request is done: the text, what was found, milliseconds.
    Done(String, Box<Analysis>, f64),
    /// The latest request failed, and why.
    Failed(String),
    /// The worker can't start, and why.
    Broken(String),
    /// Page and worker are of different builds.
    Outdated,
}

/// Keeps the requests in order: holds one back until the worker is ready, and drops answers that come too late.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTracker {
    ready: bool,
    latest: u32,
    held: Option<Request>,
    busy: bool,
    pieces: Analysis,
}

impl RequestTracker {
    /// Numbers a request; returns it if it can be sent at once, or holds it until the worker is ready.
    pub fn submit(&mut self, request: Request) -> Option<Request> {
        self.latest += 1;
        self.busy = true;
        self.pieces = Analysis::default();
        let request = Request { id: self.latest, ..request };
        if self.ready {
            return Some(request);
        }
        self.held = Some(request);
        None
    }

    /// Whether an answer is still to come.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Takes back the latest request; returns whether the worker is at it and has to be ended.
    pub fn stop(&mut self) -> bool {
        let working = self.busy && self.held.is_none();
        self.latest += 1;
        self.busy = false;
        self.held = None;
        if working {
            self.ready = false;
        }
        working
    }

    /// The worker died. Returns whether it was at a request: that is given up, as it may be the cause; one that
    /// is held waits for the next worker.
    pub fn on_worker_death(&mut self) -> bool {
        self.ready = false;
        let working = self.busy && self.held.is_none();
        if working {
            self.latest += 1;
            self.busy = false;
        }
        working
    }

    /// A new worker has been started in place of the old one.
    pub fn on_restart(&mut self) {
        self.ready = false;
        self.busy = self.held.is_some();
    }

    /// What a message from the worker means, and the request that can be sent now.
    pub fn on_reply(&mut self, reply: Reply) -> (Option<WorkerEvent>, Option<Request>) {
        let report = match reply {
            Reply::Loading { done, total } => Some(WorkerEvent::Loading(done, total)),
            Reply::Ready { build } if build != BUILD => Some(WorkerEvent::Outdated),
            Reply::Ready { .. } => {
                self.ready = true;
                return (Some(WorkerEvent::Ready), self.held.take());
            }
            Reply::Failed { id: None, message } => Some(WorkerEvent::Broken(message)),
            Reply::Progress { id, stage } => {
                (id == self.latest && self.busy).then_some(WorkerEvent::Progress(stage))
            }
            Reply::Beginning { id, text, exploration } => {
                (id == self.latest && self.busy).then_some(WorkerEvent::Begun(text, exploration))
            }
            Reply::Piece { id, exploration } => {
                if id == self.latest && self.busy {
                    self.pieces.append(*exploration);
                }
                None
            }
            // Asked by nobody: the worker's warm-up. Whoever waits for a text has no time to practise.
            Reply::Result { id: 0, text, exploration, .. } => {
                (!self.busy).then_some(WorkerEvent::Practice(text, exploration))
            }
            Reply::Result { id, text, exploration, ms } => self.finish(id).then(|| {
                let mut found = std::mem::take(&mut self.pieces);
                found.append(*exploration);
                WorkerEvent::Done(text, Box::new(found), ms)
            }),
            Reply::Failed { id: Some(id), message } => {
                self.finish(id).then_some(WorkerEvent::Failed(message))
            }
        };
        (report, None)
    }

    fn finish(&mut self, id: u32) -> bool {
        let current = id == self.latest && self.busy;
        self.busy &= !current;
        current
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(text: &str) -> Request {
        Request { text: text.to_owned(), ..Request::default() }
    }

    fn result(id: u32) -> Reply {
        Reply::Result { id, text: String::new(), exploration: Box::default(), ms: 1.0 }
    }

    fn ready() -> Reply {
        Reply::Ready { build: BUILD.to_owned() }
    }

    #[test]
    fn what_is_asked_before_the_worker_is_ready_is_sent_then() {
        let mut tracker = RequestTracker::default();
        assert_eq!(tracker.submit(request("one")), None);
        assert_eq!(tracker.submit(request("two")), None);
        let (report, sent) = tracker.on_reply(ready());
        assert_eq!(report, Some(WorkerEvent::Ready));
        assert_eq!(sent, Some(Request { id: 2, ..request("two") }));
    }

    #[test]
    fn answers_to_what_was_asked_before_are_dropped() {
        let mut tracker = RequestTracker::default();
        tracker.on_reply(ready());
        assert_eq!(tracker.submit(request("one")).map(|r| r.id), Some(1));
        assert_eq!(tracker.submit(request("two")).map(|r| r.id), Some(2));
        assert_eq!(tracker.on_reply(result(1)).0, None);
        assert_eq!(tracker.on_reply(Reply::Progress { id: 1, stage: "late".into() }).0, None);
        assert!(tracker.is_busy());
        assert!(matches!(tracker.on_reply(result(2)).0, Some(WorkerEvent::Done(..))));
        assert!(!tracker.is_busy());
        assert_eq!(tracker.on_reply(result(2)).0, None, "an answer counts once");
    }

    #[test]
    fn the_warm_up_is_for_practice_while_nobody_waits() {
        let mut tracker = RequestTracker::default();
        assert!(matches!(tracker.on_reply(result(0)).0, Some(WorkerEvent::Practice(..))));
        tracker.submit(request("held"));
        assert_eq!(tracker.on_reply(result(0)).0, None);
        assert!(tracker.is_busy());
    }

    #[test]
    fn a_long_answer_comes_in_pieces() {
        let piece =
            |sentence| Box::new(Analysis { sentences: vec![sentence], ..Analysis::default() });
        let mut tracker = RequestTracker::default();
        tracker.on_reply(ready());
        tracker.submit(request("dropped"));
        tracker.on_reply(Reply::Piece { id: 1, exploration: piece([0, 1]) });
        tracker.submit(request("long"));
        let begun = Reply::Beginning { id: 2, text: "all".into(), exploration: piece([2, 3]) };
        assert!(matches!(tracker.on_reply(begun).0, Some(WorkerEvent::Begun(..))));
        tracker.on_reply(Reply::Piece { id: 1, exploration: piece([4, 5]) });
        tracker.on_reply(Reply::Piece { id: 2, exploration: piece([6, 7]) });
        let last = Reply::Result { id: 2, text: "all".into(), exploration: piece([8, 9]), ms: 1.0 };
        let Some(WorkerEvent::Done(_, found, _)) = tracker.on_reply(last).0 else {
            panic!("it is done")
        };
        assert_eq!(found.sentences, [[6, 7], [8, 9]]);
    }

    #[test]
    fn to_stop_is_to_end_a_worker_that_works() {
        let mut tracker = RequestTracker::default();
        assert_eq!(tracker.submit(request("held")), None);
        assert!(!tracker.stop(), "a worker that still starts goes on");
        assert_eq!(tracker.on_reply(ready()).1, None, "what was stopped is not sent");
        tracker.submit(request("sent"));
        assert!(tracker.stop());
        assert_eq!(tracker.on_reply(result(2)).0, None);
        assert_eq!(tracker.submit(request("next")), None, "the new worker is not ready yet");
    }

    #[test]
    fn a_worker_that_dies_takes_its_request_along_but_none_that_waits() {
        let mut tracker = RequestTracker::default();
        tracker.submit(request("held"));
        assert!(!tracker.on_worker_death());
        assert_eq!(tracker.on_reply(ready()).1.map(|r| r.text).as_deref(), Some("held"));
        assert!(tracker.on_worker_death());
        tracker.on_restart();
        assert_eq!(tracker.on_reply(ready()).1, None);
    }

    #[test]
    fn a_worker_of_another_build_is_not_used() {
        let mut tracker = RequestTracker::default();
        tracker.submit(request("held"));
        let other = Reply::Ready { build: format!("{BUILD} and more") };
        assert_eq!(tracker.on_reply(other), (Some(WorkerEvent::Outdated), None));
    }
}
