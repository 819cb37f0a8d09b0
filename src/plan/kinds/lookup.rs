//! Looking a document up by its number or by its name, without a script.

use std::collections::{BTreeMap, BTreeSet};

use super::documents::{Shelves, kind_order, route};
use super::index_page::{Block, IndexPage, group, head, push};
use crate::base::collate::{SortKey, initial};
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::document::{Document, number};
use crate::plan::kinds::plenum;
use crate::plan::planner::Planner;
use crate::view::chrome::word;
use crate::view::link::LinkView;
use crate::view::list::GroupView;

/// The look-up by number: all documents of a number side by side, each number with an anchor.
pub(super) fn numbers(planner: &mut Planner<'_>, shelves: &Shelves, up: &LinkView) {
    let settings = planner.settings();
    let table = &planner.world.site.documents;
    let mut by_number: BTreeMap<u32, Vec<Id<Document>>> = BTreeMap::new();
    let mut others: Vec<Id<Document>> = Vec::new();
    for &id in &shelves.newest {
        match number::parts(&table.get(id).number).number {
            Some(number) => by_number.entry(number).or_default().push(id),
            None => others.push(id),
        }
    }
    let mut groups: Vec<Block> = Vec::new();
    for (number, mut ids) in by_number {
        ids.sort_by_key(|&id| {
            let document = table.get(id);
            (document.organ.as_ref().map(|organ| organ.group), kind_order(document))
        });
        // As most documents write it: numbers below 10 with a zero.
        let mut numbered = group(Text::from(format!("{number:02}")), ids);
        numbered.id = Text::from(format!("so-{number}"));
        groups.push(numbered);
    }
    if !others.is_empty() {
        groups.push(group(word(settings, "Không số", "Without a number"), others));
    }
    let subtitle = word(
        settings,
        "Chọn con số đứng đầu số hiệu. Các văn bản cùng số đứng cạnh nhau, kèm ngày và cơ quan ban hành để khỏi nhầm.",
        "Choose the number that a symbol begins with. Documents of one number stand side by side, with date and issuer.",
    );
    let title = word(settings, "Tra văn bản theo số", "Documents by number");
    let page = IndexPage {
        route: route(planner, "so-hieu/"),
        kind: "documents",
        head: head("document-numbers", title, Some(subtitle)),
        trail: vec![up.clone()],
        doors: Vec::new(),
        groups,
    };
    push(planner, shelves, page);
}

/// Words before the subject proper of a title.
const BEFORE: &[&str] = &["Về việc ", "Về ", "Ban hành ", "Quy định về ", "Quy định việc "];

/// The A–Z of subjects, after the names that resolutions of plenums go by.
pub(super) fn names(planner: &mut Planner<'_>, shelves: &Shelves, up: &LinkView) {
    let settings = planner.settings();
    let table = &planner.world.site.documents;
    let mut sorted: Vec<(SortKey, Text, Id<Document>)> = table
        .iter()
        .map(|(id, document)| {
            let title = document.title.as_str();
            let subject = BEFORE.iter().find_map(|words| title.strip_prefix(words));
            let subject = subject.unwrap_or(title);
            (SortKey::of(subject), Text::from(initial(subject)), id)
        })
        .collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    let mut groups: Vec<Block> = Vec::new();
    let mut letters: BTreeSet<Text> = BTreeSet::new();
    for (_, letter, id) in sorted {
        match groups.last_mut().filter(|group| group.head == letter) {
            Some(group) => group.documents.push(id),
            None => {
                let mut lettered = group(letter.clone(), vec![id]);
                // Đ and D, Ă and A have one slug.
                lettered.id = Text::from(format!("chu-{}", letters.len() + 1));
                letters.insert(letter);
                groups.push(lettered);
            }
        }
    }
    let usual = plenum::usual_names(planner, shelves);
    let doors = if usual.is_empty() {
        Vec::new()
    } else {
        let head = word(settings, "Tên thường gọi", "Names in common use");
        vec![GroupView { head, items: usual }]
    };
    let title = word(settings, "Văn bản theo tên, A–Z", "Documents by name, A–Z");
    let page = IndexPage {
        route: route(planner, "ten-goi/"),
        kind: "documents",
        head: head("document-names", title, None),
        trail: vec![up.clone()],
        doors,
        groups,
    };
    push(planner, shelves, page);
}
