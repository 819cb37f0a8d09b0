//! `toasoan related`: the related list of an article, or the parts of one score.

use super::Outcome;
use super::args::{Format, Related};
use super::say;
use crate::base::fold::nearest;
use crate::base::table::Id;
use crate::build::load::Memory;
use crate::build::{Clock, Prepared, prepare};
use crate::diag::problem::Lang;
use crate::model::article::Article;
use crate::model::assemble::article_path;
use crate::model::index::related::Relations;
use crate::view::names::reason;

/// Prints the list, or why.
pub(super) fn run(args: &Related, lang: Lang) -> Outcome {
    let Some(options) = say::options(&args.site, lang) else { return Outcome::Failed };
    let prepared = match prepare(&options, &mut Memory::default(), &mut Clock::start()) {
        Ok(prepared) => prepared,
        Err(problems) => {
            say::problems(&problems, &args.site.root, lang, Format::Text, false);
            return Outcome::Failed;
        }
    };
    let Some(id) = find(&prepared, &args.article, lang) else { return Outcome::Failed };
    match &args.why {
        None => list(&prepared, id),
        Some(other) => {
            let Some(other) = find(&prepared, other, lang) else { return Outcome::Failed };
            why(&prepared, id, other, lang);
        }
    }
    Outcome::Clean
}

fn find(prepared: &Prepared, name: &str, lang: Lang) -> Option<Id<Article>> {
    let site = &prepared.site;
    let id = article_path(name).and_then(|path| site.by_file.get(&path).copied());
    if id.is_none() {
        let known = site.by_file.keys().map(|file| file.as_str().trim_start_matches("content/"));
        let near = nearest(name, known).map_or_else(String::new, |near| format!(" `{near}`?"));
        let vi = format!("không có bài `{name}`; ghi đường dẫn tệp từ content/.{near}");
        let en =
            format!("there is no article `{name}`; write the file's path below content/.{near}");
        say::err(say::tr(lang, &vi, &en));
    }
    id
}

fn name(prepared: &Prepared, id: Id<Article>) -> String {
    let article = prepared.site.articles.get(id);
    let file = article.head.file.as_str().trim_start_matches("content/");
    format!("{} ({file})", article.title)
}

fn list(prepared: &Prepared, id: Id<Article>) {
    say::out(&name(prepared, id));
    let relations = Relations::new(&prepared.site);
    for related in relations.list(id, &mut relations.board()) {
        let reason = reason(&prepared.site, &prepared.settings, related.reason);
        say::out(&format!("{:>8}  {}  [{reason}]", related.score, name(prepared, related.article)));
    }
}

fn why(prepared: &Prepared, id: Id<Article>, other: Id<Article>, lang: Lang) {
    let site = &prepared.site;
    let relations = Relations::new(site);
    let (parts, newness) = relations.parts(id, other);
    say::out(&format!("A  {}", name(prepared, id)));
    say::out(&format!("B  {}", name(prepared, other)));
    let mut sum = 0;
    for part in &parts {
        sum += part.points;
        let reason = reason(site, &prepared.settings, part.reason);
        let rarity = f64::from(part.rarity) / 2.0;
        let common = if part.generates {
            ""
        } else {
            say::tr(lang, " (phổ biến: không sinh ứng viên)", " (common: generates no candidates)")
        };
        let vi = format!(
            "{:>6} điểm  {reason}; {} bài, độ hiếm {rarity}{common}",
            part.points, part.articles
        );
        let en = format!(
            "{:>6} points  {reason}; {} articles, rarity {rarity}{common}",
            part.points, part.articles
        );
        say::out(say::tr(lang, &vi, &en));
    }
    let score = sum * newness;
    let list = relations.list(id, &mut relations.board());
    let place = list.iter().position(|related| related.article == other);
    let vi = format!("tổng {sum} × độ mới {newness}/256 = {score}");
    let en = format!("sum {sum} × newness {newness}/256 = {score}");
    say::out(say::tr(lang, &vi, &en));
    let (vi, en) = match place {
        Some(at) => (
            format!("B đứng thứ {} trong danh sách của A", at + 1),
            format!("B is number {} in A's list", at + 1),
        ),
        None => ("B không có trong danh sách của A".to_owned(), "B is not in A's list".to_owned()),
    };
    say::out(say::tr(lang, &vi, &en));
}
