//! Pages of documents: what is known of one, and the articles that rely on it.

use crate::assets::Asset;
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::cited::CitedBy;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::span::Span;
use crate::model::article::Article;
use crate::model::document::Document;
use crate::plan::kinds::documents::{self, Facet, Shelves};
use crate::plan::kinds::lists::{List, plan, plan_pages};
use crate::plan::planner::{Intro, Planner};
use crate::view::body::FileView;
use crate::view::chrome::word;
use crate::view::document::{self, Doors};
use crate::view::input::{Input, Shown};
use crate::view::link::{LinkView, url};
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
    let intro = match head.filter(|head| head.has_body) {
        Some(head) => planner.intro(&head.file, &head.facts),
        None => Intro::default(),
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
        srcset: None,
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
    let kind = link(Facet::Kind).filter(|kind| kind.title != name);
    let trail: Vec<LinkView> = std::iter::once(up.clone()).chain(kind).collect();
    let citing = Citing::new(planner, id);
    let (cited, cited_all) = citing.on_front(planner, document);
    let view = Input::single(view);
    let small = HeadView {
        kind: Text::from("document"),
        title: name,
        subtitle: Some(document.title.clone()),
        facts: Vec::new(),
    };
    let small = Input::single(small);
    let own = |front: bool| {
        let of_front = |input: &Input| if front { input.clone() } else { Input::None };
        let mut own = vec![
            ("head", small.clone()),
            ("document", of_front(&view)),
            ("cited", if front { cited.clone() } else { Input::rows([]) }),
            ("cited_all", of_front(&cited_all)),
        ];
        own.extend(intro.roots(front));
        own
    };
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
        page.components.clone_from(&intro.components);
    }
    let link = LinkView { title, url: url(settings, &document.route) };
    citing.plan(planner, document, &small, &[trail, vec![link]].concat());
}

/// The articles whose text cites a document which they do not rely on by their front matter, newest
/// first, and so in the order of ids.
struct Citing<'a>(Vec<&'a CitedBy>);

/// As many of them as stand on the document's own page.
const CITED: usize = 5;

impl<'a> Citing<'a> {
    fn new(planner: &Planner<'a>, id: Id<Document>) -> Citing<'a> {
        let world = planner.world;
        let relying = world.site.index.by_document.get(id);
        let all = world.cited.by_document.get(id).iter();
        Citing(all.filter(|cited| relying.binary_search(&cited.article).is_err()).collect())
    }

    /// The newest for the document's page, and the address of all where that is not enough.
    fn on_front(&self, planner: &Planner<'_>, document: &Document) -> (Input, Input) {
        let row = |cited: &&CitedBy| {
            let card = planner.cards[cited.article].clone();
            (card, Shown::single(cited.sentence.clone()))
        };
        let items = self.0.iter().take(CITED).map(row).collect();
        let all = folder(document).filter(|_| self.0.len() > CITED);
        let all = all.map(|route| url(planner.settings(), &route));
        let all = all.map_or(Input::None, Input::single);
        (Input::Pairs(["card", "sentence"], items), all)
    }

    /// Plans the pages of all, where they do not stand on the document's page.
    fn plan(
        &self,
        planner: &mut Planner<'_>,
        document: &Document,
        head: &Input,
        trail: &[LinkView],
    ) {
        let Some(folder) = folder(document).filter(|_| self.0.len() > CITED) else { return };
        let settings = planner.settings();
        let label = word(settings, "Bài viện dẫn", "Articles that cite");
        let title = Text::from(format!("{label} {}", document.name()));
        let articles: Vec<Id<Article>> = self.0.iter().map(|cited| cited.article).collect();
        let list = List {
            folder: &folder,
            articles: &articles,
            first: &[],
            size: settings.lists.page_size,
            template: "citing.html",
            kind: "document",
            title: &title,
            description: &document.title,
            trail,
        };
        let own = |_: &Planner<'_>, _: bool, ids: &[Id<Article>]| {
            let find = |id: &Id<Article>| {
                let at = self.0.binary_search_by_key(id, |cited| cited.article).ok()?;
                Some(self.0[at].sentence.clone())
            };
            let sentences: Vec<Text> = ids.iter().filter_map(find).collect();
            vec![("head", head.clone()), ("sentences", Input::single(sentences))]
        };
        plan_pages(planner, &list, &own);
    }
}

/// Where all articles that cite a document are listed.
fn folder(document: &Document) -> Option<Route> {
    Route::new(&format!("{}vien-dan/", document.route)).ok()
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
