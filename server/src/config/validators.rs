//! Checks that a row of a settings table names.

use std::str::FromStr;

/// Accepts integers of at least `MIN`.
pub(super) fn at_least<const MIN: i64>(value: &str) -> Result<(), String> {
    between::<MIN, { i64::MAX }>(value)
}

/// Accepts integers from `MIN` to `MAX`, both included.
pub(super) fn between<const MIN: i64, const MAX: i64>(value: &str) -> Result<(), String> {
    match i64::from_str(value.trim()) {
        Ok(number) if number < MIN => Err(format!("must be at least {MIN}")),
        Ok(number) if number > MAX => Err(format!("must be at most {MAX}")),
        Ok(_) => Ok(()),
        Err(_) => Err("must be an integer".to_owned()),
    }
}

/// Accepts `true` and `false`.
pub(super) fn boolean(value: &str) -> Result<(), String> {
    match value {
        "true" | "false" => Ok(()),
        _ => Err("must be true or false".to_owned()),
    }
}

/// Accepts the names of the durability modes.
pub(super) fn durability(value: &str) -> Result<(), String> {
    match value {
        "disk" | "os" => Ok(()),
        _ => Err("must be disk or os".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_include_both_ends_and_nothing_else() {
        assert!(between::<1, 3>("1").is_ok() && between::<1, 3>("3").is_ok());
        for refused in ["0", "4", "", "x", "1.5", "99999999999999999999"] {
            assert!(between::<1, 3>(refused).is_err(), "{refused}");
        }
    }

    #[test]
    fn only_the_two_booleans_pass() {
        assert!(boolean("true").is_ok() && boolean("false").is_ok());
        assert!(boolean("TRUE").is_err() && boolean("1").is_err());
    }
}
