//! Year and month archives, and the list of all articles.

use std::collections::BTreeMap;

use crate::base::date::Month;
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::article::Article;
use crate::plan::kinds::lists::{Headed, headed};
use crate::plan::page::Page;
use crate::plan::planner::{About, Planner, roots};
use crate::view::chrome::word;
use crate::view::input::Input;
use crate::view::link::url;
use crate::view::list::{FactView, GroupView, HeadView, TermView};

/// The articles of a month.
type MonthList<'a> = (Month, &'a [Id<Article>]);

/// Plans them.
pub fn archives(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    if settings.pages.all {
        all(planner);
    }
    if !settings.pages.archive {
        return;
    }
    let site = planner.world.site;
    let at = &settings.urls.archive;
    let up = planner.folder_link("Lưu trữ", "Archive", at);
    let mut years: BTreeMap<i16, Vec<MonthList<'_>>> = BTreeMap::new();
    for (month, list) in site.index.by_month.iter().rev() {
        years.entry(month.year).or_default().push((*month, list));
    }
    let mut groups = Vec::new();
    for (year, months) in years.iter().rev() {
        let Ok(year_route) = Route::new(&format!("/{at}/{year}/")) else { continue };
        let mut items = Vec::new();
        let mut facts = Vec::new();
        let mut of_year: Vec<Id<Article>> = Vec::new();
        for (month, list) in months {
            let Ok(route) = Route::new(&format!("/{at}/{year}/{:02}/", month.month)) else {
                continue;
            };
            let label = Text::from(format!("{} {}", word(settings, "Tháng", "Month"), month.month));
            let address = url(settings, &route);
            let value = Text::from(format!("{} {}", list.len(), word(settings, "bài", "articles")));
            facts.push(FactView { label: label.clone(), value, url: Some(address.clone()) });
            items.push(TermView {
                title: label.clone(),
                url: address,
                count: list.len(),
                note: None,
            });
            of_year.extend(list.iter());
            let year_link =
                crate::view::link::link(settings, &Text::from(year.to_string()), &year_route);
            let list = Headed {
                kind: "month",
                folder: route,
                title: Text::from(format!("{label}-{year}")),
                subtitle: None,
                facts: Vec::new(),
                articles: list,
                trail: vec![up.clone(), year_link],
                intro: Input::None,
            };
            headed(planner, &list);
        }
        let list = Headed {
            kind: "year",
            folder: year_route,
            title: Text::from(format!("{} {year}", word(settings, "Năm", "Year"))),
            subtitle: None,
            facts,
            articles: &of_year,
            trail: vec![up.clone()],
            intro: Input::None,
        };
        headed(planner, &list);
        groups.push(GroupView { head: Text::from(year.to_string()), items });
    }
    index(planner, groups);
}

fn all(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    let Ok(folder) = Route::new(&format!("/{}/", settings.urls.all)) else { return };
    let list = Headed {
        kind: "all",
        folder,
        title: word(settings, "Tin mới", "Latest"),
        subtitle: None,
        facts: Vec::new(),
        articles: &planner.world.site.index.all,
        trail: Vec::new(),
        intro: Input::None,
    };
    headed(planner, &list);
}

fn index(planner: &mut Planner<'_>, groups: Vec<GroupView>) {
    let settings = planner.settings();
    let Ok(route) = Route::new(&format!("/{}/", settings.urls.archive)) else { return };
    if groups.is_empty() {
        return;
    }
    let title = word(settings, "Lưu trữ", "Archive");
    let head = HeadView {
        kind: Text::from("years"),
        title: title.clone(),
        subtitle: None,
        facts: Vec::new(),
    };
    let inputs = roots([
        ("head", Input::single(head)),
        ("groups", Input::single(groups)),
        planner.about(About {
            kind: "terms",
            title: title.clone(),
            description: title,
            trail: Vec::new(),
            image: None,
            has_code: false,
            noindex: false,
            route: &route,
        }),
    ]);
    planner.push(Page::template(route, "terms", "terms.html", inputs));
}
