//! Dateline reads a news article: who, what, when, where, and who said so.
