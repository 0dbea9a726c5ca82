//! Markdown from people to HTML that is safe to show (`CommonMark` with tables and task lists).
//!
//! comrak writes no raw HTML, and ammonia keeps only what is listed here, so that a fault in one
//! of them alone lets nothing through.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use ammonia::Builder;
use comrak::Options;

/// Renders Markdown; everything that could run, load or restyle is left out.
pub fn render(markdown: &str) -> String {
    let html = comrak::markdown_to_html(markdown, options());
    cleaner().clean(&html).to_string()
}

fn options() -> &'static Options<'static> {
    static OPTIONS: OnceLock<Options<'static>> = OnceLock::new();
    OPTIONS.get_or_init(|| {
        let mut options = Options::default();
        options.extension.autolink = true;
        options.extension.strikethrough = true;
        options.extension.table = true;
        // Without it `**…（注）**です` does not close (DESIGN §7.12).
        options.extension.cjk_friendly_emphasis = true;
        // People who write in a form expect a line break where they made one.
        options.render.hardbreaks = true;
        options
    })
}

fn cleaner() -> &'static Builder<'static> {
    static CLEANER: OnceLock<Builder<'static>> = OnceLock::new();
    CLEANER.get_or_init(|| {
        let tags = [
            "p",
            "br",
            "hr",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "strong",
            "em",
            "del",
            "code",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "li",
            "a",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        ];
        let mut cleaner = Builder::empty();
        cleaner
            .tags(HashSet::from(tags))
            .clean_content_tags(HashSet::from(["script", "style"]))
            .tag_attributes(HashMap::from([
                ("a", HashSet::from(["href"])),
                ("ol", HashSet::from(["start"])),
                ("th", HashSet::from(["align"])),
                ("td", HashSet::from(["align"])),
            ]))
            .url_schemes(HashSet::from(["https", "http", "mailto", "tel"]))
            .url_relative(ammonia::UrlRelative::Deny)
            .link_rel(Some("noopener noreferrer nofollow"));
        cleaner
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn emphasis_closes_before_japanese_text_and_lines_break() {
        assert_eq!(
            render("**注意（重要）**です\n次の行"),
            "<p><strong>注意（重要）</strong>です<br>\n次の行</p>\n"
        );
    }

    #[test]
    fn what_could_run_or_load_is_left_out() {
        for hostile in [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "![x](https://tracker.example/pixel.png)",
            "<img src=x onerror=alert(1)>",
            "<a href=\"https://x.example\" onclick=\"alert(1)\">x</a>",
            "<svg/onload=alert(1)>",
            "<iframe src=\"https://x.example\"></iframe>",
            "[x](//evil.example)",
            "<style>*{display:none}</style>",
            "<details open ontoggle=alert(1)>",
        ] {
            let html = render(hostile);
            for bad in [
                "<script",
                "javascript:",
                "data:",
                "<img",
                "onerror",
                "onclick",
                "<svg",
                "<iframe",
                "<style",
                "ontoggle",
            ] {
                assert!(!html.contains(bad), "{hostile} gave {html}");
            }
            assert!(!html.contains("href=\"//"), "{hostile} gave {html}");
        }
    }

    #[test]
    fn links_and_tables_stay() {
        let html = render("[県](https://www.pref.miyagi.jp/)\n\n| a | b |\n|---|--:|\n| 1 | 2 |");
        assert!(html.contains(
            "<a href=\"https://www.pref.miyagi.jp/\" rel=\"noopener noreferrer nofollow\">県</a>"
        ));
        assert!(html.contains("<td align=\"right\">2</td>"), "{html}");
    }

    proptest! {
        #[test]
        fn no_text_makes_a_tag_that_is_not_listed(text in "[<>a-z\"'=/ \\[\\]()!:*`\\n&;#]{0,80}") {
            let html = render(&text);
            for bad in ["<script", "<img", "<iframe", "<svg", "<style", "<object", "<form", "<input", " on"] {
                if let Some(at) = html.find(bad) {
                    // " on" may stand in text; inside a tag it must not.
                    let before = &html[..at];
                    let in_tag = before.rfind('<') > before.rfind('>');
                    prop_assert!(bad == " on" && !in_tag, "{text:?} gave {html}");
                }
            }
        }
    }
}
