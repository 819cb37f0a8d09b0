//! Documents of the site's own: `content/van-ban/*.md`.

use serde::{Deserialize, Serialize};

use super::Env;
use super::front::Source;
use super::keys;
use crate::base::date::Day;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::fields::{Area, Fields};
use crate::diag::areas::front::Front;
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::markup::Facts;

/// A relation to other documents, by the key that writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub enum Relation {
    Replaces,
    ReplacedBy,
    Amends,
    Guides,
    Continues,
    Attached,
    Relates,
}

/// The keys of relations.
const RELATIONS: &[(Relation, &str)] = &[
    (Relation::Replaces, "replaces"),
    (Relation::ReplacedBy, "replaced_by"),
    (Relation::Amends, "amends"),
    (Relation::Guides, "guides"),
    (Relation::Continues, "continues"),
    (Relation::Attached, "attached"),
    (Relation::Relates, "relates"),
];

/// What a document's file says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct DocumentHead {
    pub file: RelPath,
    pub kind: Spanned<Text>,
    pub number: Spanned<Text>,
    pub title: Text,
    pub issuer: Option<Spanned<Text>>,
    pub term: Option<Spanned<Text>>,
    pub issued_on: Option<Spanned<Day>>,
    pub effective_on: Option<Spanned<Day>>,
    pub ended_on: Option<Spanned<Day>>,
    pub place: Option<Spanned<Text>>,
    pub pdf: Option<Spanned<Text>>,
    /// Relations that are written, in the order of [`Relation`].
    pub relations: Vec<(Relation, Vec<Spanned<Text>>)>,
    pub facts: Facts,
    pub has_body: bool,
}

/// Reads a document's file; type, number and title are required.
pub fn read(source: &Source<'_>, env: &Env, problems: &mut Problems) -> Option<DocumentHead> {
    let mut fields = Fields::new(source.file, Area::Front, "", &source.front, problems);
    fields.known(keys::DOCUMENT);
    for (key, example) in
        [("type", "type = \"nq\""), ("number", "number = \"29-NQ/TW\""), ("title", "title = \"…\"")]
    {
        if fields.node(key).is_none() {
            let (key, example) = (Text::from(key), Text::from(example));
            fields.problem(source.fence.clone(), Front::MissingKey { key, example });
        }
    }
    let kind = fields.words("type");
    let number = fields.words("number");
    let title = fields.words("title");
    let day = |fields: &mut Fields<'_>, key: &str| {
        let found = fields.stamp(key, &env.zone)?;
        Some(Spanned { value: found.value.0.day(), start: found.start, end: found.end })
    };
    let issued_on = day(&mut fields, "issued_on");
    let effective_on = day(&mut fields, "effective_on");
    let ended_on = day(&mut fields, "ended_on");
    let issuer = fields.words("issuer");
    let term = fields.words("term");
    let place = fields.words("place");
    let pdf = fields.words("pdf");
    let relations = RELATIONS
        .iter()
        .map(|&(relation, key)| (relation, fields.texts(key)))
        .filter(|(_, names)| !names.is_empty())
        .collect();
    let (facts, found) = source.facts(env);
    problems.extend(found);
    Some(DocumentHead {
        file: source.file.clone(),
        kind: kind?,
        number: number?,
        title: title?.value,
        issuer,
        term,
        issued_on,
        effective_on,
        ended_on,
        place,
        pdf,
        relations,
        facts,
        has_body: !source.text[source.body_start..].trim().is_empty(),
    })
}
