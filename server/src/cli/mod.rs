//! The command line: one file per command group. Everything for people; nothing here decides about data.

mod banner;
mod client;
mod port_owner;
mod problem;
mod serve;
mod table;
mod topic;

use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Parser, Subcommand};

pub use self::problem::Problem;

/// A message broker that speaks the Apache Kafka wire protocol.
#[derive(Parser)]
#[command(name = "ringspool", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run the broker.
    Serve(serve::ServeArguments),
    /// Create, list, describe and delete topics.
    #[command(subcommand)]
    Topic(topic::TopicCommand),
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let outcome = match Arguments::try_parse() {
        Ok(arguments) => match arguments.command {
            Command::Serve(arguments) => serve::run(arguments),
            Command::Topic(command) => topic::run(command),
        },
        Err(error) => match error.kind() {
            ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                // Nothing is left to do if the terminal is gone.
                let _ = error.print();
                return ExitCode::from(if error.use_stderr() {
                    problem::USAGE
                } else {
                    0
                });
            }
            _ => Err(usage_problem(&error)),
        },
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            // Not `eprintln!`, which panics when nobody can read.
            let _ = writeln!(std::io::stderr(), "{problem}");
            ExitCode::from(problem.exit_code)
        }
    }
}

/// Writes to the terminal or pipe, which may be gone: that is no reason to fail.
fn say(text: &str) {
    let mut stdout = std::io::stdout().lock();
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}

/// A mistake on the command line in the shape of every other error.
fn usage_problem(error: &clap::Error) -> Problem {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => texts.first().cloned(),
        _ => None,
    };
    let argument = context(ContextKind::InvalidArg);
    let error_text = match (error.kind(), &argument) {
        (ErrorKind::UnknownArgument, Some(argument)) => format!("unknown flag '{argument}'"),
        (ErrorKind::InvalidSubcommand, _) => format!(
            "unknown command '{}'",
            context(ContextKind::InvalidSubcommand).unwrap_or_default()
        ),
        _ => first_line(error),
    };
    let suggestion = context(ContextKind::SuggestedArg)
        .or_else(|| context(ContextKind::SuggestedSubcommand))
        .map(|suggestion| format!("did you mean '{suggestion}'?"));
    Problem {
        error: error_text,
        cause: Some("the command line does not fit".to_owned()),
        fix: Some(suggestion.unwrap_or_else(|| "see ringspool --help".to_owned())),
        exit_code: problem::USAGE,
    }
}

fn first_line(error: &clap::Error) -> String {
    let text = error.to_string();
    let line = text.lines().next().unwrap_or_default();
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem_of(arguments: &[&str]) -> Problem {
        match Arguments::try_parse_from(arguments) {
            Ok(_) => panic!("{arguments:?} is refused"),
            Err(error) => usage_problem(&error),
        }
    }

    #[test]
    fn an_unknown_flag_is_answered_with_the_nearest_one() {
        let problem = problem_of(&["ringspool", "serve", "--listn", "localhost:9092"]);
        assert_eq!(problem.error, "unknown flag '--listn'");
        assert_eq!(problem.fix.as_deref(), Some("did you mean '--listen'?"));
        assert_eq!(problem.exit_code, problem::USAGE);
    }

    #[test]
    fn an_unknown_command_is_named() {
        let problem = problem_of(&["ringspool", "serv"]);
        assert_eq!(problem.error, "unknown command 'serv'");
        assert_eq!(problem.fix.as_deref(), Some("did you mean 'serve'?"));
    }
}
