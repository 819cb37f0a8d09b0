//! Pages of documents: what is known of one, and the articles that rely on it.

use crate::assets::Asset;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::span::Span;
use crate::model::document::Document;
use crate::plan::kinds::documents::{self, Facet, Shelves};
use crate::plan::kinds::lists::{List, plan};
use crate::plan::planner::Planner;
use crate::view::body::FileView;
use crate::view::document::{self, Doors};
use crate::view::input::Input;
use crate::view::link::LinkView;
use crate::view::list::HeadView;

/// Plans the pages of all documents and the indexes of them; a site without documents has none.
pub fn documents(planner: &mut Planner<'_>) {
    if planner.world.site.documents.is_empty() {
        return;
    }
    let shelves = Shelves::new(planner);
    let up = planner.folder_link("Văn bản", "Documents", &planner.settings().urls.documents);
    for id in planner.world.site.documents.ids() {
        one(planner, id, &shelves, &up);
    }
    documents::indexes(planner, &shelves);
}

fn one(planner: &mut Planner<'_>, id: Id<Document>, shelves: &Shelves, up: &LinkView) {
    let site = planner.world.site;
    let settings = planner.settings();
    let document = site.documents.get(id);
    let head = document.head.as_ref();
    let (intro, components) = match head.filter(|head| head.has_body) {
        Some(head) => planner.text_of(&head.file, &head.facts),
        None => (Input::None, Vec::new()),
    };
    check_pdf(planner, document);
    let namesakes = site.find_document.namesakes(&document.number);
    let link = |facet| shelves.link(facet, id).cloned();
    let doors = Doors {
        kind: link(Facet::Kind),
        issuer: link(Facet::Issuer),
        term: link(Facet::Term),
        plenum: shelves.plenum(id).cloned(),
    };
    let pdf = pdf(planner, document).map(|asset| FileView {
        url: asset.url.clone(),
        width: None,
        height: None,
        bytes: asset.bytes,
        name: Text::from(asset.source.file_name()),
    });
    let view = document::page(settings, &site.documents, id, namesakes, doors, pdf);
    let name = view.card.name.clone();
    // Namesakes are told apart where nothing but the title is seen.
    let title = match document.year.filter(|_| namesakes.len() > 1) {
        Some(year) => Text::from(format!("{name} ({year})")),
        None => name.clone(),
    };
    let issuer = view.card.issuer.as_ref().map(|issuer| format!(", {issuer}"));
    let issued = view.issued.as_ref().map(|issued| format!(", {}", issued.day));
    let description = Text::from(format!(
        "{name}{}{}: {}",
        issued.unwrap_or_default(),
        issuer.unwrap_or_default(),
        document.title
    ));
    let view = Input::single(view);
    let small = HeadView {
        kind: Text::from("document"),
        title: name,
        subtitle: Some(document.title.clone()),
        facts: Vec::new(),
    };
    let small = Input::single(small);
    let own = |front: bool| {
        let (view, intro) =
            if front { (view.clone(), intro.clone()) } else { (Input::None, Input::None) };
        vec![("head", small.clone()), ("document", view), ("intro", intro)]
    };
    let trail: Vec<LinkView> = std::iter::once(up.clone()).chain(link(Facet::Kind)).collect();
    let list = List {
        folder: &document.route,
        articles: site.index.by_document.get(id),
        first: &[],
        size: settings.lists.page_size,
        template: "document.html",
        kind: "document",
        title: &title,
        description: &description,
        trail: &trail,
    };
    let first = planner.pages.len();
    plan(planner, &list, &own);
    let source = head.map(|head| Span::file_start(&head.file));
    for page in &mut planner.pages[first..] {
        page.source.clone_from(&source);
        page.components.clone_from(&components);
    }
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
