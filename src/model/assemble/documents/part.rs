//! The entries of the built-in registry that a site takes: `registry.documents`.
//!
//! Parts add up; a part with `-` in front is taken away at the end. Successors always come along: a
//! document that was replaced must not look as if it were in force because its successor was left out.

use std::collections::BTreeSet;

use crate::base::fold::nearest;
use crate::base::slug::Slug;
use crate::base::text::Text;
use crate::config::built_in::BuiltIn;
use crate::config::settings::Settings;
use crate::diag::areas::documents::Documents;
use crate::diag::problems::Problems;
use crate::model::document::{Document, KINDS, number_key};
use crate::model::organ::Group;
use crate::model::registry::{self, DocumentSeed};

/// The entries, in the order of the registry.
pub(super) fn taken(settings: &Settings, problems: &mut Problems) -> Vec<DocumentSeed> {
    let names = match &settings.registry_documents {
        BuiltIn::None => return Vec::new(),
        BuiltIn::All => return registry::documents(),
        BuiltIn::Part(names) => names,
    };
    let seeds = registry::documents();
    let only_less = names.iter().all(|name| name.value.starts_with('-'));
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut less: BTreeSet<usize> = BTreeSet::new();
    if only_less && !names.is_empty() {
        taken.extend(0..seeds.len());
    }
    for name in names {
        let (word, set) = match name.value.strip_prefix('-') {
            Some(word) => (word.trim(), &mut less),
            None => (name.value.as_str(), &mut taken),
        };
        let before = set.len();
        let found = seeds.iter().enumerate().filter(|(_, seed)| belongs(&seed.document, word));
        let found: Vec<usize> = found.map(|(at, _)| at).collect();
        set.extend(&found);
        if found.is_empty() && set.len() == before {
            let known = words(&seeds);
            let near = nearest(word, known.iter().map(Text::as_str)).map(Text::from);
            let problem = Documents::UnknownPart { name: Text::from(word), nearest: near };
            problems.at(name.span(&settings.file), problem);
        }
    }
    taken.retain(|at| !less.contains(at));
    with_successors(&seeds, &mut taken);
    let mut at = 0;
    seeds
        .into_iter()
        .filter(|_| {
            at += 1;
            taken.contains(&(at - 1))
        })
        .collect()
}

fn with_successors(seeds: &[DocumentSeed], taken: &mut BTreeSet<usize>) {
    let mut open: Vec<usize> = taken.iter().copied().collect();
    while let Some(at) = open.pop() {
        for id in &seeds[at].successors {
            let next = seeds.iter().position(|seed| seed.document.id == *id);
            if let Some(next) = next.filter(|next| taken.insert(*next)) {
                open.push(next);
            }
        }
    }
}

/// Whether a document belongs to the part of a name.
fn belongs(document: &Document, word: &str) -> bool {
    let slug = Slug::from_title(word);
    let same = |text: &str| Slug::from_title(text) == slug;
    let organ = document.organ.as_ref();
    let (number, year) = word.split_once('@').map_or((word, None), |(n, year)| (n, Some(year)));
    same(&document.kind)
        || same(&document.kind_name)
        || document.term.as_ref().is_some_and(|term| same(term))
        || document.place.as_ref().is_some_and(|place| same(place))
        || same(&document.id)
        || organ.is_some_and(|organ| {
            organ.slug == slug || organ.symbol.is_some_and(same) || same(organ.group.name())
        })
        || number_key(&document.number) == number_key(number)
            && year.is_none_or(|year| document.year.is_some_and(|own| own.to_string() == year))
}

/// Every name of a part.
fn words(seeds: &[DocumentSeed]) -> BTreeSet<Text> {
    let mut words: BTreeSet<Text> = KINDS.iter().map(|(code, _)| Text::from(*code)).collect();
    let groups = [Group::Central, Group::State, Group::Local];
    words.extend(groups.iter().map(|group| Text::from(group.name())));
    for document in seeds.iter().map(|seed| &seed.document) {
        words.insert(document.kind_name.clone());
        words.insert(document.number.clone());
        words.extend(document.term.clone());
        words.extend(document.place.clone());
        words.extend(document.organ.iter().map(|organ| organ.name.clone()));
        words.extend(document.organ.iter().filter_map(|organ| organ.symbol).map(Text::from));
    }
    words
}
