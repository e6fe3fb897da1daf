//! The state of the requests to the worker and the meaning of its replies. Replies to earlier requests are dropped.
//! This module is independent of the browser; [`super::worker_client`] owns the worker.

use dateline_schema::{Analysis, BUILD, Reply, Request};

/// An event of the worker, as the page handles it.
#[derive(Clone, Debug, PartialEq)]
pub enum WorkerEvent {
    /// A model was loaded. The values are the number of loaded models and the number of all models.
    Loading(u32, u32),
    /// The worker has analysed its warm-up text. The values are that text and its analysis.
    WarmUp(String, Box<Analysis>),
    /// The worker is ready.
    Ready,
    /// The latest request has reached another stage.
    Progress(String),
    /// The beginning of the text of the latest request has been analysed. The values are the whole text and the
    /// analysis of its beginning.
    Partial(String, Box<Analysis>),
    /// The latest request is done. The values are the text, the analysis, and the duration of the analysis in
    /// milliseconds.
    Done(String, Box<Analysis>, f64),
    /// The latest request failed, with the reason.
    Failed(String),
    /// The worker can't start, with the reason.
    Broken(String),
    /// Page and worker are of different builds.
    Outdated,
}

/// Tracks the requests: holds one back until the worker is ready, and drops late replies.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RequestTracker {
    ready: bool,
    latest: u32,
    held: Option<Request>,
    busy: bool,
    pieces: Analysis,
}

impl RequestTracker {
    /// Numbers a request. Returns it if it can be sent at once; otherwise holds it until the worker is ready.
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

    /// Returns whether a reply is outstanding.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.busy
    }

    /// Cancels the latest request. Returns whether the worker is busy with it and has to be terminated.
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

    /// Handles the death of the worker. Returns whether it was busy with a request. Such a request is cancelled,
    /// because it may be the cause; a request that is held back waits for the next worker.
    pub fn on_worker_death(&mut self) -> bool {
        self.ready = false;
        let working = self.busy && self.held.is_none();
        if working {
            self.latest += 1;
            self.busy = false;
        }
        working
    }

    /// Handles the start of a new worker in place of the old one.
    pub fn on_restart(&mut self) {
        self.ready = false;
        self.busy = self.held.is_some();
    }

    /// Returns the event that a reply means, if any, and the held request, if it can be sent now.
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
                (id == self.latest && self.busy).then_some(WorkerEvent::Partial(text, exploration))
            }
            Reply::Piece { id, exploration } => {
                if id == self.latest && self.busy {
                    self.pieces.append(*exploration);
                }
                None
            }
            // Id 0 is the worker's warm-up, which the page uses only while no request waits.
            Reply::Result { id: 0, text, exploration, .. } => {
                (!self.busy).then_some(WorkerEvent::WarmUp(text, exploration))
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
    fn requests_wait_until_the_worker_is_ready() {
        let mut tracker = RequestTracker::default();
        assert_eq!(tracker.submit(request("one")), None);
        assert_eq!(tracker.submit(request("two")), None);
        let (report, sent) = tracker.on_reply(ready());
        assert_eq!(report, Some(WorkerEvent::Ready));
        assert_eq!(sent, Some(Request { id: 2, ..request("two") }));
    }

    #[test]
    fn late_replies_are_dropped() {
        let mut tracker = RequestTracker::default();
        tracker.on_reply(ready());
        assert_eq!(tracker.submit(request("one")).map(|r| r.id), Some(1));
        assert_eq!(tracker.submit(request("two")).map(|r| r.id), Some(2));
        assert_eq!(tracker.on_reply(result(1)).0, None);
        assert_eq!(tracker.on_reply(Reply::Progress { id: 1, stage: "late".into() }).0, None);
        assert!(tracker.is_busy());
        assert!(matches!(tracker.on_reply(result(2)).0, Some(WorkerEvent::Done(..))));
        assert!(!tracker.is_busy());
        assert_eq!(tracker.on_reply(result(2)).0, None, "a reply is handled once");
    }

    #[test]
    fn the_warm_up_is_used_only_while_idle() {
        let mut tracker = RequestTracker::default();
        assert!(matches!(tracker.on_reply(result(0)).0, Some(WorkerEvent::WarmUp(..))));
        tracker.submit(request("held"));
        assert_eq!(tracker.on_reply(result(0)).0, None);
        assert!(tracker.is_busy());
    }

    #[test]
    fn long_replies_arrive_in_pieces() {
        let piece =
            |sentence| Box::new(Analysis { sentences: vec![sentence], ..Analysis::default() });
        let mut tracker = RequestTracker::default();
        tracker.on_reply(ready());
        tracker.submit(request("dropped"));
        tracker.on_reply(Reply::Piece { id: 1, exploration: piece([0, 1]) });
        tracker.submit(request("long"));
        let begun = Reply::Beginning { id: 2, text: "all".into(), exploration: piece([2, 3]) };
        assert!(matches!(tracker.on_reply(begun).0, Some(WorkerEvent::Partial(..))));
        tracker.on_reply(Reply::Piece { id: 1, exploration: piece([4, 5]) });
        tracker.on_reply(Reply::Piece { id: 2, exploration: piece([6, 7]) });
        let last = Reply::Result { id: 2, text: "all".into(), exploration: piece([8, 9]), ms: 1.0 };
        let Some(WorkerEvent::Done(_, found, _)) = tracker.on_reply(last).0 else {
            panic!("it is done")
        };
        assert_eq!(found.sentences, [[6, 7], [8, 9]]);
    }

    #[test]
    fn stopping_terminates_a_busy_worker() {
        let mut tracker = RequestTracker::default();
        assert_eq!(tracker.submit(request("held")), None);
        assert!(!tracker.stop(), "a starting worker is not terminated");
        assert_eq!(tracker.on_reply(ready()).1, None, "a stopped request is not sent");
        tracker.submit(request("sent"));
        assert!(tracker.stop());
        assert_eq!(tracker.on_reply(result(2)).0, None);
        assert_eq!(tracker.submit(request("next")), None, "the new worker is not ready yet");
    }

    #[test]
    fn a_dead_worker_loses_only_its_own_request() {
        let mut tracker = RequestTracker::default();
        tracker.submit(request("held"));
        assert!(!tracker.on_worker_death());
        assert_eq!(tracker.on_reply(ready()).1.map(|r| r.text).as_deref(), Some("held"));
        assert!(tracker.on_worker_death());
        tracker.on_restart();
        assert_eq!(tracker.on_reply(ready()).1, None);
    }

    #[test]
    fn workers_of_another_build_are_rejected() {
        let mut tracker = RequestTracker::default();
        tracker.submit(request("held"));
        let other = Reply::Ready { build: format!("{BUILD} and more") };
        assert_eq!(tracker.on_reply(other), (Some(WorkerEvent::Outdated), None));
    }
}
