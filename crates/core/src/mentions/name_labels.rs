//! The labels of the sequence model of names: BILOU for each kind of entity (Ratinov and Roth 2009).

use super::types::EntityKind;

/// The number of labels: outside, and four parts of each kind.
pub(crate) const N_LABELS: usize = 1 + 4 * EntityKind::ALL.len();

/// The label of a token outside of names.
pub(crate) const OUTSIDE: usize = 0;

/// The part of a name that a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The first of several.
    Begin,
    /// Neither the first nor the last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Unit,
}

/// Returns the label of a part of a name.
#[cfg(any(test, feature = "train"))]
pub(crate) const fn label(kind: EntityKind, part: Part) -> usize {
    1 + 4 * kind as usize + part as usize
}

/// Returns kind and part of a label; `None` for outside.
pub(crate) fn parse(label: usize) -> Option<(EntityKind, Part)> {
    const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::Last, Part::Unit];
    let index = label.checked_sub(1)?;
    Some((EntityKind::ALL[index / 4], PARTS[index % 4]))
}

/// Returns whether `next` may follow `last`; before and after a sentence is outside.
pub(crate) fn follows(last: usize, next: usize) -> bool {
    let open = match parse(last) {
        Some((kind, Part::Begin | Part::Inside)) => Some(kind),
        _ => None,
    };
    match parse(next) {
        Some((kind, Part::Inside | Part::Last)) => open == Some(kind),
        _ => open.is_none(),
    }
}
