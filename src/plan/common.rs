//! What pages of one kind have in common, rendered once: the parts that a theme names in `[common]`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::key::Keys;
use super::page::Roots;
use crate::base::text::Text;
use crate::theme::load::Theme;
use crate::view::input::Input;
use crate::view::part::Part;
use crate::view::roots::TEMPLATES;

/// The parts for each kind of page.
#[derive(Default)]
pub struct Common {
    /// Which parts a template can name, by their places in the lists below.
    used: BTreeMap<&'static str, Vec<usize>>,
    /// Parts for kinds of pages that have slots, by realm.
    by_kind: Vec<BTreeMap<Text, Parts>>,
    /// Parts for all others, by realm.
    plain: Vec<Parts>,
}

/// Parts by name, in order.
type Parts = Vec<(Text, Input)>;

impl Common {
    /// Makes the parts. `slots` are those of each kind of page.
    #[must_use]
    pub fn new(
        theme: &Theme,
        keys: &Keys<'_>,
        realms: usize,
        slots: &BTreeMap<Text, Input>,
    ) -> Common {
        if theme.common.is_empty() {
            return Common::default();
        }
        let parts = |realm: usize, slots: Option<&Input>| -> Parts {
            let part = |(name, template): (&Text, &Text)| {
                let inputs: Roots =
                    slots.map(|slots| ("slots", slots.clone())).into_iter().collect();
                let digest = keys.part(realm, template, &inputs);
                let part = Part::new(template.clone(), inputs, digest);
                (name.clone(), Input::Part(Arc::new(part)))
            };
            theme.common.iter().map(part).collect()
        };
        let used = TEMPLATES.iter().filter_map(|doc| {
            let words = &theme.closure(doc.template)?.words;
            let names = theme.common.keys().enumerate();
            let used = names.filter(|(_, name)| words.contains(*name)).map(|(at, _)| at);
            Some((doc.template, words.contains("common").then(|| used.collect())?))
        });
        Common {
            used: used.collect(),
            by_kind: (0..realms)
                .map(|realm| {
                    let of =
                        |(kind, slots): (&Text, &Input)| (kind.clone(), parts(realm, Some(slots)));
                    slots.iter().map(of).collect()
                })
                .collect(),
            plain: (0..realms).map(|realm| parts(realm, None)).collect(),
        }
    }

    /// The parts that a template can name, on a page of some kind and realm.
    #[must_use]
    pub fn of(&self, realm: usize, template: &str, kind: &str) -> Option<Input> {
        let used = self.used.get(template)?;
        let by_kind = self.by_kind.get(realm)?;
        let parts = by_kind.get(kind).or(self.plain.get(realm))?;
        Some(Input::named(used.iter().map(|&at| parts[at].clone()).collect()))
    }
}
