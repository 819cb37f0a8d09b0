//! The table of printed issues.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::references::Reference;
use crate::diag::problem::{Diagnostic, Lang, Role};
use crate::diag::problems::Problems;
use crate::model::issue::{Issue, number_key, order};
use crate::parse::issue::IssueHead;

/// Finds an issue by year and number key.
pub(super) type FindIssue = BTreeMap<(i64, String), Id<Issue>>;

/// Makes the table, oldest first.
pub(super) fn issues(
    heads: &[Arc<IssueHead>],
    settings: &Settings,
    problems: &mut Problems,
) -> Table<Issue> {
    let mut known: BTreeMap<(i64, String), Arc<IssueHead>> = BTreeMap::new();
    let mut issues: Vec<Issue> = Vec::new();
    for head in heads {
        let key = (head.year, number_key(&head.number.value));
        let word = if settings.language == Lang::Vi { "Số" } else { "No." };
        let title = Text::from(format!("{word} {} - {}", head.number.value, head.year));
        if let Some(first) = known.get(&key) {
            let at = head.number.span(&head.file);
            let problem = Diagnostic::at(at, Reference::DuplicateIssue { issue: title });
            problems.push(problem.with(first.number.span(&first.file), Role::First));
            continue;
        }
        known.insert(key, head.clone());
        let number = Slug::from_title(&head.number.value);
        let path = format!("/{}/{}/{number}/", settings.urls.issues, head.year);
        let route = Route::new(&path).unwrap_or_else(|_| Route::root());
        issues.push(Issue { head: head.clone(), title, route });
    }
    issues.sort_by_cached_key(|issue| order(&issue.head));
    Table::from_sorted(issues)
}

/// Indexes the table.
pub(super) fn lookup(issues: &Table<Issue>) -> FindIssue {
    issues
        .iter()
        .map(|(id, issue)| ((issue.head.year, number_key(&issue.head.number.value)), id))
        .collect()
}
