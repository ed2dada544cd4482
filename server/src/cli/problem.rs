//! Errors as people see them: what is wrong, why, what to do, and the exit code for scripts.

use std::fmt;

/// Anything without a code of its own.
pub const FAILED: u8 = 1;
/// The command line or a setting is wrong.
pub const USAGE: u8 = 2;
/// A port or the data directory belongs to another process.
pub const OCCUPIED: u8 = 4;
/// The disk is full, not writable or damaged.
pub const STORAGE: u8 = 5;
/// The machine or a container forbids what the broker needs.
pub const ENVIRONMENT: u8 = 7;

/// An error for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, in one line.
    pub error: String,
    /// Why, if that says more.
    pub cause: Option<String>,
    /// What to do.
    pub fix: Option<String>,
    /// The exit code of the process.
    pub exit_code: u8,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "error: {}", self.error)?;
        if let Some(cause) = &self.cause {
            write!(formatter, "\n  cause: {cause}")?;
        }
        if let Some(fix) = &self.fix {
            write!(formatter, "\n  fix: {fix}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cause_and_fix_stand_below_the_error() {
        let problem = Problem {
            error: "port 9092 is in use".to_owned(),
            cause: Some("pid 7 (java) listens there".to_owned()),
            fix: Some("ringspool serve --listen localhost:9093".to_owned()),
            exit_code: OCCUPIED,
        };
        assert_eq!(
            problem.to_string(),
            "error: port 9092 is in use\n  cause: pid 7 (java) listens there\n  fix: ringspool serve --listen localhost:9093"
        );
    }
}
