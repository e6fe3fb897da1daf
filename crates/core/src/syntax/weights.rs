//! Readers of the two elements that several parts of the network's model file contain: the width of a layer, and a list
//! of label names.

use crate::linear::Reader;
use crate::model_file::ModelError;

/// Reads the width of a layer. The limit prevents a damaged file from causing huge allocations.
pub(super) fn read_size(reader: &mut Reader) -> Result<usize, ModelError> {
    let size = reader.varint()? as usize;
    if (1..=1024).contains(&size) { Ok(size) } else { Err(ModelError::Damaged) }
}

/// Reads a non-empty list of names, each of which must be valid for `parse`; returns the parsed names.
pub(super) fn read_names<T>(
    reader: &mut Reader,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, ModelError> {
    let n = reader.varint()?;
    let mut name = || {
        let length = reader.varint()? as usize;
        let name = std::str::from_utf8(reader.take(length)?).ok();
        name.and_then(&parse).ok_or(ModelError::Damaged)
    };
    if n == 0 { Err(ModelError::Damaged) } else { (0..n).map(|_| name()).collect() }
}
