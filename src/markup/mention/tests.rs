//! Bodies with links to documents, written out.

use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::cite::titles::Titles;
use crate::markup::{
    CitationLink, DocumentLink, Facts, HtmlPolicy, Options, Resolved, Segment, facts, render,
};

fn read(text: &str) -> Facts {
    let file = RelPath::new("content/a/b.md").unwrap();
    let titles =
        Titles::new([("luat", "126/2025/QH15", "Luật Báo chí"), ("dl", "", "Điều lệ Đảng")]);
    facts(&file, text, 0, &Options::default(), Some(&titles)).0
}

/// A body in which every citation is linked; links are shortened to `⟦ ⟧`.
fn linked(text: &str, options: &Options) -> String {
    let facts = read(text);
    let link = |at: usize| {
        let citation = &facts.citations[at].citation;
        CitationLink {
            start: citation.start as u32,
            end: citation.end as u32,
            document: 0,
            is_first: false,
        }
    };
    let document = DocumentLink {
        url: Text::from("/d/"),
        card: Text::from("Tên"),
        is_past: false,
        entry: Some(Text::from("vb_d")),
    };
    let resolved = Resolved {
        citations: (0..facts.citations.len()).map(link).collect(),
        documents: vec![document],
        ..Resolved::default()
    };
    let body = render(text, 0, &resolved, options);
    let mut html = String::new();
    for segment in body.segments {
        match segment {
            Segment::Html(piece) => html.push_str(&piece),
            Segment::Call { call, .. } => html.extend(["{", call.name.as_str(), "}"]),
        }
    }
    let html = html.replace("<a class=\"vb\" href=\"/d/\">", "⟦").replace("</a>", "⟧");
    html.replace("<span class=\"nobr\">", "")
        .replace("</span>", "")
        .replace('\u{a0}', " ")
        .trim()
        .to_owned()
}

#[test]
fn links_stand_in_order_with_emphasis() {
    for (text, expected) in [
        ("Theo Nghị quyết 42-NQ/TW thì", "<p>Theo ⟦Nghị quyết 42-NQ/TW⟧ thì</p>"),
        ("**Nghị quyết** 42-NQ/TW", "<p>⟦<strong>Nghị quyết</strong> 42-NQ/TW⟧</p>"),
        ("Nghị quyết **42-NQ/TW** nêu", "<p>⟦Nghị quyết <strong>42-NQ/TW</strong>⟧ nêu</p>"),
        (
            "Nghị quyết **42-NQ/TW nêu** rõ",
            "<p>⟦Nghị quyết <strong>42-NQ/TW</strong>⟧<strong> nêu</strong> rõ</p>",
        ),
        (
            "**theo Nghị quyết** 42-NQ/TW",
            "<p><strong>theo </strong>⟦<strong>Nghị quyết</strong> 42-NQ/TW⟧</p>",
        ),
        (
            "**a *Nghị quyết* số** 42-NQ/TW *b*",
            "<p><strong>a </strong>⟦<strong><em>Nghị quyết</em> số</strong> 42-NQ/TW⟧ <em>b</em></p>",
        ),
        ("*Nghị quyết 42-NQ/TW*", "<p><em>⟦Nghị quyết 42-NQ/TW⟧</em></p>"),
        ("~~Nghị quyết 42-NQ/TW~~ x", "<p><del>⟦Nghị quyết 42-NQ/TW⟧</del> x</p>"),
        ("Nghị quyết\nsố 42-NQ/TW nêu", "<p>⟦Nghị quyết\nsố 42-NQ/TW⟧ nêu</p>"),
        (
            "> Nghị quyết\n> số 42-NQ/TW",
            "<blockquote>\n<p>⟦Nghị quyết\nsố 42-NQ/TW⟧</p>\n</blockquote>",
        ),
        (
            "## Về Nghị quyết 42-NQ/TW",
            "<h2 id=\"ve-nghi-quyet-42-nq-tw\">Về ⟦Nghị quyết 42-NQ/TW⟧</h2>",
        ),
        ("Nghị quyết 18-NQ/TW và Luật Báo chí", "<p>⟦Nghị quyết 18-NQ/TW⟧ và ⟦Luật Báo chí⟧</p>"),
        ("\"Nghị quyết 42-NQ/TW\"", "<p>“⟦Nghị quyết 42-NQ/TW⟧”</p>"),
        ("'Nghị quyết 42-NQ/TW' là", "<p>‘⟦Nghị quyết 42-NQ/TW⟧’ là</p>"),
        ("A &amp; Nghị quyết 42\\-NQ/TW", "<p>A &amp; ⟦Nghị quyết 42-NQ/TW⟧</p>"),
        ("Nghị quyết 42-NQ/TW[^1]\n\n[^1]: x", "⟦Nghị quyết 42-NQ/TW⟧<sup"),
        ("a\n\n- Nghị quyết 42-NQ/TW", "<li>⟦Nghị quyết 42-NQ/TW⟧</li>"),
        (
            "{{ <x /> }}**Nghị quyết** 42-NQ/TW {{ <x /> }}",
            "⟦<strong>Nghị quyết</strong> 42-NQ/TW⟧ ",
        ),
    ] {
        let html = linked(text, &Options::default());
        assert!(html.contains(expected), "{text}\n{html}\n{expected}");
    }
}

#[test]
fn nothing_is_linked_where_no_link_may_stand() {
    for text in [
        "`Nghị quyết 42-NQ/TW`",
        "[Nghị quyết 42-NQ/TW](/a/)",
        "[xem **Nghị quyết 42-NQ/TW** ấy](/a/)",
        "Nghị quyết [số](/a/) 42-NQ/TW",
        "Nghị quyết ![](/a.png) 42-NQ/TW",
        "Nghị quyết [](/a/) 42",
        "<a href=\"/b/\">Nghị quyết 42-NQ/TW</a>",
        "<kbd>Nghị quyết 42-NQ/TW</kbd>",
        "<q>Nghị quyết 42-NQ/TW</q>",
        "https://a.vn/Nghị-quyết-42-NQ/TW",
        "<https://a.vn/42-NQ/TW>",
        "    Nghị quyết 42-NQ/TW",
        "<div>Nghị quyết 42-NQ/TW</div>",
        "Nghị quyết\n\n42-NQ/TW là",
    ] {
        let options = Options { html: HtmlPolicy::All, ..Options::default() };
        let html = linked(text, &options);
        // What stands behind the barrier is a number with its symbol, and may be linked alone.
        let apart = text.ends_with(") 42-NQ/TW") || text.contains("\n\n");
        assert!(!html.contains("⟦N") && (apart || !html.contains('⟦')), "{text}\n{html}");
    }
}

#[test]
fn places_are_those_of_the_file() {
    for (text, expected) in [
        ("Theo Nghị quyết 42-NQ/TW.", "Nghị quyết 42-NQ/TW"),
        ("&amp; **Nghị quyết** *42-NQ/TW*.", "Nghị quyết** *42-NQ/TW"),
        ("a[^1]\n\n[^1]: Theo\n    Nghị quyết\n    số 42-NQ/TW.", "Nghị quyết\n    số 42-NQ/TW"),
        ("\u{feff}Đây là Nghị quyết 42&#45;NQ/TW", "Nghị quyết 42&#45;NQ/TW"),
    ] {
        let facts = read(text);
        let mention = &facts.citations[0];
        assert_eq!(&text[mention.start as usize..mention.end as usize], expected);
    }
}

#[test]
fn sentences_are_those_of_the_reader() {
    let facts = read(
        "Một. Theo [Quy chế](/a/), \"Nghị quyết **42-NQ/TW**\" nêu\nrõ; Nghị quyết 43-NQ/TW thì không. Hết. Có Chỉ thị 05-CT/TW.",
    );
    let sentences: Vec<&str> =
        facts.citations.iter().map(|m| &*facts.sentences[m.sentence as usize]).collect();
    let first = "Theo Quy chế, “Nghị quyết 42-NQ/TW” nêu rõ; Nghị quyết 43-NQ/TW thì không.";
    assert_eq!(sentences, [first, first, "Có Chỉ thị 05-CT/TW."]);
    assert_eq!(facts.sentences.len(), 2);
}

#[test]
fn the_first_mention_carries_the_card() {
    let document = DocumentLink {
        url: Text::from("/d/?a&b"),
        card: Text::from("Tên \"x\"\nNgày"),
        is_past: true,
        entry: Some(Text::from("vb_d")),
    };
    let text = "Nghị quyết 42-NQ/TW";
    let facts = read(text);
    let (start, end) = (facts.citations[0].citation.start, facts.citations[0].citation.end);
    let (start, end) = (start as u32, end as u32);
    let citations = vec![CitationLink { start, end, document: 0, is_first: true }];
    let resolved = Resolved { citations, documents: vec![document], ..Resolved::default() };
    for html in [HtmlPolicy::All, HtmlPolicy::Safe] {
        let options = Options { html, ..Options::default() };
        let body = render(&format!("{text} <b>x</b>"), 0, &resolved, &options);
        let [Segment::Html(html)] = body.segments.as_slice() else { panic!("{body:?}") };
        let expected = "<p><a class=\"vb past\" href=\"/d/?a&amp;b\" data-card=\"Tên &quot;x&quot;\nNgày\" aria-describedby=\"vb_d\">";
        assert!(html.starts_with(expected), "{html}");
    }
}

#[test]
fn links_that_fit_no_text_are_not_written() {
    let document =
        DocumentLink { url: Text::from("/d/"), card: Text::from("x"), is_past: false, entry: None };
    let at = |start, end, document| CitationLink { start, end, document, is_first: false };
    let citations = vec![at(1, 1, 0), at(0, 2, 0), at(2, 4, 7), at(900, 901, 0)];
    let resolved = Resolved { citations, documents: vec![document], ..Resolved::default() };
    let body = render("Đây *là* chữ", 0, &resolved, &Options::default());
    let [Segment::Html(html)] = body.segments.as_slice() else { panic!("{body:?}") };
    assert_eq!(html.matches("<a").count(), html.matches("</a>").count());
}
