//! Pages of documents, and the index of them.

use std::collections::BTreeMap;

use crate::assets::Asset;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::span::Span;
use crate::model::document::{Document, KINDS};
use crate::plan::kinds::lists::{Headed, headed};
use crate::plan::kinds::names::{IndexPage, grouped, index};
use crate::plan::planner::Planner;
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::url;
use crate::view::list::{FactView, TermView};

/// Plans them.
pub fn documents(planner: &mut Planner<'_>) {
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
