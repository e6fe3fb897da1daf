//! Computes the best tree with a single root from the scores of arcs.
//!
//! Implements the algorithm of Chu and Liu (1965) and Edmonds (1967): every word gets its best head; a cycle is
//! contracted to one node, and the smaller problem is solved recursively. A penalty per root, larger than any sum of
//! scores, ensures a single root. For most sentences the first step suffices, because the best heads form a tree.

/// Returns the head of each of `n` words, `None` for the root.
///
/// `scores` has a row of `n + 1` numbers for each word: the score of each word as its head (the score of the word
/// itself is ignored), then the score of the word as the root.
pub(super) fn arborescence(scores: &[f32], n: usize) -> Vec<Option<usize>> {
    let mut heads = best_heads(scores, n);
    let n_roots = heads.iter().filter(|&&head| head == n).count();
    if n_roots > 1 || ring(&heads, n).is_some() {
        let mut scores: Vec<f64> = scores.iter().copied().map(f64::from).collect();
        scores.chunks_exact_mut(n + 1).for_each(|row| row[n] -= A_ROOT);
        heads = solve(&scores, n);
    }
    heads.into_iter().map(|head| (head < n).then_some(head)).collect()
}

/// The penalty that is subtracted from the score of each root.
const A_ROOT: f64 = 1e9;
/// A score below all others. It is finite, so that it can be added and subtracted.
const NEVER: f64 = -1e12;

/// Returns the best head of each word; the head `n` means that the word is a root.
fn best_heads<T: Copy + PartialOrd>(scores: &[T], n: usize) -> Vec<usize> {
    let best_head = |(word, scores): (usize, &[T])| {
        best((0..=n).filter(|&head| head != word), |head| scores[head])
    };
    scores.chunks_exact(n + 1).enumerate().map(best_head).collect()
}

/// Returns the heads in the best tree with any number of roots; the head `n` means that the word is a root.
fn solve(scores: &[f64], n: usize) -> Vec<usize> {
    let row = n + 1;
    let score = |word: usize, head: usize| scores[word * row + head];
    let mut heads = best_heads(scores, n);
    let Some(ring) = ring(&heads, n) else { return heads };

    // The nodes of the smaller problem: the words outside the cycle in order, then the cycle as one node, then the
    // root.
    let mut inside = vec![false; row];
    ring.iter().for_each(|&word| inside[word] = true);
    let outside: Vec<usize> = (0..=n).filter(|&word| !inside[word]).collect();
    let (node, small) = (outside.len() - 1, outside.len());
    let gain = |word: usize, head: usize| score(word, head) - score(word, heads[word]);
    let leaving = |word: usize| best(ring.iter().copied(), |head| score(word, head));
    let entering = |head: usize| best(ring.iter().copied(), |word| gain(word, head));
    let mut contracted = Vec::with_capacity(small * (small + 1));
    for &word in &outside[..node] {
        contracted.extend(outside[..node].iter().map(|&head| score(word, head)));
        contracted.extend([score(word, leaving(word)), score(word, n)]);
    }
    contracted.extend(outside[..node].iter().map(|&head| gain(entering(head), head)));
    contracted.extend([NEVER, gain(entering(n), n)]);

    let solved = solve(&contracted, small);
    let whole = |head: usize| if head < node { outside[head] } else { n };
    let entry = entering(whole(solved[node]));
    let replaced: Vec<(usize, usize)> = (0..node)
        .map(|at| {
            (outside[at], if solved[at] == node { leaving(outside[at]) } else { whole(solved[at]) })
        })
        .chain([(entry, whole(solved[node]))])
        .collect();
    replaced.into_iter().for_each(|(word, head)| heads[word] = head);
    heads
}

/// Returns the first item with the highest score.
///
/// # Panics
/// If there are no items.
fn best<T: PartialOrd>(all: impl Iterator<Item = usize>, score: impl Fn(usize) -> T) -> usize {
    let scored = all.map(|at| (at, score(at)));
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best }).expect("there is one").0
}

/// Returns the words of a cycle, or `None` if there is no cycle.
fn ring(heads: &[usize], n: usize) -> Option<Vec<usize>> {
    let mut seen = vec![usize::MAX; n];
    for start in 0..n {
        let mut word = start;
        while word < n && seen[word] == usize::MAX {
            seen[word] = start;
            word = heads[word];
        }
        if word < n && seen[word] == start {
            let next = |&at: &usize| Some(heads[at]).filter(|&head| head != word);
            return Some(std::iter::successors(Some(word), next).collect());
        }
    }
    None
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    /// Returns the score of the best tree with one root, by brute force.
    fn best_of_all(scores: &[f32], n: usize) -> f32 {
        let mut best = f32::NEG_INFINITY;
        for code in 0..(n + 1).pow(n as u32) {
            let heads: Vec<usize> =
                (0..n).map(|at| code / (n + 1).pow(at as u32) % (n + 1)).collect();
            let one_root = heads.iter().filter(|&&head| head == n).count() == 1;
            let loops = heads.iter().enumerate().any(|(word, &head)| word == head);
            if one_root && !loops && ring(&heads, n).is_none() {
                best = best.max(total(scores, &heads, n));
            }
        }
        best
    }

    fn total(scores: &[f32], heads: &[usize], n: usize) -> f32 {
        heads.iter().enumerate().map(|(word, head)| scores[word * (n + 1) + head]).sum()
    }

    proptest! {
        #[test]
        fn the_tree_is_the_best_of_all(n in 1usize..=4, numbers in vec(-32i8..32, 20)) {
            let scores: Vec<f32> = numbers[..n * (n + 1)].iter().map(|&x| f32::from(x)).collect();
            let heads: Vec<usize> =
                arborescence(&scores, n).into_iter().map(|head| head.unwrap_or(n)).collect();
            prop_assert!(ring(&heads, n).is_none());
            prop_assert_eq!(heads.iter().filter(|&&head| head == n).count(), 1);
            prop_assert_eq!(total(&scores, &heads, n), best_of_all(&scores, n));
        }
    }

    #[test]
    fn no_word_has_no_tree() {
        assert_eq!(arborescence(&[], 0), []);
    }
}
