//! The preview: the site served from memory to one machine, kept equal to a clean build of the disk.
//!
//! 1. [`desk`] looks at the disk before every answer and makes a new [`world`] when something moved.
//! 2. [`world`] renders the asked page from the plan; [`shelf`] keeps rendered bytes.
//! 3. [`http`] answers, and tells open pages of changes; they morph themselves (`client/`).
//! 4. [`panel`] puts problems over the last good page.
//!
//! Invariants: an answer stands for the disk at some moment after its question; nothing is written; only
//! names of this machine are answered.

mod desk;
mod http;
mod panel;
mod shelf;
mod world;

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use crate::base::date::{Stamp, Zone};
use crate::build::{Options, settings};
use crate::diag::problem::Lang;
use crate::source::scan::FOLDERS;
use crate::source::watch::{Watching, watch};
use desk::Desk;

/// How often the disk is looked at when the system cannot report changes.
const POLL: Duration = Duration::from_secs(1);

/// How often it is looked at otherwise, for articles that fall due.
const CALM: Duration = Duration::from_secs(30);

/// Tells the present moment in a zone.
pub type Clock = Box<dyn Fn(&Zone) -> Option<Stamp> + Send + Sync>;

/// What is to be previewed.
pub struct Ask {
    /// The site. Output folder and cache are left alone.
    pub options: Options,
    /// The clock, read at every rebuild; without one `options.as_of` stands still.
    pub clock: Option<Clock>,
    /// The port on 127.0.0.1; 0 for any that is free.
    pub port: u16,
    /// The language of problems.
    pub lang: Lang,
}

/// A preview that runs until it is dropped.
pub struct Running {
    /// Where it answers.
    pub address: SocketAddr,
    /// The address of the home page.
    pub url: String,
    runtime: Option<Runtime>,
    _watching: Option<Watching>,
}

impl Running {
    /// Waits until the process ends.
    pub fn wait(&self) {
        if let Some(runtime) = &self.runtime {
            runtime.block_on(std::future::pending::<()>());
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// Starts the preview. The site is read when the first page is asked for, or at once in the background.
///
/// # Errors
/// When the port is taken ([`io::ErrorKind::AddrInUse`]) or the system has no threads left.
pub fn start(ask: Ask) -> io::Result<Running> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, ask.port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let base = settings(&ask.options).map(|(settings, _)| settings.base_path).unwrap_or_default();
    let url = format!("http://{address}{base}/");
    let runtime = Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (root, config) = (ask.options.root.clone(), ask.options.config.clone());
    let desk = Arc::new(Desk::new(ask));
    let changed = Arc::new(Notify::new());
    changed.notify_one();
    let watching = watching(&root, &config, changed.clone());
    let pause = if watching.is_some() { CALM } else { POLL };
    let listener = {
        let _context = runtime.enter();
        tokio::net::TcpListener::from_std(listener)?
    };
    runtime.spawn(follow(desk.clone(), changed, pause));
    runtime.spawn(async move { axum::serve(listener, http::router(desk)).await });
    Ok(Running { address, url, runtime: Some(runtime), _watching: watching })
}

/// Watches the disk; none when the system cannot, as on some network drives.
fn watching(root: &Path, config: &str, changed: Arc<Notify>) -> Option<Watching> {
    watch(root, &FOLDERS, &[config], move |_| changed.notify_one()).ok()
}

/// Looks at the disk when it is said to have changed, and now and then, so that open pages learn of it.
async fn follow(desk: Arc<Desk>, changed: Arc<Notify>, pause: Duration) {
    loop {
        // Reports may come too early for files that are still being written; then another one follows.
        let _ = tokio::time::timeout(pause.min(desk.until_due().await), changed.notified()).await;
        desk.world(Instant::now(), None).await;
    }
}
