//! Whether pictures for sharing can be drawn at all.
//!
//! The picture of the site and one of an imagined article are tried before anything is written: a template
//! that cannot draw them would leave pages that name pictures which do not exist. One that stands in the
//! output was drawn before, so nothing is tried when nothing changed.

use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::config::settings::Settings;
use crate::diag::areas::output::Output;
use crate::diag::areas::theme::Theming;
use crate::diag::problem::Diagnostic;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::plan::Plan;
use crate::plan::share::{OF_SITE, TEMPLATE, example};
use crate::render::page::{Kitchen, Texts};
use crate::theme::draw::DRAWER;
use crate::theme::load::Theme;

/// Whether the site asks for pictures, and the theme can draw them.
pub(super) fn draws(settings: &Settings, theme: &Theme, problems: &mut Problems) -> bool {
    let Some(file) = theme.resolve(TEMPLATE).and_then(|full| theme.template_files.get(full)) else {
        return false;
    };
    if !settings.outlets.share.pictures || DRAWER.is_none() {
        return false;
    }
    for font in theme.fonts.faulty() {
        let path = font.text().clone();
        problems.at(Span::file_start(font), Theming::BadFont { path });
    }
    if theme.fonts.is_empty() {
        problems.at(Span::file_start(file), Theming::NoFonts {});
        return false;
    }
    true
}

/// The problem of the template, if it cannot draw the pictures of the site and its sub-sites.
pub(super) fn failing(plan: &Plan, theme: &Theme) -> Option<Diagnostic> {
    let is_tried = |page: &&crate::plan::page::Page| page.kind == OF_SITE && !page.stands;
    let mut tried = plan.pages.iter().filter(is_tried).peekable();
    tried.peek()?;
    let kitchen = Kitchen::new(theme, &plan.shared, &NoTexts);
    tried.find_map(|page| kitchen.check(page).and_then(|()| kitchen.check(&example(page))).err())
}

/// Pictures show no texts.
struct NoTexts;

impl Texts for NoTexts {
    fn text(&self, file: &RelPath, _: Digest) -> Result<String, Diagnostic> {
        Err(Diagnostic::nowhere(Output::Changed { path: file.text().clone() }))
    }
}
