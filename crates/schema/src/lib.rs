//! The output contract: serializable types for the annotations of an article, the units of their offsets, and the
//! messages between page and worker.
//!
//! The page depends on this crate instead of the core, so that its program contains neither the core nor the
//! models. The core converts its annotations to these types and defines their meaning.

mod analysis;
mod convert_offsets;
pub mod json;
mod labels;
mod message_chunks;
mod messages;
mod offsets;

pub use analysis::{
    Analysis, Argument, Entity, Entry, Event, Id, Line, MIN_SALIENCE, Mention, Offsets, Paragraph,
    Quote, SCHEMA, Time, Token, one_line,
};
pub use labels::{
    ArgumentRole, Band, Certainty, DateFrom, EntityKind, EventClass, EventKind, LineDateFrom,
    MentionForm, ParagraphRole, Polarity, Precision, PublishedFrom, QuoteAct, QuoteForm, Tense,
    TimexModifier, TimexType,
};
pub use message_chunks::Pieces;
pub use messages::{BUILD, Reply, Request};
pub use offsets::{OffsetMap, Unit};

/// Maximum length of an article in bytes of UTF-8: 16 MiB.
pub const MAX_BYTES: usize = 16 << 20;
