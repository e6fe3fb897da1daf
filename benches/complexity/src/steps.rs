//! Counts the branches that a thread takes: the compiler calls the hook of LLVM's SanitizerCoverage
//! (<https://clang.llvm.org/docs/SanitizerCoverage.html>) on every edge of the control flow.

use std::cell::Cell;

thread_local! {
    static TAKEN: Cell<u64> = const { Cell::new(0) };
}

/// Returns the number of branches that this thread has taken.
pub fn taken() -> u64 {
    TAKEN.get()
}

/// The hook. LLVM does not instrument functions of this name, so it does not call itself.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_trace_pc() {
    TAKEN.with(|taken| taken.set(taken.get() + 1));
}
