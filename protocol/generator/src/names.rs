//! Kafka's names as Rust writes them.

const KEYWORDS: &[&str] = &[
    "type", "match", "use", "move", "ref", "loop", "where", "in", "as", "fn", "mod", "impl",
];

/// `ThrottleTimeMs` becomes `throttle_time_ms`.
pub fn snake_case(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let follows_lower = index > 0 && !letters[index - 1].is_uppercase();
        let precedes_lower = index > 0
            && letters
                .get(index + 1)
                .is_some_and(|next| next.is_lowercase());
        if letter.is_uppercase() && (follows_lower || precedes_lower) {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The name of a field, escaped where it is a word of the language.
pub fn field_name(name: &str) -> String {
    let snake = snake_case(name);
    match KEYWORDS.contains(&snake.as_str()) {
        true => format!("r#{snake}"),
        false => snake,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_words() {
        for (kafka, rust) in [
            ("ThrottleTimeMs", "throttle_time_ms"),
            ("V3AndBelowTopics", "v3_and_below_topics"),
            ("currentStateTimestamp", "current_state_timestamp"),
            ("ISRNodes", "isr_nodes"),
            ("Type", "r#type"),
        ] {
            assert_eq!(field_name(kafka), rust);
        }
    }
}
