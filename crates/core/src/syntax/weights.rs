//! What the parts of the network read from the model file in common: sizes and lists of names.

use crate::linear::Reader;
use crate::model_file::ModelError;

/// Reads how wide a layer is: a damaged number must not make us ask for memory without end.
pub(super) fn read_size(reader: &mut Reader) -> Result<usize, ModelError> {
    let size = reader.varint()? as usize;
    if (1..=1024).contains(&size) { Ok(size) } else { Err(ModelError::Damaged) }
}

/// Reads a list of names, at least one, each of which means something.
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
