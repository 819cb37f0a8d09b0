//! Keeps the world equal to the disk.
//!
//! Whoever asks waits for a look at the disk that began after the question; questions that arrive
//! together share one. Looking means listing all files: only when one of them differs, or an article
//! falls due, is the site planned again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use serde::Serialize;
use tokio::sync::{Mutex, watch};
use tokio::task::spawn_blocking;

use super::panel::{Disk, Panel, panel};
use super::shelf::Shelf;
use super::world::{Answer, Good, World};
use super::{Ask, Clock};
use crate::base::date::{Stamp, Zone};
use crate::base::digest::Digest;
use crate::base::text::Text;
use crate::build::load::Memory;
use crate::build::{Clock as Stages, Options, prepare, settings};
use crate::diag::areas::output::Output;
use crate::diag::problem::{Lang, Problem};
use crate::diag::problems::Problems;
use crate::source::file::Stat;
use crate::source::read;
use crate::source::scan::{FOLDERS, Found, walk};

/// How often a page that changes while it is rendered is tried.
const TRIES: usize = 5;

/// A change, as open pages are told of it.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct News {
    run: u32,
    turn: u64,
    /// Files and fragments that changed since the preview began, and when.
    parts: BTreeMap<String, u64>,
}

/// Everything the preview knows.
pub(super) struct Desk {
    state: Arc<Mutex<State>>,
    rendered: Arc<Shelf>,
    news: watch::Receiver<Arc<News>>,
}

struct State {
    options: Options,
    clock: Option<Clock>,
    lang: Lang,
    memory: Memory,
    seen: Option<Seen>,
    world: Arc<World>,
    digest: Option<Digest>,
    rendered: Arc<Shelf>,
    news: watch::Sender<Arc<News>>,
}

/// The disk as it was looked at last.
struct Seen {
    at: Instant,
    found: Vec<Found>,
    problems: Problems,
    config: Option<Vec<u8>>,
    /// From when, until when (without it) the plan holds, in seconds since 1970; always, if none.
    holds: Option<(i64, i64)>,
}

impl Desk {
    pub(super) fn new(ask: Ask) -> Desk {
        let world = World {
            turn: 0,
            good: None,
            is_current: false,
            problems: Problems::new(),
            panel: Panel::default(),
            root: ask.options.root.clone(),
            lang: ask.lang,
        };
        let run = std::process::id();
        let (sender, news) = watch::channel(Arc::new(News { run, ..News::default() }));
        let rendered = Arc::new(Shelf::default());
        let state = State {
            options: ask.options,
            clock: ask.clock,
            lang: ask.lang,
            memory: Memory::default(),
            seen: None,
            world: Arc::new(world),
            digest: None,
            rendered: rendered.clone(),
            news: sender,
        };
        Desk { state: Arc::new(Mutex::new(state)), rendered, news }
    }

    /// News from now on, beginning with the present state.
    pub(super) fn news(&self) -> watch::Receiver<Arc<News>> {
        self.news.clone()
    }

    /// The world of the disk at some moment after `asked`; none when the work broke off.
    /// `doubt` names a file that is not as it was thought to be.
    pub(super) async fn world(&self, asked: Instant, doubt: Option<Text>) -> Option<Arc<World>> {
        let mut state = self.state.clone().lock_owned().await;
        spawn_blocking(move || state.look(asked, doubt)).await.ok()
    }

    /// Answers for a path.
    pub(super) async fn answer(&self, path: String) -> Option<Answer> {
        let mut doubt = None;
        for tries_left in (0..TRIES).rev() {
            let world = self.world(Instant::now(), doubt.take()).await?;
            let (path, rendered) = (path.clone(), self.rendered.clone());
            let answered = spawn_blocking(move || match world.answer(&path, &rendered) {
                Err(doubt) if tries_left == 0 => Ok(world.give_up(doubt)),
                answered => answered,
            });
            match answered.await.ok()? {
                Ok(answer) => return Some(answer),
                Err(found) => doubt = Some(found.path),
            }
        }
        None
    }

    /// How long it takes until an article appears or disappears.
    pub(super) async fn until_due(&self) -> Duration {
        let state = self.state.lock().await;
        let wait = state.seen.as_ref().and_then(|seen| {
            let now = state.now(&Zone::default()).unix();
            state.clock.as_ref().and(seen.holds).map(|(_, until)| until.saturating_sub(now))
        });
        wait.map_or(Duration::MAX, |seconds| Duration::from_secs(seconds.max(1) as u64))
    }
}

impl State {
    fn now(&self, zone: &Zone) -> Stamp {
        self.clock.as_ref().and_then(|clock| clock(zone)).unwrap_or(self.options.as_of)
    }

    fn look(&mut self, asked: Instant, doubt: Option<Text>) -> Arc<World> {
        if let Some(path) = doubt {
            self.memory.records.remove(&path);
            self.seen = None;
        }
        if self.seen.as_ref().is_none_or(|seen| seen.at < asked) {
            let at = Instant::now();
            let (found, problems) = walk(&self.options.root, &FOLDERS);
            let config = read::config(&self.options.root.join(&self.options.config)).ok();
            match &mut self.seen {
                Some(seen)
                    if seen.found == found
                        && seen.problems == problems
                        && seen.config == config =>
                {
                    seen.at = at;
                }
                seen => *seen = None,
            }
            if !self.is_fresh() {
                self.plan(Seen { at, found, problems, config, holds: None });
            }
        }
        self.world.clone()
    }

    /// Whether the plan holds, as the files look the same: all of them could be read, none so soon after a
    /// change that it could have changed unseen, and no article has fallen due.
    fn is_fresh(&self) -> bool {
        let Some(seen) = &self.seen else { return false };
        let is_due = self.clock.is_some() && {
            let now = self.now(&Zone::default()).unix();
            seen.holds.is_some_and(|(from, until)| !(from..until).contains(&now))
        };
        let mut unsettled = self.memory.files().filter(|file| file.stat.mtime == Stat::UNSETTLED);
        !is_due
            && self.memory.records.len() == seen.found.len()
            && unsettled.all(|file| read::read_again(&self.options.root, file).is_ok())
    }

    fn plan(&mut self, mut seen: Seen) {
        let zone = settings(&self.options).map_or_else(|_| Zone::default(), |(s, _)| s.zone);
        self.options.as_of = self.now(&zone);
        let mut outcome = prepare(&self.options, &mut self.memory, &mut Stages::start());
        for _ in 1..TRIES {
            let problems = match &outcome {
                Ok(prepared) => &prepared.problems,
                Err(problems) => problems,
            };
            let moved =
                |problem: &Problem| matches!(problem, Problem::Output(Output::Changed { .. }));
            if !problems.iter().any(|diagnostic| moved(&diagnostic.problem)) {
                break;
            }
            outcome = prepare(&self.options, &mut self.memory, &mut Stages::start());
        }
        self.memory.changed.clear();
        self.memory.removed.clear();
        seen.holds = outcome.as_ref().ok().map(|prepared| prepared.site.as_of.holds());
        self.seen = Some(seen);
        let old = self.world.clone();
        let (good, problems) = match outcome {
            Ok(prepared) => {
                let good = Good::new(prepared, &self.memory, self.options.root.clone());
                let problems = good.problems().clone();
                (Some(Arc::new(good)), problems)
            }
            Err(problems) => (None, problems),
        };
        let is_current = good.is_some();
        let panel = panel(&problems, self.lang, &Disk(self.options.root.clone()));
        let digest = good.as_ref().map(|good| good.digest());
        let is_new = old.turn == 0
            || old.is_current != is_current
            || old.panel != panel
            || (is_current && self.digest != digest);
        let world = World {
            turn: old.turn + u64::from(is_new),
            good: good.or_else(|| old.good.clone()),
            is_current,
            problems,
            panel,
            root: self.options.root.clone(),
            lang: self.lang,
        };
        if is_current {
            self.digest = digest;
        }
        if is_new {
            self.tell(&old, &world);
        }
        let faulty = world.faulty();
        self.rendered.retain(|file, kept| world.wants(file, kept, &faulty));
        self.world = Arc::new(world);
    }

    fn tell(&self, old: &World, new: &World) {
        let parts =
            |world: &World| world.good.as_ref().map(|good| good.parts()).unwrap_or_default();
        let (before, after) = (parts(old), parts(new));
        let mut news = News::clone(&self.news.borrow());
        news.turn = new.turn;
        if old.turn > 0 {
            let moved = after.into_iter().filter(|(path, key)| before.get(path) != Some(key));
            news.parts.extend(moved.map(|(path, _)| (path, new.turn)));
        }
        self.news.send_replace(Arc::new(news));
    }
}
