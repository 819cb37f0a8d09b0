//! The command line: arguments → one command → exit code.
//!
//! Exit codes: 0 clean, 1 problems found, 2 could not run. Results go to stdout, problems and progress
//! to stderr.

pub mod args;
mod build;
mod check;
mod cite;
mod explain;
mod guidance;
mod init;
mod reference;
mod related;
mod say;
mod serve;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use args::{Args, Command};

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is wrong.
    Clean,
    /// The site has errors.
    Problems,
    /// The command could not run.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        match outcome {
            Outcome::Clean => ExitCode::SUCCESS,
            Outcome::Problems => ExitCode::from(1),
            Outcome::Failed => ExitCode::from(2),
        }
    }
}

/// Runs the program.
pub fn run(argv: impl Iterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(argv) {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    let outcome = match args.command {
        Command::Init(init) => init::run(&init, args.lang.into()),
        Command::Build(build) => build::run(&build, args.lang.into(), args.quiet),
        Command::Check(check) => check::run(&check, args.lang.into(), args.quiet),
        Command::Serve(serve) => serve::run(&serve, args.lang.into()),
        Command::Related(related) => related::run(&related, args.lang.into()),
        Command::Cite(cite) => cite::run(&cite, args.lang.into()),
        Command::Explain(explain) => explain::run(&explain, args.lang.into()),
        Command::Reference(reference) => reference::run(&reference, args.lang.into()),
    };
    outcome.into()
}
