//! A map that can be asked but not listed, so that its order, which differs between processes and
//! machines, can reach nothing.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher, Hash};

/// Finds values by key, quicker than an ordered map.
#[derive(Debug, Clone)]
pub struct Find<K, V>(HashMap<K, V, BuildHasherDefault<DefaultHasher>>);

impl<K, V> Default for Find<K, V> {
    fn default() -> Self {
        Find(HashMap::default())
    }
}

impl<K: Eq + Hash, V> Find<K, V> {
    /// An empty map with room.
    #[must_use]
    pub fn with_capacity(capacity: usize) -> Find<K, V> {
        Find(HashMap::with_capacity_and_hasher(capacity, BuildHasherDefault::default()))
    }

    /// Borrows the value of a key.
    pub fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.0.get(key)
    }

    /// Tells whether a key is known.
    pub fn contains<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.0.contains_key(key)
    }

    /// The number of keys.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets the value of a key and gives the one before.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.0.insert(key, value)
    }
}

impl<K: Eq + Hash, V> FromIterator<(K, V)> for Find<K, V> {
    /// Of two values with one key the later stands.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Find(pairs.into_iter().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Find;
    use crate::base::text::Text;

    #[test]
    fn the_later_value_stands_and_texts_are_found_by_str() {
        let mut find: Find<Text, u8> =
            [("a", 1), ("b", 2), ("a", 3)].map(|(k, v)| (k.into(), v)).into_iter().collect();
        assert_eq!((find.get("a"), find.get("b"), find.get("c")), (Some(&3), Some(&2), None));
        assert_eq!(find.insert("c".into(), 4), None);
        assert!(find.contains("c"));
    }
}
