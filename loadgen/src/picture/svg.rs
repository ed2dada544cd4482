//! The few shapes that the charts are made of, as SVG text. Colours come from the page's style sheet.

use std::fmt::Write as _;

/// A picture that grows.
#[derive(Debug)]
pub struct Svg {
    width: f64,
    height: f64,
    title: String,
    content: String,
}

/// Where a text stands, seen from its position.
#[derive(Debug, Clone, Copy)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Svg {
    /// An empty picture; `title` is read out by screen readers.
    pub fn new(width: f64, height: f64, title: &str) -> Svg {
        Svg {
            width,
            height,
            title: escape(title),
            content: String::new(),
        }
    }

    /// A straight line between two points.
    pub fn line(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        self.add(format_args!(
            "<line class=\"{class}\" x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\"/>",
            from.0, from.1, to.0, to.1
        ));
    }

    /// A line through `points`.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        let mut commands = String::new();
        for (number, (horizontal, vertical)) in points.iter().enumerate() {
            let letter = if number == 0 { 'M' } else { 'L' };
            // Writing to a string cannot fail.
            let _ = write!(commands, "{letter}{horizontal:.1} {vertical:.1}");
        }
        self.add(format_args!(
            "<path class=\"series {class}\" d=\"{commands}\"/>"
        ));
    }

    /// A bar.
    pub fn bar(&mut self, class: &str, corner: (f64, f64), size: (f64, f64)) {
        self.add(format_args!(
            "<rect class=\"bar {class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"1.5\"/>",
            corner.0, corner.1, size.0, size.1
        ));
    }

    /// A dot, with a text that shows under the pointer.
    pub fn dot(&mut self, class: &str, at: (f64, f64), hint: &str) {
        self.add(format_args!(
            "<circle class=\"dot {class}\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3.2\"><title>{}</title></circle>",
            at.0,
            at.1,
            escape(hint)
        ));
    }

    /// A text.
    pub fn text(&mut self, class: &str, at: (f64, f64), anchor: Anchor, text: &str) {
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        self.add(format_args!(
            "<text class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"{anchor}\">{}</text>",
            at.0,
            at.1,
            escape(text)
        ));
    }

    /// The picture.
    pub fn finish(self) -> String {
        format!(
            "<svg viewBox=\"0 0 {:.0} {:.0}\" role=\"img\" aria-label=\"{}\">{}</svg>\n",
            self.width, self.height, self.title, self.content
        )
    }

    fn add(&mut self, shape: std::fmt::Arguments<'_>) {
        let _ = self.content.write_fmt(shape);
    }
}

/// Text that HTML cannot take for anything else.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_from_outside_cannot_become_markup() {
        let mut svg = Svg::new(10.0, 10.0, "a\"b");
        svg.text("label", (0.0, 0.0), Anchor::Start, "<script>&");
        let text = svg.finish();
        assert!(text.contains("&lt;script&gt;&amp;") && text.contains("a&quot;b"));
        assert!(!text.contains("<script>"));
    }
}
