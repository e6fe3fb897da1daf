//! Pseudo-random numbers and orders, which are the same in every run.

/// A generator of pseudo-random numbers: Marsaglia's xorshift (2003), 64 bits.
#[derive(Clone, Debug)]
pub(super) struct Shuffle(u64);

impl Default for Shuffle {
    fn default() -> Self {
        Self::new()
    }
}

impl Shuffle {
    /// Returns a generator, always with the same seed.
    #[must_use]
    pub(super) const fn new() -> Self {
        Self(0x2545_f491_4f6c_dd1d)
    }

    /// Returns a number below `n`.
    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n.max(1)
    }

    /// Returns a number of at least 0 and below 1.
    pub(super) fn unit(&mut self) -> f32 {
        self.below(1 << 24) as f32 / (1 << 24) as f32
    }

    /// Returns the numbers below `n` in random order.
    pub(super) fn order(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for last in (1..n).rev() {
            order.swap(last, self.below(last + 1));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_holds_all_and_does_not_repeat_itself() {
        let mut shuffle = Shuffle::new();
        let (first, second) = (shuffle.order(50), shuffle.order(50));
        assert_ne!(first, second);
        let mut sorted = first.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, (0..50).collect::<Vec<_>>());
        assert_eq!(first, Shuffle::new().order(50));
    }
}
