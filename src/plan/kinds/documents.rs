//! Indexes of documents: the front page, by type, issuer, term and year.
//!
//! They show documents only and count no articles, so that a new article leaves them alone.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::collate::SortKey;
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::{Id, IdMap, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::document::{Document, KINDS};
use crate::model::organ::Group;
use crate::plan::kinds::index_page::{Block, IndexPage, group, head, push, push_paged};
use crate::plan::kinds::{lookup, plenum};
use crate::plan::planner::Planner;
use crate::view::chrome::word;
use crate::view::input::{Input, Shown};
use crate::view::link::{LinkView, url};
use crate::view::list::{FactView, GroupView, TermView};

/// By what documents are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// Type.
    Kind,
    /// Issuer.
    Issuer,
    /// National term.
    Term,
    /// Year.
    Year,
}

/// All of them, in the order of the front page.
const FACETS: &[Facet] = &[Facet::Kind, Facet::Issuer, Facet::Term, Facet::Year];

impl Facet {
    /// The folder below that of documents.
    fn folder(self) -> &'static str {
        match self {
            Facet::Kind => "loai",
            Facet::Issuer => "co-quan",
            Facet::Term => "khoa",
            Facet::Year => "nam",
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Facet::Kind => ("Theo loại", "By type"),
            Facet::Issuer => ("Theo cơ quan ban hành", "By issuer"),
            Facet::Term => ("Theo khóa và hội nghị", "By term and plenum"),
            Facet::Year => ("Theo năm", "By year"),
        }
    }
}

/// The documents of one value of a facet.
pub(super) struct Shelf {
    /// The name of the value.
    pub(super) title: Text,
    /// Its page.
    pub(super) route: Route,
    /// A link to it.
    pub(super) link: LinkView,
    /// The documents, newest first.
    pub(super) documents: Vec<Id<Document>>,
}

/// All shelves, and where each document stands.
pub struct Shelves {
    pub(super) by: BTreeMap<Facet, Vec<Shelf>>,
    places: BTreeMap<(Facet, Id<Document>), usize>,
    pub(super) plenums: Vec<plenum::Plenum>,
    pub(super) rows: IdMap<Document, Arc<Shown>>,
    /// All documents, newest first.
    pub(super) newest: Vec<Id<Document>>,
}

impl Shelves {
    /// Puts the documents of a site on their shelves.
    #[must_use]
    pub fn new(planner: &Planner<'_>) -> Shelves {
        let table = &planner.world.site.documents;
        let mut newest: Vec<Id<Document>> = table.ids().collect();
        newest.sort_by_key(|&id| (Reverse(table.get(id).when()), id));
        let mut by = BTreeMap::new();
        let mut places = BTreeMap::new();
        for &facet in FACETS {
            let shelves = shelves(planner, facet, &newest);
            for (at, shelf) in shelves.iter().enumerate() {
                places.extend(shelf.documents.iter().map(|&id| ((facet, id), at)));
            }
            by.insert(facet, shelves);
        }
        let plenums = plenum::plenums(planner);
        let rows = IdMap::from_fn(table, |id| Shown::shared(planner.names.documents[id].clone()));
        Shelves { by, places, plenums, rows, newest }
    }

    /// The page of the shelf on which a document stands.
    #[must_use]
    pub fn link(&self, facet: Facet, id: Id<Document>) -> Option<&LinkView> {
        let at = *self.places.get(&(facet, id))?;
        Some(&self.by.get(&facet)?.get(at)?.link)
    }

    /// The page of the plenum that adopted a document.
    #[must_use]
    pub fn plenum(&self, id: Id<Document>) -> Option<&LinkView> {
        self.plenums.iter().find(|plenum| plenum.documents.contains(&id)).map(|plenum| &plenum.link)
    }

    /// Documents as an input.
    pub(super) fn items(&self, ids: &[Id<Document>]) -> Input {
        Input::many(ids.iter().map(|&id| self.rows[id].clone()))
    }
}

/// The route of a page below the folder of documents.
pub(super) fn route(planner: &Planner<'_>, below: &str) -> Route {
    let documents = &planner.settings().urls.documents;
    Route::new(&format!("/{documents}/{below}")).unwrap_or_else(|_| Route::root())
}

fn shelves(planner: &Planner<'_>, facet: Facet, newest: &[Id<Document>]) -> Vec<Shelf> {
    let settings = planner.settings();
    let mut found: BTreeMap<Slug, (Text, Vec<Id<Document>>)> = BTreeMap::new();
    for &id in newest {
        let document = planner.world.site.documents.get(id);
        let title = match facet {
            Facet::Kind => Some(document.kind_name.clone()),
            Facet::Issuer => document.organ.as_ref().map(|organ| organ.name.clone()),
            Facet::Term => document.national_term().map(|term| {
                Text::from(format!("{} {}", word(settings, "Khóa", "Term"), term.name))
            }),
            Facet::Year => document.year.map(|year| Text::from(year.to_string())),
        };
        let Some(title) = title else { continue };
        let slug = match (facet, document.national_term()) {
            (Facet::Term, Some(term)) => Slug::from_title(&term.name),
            _ => Slug::from_title(&title),
        };
        found.entry(slug).or_insert_with(|| (title, Vec::new())).1.push(id);
    }
    let mut shelves: Vec<Shelf> = found
        .into_iter()
        .map(|(slug, (title, documents))| {
            let route = route(planner, &format!("{}/{slug}/", facet.folder()));
            let link = LinkView { title: title.clone(), url: url(settings, &route) };
            Shelf { title, route, link, documents }
        })
        .collect();
    sort(planner, facet, &mut shelves);
    shelves
}

fn sort(planner: &Planner<'_>, facet: Facet, shelves: &mut [Shelf]) {
    let first = |shelf: &Shelf| planner.world.site.documents.get(shelf.documents[0]);
    match facet {
        Facet::Kind => shelves.sort_by_key(|shelf| kind_order(first(shelf))),
        Facet::Issuer => shelves.sort_by_cached_key(|shelf| {
            let organ = first(shelf).organ.as_ref();
            let group = organ.map(|organ| organ.group);
            let known = organ.and_then(|organ| organ.symbol).and_then(organ_order);
            (group, known.filter(|_| group != Some(Group::Local)), SortKey::of(&shelf.title))
        }),
        Facet::Term => shelves
            .sort_by_key(|shelf| Reverse(first(shelf).national_term().map(|term| term.opened))),
        Facet::Year => shelves.sort_by_key(|shelf| Reverse(first(shelf).year)),
    }
}

/// The place of a type among all types.
pub(super) fn kind_order(document: &Document) -> Option<usize> {
    KINDS.iter().position(|(code, _)| *code == document.kind.as_str())
}

fn organ_order(symbol: &str) -> Option<usize> {
    crate::model::organ::organs().iter().position(|organ| organ.symbol == symbol)
}

/// Plans the indexes.
pub(super) fn indexes(planner: &mut Planner<'_>, shelves: &Shelves) {
    let settings = planner.settings();
    let up = planner.folder_link("Văn bản", "Documents", &settings.urls.documents);
    front(planner, shelves);
    for (&facet, list) in &shelves.by {
        if list.is_empty() {
            continue;
        }
        let (vi, en) = facet.words();
        let at = route(planner, &format!("{}/", facet.folder()));
        let all = LinkView { title: word(settings, vi, en), url: url(settings, &at) };
        let title =
            Text::from(format!("{} {}", word(settings, "Văn bản", "Documents"), lower(&all.title)));
        let page = IndexPage {
            route: at,
            kind: "documents",
            head: head("document-facet", title, None),
            trail: vec![up.clone()],
            doors: vec![door(shelves, facet, Text::default())],
            groups: Vec::new(),
        };
        push(planner, shelves, page);
        if facet == Facet::Term {
            plenum::terms(planner, shelves, &[up.clone(), all]);
            continue;
        }
        for shelf in list {
            let page = IndexPage {
                route: shelf.route.clone(),
                kind: "documents",
                head: head("document-list", title_of(settings, facet, shelf), None),
                trail: vec![up.clone(), all.clone()],
                doors: Vec::new(),
                groups: Vec::new(),
            };
            let table = &planner.world.site.documents;
            let grouping = |ids: &[Id<Document>]| grouped(settings, table, facet, ids);
            push_paged(planner, shelves, page, &shelf.documents, &grouping);
        }
    }
    lookup::numbers(planner, shelves, &up);
    lookup::names(planner, shelves, &up);
}

fn lower(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
}

/// The links of a facet.
fn door(shelves: &Shelves, facet: Facet, head: Text) -> GroupView {
    let items = shelves.by.get(&facet).into_iter().flatten().map(|shelf| TermView {
        title: shelf.title.clone(),
        url: shelf.link.url.clone(),
        count: shelf.documents.len(),
        note: None,
    });
    GroupView { head, items: items.collect() }
}

/// The newest documents on the front page.
const NEWEST: usize = 6;

fn front(planner: &mut Planner<'_>, shelves: &Shelves) {
    let settings = planner.settings();
    let doors = FACETS.iter().map(|&facet| {
        let (vi, en) = facet.words();
        door(shelves, facet, word(settings, vi, en))
    });
    let doors = doors.filter(|door| !door.items.is_empty()).collect();
    let mut head = head("documents", word(settings, "Văn bản", "Documents"), None);
    let tool = |vi, en, below: &str| FactView {
        label: word(settings, vi, en),
        value: Text::default(),
        url: Some(url(settings, &route(planner, below))),
    };
    head.facts = vec![
        tool("Tra theo số", "Look up a number", "so-hieu/"),
        tool("Tra theo tên, A–Z", "By name, A–Z", "ten-goi/"),
    ];
    let newest = Block {
        head: word(settings, "Mới ban hành", "Newest"),
        id: Text::from("moi"),
        url: None,
        note: None,
        documents: shelves.newest.iter().take(NEWEST).copied().collect(),
    };
    let page = IndexPage {
        route: route(planner, ""),
        kind: "documents",
        head,
        trail: Vec::new(),
        doors,
        groups: vec![newest],
    };
    push(planner, shelves, page);
}

/// The title of a shelf's page.
fn title_of(settings: &Settings, facet: Facet, shelf: &Shelf) -> Text {
    match facet {
        Facet::Year => {
            Text::from(format!("{} {}", word(settings, "Văn bản năm", "Documents of"), shelf.title))
        }
        Facet::Issuer => {
            Text::from(format!("{} {}", word(settings, "Văn bản của", "Documents of"), shelf.title))
        }
        Facet::Kind | Facet::Term => shelf.title.clone(),
    }
}

/// Documents in groups: those of a year by type, others by year.
fn grouped(
    settings: &Settings,
    table: &Table<Document>,
    facet: Facet,
    documents: &[Id<Document>],
) -> Vec<Block> {
    let none = || word(settings, "Chưa rõ năm", "Year unknown");
    let year =
        |document: &Document| document.year.map_or_else(none, |year| Text::from(year.to_string()));
    let mut groups: Vec<Block> = Vec::new();
    let mut sorted = documents.to_vec();
    if facet == Facet::Year {
        sorted.sort_by_key(|&id| kind_order(table.get(id)));
    }
    for id in sorted {
        let document = table.get(id);
        let head = match facet {
            Facet::Year => document.kind_name.clone(),
            _ => year(document),
        };
        match groups.last_mut().filter(|group| group.head == head) {
            Some(group) => group.documents.push(id),
            None => groups.push(group(head, vec![id])),
        }
    }
    groups
}
