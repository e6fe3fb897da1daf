//! Sorts by integer keys, so that the page's program contains the code of only one sort. A sort for each type of item
//! would enlarge the download as much as a component.

/// Sorts items by key. The sort is stable.
pub fn sort_by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<(u64, usize)> =
        items.iter().enumerate().map(|(at, item)| (key(item), at)).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, at)| items[at].take()).collect()
}

/// Combines two keys into one, which sorts by the first key and then by the second.
pub fn key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// Returns a key that sorts numbers in descending order.
pub fn falling(number: usize) -> u32 {
    u32::MAX - u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_sorted_stably_by_key() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        let shown = |items: Vec<(u32, char)>| items.iter().map(|(_, c)| *c).collect::<String>();
        assert_eq!(shown(sort_by_key(items.clone(), |(n, _)| key(*n, 0))), "dbeac");
        assert_eq!(shown(sort_by_key(items.clone(), |(n, _)| key(0, *n))), "dbeac");
        assert_eq!(shown(sort_by_key(items, |(n, _)| key(falling(*n as usize), 0))), "acbed");
    }
}
