//! Section pages.

use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::span::Span;
use crate::model::article::Article;
use crate::model::section::Section;
use crate::plan::kinds::lists::{self, List};
use crate::plan::planner::{Intro, Planner};
use crate::view::input::Input;
use crate::view::link::url;
use crate::view::list::{ChildView, SectionView};

/// Plans the pages of all sections.
pub fn sections(planner: &mut Planner<'_>) {
    for id in planner.world.site.sections.ids() {
        section(planner, id);
    }
}

fn section(planner: &mut Planner<'_>, id: Id<Section>) {
    let site = planner.world.site;
    let settings = planner.settings();
    let section = site.sections.get(id);
    let head = section.head.as_deref();
    let describe = |section: &Section| section.head.as_ref().and_then(|h| h.description.clone());
    let view = SectionView {
        title: section.title.clone(),
        url: url(settings, &section.route),
        description: describe(section),
        children: section
            .children
            .iter()
            .map(|&child| site.sections.get(child))
            .map(|child| ChildView {
                title: child.title.clone(),
                url: url(settings, &child.route),
                description: describe(child),
            })
            .collect(),
    };
    let intro = match head.filter(|head| head.has_body) {
        Some(head) => planner.intro(&head.file, &head.facts),
        None => Intro::default(),
    };
    let articles = site.index.by_section.get(id);
    let pinned: Vec<Id<Article>> = articles
        .iter()
        .copied()
        .filter(|&id| site.articles.get(id).front.pinned.unwrap_or(false))
        .collect();
    let size = head.and_then(|head| head.page_size).map(|size| size as usize);
    let realm = planner.realms.of(Some(id));
    let trail = section.parent.map_or_else(Vec::new, |id| planner.names.trails[id].clone());
    let description = describe(section).unwrap_or_else(|| section.title.clone());
    let list = List {
        folder: &section.route,
        articles,
        first: &pinned,
        size: size.unwrap_or(settings.lists.page_size),
        template: "section.html",
        kind: "section",
        title: &section.title,
        description: &description,
        trail: &trail,
        realm,
    };
    let first = planner.pages.len();
    lists::plan(planner, &list, &|front: bool| {
        let mut own = vec![("section", Input::single(view.clone()))];
        own.extend(intro.roots(front));
        own
    });
    let source = head.map(|head| Span::file_start(&head.file));
    for page in &mut planner.pages[first..] {
        page.source.clone_from(&source);
        page.realm = realm;
        page.components.clone_from(&intro.components);
    }
    if let Some(head) = head {
        super::plain::aliases(
            planner,
            &head.file,
            &head.aliases,
            &section.route,
            &Text::from(section.title.as_str()),
        );
    }
}
