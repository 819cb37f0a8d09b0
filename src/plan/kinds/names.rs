//! Pages of topics, authors and series, and the indexes of them.

use crate::base::collate::{SortKey, initial, person_key};
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::names::Named;
use crate::plan::kinds::lists::{Headed, headed};
use crate::plan::page::Page;
use crate::plan::planner::{About, Planner, roots};
use crate::view::article::folder;
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::{LinkView, url};
use crate::view::list::{GroupView, HeadView, TermView};

/// An index page.
pub(super) struct IndexPage {
    pub(super) kind: &'static str,
    pub(super) vi: &'static str,
    pub(super) en: &'static str,
    pub(super) groups: Vec<GroupView>,
}

/// Plans an index page in a folder; an index without entries has none.
pub(super) fn index(planner: &mut Planner<'_>, at: &str, page: IndexPage) {
    if page.groups.is_empty() {
        return;
    }
    let Ok(route) = Route::new(&format!("/{at}/")) else { return };
    let title = word(planner.settings(), page.vi, page.en);
    let head = HeadView {
        kind: Text::from(page.kind),
        title: title.clone(),
        subtitle: None,
        facts: Vec::new(),
    };
    let inputs = roots([
        ("head", Input::single(head)),
        ("groups", Input::single(page.groups)),
        planner.about(About {
            kind: "terms",
            title: title.clone(),
            description: title,
            trail: Vec::new(),
            image: None,
            has_code: false,
            noindex: false,
            route: &route,
        }),
    ]);
    planner.push(Page::template(route, "terms", "terms.html", inputs));
}

/// Puts entries into groups by head; both stay in the order in which they come.
pub(super) fn grouped(entries: Vec<(Text, TermView)>) -> Vec<GroupView> {
    let mut groups: Vec<GroupView> = Vec::new();
    for (head, item) in entries {
        match groups.iter_mut().find(|group| group.head == head) {
            Some(group) => group.items.push(item),
            None => groups.push(GroupView { head, items: vec![item] }),
        }
    }
    groups
}

fn term(planner: &Planner<'_>, at: &str, named: &Named, count: usize) -> TermView {
    TermView {
        title: named.name.clone(),
        url: url(planner.settings(), &folder(at, &named.slug)),
        count,
        note: None,
    }
}

/// Plans the pages of topics.
pub fn topics(planner: &mut Planner<'_>) {
    let site = planner.world.site;
    let at = planner.settings().urls.topics.clone();
    let up = planner.folder_link("Chủ đề", "Topics", &at);
    let mut entries = Vec::new();
    for (id, topic) in site.topics.iter() {
        let articles = site.index.by_topic.get(id);
        if articles.is_empty() {
            continue;
        }
        entries.push((
            Text::from(initial(&topic.0.name)),
            term(planner, &at, &topic.0, articles.len()),
        ));
        named_list(planner, "topic", &at, &topic.0, articles, up.clone());
    }
    let (vi, en) = ("Chủ đề", "Topics");
    index(planner, &at, IndexPage { kind: "topics", vi, en, groups: grouped(entries) });
}

fn named_list(
    planner: &mut Planner<'_>,
    kind: &'static str,
    at: &str,
    named: &Named,
    articles: &[Id<crate::model::article::Article>],
    up: LinkView,
) {
    let list = Headed {
        kind,
        folder: folder(at, &named.slug),
        title: named.name.clone(),
        subtitle: None,
        facts: Vec::new(),
        articles,
        trail: vec![up],
        intro: Input::None,
    };
    headed(planner, &list);
}

/// Plans the pages of authors.
pub fn authors(planner: &mut Planner<'_>) {
    if !planner.settings().pages.authors {
        return;
    }
    let site = planner.world.site;
    let at = planner.settings().urls.authors.clone();
    let up = planner.folder_link("Tác giả", "Authors", &at);
    let mut entries: Vec<(SortKey, Text, TermView)> = Vec::new();
    for (id, person) in site.people.iter() {
        let articles = site.index.by_person.get(id);
        if articles.is_empty() {
            continue;
        }
        let given = person.0.name.rsplit(' ').next().unwrap_or(&person.0.name);
        let view = term(planner, &at, &person.0, articles.len());
        entries.push((person_key(&person.0.name), Text::from(initial(given)), view));
        named_list(planner, "author", &at, &person.0, articles, up.clone());
    }
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    let groups = grouped(entries.into_iter().map(|(_, head, view)| (head, view)).collect());
    index(planner, &at, IndexPage { kind: "authors", vi: "Tác giả", en: "Authors", groups });
}

/// Plans the pages of series.
pub fn series(planner: &mut Planner<'_>) {
    let site = planner.world.site;
    let at = planner.settings().urls.series.clone();
    let up = planner.folder_link("Loạt bài", "Series", &at);
    let mut entries = Vec::new();
    for (id, series) in site.series.iter() {
        let articles = site.index.by_series.get(id);
        if articles.is_empty() {
            continue;
        }
        entries.push((
            Text::from(initial(&series.0.name)),
            term(planner, &at, &series.0, articles.len()),
        ));
        named_list(planner, "series", &at, &series.0, articles, up.clone());
    }
    let (vi, en) = ("Loạt bài", "Series");
    index(planner, &at, IndexPage { kind: "series", vi, en, groups: grouped(entries) });
}
