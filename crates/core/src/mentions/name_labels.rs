//! The labels of the sequence model of names: BILOU for each kind of entity (Ratinov and Roth 2009).

use super::types::EntityKind;

/// The number of labels: [`OUTSIDE`], and one for each part of a name of each kind.
pub(crate) const N_LABELS: usize = 1 + 4 * EntityKind::ALL.len();

/// The label of a token outside of names.
pub(crate) const OUTSIDE: usize = 0;

/// The position of a token in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The first of several tokens.
    Begin,
    /// A token that is neither the first nor the last.
    Inside,
    /// The last of several tokens.
    Last,
    /// The only token of the name.
    Unit,
}

/// Returns the label for this part of a name of this kind.
#[cfg(any(test, feature = "train"))]
pub(crate) const fn label(kind: EntityKind, part: Part) -> usize {
    1 + 4 * kind as usize + part as usize
}

/// Returns the kind and the part that a label stands for; `None` for [`OUTSIDE`].
pub(crate) fn parse(label: usize) -> Option<(EntityKind, Part)> {
    const PARTS: [Part; 4] = [Part::Begin, Part::Inside, Part::Last, Part::Unit];
    let index = label.checked_sub(1)?;
    Some((EntityKind::ALL[index / 4], PARTS[index % 4]))
}

/// Returns whether the label `next` may follow the label `last`. Positions before and after a sentence count as
/// [`OUTSIDE`].
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
