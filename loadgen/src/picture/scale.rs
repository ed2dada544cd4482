//! Axes: where a value lies, and which round numbers to write beside it.

/// Maps values to positions.
#[derive(Debug, Clone)]
pub struct Scale {
    kind: Kind,
    domain: (f64, f64),
    range: (f64, f64),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Linear,
    Log,
}

impl Scale {
    /// From zero to a round number above `highest`.
    pub fn linear(highest: f64, range: (f64, f64)) -> Scale {
        let highest = highest.max(f64::MIN_POSITIVE);
        let step = step(highest, LINEAR_TICKS);
        Scale {
            kind: Kind::Linear,
            domain: (0.0, (highest / step).ceil() * step),
            range,
        }
    }

    /// From 1, 2 or 5 times a power of ten to another, around positive values.
    pub fn log(lowest: f64, highest: f64, range: (f64, f64)) -> Scale {
        let low = floor_125(lowest.max(f64::MIN_POSITIVE));
        let mut high = ceil_125(highest);
        // A flat line needs room, too.
        if high < low * 4.9 {
            high = ceil_125(low * 4.9);
        }
        Scale {
            kind: Kind::Log,
            domain: (low, high),
            range,
        }
    }

    /// Where `value` lies; outside values lie on the border.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let value = value.clamp(low, high);
        let part = match self.kind {
            Kind::Linear => (value - low) / (high - low),
            Kind::Log => (value / low).ln() / (high / low).ln(),
        };
        self.range.0 + part * (self.range.1 - self.range.0)
    }

    /// Round numbers within the domain, with their text.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let (low, high) = self.domain;
        let values: Vec<f64> = match self.kind {
            Kind::Linear => {
                let step = step(high, LINEAR_TICKS);
                let count = (high / step).round() as usize;
                (0..=count).map(|number| number as f64 * step).collect()
            }
            Kind::Log => {
                let factors: &[f64] = match (high / low).log10() {
                    decades if decades > 2.5 => &[1.0],
                    _ => &[1.0, 2.0, 5.0],
                };
                let (first, last) = (low.log10().floor() as i32, high.log10().ceil() as i32);
                let all = (first..=last).flat_map(|exponent| {
                    let power = 10_f64.powi(exponent);
                    factors.iter().map(move |factor| factor * power)
                });
                let within = low * 0.999..=high * 1.001;
                all.filter(|value| within.contains(value)).collect()
            }
        };
        values
            .into_iter()
            .map(|value| (value, short(value)))
            .collect()
    }
}

/// At most about so many numbers beside a linear axis.
const LINEAR_TICKS: f64 = 5.0;

/// A number with about three digits: `1,250`, `12.5`, `0.04`.
pub fn short(value: f64) -> String {
    let decimals = match value.abs() {
        0.0 => 0,
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        size if size >= 1.0 => 2,
        size => (1.0 - size.log10().floor()).min(6.0) as usize,
    };
    let text = format!("{value:.decimals$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    };
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) && digit.is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match part.is_empty() {
        true => grouped,
        false => format!("{grouped}.{part}"),
    }
}

/// 1, 2 or 5 times a power of ten, so that `highest` has at most `count` steps.
fn step(highest: f64, count: f64) -> f64 {
    ceil_125(highest / count)
}

fn ceil_125(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let found = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .find(|factor| factor * power >= value * 0.999_999);
    found.unwrap_or(10.0) * power
}

fn floor_125(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let found = [5.0, 2.0, 1.0]
        .into_iter()
        .find(|factor| factor * power <= value * 1.000_001);
    found.unwrap_or(1.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(scale: &Scale) -> Vec<String> {
        scale.ticks().into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn a_linear_axis_begins_at_zero_and_ends_above_the_data() {
        let scale = Scale::linear(651.4, (300.0, 0.0));
        assert_eq!(texts(&scale), ["0", "200", "400", "600", "800"]);
        assert_eq!(scale.at(0.0), 300.0);
        assert_eq!(scale.at(800.0), 0.0);
    }

    #[test]
    fn a_log_axis_gives_every_factor_the_same_length() {
        let scale = Scale::log(0.13, 940.0, (0.0, 400.0));
        assert_eq!(texts(&scale), ["0.1", "1", "10", "100", "1,000"]);
        let decade = scale.at(10.0) - scale.at(1.0);
        assert!((scale.at(100.0) - scale.at(10.0) - decade).abs() < 1e-9);
    }

    #[test]
    fn a_flat_line_still_has_an_axis() {
        assert!(texts(&Scale::log(3.0, 3.0, (0.0, 1.0))).len() >= 2);
        assert!(texts(&Scale::linear(0.0, (0.0, 1.0))).len() >= 2);
    }

    #[test]
    fn numbers_are_short() {
        for (value, text) in [
            (0.0, "0"),
            (1_234_567.0, "1,234,567"),
            (12.54, "12.5"),
            (2.0, "2"),
            (0.045, "0.045"),
        ] {
            assert_eq!(short(value), text);
        }
    }
}
