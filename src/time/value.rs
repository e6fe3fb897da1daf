//! The value of a TIMEX3 as a type: what it can be, how it is written and read, its bounds, its order.
//!
//! No word of English stands here.

use std::fmt;

/// A value as TIMEX3 has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// A calendar year.
    Year(i16),
    /// `PRESENT_REF`: now.
    Present,
    /// `PAST_REF`: some time ago.
    Past,
    /// `FUTURE_REF`: some time to come.
    Future,
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Present => f.write_str("PRESENT_REF"),
            Self::Past => f.write_str("PAST_REF"),
            Self::Future => f.write_str("FUTURE_REF"),
        }
    }
}
