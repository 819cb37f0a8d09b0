//! Slots: lists of articles that a theme asks for, on the kinds of pages that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::fold::same_name;
use crate::base::table::{Id, IdMap};
use crate::base::text::Text;
use crate::model::article::Article;
use crate::model::region::Region;
use crate::model::region::lookup::Found;
use crate::model::site::Site;
use crate::plan::World;
use crate::theme::spec::Slot;
use crate::view::input::{Input, Shown};

/// The slots of each kind of page; pages of one kind share one input.
#[must_use]
pub fn slots(world: World<'_>, cards: &IdMap<Article, Arc<Shown>>) -> BTreeMap<Text, Input> {
    let mut by_kind: BTreeMap<Text, Vec<(Text, Input)>> = BTreeMap::new();
    for (name, slot) in &world.theme.slots {
        let articles = Input::many(fill(world.site, slot).iter().map(|&id| cards[id].clone()));
        for kind in &slot.pages {
            by_kind.entry(kind.clone()).or_default().push((name.clone(), articles.clone()));
        }
    }
    by_kind.into_iter().map(|(kind, rows)| (kind, Input::named(rows))).collect()
}

/// The articles of a slot, newest first.
fn fill(site: &Site, slot: &Slot) -> Vec<Id<Article>> {
    let regions = slot.region.as_ref().map(|name| regions(site, name));
    let fits = |id: &Id<Article>| {
        let article = site.articles.get(*id);
        let flag = |wanted: Option<bool>, is: bool| wanted.is_none_or(|wanted| wanted == is);
        let section = |name: &Text| {
            let mut at = article.section;
            while let Some(id) = at {
                let section = site.sections.get(id);
                if section.folder == *name {
                    return true;
                }
                at = section.parent;
            }
            false
        };
        flag(slot.featured, article.front.featured.unwrap_or(false))
            && flag(slot.pinned, article.front.pinned.unwrap_or(false))
            && flag(slot.video, article.front.video.is_some())
            && flag(slot.image, article.front.image.is_some())
            && flag(slot.photos, article.front.photos.is_some())
            && flag(slot.question, article.front.question.is_some())
            && slot.section.as_ref().is_none_or(section)
            && slot.topic.as_ref().is_none_or(|name| {
                article.topics.iter().any(|&id| same_name(&site.topics.get(id).0.name, name))
            })
            && regions
                .as_ref()
                .is_none_or(|wanted| article.regions.iter().any(|id| wanted.contains(id)))
    };
    site.index.all.iter().copied().filter(fits).take(slot.limit).collect()
}

/// The units that a name means on the day of the build, with those that lived on under their name; all
/// namesakes where the name does not tell which.
fn regions(site: &Site, name: &str) -> BTreeSet<Id<Region>> {
    let found = site.find_region.find(&site.regions, name, Some(site.as_of.day()));
    let mut open = match found {
        Found::One(id) | Found::Outside(id) => vec![id],
        Found::Several(ids) => ids,
        Found::None => Vec::new(),
    };
    let mut wanted = BTreeSet::new();
    while let Some(id) = open.pop() {
        let unit = site.regions.get(id);
        let before = unit.predecessors.iter().copied();
        let before = before.filter(|&id| same_name(&site.regions.get(id).name, &unit.name));
        if wanted.insert(id) {
            open.extend(before);
        }
    }
    wanted
}
