//! What `site.toml` gives, and what is wrong with it.

use super::{Overrides, read};
use crate::base::route::RelPath;

fn codes(text: &str) -> Vec<&'static str> {
    let (_, problems) = read(&RelPath::new("site.toml").unwrap(), text, &Overrides::default());
    problems.iter().map(|d| d.problem.code()).collect()
}

const OK: &str = "title = \"T\"\nbase_url = \"https://a.vn/b/\"\n";

#[test]
fn a_small_file_gives_defaults() {
    let file = RelPath::new("site.toml").unwrap();
    let (settings, problems) = read(&file, OK, &Overrides::default());
    let settings = settings.unwrap();
    assert!(problems.is_empty());
    assert_eq!(settings.base_path.as_str(), "/b");
    assert_eq!(settings.lists.page_size, 20);
    assert_eq!(settings.urls.topics.as_str(), "chu-de");
}

#[test]
fn every_kind_of_mistake_is_named() {
    assert_eq!(codes("title = "), ["T0702"]);
    assert_eq!(codes("titel = \"x\"\n"), ["T0703", "T0706", "T0706"]);
    assert_eq!(codes(&format!("{OK}time_zone = 3.5\n")), ["T0704"]);
    assert_eq!(codes(&format!("{OK}time_zone = \"Mars\"\n")), ["T0705"]);
    assert_eq!(codes(&format!("{OK}[urls]\narticle = \"x\"\n")), ["T0705"]);
    assert_eq!(codes(&format!("{OK}[lists]\npage_size = 0\n")), ["T0705"]);
    assert_eq!(codes(&format!("{OK}[menus]\nmain = [{{ title = \"x\" }}]\n")), ["T0706"]);
}

#[test]
fn command_line_stands_above_environment_above_file() {
    let file = RelPath::new("site.toml").unwrap();
    let mut overrides = Overrides {
        base_url: None,
        environment: vec![
            ("TOASOAN_BASE_URL".into(), "https://moi.vn".into()),
            ("TOASOAN_LISTS_PAGE_SIZE".into(), "7".into()),
            ("TOASOAN_LIST_PAGE_SIZE".into(), "7".into()),
        ],
        subsite: None,
    };
    let (settings, problems) = read(&file, OK, &overrides);
    let settings = settings.unwrap();
    assert_eq!(settings.base_url.as_str(), "https://moi.vn");
    assert_eq!(settings.lists.page_size, 7);
    assert_eq!(problems.count(crate::diag::problem::Severity::Warning), 1);
    overrides.base_url = Some("https://dong-lenh.vn".into());
    assert_eq!(read(&file, OK, &overrides).0.unwrap().base_url.as_str(), "https://dong-lenh.vn");
}
