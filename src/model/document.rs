//! Documents (văn bản) and how a written reference finds one.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::date::Day;
use crate::base::fold::{is_dash, nearest};
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::parse::document::DocumentHead;

/// A document. Type, number, issuer, term and place together identify it.
#[derive(Debug, Clone)]
pub struct Document {
    /// Lasting name of the registry, or the file of a document of the site.
    pub id: Text,
    /// Code of the type: `nq`, `ct` …
    pub kind: Text,
    /// Name of the type: `Nghị quyết`.
    pub kind_name: Text,
    /// Number as written.
    pub number: Text,
    /// Who issued it.
    pub issuer: Option<Text>,
    /// Term of the issuer.
    pub term: Option<Text>,
    /// Date of issue.
    pub issued_on: Option<Day>,
    /// Year of issue, when at least that is known.
    pub year: Option<i16>,
    /// Subject (trích yếu).
    pub title: Text,
    /// The issuer's place.
    pub place: Option<Text>,
    /// Documents that took its place.
    pub replaced_by: Vec<Id<Document>>,
    /// The site's own file, if it has one.
    pub head: Option<Arc<DocumentHead>>,
    /// Last part of its address.
    pub slug: Slug,
    /// Its page.
    pub route: Route,
}

impl Document {
    /// `Nghị quyết 29-NQ/TW`.
    #[must_use]
    pub fn name(&self) -> Text {
        Text::from(format!("{} {}", self.kind_name, self.number))
    }
}

/// Codes of types and their names; domain rules on types and symbols.
pub const KINDS: &[(&str, &str)] = &[
    ("nq", "Nghị quyết"),
    ("ct", "Chỉ thị"),
    ("kl", "Kết luận"),
    ("qyd", "Quy định"),
    ("qtd", "Quyết định"),
    ("hd", "Hướng dẫn"),
    ("qc", "Quy chế"),
    ("tb", "Thông báo"),
    ("tt", "Thông tri"),
    ("kh", "Kế hoạch"),
    ("ctr", "Chương trình"),
    ("da", "Đề án"),
    ("bc", "Báo cáo"),
    ("ttr", "Tờ trình"),
    ("cv", "Công văn"),
    ("bb", "Biên bản"),
    ("dl", "Điều lệ"),
    ("cl", "Cương lĩnh"),
    ("luat", "Luật"),
    ("pl", "Pháp lệnh"),
    ("nd", "Nghị định"),
    ("tht", "Thông tư"),
    ("cd", "Công điện"),
    ("tc", "Tiêu chuẩn"),
];

/// The form in which numbers are compared: upper case, plain hyphens, no spaces, no leading zeros,
/// `T.Ư`, `TƯ` and `T.W` as `TW`, eth as Đ.
#[must_use]
pub fn number_key(number: &str) -> String {
    let mut key = String::with_capacity(number.len());
    for c in number.chars().filter(|c| !c.is_whitespace()) {
        match c {
            'Ð' | 'ð' => key.push('Đ'),
            c if is_dash(c) => key.push('-'),
            c => key.extend(c.to_uppercase()),
        }
    }
    for other in ["T.Ư", "TƯ", "T.W"] {
        if key.contains(other) {
            key = key.replace(other, "TW");
        }
    }
    key.trim_start_matches('0').to_owned()
}

/// What a reference led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One document.
    One(Id<Document>),
    /// Several; each with the reference that names it alone.
    Several(Vec<Text>),
    /// None; the nearest known number.
    None(Option<Text>),
}

/// Finds documents by number.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    by_number: BTreeMap<String, Vec<Id<Document>>>,
}

impl Lookup {
    /// Indexes a table.
    #[must_use]
    pub fn new(documents: &Table<Document>) -> Lookup {
        let mut by_number: BTreeMap<String, Vec<Id<Document>>> = BTreeMap::new();
        for (id, document) in documents.iter() {
            by_number.entry(number_key(&document.number)).or_default().push(id);
        }
        Lookup { by_number }
    }

    /// Finds the document of a reference: a number, perhaps with `@` and a year, date, term or place.
    #[must_use]
    pub fn find(&self, documents: &Table<Document>, reference: &str) -> Found {
        let (number, qualifier) = match reference.split_once('@') {
            Some((number, qualifier)) => (number, Some(qualifier.trim())),
            None => (reference, None),
        };
        let Some(ids) = self.by_number.get(&number_key(number)) else {
            let known = documents.values().iter().map(|d| d.number.as_str());
            return Found::None(nearest(number, known).map(Text::from));
        };
        let fitting: Vec<Id<Document>> = match qualifier {
            None => ids.clone(),
            Some(q) => ids.iter().copied().filter(|&id| fits(documents.get(id), q)).collect(),
        };
        match fitting.as_slice() {
            [one] => Found::One(*one),
            [] => Found::Several(ids.iter().map(|&id| reference_of(documents, ids, id)).collect()),
            several => {
                Found::Several(several.iter().map(|&id| reference_of(documents, ids, id)).collect())
            }
        }
    }

    /// The shortest reference that names a document alone.
    #[must_use]
    pub fn reference(&self, documents: &Table<Document>, id: Id<Document>) -> Text {
        let number = &documents.get(id).number;
        match self.by_number.get(&number_key(number)) {
            Some(ids) => reference_of(documents, ids, id),
            None => number.clone(),
        }
    }
}

fn fits(document: &Document, qualifier: &str) -> bool {
    let date = document.issued_on.map(|day| day.format("{yyyy}-{MM}-{dd}"));
    date.is_some_and(|date| date == qualifier)
        || document.year.is_some_and(|year| year.to_string() == qualifier)
        || document.term.as_ref().is_some_and(|term| term.as_str() == qualifier)
        || document.place.as_ref().is_some_and(|place| {
            place.as_str() == qualifier || Slug::from_title(place).as_str() == qualifier
        })
        || document.kind.as_str() == qualifier
}

fn reference_of(documents: &Table<Document>, ids: &[Id<Document>], id: Id<Document>) -> Text {
    let document = documents.get(id);
    if ids.len() == 1 {
        return document.number.clone();
    }
    let mut qualifiers: Vec<String> = Vec::new();
    qualifiers.extend(document.year.map(|year| year.to_string()));
    qualifiers.extend(document.issued_on.map(|day| day.format("{yyyy}-{MM}-{dd}")));
    qualifiers.extend(document.term.as_ref().map(ToString::to_string));
    qualifiers.extend(document.place.as_ref().map(|place| Slug::from_title(place).to_string()));
    qualifiers.push(document.kind.to_string());
    let alone = qualifiers
        .iter()
        .find(|q| ids.iter().filter(|&&other| fits(documents.get(other), q)).count() == 1);
    alone
        .map_or_else(|| document.number.clone(), |q| Text::from(format!("{}@{q}", document.number)))
}

#[cfg(test)]
mod tests {
    use super::number_key;

    #[test]
    fn spellings_of_one_number_compare_equal() {
        for spelling in ["01-HD/TW", "1-HD/TW", "01–HD/TW", "01 - hd/tw", "01-HD/T.Ư", "1-HD/TƯ"]
        {
            assert_eq!(number_key(spelling), "1-HD/TW", "{spelling}");
        }
        assert_eq!(number_key("37-QÐ/TW"), number_key("37-QĐ/TW"));
        assert_ne!(number_key("05-QĐi/TU"), number_key("05-QĐ/TU"));
    }
}
