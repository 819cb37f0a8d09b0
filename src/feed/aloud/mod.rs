//! Texts for reading aloud: beside each article a file with the same words, numbers and symbols spelt.
//!
//! 1. [`crate::markup::paragraphs`] takes the paragraphs out of the HTML.
//! 2. [`say`] spells what a voice would stumble over; [`number`] and [`words`] know the words.

mod number;
mod say;
mod words;

use serde::Serialize;

use crate::base::text::Text;
use crate::config::outlets::Dialect;
use crate::diag::problem::Lang;
use crate::diag::span::Span;
use crate::markup::paragraphs;
use crate::plan::page::{Ingredients, Page, Recipe};
use crate::plan::planner::{Planner, roots};
use crate::view::article::{ArticleView, aloud_route};
use crate::view::input::Input;
use number::{NORTH, SOUTH};
use say::say;

const RECIPE: Recipe = Recipe { name: "aloud", run };

/// How texts are read.
#[derive(Serialize)]
struct Reading {
    dialect: Dialect,
    site: Text,
}

/// Plans a text for each article, where the configuration asks for them and the site is Vietnamese.
pub(super) fn aloud(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    if !settings.outlets.aloud.enabled || settings.language != Lang::Vi {
        return;
    }
    let reading = Reading { dialect: settings.outlets.aloud.dialect, site: settings.title.clone() };
    let reading = Input::single(reading);
    let texts = planner.texts.iter();
    let pages: Vec<Page> = texts
        .filter_map(|(id, text)| {
            let article = planner.world.site.articles.get(*id);
            let inputs = roots([
                ("article", text.article.clone()),
                ("body", text.body.clone()),
                ("reading", reading.clone()),
            ]);
            let mut page = Page::recipe(aloud_route(&article.route)?, "feed", RECIPE, inputs);
            page.components.clone_from(&text.components);
            page.source = Some(Span::file_start(&article.head.file));
            Some(page)
        })
        .collect();
    planner.pages.extend(pages);
}

fn run(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let (Some(article), Some(reading)) =
        (ingredients.one::<ArticleView>("article"), ingredients.one::<Reading>("reading"))
    else {
        return Vec::new();
    };
    let voice = match reading.dialect {
        Dialect::North => NORTH,
        Dialect::South => SOUTH,
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(article.kicker.iter().map(|kicker| sentence(kicker)));
    lines.push(sentence(&article.title));
    let names: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    if !names.is_empty() {
        lines.push(format!("Tác giả: {}.", names.join(", ")));
    }
    let date =
        article.date.as_ref().map(|date| sentence(&format!("{}, {}", reading.site, date.day)));
    lines.extend(date);
    for mend in article.corrections.iter().rev() {
        lines.push(sentence(&format!("Cải chính ngày {}: {}", mend.date.day, mend.text)));
    }
    lines.extend(article.lede.iter().map(ToString::to_string));
    for body in &ingredients.texts {
        lines.extend(paragraphs(body));
    }
    if let Some(source) = &article.source {
        lines.push(format!("Nguồn: {}.", source.name));
    }
    let mut out = String::new();
    for line in lines {
        out.push_str(&say(&line, voice));
        out.push_str("\n\n");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out.into_bytes()
}

/// A line that ends as a sentence, so that a voice pauses after it.
fn sentence(text: &str) -> String {
    let ends = text.ends_with(['.', '!', '?', '…', ':']);
    format!("{text}{}", if ends { "" } else { "." })
}
