//! A map for few entries, of which a site has very many.

use std::borrow::Borrow;

use serde::ser::{Serialize, Serializer};

/// A map as one sorted list: a quarter of the room of an ordered map with an entry or two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Few<K, V>(Box<[(K, V)]>);

impl<K, V> Default for Few<K, V> {
    fn default() -> Self {
        Few(Box::default())
    }
}

impl<K: Ord, V> Few<K, V> {
    /// Borrows the value of a key.
    pub fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.0.binary_search_by(|(known, _)| known.borrow().cmp(key)).ok()?;
        Some(&self.0[at].1)
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Few<K, V> {
    /// Of two values with one key the first stands.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut pairs: Vec<(K, V)> = pairs.into_iter().collect();
        pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        pairs.dedup_by(|(later, _), (first, _)| later == first);
        Few(pairs.into())
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for Few<K, V> {
    fn from(pairs: [(K, V); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Few<K, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::digest::Digest;
    use std::collections::BTreeMap;

    #[test]
    fn it_finds_and_encodes_as_an_ordered_map_does() {
        let pairs = [("b", 2), ("a", 1), ("c", 3), ("a", 1)];
        let few: Few<&str, i32> = pairs.into_iter().collect();
        assert_eq!((few.get("a"), few.get("c"), few.get("d")), (Some(&1), Some(&3), None));
        let map: BTreeMap<&str, i32> = pairs.into_iter().collect();
        assert_eq!(Digest::of(&few), Digest::of(&map));
        let first: Few<&str, i32> = [("a", 1), ("a", 2)].into_iter().collect();
        assert_eq!(first.get("a"), Some(&1));
    }
}
