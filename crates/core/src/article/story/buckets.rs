//! The buckets in which counts and shares become features.

/// Returns the step of a scale that grows by about a half each step: 0, 1, 2, 3, 4, 6, 9, 13, 19, 28, 42, …
pub(super) fn step(n: u32) -> u32 {
    match n {
        0..=4 => n,
        _ => {
            5 + [6, 9, 13, 19, 28, 42, 63, 95, 140, 210, 400]
                .iter()
                .filter(|&&limit| n > limit)
                .count() as u32
        }
    }
}

/// Returns the bucket of a share of a whole, from 0 for nothing to 7 for nearly all.
pub(super) fn share(part: u32, whole: u32) -> u32 {
    match part as u64 * 100 / u64::from(whole.max(1)) {
        0 => u32::from(part > 0),
        1..=4 => 2,
        5..=14 => 3,
        15..=29 => 4,
        30..=59 => 5,
        60..=84 => 6,
        _ => 7,
    }
}
