//! Changes on disk → lists of changed paths, gathered until the disk is quiet for a moment.
//!
//! The list is a hint where to look, never the truth: a folder in it stands for all it holds, and
//! an empty list means that events were lost and everything has to be looked at. Only the folders
//! and files asked for are reported; the output and the cache lie outside of them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::Duration;

use notify::{Config, EventKind, RecommendedWatcher, RecursiveMode};
use notify_debouncer_full::{
    DebounceEventResult, DebouncedEvent, Debouncer, RecommendedCache, new_debouncer_opt,
};

use crate::source::scan::is_skipped;

/// How long the disk must be quiet before a change is reported. Editors write in several steps.
const QUIET: Duration = Duration::from_millis(60);

type Live = Debouncer<RecommendedWatcher, RecommendedCache>;

/// A running watch; dropping it ends the reports.
#[must_use = "the watch ends when this is dropped"]
pub struct Watching {
    _live: Arc<Mutex<Live>>,
}

/// Calls `on_change` on a thread of its own whenever something changes in one of the folders of a
/// root, or in one of the `files` (paths relative to the root, such as `site.toml`).
///
/// Paths are absolute and sorted. Folders and files that do not exist yet are reported when they
/// appear. Files that [`is_skipped`] leaves out are not reported.
///
/// # Errors
/// Gives the system's error when the root does not exist or no more folders can be watched.
pub fn watch(
    root: &Path,
    folders: &[&str],
    files: &[&str],
    on_change: impl Fn(Vec<PathBuf>) + Send + 'static,
) -> notify::Result<Watching> {
    let root = root.canonicalize()?;
    let wanted = Wanted {
        folders: folders.iter().map(|folder| root.join(folder)).collect(),
        files: files.iter().map(|file| root.join(file)).collect(),
    };
    // The root itself shows when a missing folder appears; parents of files, because editors
    // replace files instead of writing into them.
    let parents: BTreeSet<PathBuf> =
        wanted.files.iter().filter_map(|file| file.parent()).map(Path::to_path_buf).collect();
    let mut flat = parents;
    flat.extend(wanted.folders.iter().filter_map(|f| f.parent()).map(Path::to_path_buf));
    let deep = wanted.folders.clone();

    let back: Arc<OnceLock<Weak<Mutex<Live>>>> = Arc::default();
    let live_again = Arc::clone(&back);
    let handler = move |result: DebounceEventResult| {
        let Ok(events) = result else {
            on_change(Vec::new());
            return;
        };
        let live = live_again.get().and_then(Weak::upgrade);
        if let Some(changed) = wanted.changed(&events) {
            let appeared = changed.iter().filter(|path| wanted.folders.contains(path));
            if let Some(live) = live {
                let mut live = live.lock().unwrap_or_else(PoisonError::into_inner);
                for folder in appeared.filter(|folder| is_real_folder(folder)) {
                    // A folder that vanishes in between is reported again when it comes back.
                    let _ = live.watch(folder, RecursiveMode::Recursive);
                }
            }
            on_change(changed);
        }
    };

    let config = Config::default().with_follow_symlinks(false);
    let cache = RecommendedCache::new();
    let mut live: Live = new_debouncer_opt(QUIET, None, handler, cache, config)?;
    for folder in flat.iter().filter(|folder| folder.is_dir()) {
        live.watch(folder, RecursiveMode::NonRecursive)?;
    }
    for folder in deep.iter().filter(|folder| is_real_folder(folder)) {
        live.watch(folder, RecursiveMode::Recursive)?;
    }
    let live = Arc::new(Mutex::new(live));
    // Set once, here; events of the moments before belong to folders that are watched already.
    let _ = back.set(Arc::downgrade(&live));
    Ok(Watching { _live: live })
}

/// What the caller asked for, as absolute paths.
struct Wanted {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Wanted {
    /// The paths to report: nothing when no event concerns the caller, an empty list when events
    /// were lost.
    fn changed(&self, events: &[DebouncedEvent]) -> Option<Vec<PathBuf>> {
        if events.iter().any(|event| event.need_rescan()) {
            return Some(Vec::new());
        }
        let paths: BTreeSet<&PathBuf> = events
            .iter()
            .filter(|event| !matches!(event.kind, EventKind::Access(_)))
            .flat_map(|event| &event.paths)
            .filter(|path| self.holds(path))
            .collect();
        (!paths.is_empty()).then(|| paths.into_iter().cloned().collect())
    }

    fn holds(&self, path: &Path) -> bool {
        let inside = |folder: &PathBuf| {
            path.strip_prefix(folder).is_ok_and(|below| !below.iter().any(is_skipped))
        };
        self.files.iter().any(|file| file == path) || self.folders.iter().any(inside)
    }
}

fn is_real_folder(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|metadata| metadata.is_dir())
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, Event, Flag};
    use std::fs;
    use std::sync::mpsc;
    use std::time::Instant;

    fn event(kind: EventKind, path: &str) -> DebouncedEvent {
        DebouncedEvent::new(Event::new(kind).add_path(path.into()), Instant::now())
    }

    #[test]
    fn only_wanted_paths_are_reported() {
        let wanted =
            Wanted { folders: vec!["/s/content".into()], files: vec!["/s/site.toml".into()] };
        let create = EventKind::Create(CreateKind::File);
        for (kind, path, reported) in [
            (create, "/s/content/a.md", true),
            (create, "/s/content", true),
            (create, "/s/site.toml", true),
            (create, "/s/site.toml.bak", false),
            (create, "/s/content/.git/index", false),
            (create, "/s/content/a.md~", false),
            (create, "/s/contents/a.md", false),
            (create, "/s/public/index.html", false),
            (create, "/s/.toasoan/heads/00", false),
            (EventKind::Access(AccessKind::Read), "/s/content/a.md", false),
        ] {
            assert_eq!(wanted.changed(&[event(kind, path)]).is_some(), reported, "{path}");
        }
    }

    #[test]
    fn lost_events_are_an_empty_list() {
        let wanted = Wanted { folders: vec!["/s/content".into()], files: vec![] };
        let lost = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        let events = [
            event(EventKind::Create(CreateKind::File), "/s/content/a.md"),
            DebouncedEvent::new(lost, Instant::now()),
        ];
        assert_eq!(wanted.changed(&events), Some(vec![]));
    }

    #[test]
    fn changes_and_late_folders_arrive() {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path().canonicalize().unwrap();
        fs::create_dir(root.join("content")).unwrap();
        let (send, receive) = mpsc::channel();
        let send = Mutex::new(send);
        let guard = watch(&root, &["content", "static"], &["site.toml"], move |paths| {
            let _ = send.lock().unwrap().send(paths);
        })
        .unwrap();
        let wait_for = |path: &Path| {
            let end = Instant::now() + Duration::from_secs(10);
            while let Ok(paths) =
                receive.recv_timeout(end.saturating_duration_since(Instant::now()))
            {
                if paths.iter().any(|found| found == path) {
                    return;
                }
            }
            panic!("{} was not reported", path.display());
        };
        for (folder, file) in
            [(None, "content/a.md"), (None, "site.toml"), (Some("static"), "static/a.css")]
        {
            if let Some(folder) = folder {
                fs::create_dir(root.join(folder)).unwrap();
                wait_for(&root.join(folder));
            }
            fs::write(root.join(file), "x").unwrap();
            wait_for(&root.join(file));
        }
        fs::remove_dir_all(root.join("content")).unwrap();
        wait_for(&root.join("content"));
        fs::create_dir(root.join("content")).unwrap();
        wait_for(&root.join("content"));
        fs::write(root.join("content/b.md"), "x").unwrap();
        wait_for(&root.join("content/b.md"));
        drop(guard);
    }
}
