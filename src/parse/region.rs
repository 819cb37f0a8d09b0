//! Regions of the site's own, and introductions of built-in ones: `content/dia-phuong/**/*.md`.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Env;
use super::front::Source;
use super::keys;
use crate::base::date::{Day, Zone};
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::fields::{Area, Fields};
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::markup::Facts;

/// What a region's file says. What is required depends on whether the unit is built in, so that is
/// seen to when the units are put together.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct RegionHead {
    pub file: RelPath,
    pub id: Option<Spanned<Text>>,
    pub name: Option<Spanned<Text>>,
    pub kind: Option<Spanned<Text>>,
    pub types: Vec<FormHead>,
    pub parent: Vec<Spanned<Text>>,
    pub since: Option<Spanned<Day>>,
    pub until: Option<Spanned<Day>>,
    pub successors: Vec<Spanned<Text>>,
    pub aliases: Vec<Text>,
    /// The keys that are written, with their places.
    pub keys: Vec<Spanned<Text>>,
    /// The opening fence, for problems of the whole block.
    pub fence: Spanned<()>,
    pub facts: Facts,
    pub has_body: bool,
}

/// A type, and perhaps a name, from a day on.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct FormHead {
    pub kind: Spanned<Text>,
    pub name: Option<Text>,
    pub since: Option<Spanned<Day>>,
    pub by: Option<Text>,
}

/// Reads a region's file.
pub fn read(source: &Source<'_>, env: &Env, problems: &mut Problems) -> RegionHead {
    let mut fields = Fields::new(source.file, Area::Front, "", &source.front, problems);
    fields.known(keys::REGION);
    let written = fields.entries().iter();
    let range = |start: u32, end: u32| -> Range<usize> { start as usize..end as usize };
    let written = written.map(|e| Spanned::new(e.key.clone(), range(e.start, e.end))).collect();
    let id = fields.words("id");
    let name = fields.words("name");
    let kind = fields.words("type");
    let types = types(&mut fields, &env.zone);
    let parent = fields.texts("parent");
    let since = day(&mut fields, "since", &env.zone);
    let until = day(&mut fields, "until", &env.zone);
    let successors = fields.texts("successors");
    let aliases = fields.texts("aliases").into_iter().map(|text| text.value).collect();
    let (facts, found) = source.facts(env);
    problems.extend(found);
    RegionHead {
        file: source.file.clone(),
        id,
        name,
        kind,
        types,
        parent,
        since,
        until,
        successors,
        aliases,
        keys: written,
        fence: Spanned::new((), source.fence.clone()),
        facts,
        has_body: !source.text[source.body_start..].trim().is_empty(),
    }
}

fn day(fields: &mut Fields<'_>, key: &str, zone: &Zone) -> Option<Spanned<Day>> {
    let stamp = fields.stamp(key, zone)?;
    Some(Spanned { value: stamp.value.0.day(), start: stamp.start, end: stamp.end })
}

fn types(fields: &mut Fields<'_>, zone: &Zone) -> Vec<FormHead> {
    let mut out = Vec::new();
    for node in fields.tables("types") {
        let mut form = fields.inner("types", node);
        form.known(keys::REGION_TYPE);
        let name = form.words("name").map(|text| text.value);
        let since = day(&mut form, "since", zone);
        let by = form.words("by").map(|text| text.value);
        if let Some(kind) = form.words("type") {
            out.push(FormHead { kind, name, since, by });
        }
    }
    out
}
