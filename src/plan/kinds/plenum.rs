//! Pages of the national terms and of the plenums (Hội nghị Trung ương) that adopted documents.

use std::collections::BTreeMap;

use super::documents::{Facet, Shelf, Shelves, route};
use super::index_page::{Block, IndexPage, group, head, push, push_paged};
use crate::base::date::Day;
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::cited::plenums as data;
use crate::config::settings::Settings;
use crate::diag::problem::Lang;
use crate::model::document::Document;
use crate::model::term::{Term, term_of};
use crate::plan::planner::Planner;
use crate::view::chrome::word;
use crate::view::link::{LinkView, url};
use crate::view::list::{FactView, TermView};

/// A plenum of which the site has documents.
pub(super) struct Plenum {
    pub(super) term: &'static str,
    pub(super) title: Text,
    /// How texts name what it adopted: `Nghị quyết Trung ương 4 khóa XII`.
    name: Text,
    route: Route,
    pub(super) link: LinkView,
    pub(super) documents: Vec<Id<Document>>,
    /// Numbers of all that it adopted.
    numbers: Vec<&'static str>,
    /// Those of them that the site does not have.
    missing: Vec<&'static str>,
    /// What the name means, if it is one document.
    usual: Option<Id<Document>>,
    /// Whether it adopted a conclusion and no resolution.
    concluded: bool,
}

/// `6-lan2` in words.
fn in_words(settings: &Settings, number: &str) -> String {
    match number.split_once("-lan") {
        Some((number, time)) => format!("{number} ({} {time})", word(settings, "lần", "session")),
        None => number.to_owned(),
    }
}

/// The plenums, in the order of the data.
pub(super) fn plenums(planner: &Planner<'_>) -> Vec<Plenum> {
    let settings = planner.settings();
    let table = &planner.world.site.documents;
    let mut by_key: BTreeMap<(String, &str), Id<Document>> = BTreeMap::new();
    for (id, document) in table.iter() {
        if let Some(term) = document.national_term() {
            by_key.insert((format!("{}:{}", document.kind, document.number), &term.name), id);
        }
    }
    let mut found = Vec::new();
    for plenum in data::plenums() {
        let find = |key: &String| by_key.get(&(key.clone(), plenum.term.as_str())).copied();
        let documents: Vec<Id<Document>> = plenum.documents.iter().filter_map(find).collect();
        if documents.is_empty() {
            continue;
        }
        let numbers = plenum.documents.iter().filter_map(|key| Some(key.split_once(':')?.1));
        let missing = plenum.documents.iter().filter(|key| find(key).is_none());
        let missing = missing.filter_map(|key| Some(key.split_once(':')?.1)).collect();
        let number = in_words(settings, &plenum.number);
        let title = match settings.language {
            Lang::Vi => format!("Hội nghị Trung ương {number} khóa {}", plenum.term),
            Lang::En => format!("Plenum {number} of term {}", plenum.term),
        };
        let title = Text::from(title);
        let term = plenum.term.to_lowercase();
        let route = route(planner, &format!("khoa/{term}/hoi-nghi-{}/", plenum.number));
        let only = plenum.documents.first().filter(|_| plenum.documents.len() == 1);
        found.push(Plenum {
            term: &plenum.term,
            name: Text::from(format!("Nghị quyết Trung ương {number} khóa {}", plenum.term)),
            link: LinkView { title: title.clone(), url: url(settings, &route) },
            title,
            route,
            numbers: numbers.collect(),
            missing,
            usual: plenum.usual.as_ref().or(only).and_then(find),
            concluded: documents.iter().all(|&id| table.get(id).kind.as_str() == "kl"),
            documents,
        });
    }
    found
}

/// The names that texts call resolutions of plenums by, each with the document or the plenum.
pub(super) fn usual_names(planner: &Planner<'_>, shelves: &Shelves) -> Vec<TermView> {
    let table = &planner.world.site.documents;
    let entry = |plenum: &Plenum| {
        let usual = plenum.usual.map(|id| table.get(id));
        let note = match usual {
            Some(document) => format!("{}: {}", document.name(), document.title),
            None => plenum.numbers.join(", "),
        };
        let target = usual.map_or(&plenum.route, |document| &document.route);
        TermView {
            title: plenum.name.clone(),
            url: url(planner.settings(), target),
            count: plenum.documents.len(),
            note: Some(Text::from(note)),
        }
    };
    shelves.plenums.iter().rev().map(entry).collect()
}

/// Plans the pages of terms, and of the plenums in them.
pub(super) fn terms(planner: &mut Planner<'_>, shelves: &Shelves, trail: &[LinkView]) {
    for shelf in shelves.by.get(&Facet::Term).into_iter().flatten() {
        let table = &planner.world.site.documents;
        let term = shelf.documents.first().and_then(|&id| table.get(id).national_term());
        let Some(term) = term.and_then(|term| term_of(&term.name)) else { continue };
        one_term(planner, shelves, shelf, term, trail);
        let below: Vec<LinkView> = trail.iter().cloned().chain([shelf.link.clone()]).collect();
        for plenum in shelves.plenums.iter().filter(|plenum| plenum.term == term.name) {
            one_plenum(planner, shelves, plenum, &below);
        }
    }
}

fn fact(settings: &Settings, vi: &'static str, en: &'static str, value: String) -> FactView {
    FactView { label: word(settings, vi, en), value: Text::from(value), url: None }
}

fn one_term(
    planner: &mut Planner<'_>,
    shelves: &Shelves,
    shelf: &Shelf,
    term: &Term,
    trail: &[LinkView],
) {
    let settings = planner.settings();
    let table = &planner.world.site.documents;
    let day = |day: Day| day.format(&settings.day_format);
    let mut facts = vec![fact(
        settings,
        "Đại hội",
        "Congress",
        format!("{} – {}", day(term.opened), day(term.closed)),
    )];
    let since = match (term.until, settings.language) {
        (Some(until), _) => format!("{} – {}", day(term.from), day(until)),
        (None, Lang::Vi) => format!("từ {}", day(term.from)),
        (None, Lang::En) => format!("from {}", day(term.from)),
    };
    facts.push(fact(settings, "Văn bản mang khóa này", "Documents of this term", since));
    let of_plenum: Vec<&Plenum> =
        shelves.plenums.iter().filter(|plenum| plenum.term == term.name).collect();
    let is_of_congress = |id: &Id<Document>| {
        table.get(*id).organ.as_ref().is_some_and(|organ| organ.symbol == Some("ĐHĐBTQ"))
    };
    let (congress, rest): (Vec<Id<Document>>, Vec<Id<Document>>) =
        shelf.documents.iter().copied().partition(is_of_congress);
    let is_of_plenum = |id: &Id<Document>| of_plenum.iter().any(|p| p.documents.contains(id));
    let rest: Vec<Id<Document>> = rest.into_iter().filter(|id| !is_of_plenum(id)).collect();
    let mut groups: Vec<Block> = Vec::new();
    if !congress.is_empty() {
        groups.push(group(word(settings, "Đại hội", "Congress"), congress));
    }
    groups.extend(of_plenum.iter().map(|plenum| Block {
        url: Some(plenum.link.url.clone()),
        note: missing(settings, plenum),
        ..group(plenum.title.clone(), plenum.documents.clone())
    }));
    let by_kind = |ids: &[Id<Document>]| {
        let mut groups: Vec<Block> = Vec::new();
        for &id in ids {
            let name = &table.get(id).kind_name;
            match groups.iter_mut().find(|group| group.head == *name) {
                Some(group) => group.documents.push(id),
                None => groups.push(group(name.clone(), vec![id])),
            }
        }
        groups
    };
    let title = match settings.language {
        Lang::Vi => format!("Khóa {}", term.name),
        Lang::En => format!("Term {}", term.name),
    };
    let mut head = head("congress-term", Text::from(title), None);
    head.facts = facts;
    let page = IndexPage {
        route: shelf.route.clone(),
        kind: "congress-term",
        head,
        trail: trail.to_vec(),
        doors: Vec::new(),
        groups,
    };
    push_paged(planner, shelves, page, &rest, &by_kind);
}

fn missing(settings: &Settings, plenum: &Plenum) -> Option<Text> {
    if plenum.missing.is_empty() {
        return None;
    }
    let label = word(settings, "Chưa có trong danh mục", "Not in the registry");
    Some(Text::from(format!("{label}: {}", plenum.missing.join(", "))))
}

fn one_plenum(planner: &mut Planner<'_>, shelves: &Shelves, plenum: &Plenum, trail: &[LinkView]) {
    let settings = planner.settings();
    let table = &planner.world.site.documents;
    let subtitle = if plenum.concluded {
        let vi = format!(
            "Hội nghị ban hành kết luận. Báo chí quen gọi là «{}», nhưng văn bản là kết luận.",
            plenum.name
        );
        let en = format!("It adopted a conclusion, though the press calls it “{}”.", plenum.name);
        Some(Text::from(if settings.language == Lang::En { en } else { vi }))
    } else {
        plenum.usual.map(|id| {
            let label = word(settings, "là tên thường gọi của", "is the usual name of");
            Text::from(format!("«{}» {label} {}", plenum.name, table.get(id).name()))
        })
    };
    let documents = Block {
        note: missing(settings, plenum),
        ..group(word(settings, "Văn bản của hội nghị", "Documents"), plenum.documents.clone())
    };
    let page = IndexPage {
        route: plenum.route.clone(),
        kind: "plenum",
        head: head("plenum", plenum.title.clone(), subtitle),
        trail: trail.to_vec(),
        doors: Vec::new(),
        groups: vec![documents],
    };
    push(planner, shelves, page);
}
