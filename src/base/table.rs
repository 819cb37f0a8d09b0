//! Dense tables with typed ids: [`Table`] owns values in key order, [`Id`] points into it,
//! [`IdMap`] hangs one more value on every id.
//!
//! Ids are valid for one table only and are neither written to disk nor shown; that is why they
//! do not serialize.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// Points at a value of a [`Table<T>`]; ordered as the table is.
pub struct Id<T>(u32, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// Makes the id of the value at a position.
    ///
    /// # Panics
    /// When the position does not fit 32 bits.
    #[must_use]
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).expect("a table has fewer than 2^32 values"), PhantomData)
    }

    /// Gives the position in the table.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl<T> Copy for Id<T> {}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// Owns values in a fixed order, the order of their keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<T>(Vec<T>);

impl<T> Table<T> {
    /// Takes values that the caller has sorted by their key.
    ///
    /// # Panics
    /// When there are 2^32 values or more.
    #[must_use]
    pub fn from_sorted(values: Vec<T>) -> Self {
        assert!(u32::try_from(values.len()).is_ok(), "a table has fewer than 2^32 values");
        Self(values)
    }

    /// Borrows the value of an id.
    ///
    /// # Panics
    /// When the id comes from a longer table.
    #[must_use]
    pub fn get(&self, id: Id<T>) -> &T {
        &self.0[id.index()]
    }

    /// Finds a value by binary search; `order` compares a value with the key looked for.
    pub fn find(&self, order: impl FnMut(&T) -> Ordering) -> Option<Id<T>> {
        self.0.binary_search_by(order).ok().map(Id::from_index)
    }

    /// Lists ids and values in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<T>, &T)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(index, value)| (Id::from_index(index), value))
    }

    /// Lists ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = Id<T>> + ExactSizeIterator + use<T> {
        (0..self.0.len()).map(Id::from_index)
    }

    /// Borrows the values in order.
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.0
    }

    /// Counts the values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Index<Id<T>> for Table<T> {
    type Output = T;

    fn index(&self, id: Id<T>) -> &T {
        self.get(id)
    }
}

/// Holds one `V` for every id of a [`Table<K>`].
pub struct IdMap<K, V>(Vec<V>, PhantomData<fn() -> K>);

impl<K, V> IdMap<K, V> {
    /// Takes the values in the order of the table.
    #[must_use]
    pub fn from_vec(values: Vec<V>) -> Self {
        Self(values, PhantomData)
    }

    /// Makes the value of each id of a table.
    pub fn from_fn(table: &Table<K>, make: impl FnMut(Id<K>) -> V) -> Self {
        Self::from_vec(table.ids().map(make).collect())
    }

    /// Makes a map with the same value for each id of a table.
    #[must_use]
    pub fn filled(table: &Table<K>, value: V) -> Self
    where
        V: Clone,
    {
        Self::from_vec(vec![value; table.len()])
    }

    /// Borrows the value of an id.
    ///
    /// # Panics
    /// When the id comes from a longer table.
    #[must_use]
    pub fn get(&self, id: Id<K>) -> &V {
        &self.0[id.index()]
    }

    /// Lists ids and values in order.
    #[must_use]
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Id<K>, &V)> + ExactSizeIterator {
        self.0.iter().enumerate().map(|(index, value)| (Id::from_index(index), value))
    }

    /// Borrows the values in order.
    #[must_use]
    pub fn values(&self) -> &[V] {
        &self.0
    }

    /// Gives the values in order.
    #[must_use]
    pub fn into_vec(self) -> Vec<V> {
        self.0
    }

    /// Changes every value, keeping ids.
    pub fn map<W>(self, change: impl FnMut(V) -> W) -> IdMap<K, W> {
        IdMap::from_vec(self.0.into_iter().map(change).collect())
    }

    /// Counts the values.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Tells whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K, V> Default for IdMap<K, V> {
    fn default() -> Self {
        Self::from_vec(Vec::new())
    }
}

impl<K, V: Clone> Clone for IdMap<K, V> {
    fn clone(&self) -> Self {
        Self::from_vec(self.0.clone())
    }
}

impl<K, V: PartialEq> PartialEq for IdMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K, V: Eq> Eq for IdMap<K, V> {}

impl<K, V: fmt::Debug> fmt::Debug for IdMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

impl<K, V> Index<Id<K>> for IdMap<K, V> {
    type Output = V;

    fn index(&self, id: Id<K>) -> &V {
        self.get(id)
    }
}

impl<K, V> IndexMut<Id<K>> for IdMap<K, V> {
    fn index_mut(&mut self, id: Id<K>) -> &mut V {
        &mut self.0[id.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Has none of the traits that ids have, on purpose.
    struct Name(&'static str);

    #[test]
    fn ids_follow_the_order_of_the_table() {
        let table = Table::from_sorted(vec![Name("a"), Name("b"), Name("c")]);
        let ids: Vec<_> = table.ids().collect();
        assert!(ids.is_sorted());
        assert_eq!(table.len(), 3);
        assert_eq!(table[ids[1]].0, "b");
        assert_eq!(table.get(ids[2]).0, "c");
        assert!(table.iter().all(|(id, name)| table[id].0 == name.0));
        assert_eq!(table.find(|name| name.0.cmp("c")), Some(ids[2]));
        assert_eq!(table.find(|name| name.0.cmp("d")), None);
        assert_eq!(format!("{:?}", ids[1]), "#1");
    }

    #[test]
    fn id_map_hangs_values_on_ids() {
        let table = Table::from_sorted(vec![Name("a"), Name("b")]);
        let mut counts = IdMap::filled(&table, 0);
        for (id, _) in table.iter().rev() {
            counts[id] += id.index() + 1;
        }
        assert_eq!(counts.values(), [1, 2]);
        let lists: IdMap<Name, Box<[usize]>> = counts.map(|n| vec![n; n].into());
        assert_eq!(*lists[Id::from_index(1)], [2, 2]);
        assert_eq!(IdMap::from_fn(&table, Id::index).into_vec(), [0, 1]);
    }
}
