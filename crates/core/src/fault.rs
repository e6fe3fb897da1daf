//! Turns a panic on one text into an error for that text, so that the other texts are still analysed. The error
//! contains the location of the panic in the source code.
//!
//! The native programs that analyse several texts use this module. A browser build aborts on a panic instead.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::fmt;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// Whether this thread is inside [`isolate`].
    static ISOLATED: Cell<bool> = const { Cell::new(false) };
    /// The source location of the last panic inside [`isolate`].
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A caught panic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanicReport {
    /// The source file and line of the panic, if [`install_hook`] was called.
    pub place: Option<String>,
}

impl fmt::Display for PanicReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the analysis engine failed on this text; please report this bug of Dateline")?;
        self.place.as_ref().map_or(Ok(()), |place| write!(f, " ({place})"))
    }
}

impl std::error::Error for PanicReport {}

/// Runs `work`, and turns a panic in it into an error.
///
/// # Errors
/// If `work` panics.
pub fn isolate<T>(work: impl FnOnce() -> T) -> Result<T, PanicReport> {
    let outer = ISOLATED.replace(true);
    // Unwind safety: no half-changed value remains after a panic, because each text is analysed into its own
    // values, which are dropped with `work`.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    ISOLATED.set(outer);
    done.map_err(|_: Box<dyn Any + Send>| PanicReport { place: PLACE.take() })
}

/// Installs a panic hook that, inside [`isolate`], records the source location instead of printing a message. Call it
/// once, at program start.
pub fn install_hook() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if ISOLATED.get() {
            PLACE.set(info.location().map(|at| format!("{}:{}", at.file(), at.line())));
        } else {
            usual(info);
        }
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error_that_names_its_place() {
        install_hook();
        assert_eq!(isolate(|| 5), Ok(5));
        let text = "a\u{2010}b";
        let fault = isolate(|| text[..2].len()).unwrap_err();
        assert!(fault.to_string().contains("fault.rs:"), "{fault}");
        // The next text is not affected.
        assert_eq!(isolate(|| 6), Ok(6));
        assert!(!ISOLATED.get());
    }
}
