//! `toasoan serve`: the preview on this machine.

use super::Outcome;
use super::args::Serve;
use super::say;
use crate::diag::problem::Lang;

/// Runs the preview until the process is stopped.
#[cfg(feature = "serve")]
pub(super) fn run(args: &Serve, lang: Lang) -> Outcome {
    use crate::serve::{Ask, Clock, start};
    use std::io::ErrorKind;

    let Some(options) = say::options(&args.site, lang) else { return Outcome::Failed };
    let clock: Option<Clock> = match args.site.as_of {
        None => Some(Box::new(say::now)),
        Some(_) => None,
    };
    let port = args.port;
    match start(Ask { options, clock, port, lang }) {
        Ok(running) => {
            say::out(&running.url);
            if args.open {
                open(&running.url);
            }
            running.wait();
            Outcome::Clean
        }
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let vi = format!(
                "lỗi: cổng {port} đang có chương trình khác dùng; thêm `--port 0` để tự chọn cổng"
            );
            let en =
                format!("error: port {port} is taken; add `--port 0` to take any that is free");
            say::err(say::tr(lang, &vi, &en));
            Outcome::Failed
        }
        Err(error) => {
            let vi = format!("lỗi: không mở được cổng {port}: {error}");
            let en = format!("error: cannot open port {port}: {error}");
            say::err(say::tr(lang, &vi, &en));
            Outcome::Failed
        }
    }
}

/// Says that this program was built without the preview.
#[cfg(not(feature = "serve"))]
pub(super) fn run(_: &Serve, lang: Lang) -> Outcome {
    let vi = "lỗi: bản này không có serve; cài bản đầy đủ, hoặc biên dịch với `--features serve`";
    let en = "error: this program has no serve; install the full one, or compile with `--features serve`";
    say::err(say::tr(lang, vi, en));
    Outcome::Failed
}

/// Opens the browser. Where there is none, the printed address has to do.
#[cfg(feature = "serve")]
fn open(url: &str) {
    use std::process::{Command, Stdio};

    let mut command = if cfg!(target_os = "windows") {
        let mut command = Command::new("cmd");
        command.args(["/c", "start", ""]);
        command
    } else if cfg!(target_os = "macos") {
        Command::new("open")
    } else {
        Command::new("xdg-open")
    };
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let _ = quiet.arg(url).spawn();
}
