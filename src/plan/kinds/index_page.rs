//! An index page of documents: groups under headings, and ways to go on; long lists are cut into pages
//! as those of articles are, so that a new document leaves full pages alone.

use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::document::Document;
use crate::plan::kinds::documents::Shelves;
use crate::plan::kinds::lists::Place;
use crate::plan::page::Page;
use crate::plan::pages::cut;
use crate::plan::planner::{About, Planner, roots};
use crate::view::input::Input;
use crate::view::link::LinkView;
use crate::view::list::{GroupView, HeadView};

/// A group of documents on an index page.
pub(super) struct Block {
    /// The heading; may be empty.
    pub(super) head: Text,
    /// The anchor.
    pub(super) id: Text,
    /// A page of its own.
    pub(super) url: Option<Text>,
    /// A sentence below the heading.
    pub(super) note: Option<Text>,
    /// The documents.
    pub(super) documents: Vec<Id<Document>>,
}

/// An index page.
pub(super) struct IndexPage {
    pub(super) route: Route,
    pub(super) kind: &'static str,
    pub(super) head: HeadView,
    pub(super) trail: Vec<LinkView>,
    pub(super) doors: Vec<GroupView>,
    pub(super) groups: Vec<Block>,
}

/// How the documents of a page are put into groups.
pub(super) type Grouping<'a> = &'a dyn Fn(&[Id<Document>]) -> Vec<Block>;

/// Plans an index page that goes on with some documents, newest first, cut into pages. What the page
/// itself holds stands on the front page alone.
pub(super) fn push_paged(
    planner: &mut Planner<'_>,
    shelves: &Shelves,
    page: IndexPage,
    documents: &[Id<Document>],
    grouping: Grouping<'_>,
) {
    let parts = cut(documents, planner.settings().lists.page_size);
    let last = parts.numbered.len();
    for (at, ids) in parts.numbered.iter().enumerate() {
        let place = Place::new(planner.settings(), &page.route, at + 1, last);
        let Some(route) = place.route.clone() else { continue };
        let title = place.title(planner.settings(), &page.head.title);
        let later = IndexPage {
            route,
            kind: page.kind,
            head: HeadView { title, subtitle: None, facts: Vec::new(), ..page.head.clone() },
            trail: page.trail.clone(),
            doors: Vec::new(),
            groups: grouping(ids),
        };
        push_at(planner, shelves, later, place.input());
    }
    let place = Place::new(planner.settings(), &page.route, 0, last);
    let mut front = page;
    front.groups.extend(grouping(parts.front));
    push_at(planner, shelves, front, place.input());
}

/// Plans an index page.
pub(super) fn push(planner: &mut Planner<'_>, shelves: &Shelves, page: IndexPage) {
    push_at(planner, shelves, page, Input::None);
}

fn push_at(planner: &mut Planner<'_>, shelves: &Shelves, page: IndexPage, pager: Input) {
    let optional = |text: Option<Text>| text.map_or(Input::None, Input::single);
    let groups: Vec<Input> = page
        .groups
        .into_iter()
        .map(|group| {
            Input::table([
                ("head", Input::single(group.head)),
                ("id", Input::single(group.id)),
                ("url", optional(group.url)),
                ("note", optional(group.note)),
                ("items", shelves.items(&group.documents)),
            ])
        })
        .collect();
    let title = page.head.title.clone();
    let description = page.head.subtitle.clone().unwrap_or_else(|| title.clone());
    let inputs = roots([
        ("head", Input::single(page.head)),
        ("doors", Input::single(page.doors)),
        ("groups", Input::rows(groups)),
        ("pager", pager),
        planner.about(About {
            kind: page.kind,
            title,
            description,
            trail: page.trail,
            image: None,
            has_code: false,
            noindex: false,
            route: &page.route,
        }),
    ]);
    planner.push(Page::template(page.route, page.kind, "documents.html", inputs));
}

/// A head without facts.
pub(super) fn head(kind: &'static str, title: Text, subtitle: Option<Text>) -> HeadView {
    HeadView { kind: Text::from(kind), title, subtitle, facts: Vec::new() }
}

/// A group whose anchor is its heading.
pub(super) fn group(head: Text, documents: Vec<Id<Document>>) -> Block {
    let id = Text::from(format!("n-{}", Slug::from_title(&head)));
    Block { head, id, url: None, note: None, documents }
}
