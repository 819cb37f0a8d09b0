//! The tree of sections, from the folders of `content/` and their `_index.md`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Heads;
use crate::base::collate::SortKey;
use crate::base::route::{RelPath, Route};
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::section::Section;
use crate::parse::section::SectionHead;
use crate::parse::{DOCUMENTS, ISSUES, REGIONS};

/// The folder of an article's section, below `content/`; empty for a page of its own.
pub(super) fn folder_of(file: &RelPath) -> Text {
    let parent = file.parent().unwrap_or_default();
    let folder =
        if file.file_name() == "index.md" { parent.parent().unwrap_or_default() } else { parent };
    Text::from(below_content(&folder))
}

fn below_content(folder: &RelPath) -> &str {
    folder.as_str().strip_prefix("content").unwrap_or("").trim_start_matches('/')
}

/// Makes the sections: every folder that holds an article or an `_index.md`, and the folders above.
pub(super) fn sections(heads: &Heads, _: &Settings) -> Table<Section> {
    let mut found: BTreeMap<Text, Option<Arc<SectionHead>>> = BTreeMap::new();
    for head in &heads.articles {
        note(&mut found, &folder_of(&head.file), None);
    }
    for head in &heads.sections {
        let folder = head.file.parent().unwrap_or_default();
        let folder = Text::from(below_content(&folder));
        let top = folder.split('/').next().unwrap_or("");
        if ![DOCUMENTS, ISSUES, REGIONS].contains(&top) {
            note(&mut found, &folder, Some(head.clone()));
        }
    }
    let folders: Vec<Text> = found.keys().cloned().collect();
    let id = |folder: &str| {
        folders.binary_search_by(|known| known.as_str().cmp(folder)).ok().map(Id::from_index)
    };
    let mut sections: Vec<Section> = found
        .into_iter()
        .map(|(folder, head)| {
            let own = folder.rsplit('/').next().unwrap_or("");
            let title = head.as_ref().and_then(|head| head.title.clone());
            let slugs: Vec<String> =
                folder.split('/').map(|part| Slug::from_title(part).to_string()).collect();
            let route =
                Route::new(&format!("/{}/", slugs.join("/"))).unwrap_or_else(|_| Route::root());
            Section {
                title: title.unwrap_or_else(|| Text::from(own)),
                weight: head.as_ref().and_then(|head| head.weight).unwrap_or(1000),
                parent: folder.rfind('/').and_then(|at| id(&folder[..at])),
                children: Vec::new(),
                route,
                head,
                folder: folder.clone(),
            }
        })
        .collect();
    for index in 0..sections.len() {
        if let Some(parent) = sections[index].parent {
            sections[parent.index()].children.push(Id::from_index(index));
        }
    }
    let keys: Vec<(i64, SortKey)> =
        sections.iter().map(|section| (section.weight, SortKey::of(&section.title))).collect();
    for section in &mut sections {
        section.children.sort_by(|a, b| keys[a.index()].cmp(&keys[b.index()]));
    }
    Table::from_sorted(sections)
}

fn note(
    found: &mut BTreeMap<Text, Option<Arc<SectionHead>>>,
    folder: &Text,
    head: Option<Arc<SectionHead>>,
) {
    if folder.is_empty() {
        return;
    }
    for (at, _) in folder.match_indices('/') {
        found.entry(Text::from(&folder[..at])).or_insert(None);
    }
    let entry = found.entry(folder.clone()).or_insert(None);
    if head.is_some() {
        *entry = head;
    }
}
