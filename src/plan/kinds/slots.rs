//! Slots: lists of articles that a theme asks for, on the kinds of pages that it names.

use std::collections::BTreeMap;

use crate::base::fold::same_name;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::article::Article;
use crate::plan::page::Make;
use crate::plan::planner::Planner;
use crate::theme::spec::Slot;
use crate::view::input::Input;

/// Gives each page the slots of its kind. Pages of one kind share one input.
pub fn slots(planner: &mut Planner<'_>) {
    let mut by_kind: BTreeMap<&str, Vec<(Text, Input)>> = BTreeMap::new();
    for (name, slot) in &planner.world.theme.slots {
        let articles = planner.card_list(&fill(planner, slot));
        for kind in &slot.pages {
            by_kind.entry(kind.as_str()).or_default().push((name.clone(), articles.clone()));
        }
    }
    let inputs: BTreeMap<&str, Input> =
        by_kind.into_iter().map(|(kind, rows)| (kind, Input::named(rows))).collect();
    for page in &mut planner.pages {
        if let (Make::Template(_), Some(input)) = (&page.make, inputs.get(page.kind)) {
            page.inputs.push(("slots", input.clone()));
        }
    }
}

/// The articles of a slot, newest first.
fn fill(planner: &Planner<'_>, slot: &Slot) -> Vec<Id<Article>> {
    let site = planner.world.site;
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
            && slot.section.as_ref().is_none_or(section)
            && slot.topic.as_ref().is_none_or(|name| {
                article.topics.iter().any(|&id| same_name(&site.topics.get(id).0.name, name))
            })
            && slot.region.as_ref().is_none_or(|name| {
                article.regions.iter().any(|&id| same_name(&site.regions.get(id).name, name))
            })
    };
    site.index.all.iter().copied().filter(fits).take(slot.limit).collect()
}
