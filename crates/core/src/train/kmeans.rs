//! Spherical k-means clustering of vectors (Dhillon and Modha 2001). Deterministic: the same vectors give the same
//! clusters.

use super::vectors::to_unit;

/// The cluster of each vector, and the clusters' centres, scaled to unit length.
#[derive(Clone, Debug)]
pub struct Clusters {
    /// The index of the cluster of each vector.
    pub of: Vec<u16>,
    /// The centre of each cluster.
    pub centres: Vec<Vec<f32>>,
}

/// Partitions unit vectors into `n_clusters` clusters, in `rounds` iterations. `weights` has the weight of each
/// vector in the centre of its cluster.
///
/// # Panics
/// If there are fewer vectors than clusters.
#[must_use]
pub fn cluster(vectors: &[&[f32]], weights: &[f32], n_clusters: usize, rounds: usize) -> Clusters {
    assert!(vectors.len() >= n_clusters, "each cluster begins with a vector of its own");
    let n = vectors.len();
    let mut centres: Vec<Vec<f32>> =
        (0..n_clusters).map(|c| vectors[c * n / n_clusters].to_vec()).collect();
    let mut of = vec![0u16; n];
    for _ in 0..rounds {
        let columns = columns(&centres);
        let mut scores = vec![0.0; n_clusters];
        for (of, vector) in of.iter_mut().zip(vectors) {
            *of = nearest(vector, &columns, &mut scores) as u16;
        }
        let mut sums = vec![vec![0.0; vectors[0].len()]; n_clusters];
        for ((&of, vector), weight) in of.iter().zip(vectors).zip(weights) {
            let sum = &mut sums[usize::from(of)];
            sum.iter_mut().zip(*vector).for_each(|(sum, x)| *sum += weight * x);
        }
        for (centre, mut sum) in centres.iter_mut().zip(sums) {
            to_unit(&mut sum);
            // A cluster without vectors keeps its centre.
            if sum.iter().any(|&x| x != 0.0) {
                *centre = sum;
            }
        }
    }
    Clusters { of, centres }
}

/// Returns the transpose of the centres, so that one component of a vector is multiplied with all centres in one
/// loop.
fn columns(centres: &[Vec<f32>]) -> Vec<Vec<f32>> {
    (0..centres[0].len()).map(|d| centres.iter().map(|centre| centre[d]).collect()).collect()
}

/// Returns the index of the cluster with the highest cosine similarity to `vector`; if several are equal, the first.
/// `scores` is a buffer with a place for each cluster.
fn nearest(vector: &[f32], columns: &[Vec<f32>], scores: &mut [f32]) -> usize {
    scores.fill(0.0);
    for (x, column) in vector.iter().zip(columns) {
        scores.iter_mut().zip(column).for_each(|(score, c)| *score += x * c);
    }
    let mut best = 0;
    for (cluster, &score) in scores.iter().enumerate() {
        if score > scores[best] {
            best = cluster;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_of_one_direction_are_of_one_cluster() {
        let vectors: [&[f32]; 5] =
            [&[1.0, 0.0], &[0.8, 0.6], &[0.0, -1.0], &[0.6, 0.8], &[0.6, -0.8]];
        let found = cluster(&vectors, &[1.0; 5], 2, 5);
        assert_eq!(found.of, [0, 0, 1, 0, 1]);
        assert!(found.centres[1][1] < -0.9);
    }

    #[test]
    fn a_heavy_vector_pulls_the_centre() {
        let vectors: [&[f32]; 2] = [&[1.0, 0.0], &[0.0, 1.0]];
        let centre = &cluster(&vectors, &[3.0, 1.0], 1, 2).centres[0];
        assert!(centre[0] > 2.9 * centre[1]);
    }
}
