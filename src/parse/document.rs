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

/// What a document's file says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct DocumentHead {
    pub file: RelPath,
    pub kind: Spanned<Text>,
    pub number: Spanned<Text>,
    pub title: Text,
    pub issuer: Option<Text>,
    pub term: Option<Text>,
    pub issued_on: Option<Day>,
    pub effective_on: Option<Day>,
    pub ended_on: Option<Day>,
    pub place: Option<Text>,
    pub pdf: Option<Spanned<Text>>,
    pub replaced_by: Vec<Spanned<Text>>,
    /// Other relations by key: replaces, amends, guides, continues, attached.
    pub relations: Vec<(Text, Vec<Spanned<Text>>)>,
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
    let day =
        |fields: &mut Fields<'_>, key: &str| fields.stamp(key, &env.zone).map(|s| s.value.0.day());
    let issued_on = day(&mut fields, "issued_on");
    let effective_on = day(&mut fields, "effective_on");
    let ended_on = day(&mut fields, "ended_on");
    let issuer = fields.words("issuer").map(|t| t.value);
    let term = fields.words("term").map(|t| t.value);
    let place = fields.words("place").map(|t| t.value);
    let pdf = fields.words("pdf");
    let replaced_by = fields.texts("replaced_by");
    let relations = ["replaces", "amends", "guides", "continues", "attached"]
        .into_iter()
        .map(|key| (Text::from(key), fields.texts(key)))
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
        replaced_by,
        relations,
        facts,
        has_body: !source.text[source.body_start..].trim().is_empty(),
    })
}
