//! Pages of topics, authors, regions, documents and series, and the indexes of them.

use std::collections::BTreeMap;

use crate::assets::Asset;
use crate::base::collate::{SortKey, initial, person_key};
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::span::Span;
use crate::model::document::{Document, KINDS};
use crate::model::names::Named;
use crate::model::region::Region;
use crate::plan::kinds::lists::{Headed, headed};
use crate::plan::page::Page;
use crate::plan::planner::{About, Planner, roots};
use crate::view::article::folder;
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::{LinkView, url};
use crate::view::list::{FactView, GroupView, HeadView, TermView};

/// Plans them all.
pub fn names(planner: &mut Planner<'_>) {
    topics(planner);
    authors(planner);
    series(planner);
    regions(planner);
    documents(planner);
}

/// An index page.
struct IndexPage {
    kind: &'static str,
    vi: &'static str,
    en: &'static str,
    groups: Vec<GroupView>,
}

/// Plans an index page in a folder; an index without entries has none.
fn index(planner: &mut Planner<'_>, at: &str, page: IndexPage) {
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
fn grouped(entries: Vec<(Text, TermView)>) -> Vec<GroupView> {
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

fn topics(planner: &mut Planner<'_>) {
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

fn authors(planner: &mut Planner<'_>) {
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

fn series(planner: &mut Planner<'_>) {
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

fn regions(planner: &mut Planner<'_>) {
    let site = planner.world.site;
    let settings = planner.settings();
    let at = settings.urls.regions.clone();
    let up = planner.folder_link("Địa phương", "Regions", &at);
    let mut entries = Vec::new();
    for (id, region) in site.regions.iter() {
        let articles = site.index.by_region.get(id);
        if articles.is_empty() {
            continue;
        }
        let note = region.until.map(|_| word(settings, "trước 1-7-2025", "before 1 July 2025"));
        let view = TermView {
            title: region.name.clone(),
            url: url(settings, &folder(&at, &region.slug)),
            count: articles.len(),
            note: note.clone(),
        };
        entries.push((Text::from(initial(region.bare_name())), view));
        let list = Headed {
            kind: "region",
            folder: folder(&at, &region.slug),
            title: region.name.clone(),
            subtitle: note,
            facts: region_facts(planner, region),
            articles,
            trail: vec![up.clone()],
            intro: Input::None,
        };
        headed(planner, &list);
    }
    let (vi, en) = ("Địa phương", "Regions");
    index(planner, &at, IndexPage { kind: "regions", vi, en, groups: grouped(entries) });
}

fn region_facts(planner: &Planner<'_>, region: &Region) -> Vec<FactView> {
    let site = planner.world.site;
    let settings = planner.settings();
    let fact = |vi, en, other: Id<Region>| {
        let unit = site.regions.get(other);
        let has_page = !site.index.by_region.get(other).is_empty();
        FactView {
            label: word(settings, vi, en),
            value: unit.name.clone(),
            url: has_page.then(|| url(settings, &folder(&settings.urls.regions, &unit.slug))),
        }
    };
    let mut facts = Vec::new();
    if let Some(kind) = region.type_on(site.as_of.day()) {
        let label = word(settings, "Loại đơn vị", "Type of unit");
        facts.push(FactView { label, value: kind.clone(), url: None });
    }
    if let Some(name) = &region.macro_region {
        let label = word(settings, "Vùng", "Macro-region");
        facts.push(FactView { label, value: name.clone(), url: None });
    }
    facts.extend(region.successor.map(|id| fact("Nay thuộc", "Now part of", id)));
    facts.extend(region.predecessors.iter().map(|&id| fact("Hợp thành từ", "Made of", id)));
    facts
}

fn documents(planner: &mut Planner<'_>) {
    let site = planner.world.site;
    let settings = planner.settings();
    let at = settings.urls.documents.clone();
    let up = planner.folder_link("Văn bản", "Documents", &at);
    let order =
        |document: &Document| KINDS.iter().position(|(code, _)| *code == document.kind.as_str());
    let mut sorted: Vec<Id<Document>> = site.documents.ids().collect();
    sorted.sort_by_key(|&id| {
        let document = site.documents.get(id);
        (order(document), std::cmp::Reverse((document.issued_on, document.year)), id)
    });
    let mut entries = Vec::new();
    for id in sorted {
        let document = site.documents.get(id);
        let articles = site.index.by_document.get(id);
        let year = document.year.map_or_else(String::new, |year| format!(" ({year})"));
        let view = TermView {
            title: Text::from(format!("{}{year}", document.number)),
            url: url(settings, &document.route),
            count: articles.len(),
            note: Some(document.title.clone()),
        };
        entries.push((document.kind_name.clone(), view));
        let head = document.head.clone();
        let (intro, components) = match head.as_ref().filter(|head| head.has_body) {
            Some(head) => planner.text_of(&head.file, &head.facts),
            None => (Input::None, Vec::new()),
        };
        check_pdf(planner, document);
        let list = Headed {
            kind: "document",
            folder: document.route.clone(),
            title: document.name(),
            subtitle: Some(document.title.clone()),
            facts: document_facts(planner, document),
            articles,
            trail: vec![up.clone()],
            intro,
        };
        let first = planner.pages.len();
        headed(planner, &list);
        if let Some(head) = &document.head {
            let source = Some(Span::file_start(&head.file));
            for page in &mut planner.pages[first..] {
                page.source.clone_from(&source);
                page.components.clone_from(&components);
            }
        }
    }
    let (vi, en) = ("Văn bản", "Documents");
    index(planner, &at, IndexPage { kind: "documents", vi, en, groups: grouped(entries) });
}

fn document_facts(planner: &Planner<'_>, document: &Document) -> Vec<FactView> {
    let site = planner.world.site;
    let settings = planner.settings();
    let mut facts: BTreeMap<usize, FactView> = BTreeMap::new();
    let mut add = |at: usize, vi, en, value: Option<Text>| {
        if let Some(value) = value {
            facts.insert(at, FactView { label: word(settings, vi, en), value, url: None });
        }
    };
    add(0, "Số hiệu", "Number", Some(document.number.clone()));
    add(1, "Cơ quan ban hành", "Issuer", document.issuer.clone());
    add(2, "Khóa, nhiệm kỳ", "Term", document.term.clone());
    let issued = document.issued_on.map(|day| day.format(&settings.day_format));
    let issued = issued.or_else(|| document.year.map(|year| year.to_string()));
    add(3, "Ngày ban hành", "Date of issue", issued.map(Text::from));
    let mut facts: Vec<FactView> = facts.into_values().collect();
    if let Some(pdf) = pdf(planner, document) {
        let label = word(settings, "Bản PDF", "PDF");
        let value = Text::from(pdf.source.file_name());
        facts.push(FactView { label, value, url: Some(pdf.url.clone()) });
    }
    for &id in &document.replaced_by {
        let other = site.documents.get(id);
        let label = word(settings, "Được thay thế bởi", "Replaced by");
        facts.push(FactView { label, value: other.name(), url: Some(url(settings, &other.route)) });
    }
    facts
}

fn pdf<'a>(planner: &Planner<'a>, document: &Document) -> Option<&'a Asset> {
    let head = document.head.as_ref()?;
    planner.world.assets.find(&head.file, &head.pdf.as_ref()?.value)
}

/// A PDF that is named must exist.
fn check_pdf(planner: &mut Planner<'_>, document: &Document) {
    let Some(head) = &document.head else { return };
    if let Some(src) = &head.pdf
        && pdf(planner, document).is_none()
    {
        let near = planner.world.assets.nearest(&head.file, &src.value);
        let problem = AssetProblem::Missing { src: src.value.clone(), nearest: near };
        planner.problems.at(src.span(&head.file), problem);
    }
}
