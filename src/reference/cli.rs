//! The command line, as it explains itself.

use std::fmt::Write as _;

use clap::{Arg, Command};

use super::markdown::{code, table};

const INTRO: &str = "\
Kết quả in ra stdout; thông báo và tiến độ in ra stderr.
Mã thoát: 0 không có lỗi, 1 có lỗi, 2 không chạy được.

Results go to stdout, messages and progress to stderr.
Exit codes: 0 clean, 1 problems found, 2 could not run.
";

/// Commands in English.
const COMMANDS: &[(&str, &str)] = &[
    ("init", "Makes a small new site that builds at once."),
    ("build", "Builds the site into the output folder; only what changed is rendered again."),
    ("check", "Checks the content and writes nothing."),
    ("serve", "Shows the site on this machine and follows every edit."),
    ("related", "Tells why articles are related."),
    ("cite", "Tells which documents a text is seen to cite."),
    ("explain", "Explains a code, for example T0203."),
];

/// Arguments in English, by the name they have in the program.
const ARGUMENTS: &[(&str, &str)] = &[
    ("lang", "Language of messages: vi, en."),
    ("quiet", "Prints errors only."),
    ("help", "Prints help."),
    ("dir", "Folder of the new site; empty, or not there yet."),
    ("root", "Root folder of the site."),
    ("all", "All texts of the site, in place of one file."),
    ("unlinked", "Only those that lead to no document."),
    ("config", "Configuration file, from the root."),
    ("base_url", "Address of the site, above `base_url` of the configuration."),
    ("as_of", "Builds as if it were this time (now by default), for example 2026-11-21T08:00."),
    ("drafts", "Builds drafts and embargoed articles as well."),
    ("jobs", "Number of threads (by default the machine's cores)."),
    ("out", "Output folder."),
    (
        "subsite",
        "Builds one sub-site alone, at an address of its own (`base_url` in `[[subsites]]`, or --base-url).",
    ),
    ("relative", "Writes relative links, for a USB stick or any sub-folder."),
    ("verify", "Reads every file again and does not trust its times."),
    ("no_cache", "Does without the cache."),
    ("timings", "Prints how long each step took."),
    ("explain", "Tells why a page was rendered."),
    ("format", "Form of problems: text or json."),
    (
        "scheduled",
        "Lists the articles that wait: when they go on line, and for which printed issue.",
    ),
    ("deny", "Counts this severity as an error: warning or hint."),
    ("port", "Port on this machine; 0 picks a free one."),
    ("open", "Opens the browser."),
    ("article", "The article, for example thoi-su/ten-bai.md."),
    ("why", "Prints each part of this article's score in the list of the other."),
    ("file", "A Markdown or plain text file; `-` reads stdin."),
    ("date", "The text's day, above that of its front matter."),
    ("region", "The text's province, above that of its front matter."),
    ("code", "The code; without it all are listed."),
];

/// The page.
pub(super) fn body(command: &Command) -> String {
    let mut command = command.clone().term_width(100);
    command.build();
    let mut out = INTRO.to_owned();
    let rows = shown(&command).map(|sub| {
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        [format!("[`{0}`](#toasoan-{0})", sub.get_name()), about, english(COMMANDS, sub.get_name())]
    });
    let rows = table(["Lệnh · Command", "Việc", "What it does"], rows);
    let _ = write!(out, "\n{rows}");
    for sub in shown(&command) {
        let help = sub.clone().render_long_help().to_string();
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        let _ = write!(
            out,
            "\n## toasoan {}\n\n```text\n{}\n```\n\n{}",
            sub.get_name(),
            help.join("\n").trim(),
            table(
                ["Argument", "Meaning"],
                arguments(sub).map(|arg| {
                    [code(&written(arg)), english(ARGUMENTS, arg.get_id().as_str())]
                })
            )
        );
    }
    out
}

/// What a command or argument lacks in English, and what English has too much.
#[must_use]
pub fn untold(command: &Command) -> Vec<String> {
    let mut command = command.clone();
    command.build();
    let names: Vec<&str> = shown(&command).map(Command::get_name).collect();
    let arguments: Vec<&str> =
        shown(&command).flat_map(arguments).map(|arg| arg.get_id().as_str()).collect();
    let lack = |told: &[(&str, &str)], known: &[&str]| -> Vec<String> {
        let missing = known.iter().filter(|name| !told.iter().any(|(told, _)| told == *name));
        let orphans = told.iter().map(|(name, _)| name).filter(|name| !known.contains(name));
        missing.chain(orphans).map(|name| (*name).to_owned()).collect()
    };
    let mut found = lack(COMMANDS, &names);
    found.extend(lack(ARGUMENTS, &arguments));
    found
}

fn shown(command: &Command) -> impl Iterator<Item = &Command> {
    command.get_subcommands().filter(|sub| !sub.is_hide_set() && sub.get_name() != "help")
}

fn arguments(command: &Command) -> impl Iterator<Item = &Arg> {
    command.get_arguments().filter(|arg| !arg.is_hide_set())
}

fn written(arg: &Arg) -> String {
    match arg.get_long() {
        Some(long) => format!("--{long}"),
        None => arg.get_value_names().map_or_else(String::new, |names| {
            names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        }),
    }
}

fn english(told: &[(&str, &str)], name: &str) -> String {
    told.iter().find(|(told, _)| *told == name).map_or_else(String::new, |(_, en)| (*en).to_owned())
}
