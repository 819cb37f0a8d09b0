//! Names that articles bring along: topics, authors, series. Each has one entry however it is spelt.

use std::collections::BTreeMap;

use crate::base::collate::SortKey;
use crate::base::find::Find;
use crate::base::fold::name_key;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;

/// A topic (chủ đề).
#[derive(Debug, Clone)]
pub struct Topic(pub Named);

/// A person (tác giả).
#[derive(Debug, Clone)]
pub struct Person(pub Named);

/// A series of articles (loạt bài).
#[derive(Debug, Clone)]
pub struct Series(pub Named);

/// A name with its address.
#[derive(Debug, Clone)]
pub struct Named {
    /// As the newest article spells it.
    pub name: Text,
    /// Its part of the address.
    pub slug: Slug,
}

/// Gathers the spellings of one kind of name.
#[derive(Debug, Default)]
pub struct Gathered {
    by_spelling: Find<Text, usize>,
    by_key: Find<String, usize>,
    names: Vec<Text>,
}

impl Gathered {
    /// Notes a spelling. The first spelling of a name is the one that is shown.
    pub fn note(&mut self, spelling: &Text) -> usize {
        if let Some(&at) = self.by_spelling.get(spelling) {
            return at;
        }
        let key = name_key(spelling);
        let at = self.by_key.get(&key).copied().unwrap_or_else(|| {
            self.names.push(spelling.clone());
            self.by_key.insert(key, self.names.len() - 1);
            self.names.len() - 1
        });
        self.by_spelling.insert(spelling.clone(), at);
        at
    }

    /// Puts the names in Vietnamese order and gives each a slug of its own. The second value leads from
    /// the numbers that [`Gathered::note`] gave to ids.
    pub fn finish<T>(self, wrap: fn(Named) -> T) -> (Table<T>, Vec<Id<T>>) {
        let mut order: Vec<(SortKey, usize)> =
            self.names.iter().enumerate().map(|(at, name)| (SortKey::of(name), at)).collect();
        order.sort();
        let mut ids = vec![Id::from_index(0); self.names.len()];
        let mut taken: BTreeMap<Slug, usize> = BTreeMap::new();
        let mut entries = Vec::with_capacity(order.len());
        for (index, (_, at)) in order.into_iter().enumerate() {
            ids[at] = Id::from_index(index);
            let name = self.names[at].clone();
            let slug = free_slug(&name, &mut taken);
            entries.push(wrap(Named { name, slug }));
        }
        (Table::from_sorted(entries), ids)
    }
}

/// The slug of a name, with a number when another name has the same one.
fn free_slug(name: &str, taken: &mut BTreeMap<Slug, usize>) -> Slug {
    let base = Slug::from_title(name);
    let count = taken.entry(base.clone()).or_insert(0);
    *count += 1;
    if *count == 1 { base } else { Slug::from_title(&format!("{base}-{count}")) }
}

#[cfg(test)]
mod tests {
    use super::{Gathered, Topic};
    use crate::base::text::Text;

    #[test]
    fn spellings_of_one_name_are_one_entry_and_slugs_do_not_clash() {
        let mut gathered = Gathered::default();
        let a = gathered.note(&Text::from("Đảng phí"));
        assert_eq!(gathered.note(&Text::from("đảng phí")), a);
        let b = gathered.note(&Text::from("Đăng phi"));
        assert_ne!(a, b);
        let (table, ids) = gathered.finish(Topic);
        assert_eq!(table.len(), 2);
        assert_eq!(table.get(ids[a]).0.name.as_str(), "Đảng phí");
        assert_ne!(table.get(ids[a]).0.slug, table.get(ids[b]).0.slug);
    }
}
