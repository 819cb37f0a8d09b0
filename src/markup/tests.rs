//! Markdown into facts and segments.

use std::time::{Duration, Instant};

use super::{Body, Facts, HtmlPolicy, LinkTo, Options, Picture, Resolved, Segment, facts, render};
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::diag::problem::Lang;

fn resolved() -> Resolved {
    let link = |target: &str, to| (Text::from(target), to);
    let picture = Picture {
        url: Text::from("/a.1.png"),
        width: Some(80),
        height: Some(60),
        srcset: None,
        sizes: None,
    };
    Resolved {
        links: [
            link("./b.md", LinkTo::Inside(Text::from("/b/"))),
            link("https://moi.vn", LinkTo::Outside(Text::from("https://moi.vn/x"))),
            link("./nhap.md", LinkTo::Dropped),
        ]
        .into(),
        images: [(Text::from("a.png"), picture)].into(),
        ..Resolved::default()
    }
}

fn shown(segments: &[Segment]) -> String {
    segments
        .iter()
        .map(|segment| match segment {
            Segment::Html(html) => html.clone(),
            Segment::Call { call, inner: None } => format!("⟨{}⟩", call.name),
            Segment::Call { call, inner: Some(inner) } => {
                format!("⟨{}:{}⟩", call.name, shown(inner))
            }
        })
        .collect()
}

fn html_with(text: &str, options: &Options) -> String {
    let Body { segments } = render(text, 0, &resolved(), options);
    shown(&segments)
}

fn html(text: &str) -> String {
    html_with(text, &Options::default()).trim_end().to_owned()
}

fn read(text: &str) -> Facts {
    facts(&file(), text, 0, &Options::default(), None).0
}

fn file() -> RelPath {
    RelPath::new("a.md").expect("a plain name is a path")
}

/// Problems as `code "marked text"`.
fn problems(text: &str) -> Vec<String> {
    let (_, problems) = facts(&file(), text, 0, &Options::default(), None);
    let line = |d: &crate::diag::problem::Diagnostic| {
        let at = d.at.as_ref().expect("every problem of a text has a place");
        format!("{} {:?}", d.problem.code(), &text[at.start as usize..at.end as usize])
    };
    problems.iter().map(line).collect()
}

#[test]
fn blocks_are_rendered() {
    for (text, expected) in [
        (
            "Một *hai* **ba** ~~bốn~~ `năm`",
            "<p>Một <em>hai</em> <strong>ba</strong> <del>bốn</del> <code>năm</code></p>",
        ),
        (
            "# A\n\n## A\n\n### Đ {#x .k}",
            "<h2 id=\"a\">A</h2>\n<h2 id=\"a-2\">A</h2>\n<h3 id=\"x\" class=\"k\">Đ</h3>",
        ),
        ("## Vẽ {#ve}\n\n## Vẽ", "<h2 id=\"ve\">Vẽ</h2>\n<h2 id=\"ve-2\">Vẽ</h2>"),
        ("## Vẽ\n\n## X {#ve}", "<h2 id=\"ve-2\">Vẽ</h2>\n<h2 id=\"ve\">X</h2>"),
        (
            "3. a\n4. b",
            "<ol start=\"3\">\n<li id=\"diem-3\">a<a class=\"point\" href=\"#diem-3\" aria-label=\"Liên kết tới điểm «3»\"></a></li>\n<li id=\"diem-4\">b<a class=\"point\" href=\"#diem-4\" aria-label=\"Liên kết tới điểm «4»\"></a></li>\n</ol>",
        ),
        (
            "- [x] a\n- [ ] b\n  - c",
            "<ul>\n<li><label><input type=\"checkbox\" disabled checked> a</label></li>\n<li><label><input type=\"checkbox\" disabled> b</label><ul>\n<li>c</li>\n</ul>\n</li>\n</ul>",
        ),
        ("> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>"),
        (
            "> [!WARNING]\n> a",
            "<aside class=\"alert warning\" role=\"note\">\n<p class=\"alert-title\">Cảnh báo</p>\n<p>a</p>\n</aside>",
        ),
        (
            "|a|b|\n|-|-:|\n|1|2|",
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead>\n<tbody>\n<tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody></table></div>",
        ),
        (
            "```toml\na = 1\n```",
            "<pre class=\"code\" tabindex=\"0\"><code data-lang=\"toml\"><span class=\"t\">a </span>= <span class=\"n\">1\n</span></code></pre>",
        ),
        ("    a < b", "<pre class=\"code\" tabindex=\"0\"><code>a &lt; b</code></pre>"),
        (
            "\"Xin\" số 42-NQ/TW `a--b`",
            "<p>“Xin” số\u{a0}<span class=\"nobr\">42-NQ/TW</span> <code>a--b</code></p>",
        ),
        ("\"**a**\"  \nb\\\nc", "<p>“<strong>a</strong>”<br>\nb<br>\nc</p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn links_and_pictures_lead_where_they_may() {
    for (text, expected) in [
        ("[a](./b.md \"t\")", "<p><a href=\"/b/\" title=\"t\">a</a></p>"),
        (
            "[a](https://moi.vn)",
            "<p><a class=\"out\" rel=\"external noopener\" href=\"https://moi.vn/x\">a</a></p>",
        ),
        (
            "[a](http://cu.vn/?x=1&y=2)",
            "<p><a class=\"out\" rel=\"external noopener\" href=\"http://cu.vn/?x=1&amp;y=2\">a</a></p>",
        ),
        ("[a](./nhap.md) [b](./la.md)", "<p>a b</p>"),
        (
            "<a@b.vn> <https://x.vn/a--b>",
            "<p><a href=\"mailto:a@b.vn\">a@b.vn</a> <a class=\"out\" rel=\"external noopener\" href=\"https://x.vn/a--b\">https://x.vn/a--b</a></p>",
        ),
        (
            "[a](javascript:x) [b](JAVA&#115;cript:x) [c](<java\tscript:x>) [d](data:x)",
            "<p>a b c d</p>",
        ),
        ("![b](data:image/png,x)c", "<p>bc</p>"),
        (
            "x ![b](a.png \"t\")",
            "<p>x <img src=\"/a.1.png\" alt=\"b\" title=\"t\" width=\"80\" height=\"60\" loading=\"lazy\" decoding=\"async\"></p>",
        ),
        (
            "![*b* \"c\"](a.png \"Lễ \"k\". Ảnh: An\")",
            "<p>![<em>b</em> “c”](a.png “Lễ “k”. Ảnh: An\")</p>",
        ),
        (
            "![*b*](a.png 'Lễ \"k\". Ảnh: An')",
            "<figure id=\"hinh-1\"><img src=\"/a.1.png\" alt=\"b\" width=\"80\" height=\"60\" loading=\"lazy\" decoding=\"async\"><figcaption>Lễ “k”. <span class=\"credit\">Ảnh: An</span></figcaption></figure>",
        ),
        ("![b](mat.png)", "<figure id=\"hinh-1\"><p>b</p></figure>"),
        (
            "![b](a.png) ![c](mat.png)",
            "<p><img src=\"/a.1.png\" alt=\"b\" width=\"80\" height=\"60\" loading=\"lazy\" decoding=\"async\"> c</p>",
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
    }
}

#[test]
fn footnotes_are_gathered_in_the_order_of_their_marks() {
    let text = "[^b]: Hai [^c].\n[^a]: Một\n[^c]: Ba\n[^d]: Thừa [^c]\n\nX[^a] y[^b] z[^a].";
    let html = html(text);
    assert!(html.starts_with("<p>X<sup class=\"note-mark\"><a id=\"fnref-1\" href=\"#fn-1\" role=\"doc-noteref\" aria-label=\"Chú thích 1\">1</a></sup> y"));
    let order: Vec<usize> =
        ["id=\"fn-1\"><p>Một", "id=\"fn-2\"><p>Hai", "id=\"fn-3\"><p>Ba", "</ol>\n</section>"]
            .iter()
            .map(|part| html.find(part).unwrap_or_else(|| panic!("{part} in {html}")))
            .collect();
    assert!(order.is_sorted() && !html.contains("Thừa"), "{html}");
    assert!(html.contains("<a href=\"#fnref-1\" role=\"doc-backlink\" aria-label=\"Về chỗ gọi chú thích 1\">↩</a> <a href=\"#fnref-1-2\""));
    assert_eq!(read(text).anchors.len(), 3 + 4);
    assert_eq!(problems("a[^x] \\[^y] [^z]: [a](^b)"), ["T0309 \"[^x]\"", "T0309 \"[^z]\""]);
    assert_eq!(problems("a\n\n[^x]: b"), ["T0310 \"[^x]: b\""]);
}

#[test]
fn component_calls_stand_in_the_body() {
    for (text, expected) in [
        ("a\n\n{{ <x a=\"1\" /> }}\n\nb", "<p>a</p>\n⟨x⟩<p>b</p>"),
        ("a {{ <x /> }} b", "<p>a ⟨x⟩ b</p>"),
        ("{{ <x /> }} *b*", "<p>⟨x⟩ <em>b</em></p>"),
        ("{{ <x /> }}\n{{ <y /> }}", "⟨x⟩⟨y⟩"),
        ("{{ <x\n\n  a=\"*_`|\"\n/> }} *b*", "<p>⟨x⟩ <em>b</em></p>"),
        ("{% <n> %}\nA\n\n- b\n{% </n> %}\nc", "⟨n:<p>A</p>\n<ul>\n<li>b</li>\n</ul>\n⟩<p>c</p>"),
        ("{% <n> %} A *b* {% </n> %}", "⟨n:<p> A <em>b</em> </p>\n⟩"),
        ("a {% <n> %}b{% </n> %} c", "<p>a ⟨n:b⟩ c</p>"),
        ("{% <n> %}\n{% <m> %}\n{{ <x /> }}\n{% </m> %}\n{% </n> %}", "⟨n:⟨m:⟨x⟩⟩⟩"),
        ("{% <n> %}{% </n> %}", "⟨n:⟩"),
        ("{% <n> %}A{% </n> %}\n{{ <y /> }}", "⟨n:<p>A</p>\n⟩⟨y⟩"),
        ("> {% <n> %}\n> A\n> {% </n> %}", "<blockquote>\n⟨n:<p>A</p>\n⟩</blockquote>"),
        (
            "- {% <n> %}\n  A\n  {% </n> %}\n- {{ <x /> }}",
            "<ul>\n<li>⟨n:A⟩</li>\n<li>⟨x⟩</li>\n</ul>",
        ),
        (
            "|a|\n|-|\n|{{ <x a=\"|\" /> }}|",
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\"><table>\n<thead><tr><th scope=\"col\">a</th></tr></thead>\n<tbody>\n<tr><td>⟨x⟩</td></tr>\n</tbody></table></div>",
        ),
        ("[{{ <x /> }}](./b.md)", "<p><a href=\"/b/\">⟨x⟩</a></p>"),
        ("## A {{ <x /> }}", "<h2 id=\"a\">A ⟨x⟩</h2>"),
        ("`{{ <x /> }}` {{ <y /> }}", "<p><code>{{ &lt;x /&gt; }}</code> ⟨y⟩</p>"),
        (
            "```\n{{ <x /> }}\n```\n{{ <y /> }}",
            "<pre class=\"code\" tabindex=\"0\"><code>{{ &lt;x /&gt; }}\n</code></pre>\n⟨y⟩",
        ),
        ("<!-- {{ <x /> }} -->\n\n{{ <y /> }}", "⟨y⟩"),
        (
            "![{{ <x /> }}](a.png)b",
            "<p><img src=\"/a.1.png\" alt=\"{{ &lt;x /&gt; }}\" width=\"80\" height=\"60\" loading=\"lazy\" decoding=\"async\">b</p>",
        ),
        ("<div>\n{{ <x /> }}\n<b>k</b></div>", "<div>\n⟨x⟩\n<b>k</b></div>"),
        ("{{ x }} {% if %}", "<p>{{ x }} {% if %}</p>"),
    ] {
        assert_eq!(html(text), expected, "{text}");
        assert_eq!(problems(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn broken_calls_stay_visible() {
    for (text, expected, slips) in [
        ("a {{ <x b /> }}", "<p>a {{ &lt;x b /&gt; }}</p>", &["T0306 \"{{ <x b /\""][..]),
        ("{% <n> %}\n\na", "<p>{% &lt;n&gt; %}</p>\n<p>a</p>", &["T0305 \"{% <n> %}\""]),
        ("a {% </n> %}", "<p>a {% &lt;/n&gt; %}</p>", &["T0306 \"{% </n> %}\""]),
        (
            "a {% <n> %} b\n\nc {% </n> %}",
            "<p>a {% &lt;n&gt; %} b</p>\n<p>c {% &lt;/n&gt; %}</p>",
            &["T0305 \"{% <n> %}\""],
        ),
        (
            "{% <n> %} *a {% </n> %} b*",
            "<p>{% &lt;n&gt; %} <em>a {% &lt;/n&gt; %} b</em></p>",
            &["T0305 \"{% <n> %}\""],
        ),
        (
            "{% <n> %}\n{% <m> %}\na\n{% </n> %}",
            "⟨n:<p>{% &lt;m&gt; %}\na</p>\n⟩",
            &["T0305 \"{% <m> %}\""],
        ),
    ] {
        assert_eq!(html(text), expected, "{text}");
        assert_eq!(problems(text), slips, "{text}");
    }
}

#[test]
fn calls_nest_eight_deep() {
    let nested = |n: usize| {
        let text = "{% <n> %}\n".repeat(n) + "a\n\n" + &"{% </n> %}\n".repeat(n);
        (html(&text).matches("⟨n:").count(), problems(&text).len())
    };
    assert_eq!(nested(8), (8, 0));
    assert_eq!(nested(9), (8, 1));
}

#[test]
fn raw_html_obeys_the_policy() {
    for (text, expected) in [
        (
            "<div class=\"k\" onclick=\"x\">\n\n*a*\n\n</div>",
            "<div class=\"k\">\n<p><em>a</em></p>\n</div>",
        ),
        ("a <kbd>b</kbd> <blink>c</blink>", "<p>a <kbd>b</kbd> c</p>"),
        ("<script>alert(1)</script>\n\na", "<p>a</p>"),
        ("a <b>c\n\nd", "<p>a <b>c</b></p><b>\n<p>d</p>\n</b>"),
        ("a <!-- b --> c\n\n<!-- more -->\n\nd", "<p>a  c</p>\n<p>d</p>"),
        ("<a href=\"javascript:x\">a</a>", "<p><a>a</a></p>"),
        ("<b>a</b> {{ <x /> }} {% <n> %}<i>c{% </n> %} d", "<p><b>a</b> ⟨x⟩ ⟨n:<i>c</i>⟩ d</p>"),
        ("</section></p>\n\na[^1]\n\n[^1]: c </ol> b", &html("a[^1]\n\n[^1]: c  b")),
    ] {
        assert_eq!(html(text).trim(), expected.trim(), "{text}");
    }
    let all = Options { html: HtmlPolicy::All, ..Options::default() };
    assert_eq!(html_with("<p onclick=x><form>", &all), "<p onclick=x><form>");
    assert_eq!(
        problems("> <div\n> onclick=x>\n> <blink>"),
        ["T0307 \"<div\\n> onclick=x>\"", "T0307 \"<blink>\""]
    );
}

/// A whole body of our own markup is not changed by cleaning.
#[test]
fn cleaning_keeps_our_own_markup() {
    let text = "# A\n\n![b](a.png 'c')\n\n- [x] a\n\n> [!NOTE]\n> b [o](https://o.vn)\n\n|a|\n|:-:|\n|1|\n\n3. x\n\n```rust\nfn f() {}\n```\n\nsố 42-NQ/TW[^1]\n\n[^1]: c";
    let clean = html(text);
    let raw = html(&format!("{text}\n\n<b></b>"));
    let same = |html: &str| {
        html.replace(" disabled=\"\"", " disabled")
            .replace(" checked=\"\"", " checked")
            .replace("&nbsp;", "\u{a0}")
    };
    assert_eq!(same(&raw).replace("<p><b></b></p>\n", ""), clean);
}

#[test]
fn facts_tell_what_a_text_holds() {
    let text = "+++\n+++\nMột hai [ba](./b.md) – `bốn`.\n\n## Năm \"sáu\"\n\n![x](a.png 'Lễ. Ảnh: An')\n\n{{ <figure src=\"y.png\" caption=\"Chú\" /> }}\n\n<p id=\"q\">\n\n|a|\n|-|\n\n    mã\n";
    let (facts, _) = facts(&file(), text, 8, &Options::default(), None);
    let at = |start: u32, end: u32| &text[start as usize..end as usize];
    assert_eq!(facts.links.iter().map(|l| at(l.start, l.end)).collect::<Vec<_>>(), ["./b.md"]);
    assert_eq!(facts.images.iter().map(|i| at(i.start, i.end)).collect::<Vec<_>>(), ["a.png"]);
    assert_eq!(facts.outline[0].text.as_str(), "Năm “sáu”");
    assert_eq!(
        facts.anchors.iter().map(Text::as_str).collect::<Vec<_>>(),
        ["hinh-1", "hinh-2", "nam-sau", "q"]
    );
    let captions = facts.figures.iter().map(|f| (f.id.as_str(), f.caption.as_str()));
    assert_eq!(captions.collect::<Vec<_>>(), [("hinh-1", "Lễ."), ("hinh-2", "Chú")]);
    assert_eq!(facts.calls[0].figure.as_ref().map(Text::as_str), Some("hinh-2"));
    assert!(at(facts.calls[0].start, facts.calls[0].end).starts_with("{{ <figure"));
    assert_eq!(at(facts.calls[0].args[1].start, facts.calls[0].args[1].end), "caption=\"Chú\"");
    assert_eq!((facts.words, facts.has_code, facts.has_table), (4 + 2 + 1, true, true));
    assert_eq!(facts.summary.as_str(), "Một hai ba – bốn.");
    let bytes = postcard::to_allocvec(&facts).expect("facts serialize");
    assert_eq!(postcard::from_bytes::<Facts>(&bytes).expect("facts deserialize"), facts);
}

#[test]
fn summaries_end_at_the_mark_or_near_two_hundred_characters() {
    let long = "chữ ".repeat(100);
    assert_eq!(read(&long).summary.chars().count(), 200);
    assert!(read(&long).summary.ends_with("chữ…"));
    assert_eq!(read(&format!("{long}\n\n<!-- more -->\n\nb")).summary.as_str(), long.trim());
    assert_eq!(read("# t\n\na\nb\n\n> q\n\nc./.").summary.as_str(), "a b c.");
    assert_eq!(read("a\n\n<!-- more -->\n\nb").summary.as_str(), "a");
}

#[test]
fn mistakes_are_told_with_their_places() {
    for (text, expected) in [
        ("## A {#x}\n\n## B {#x}", &["T0311 \"## B {#x}\\n\""][..]),
        ("![](a.png)", &["T0312 \"![](a.png)\""]),
        ("a [b](vbscript:x)", &["T0803 \"[b](vbscript:x)\""]),
        ("```pyton\nx\n```", &["T0308 \"```pyton\""]),
    ] {
        let found: Vec<String> = problems(text).iter().map(|p| p.replace("\\n\"", "\"")).collect();
        let expected: Vec<String> = expected.iter().map(|p| p.replace("\\n\"", "\"")).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn labels_follow_the_language() {
    let options = Options { lang: Lang::En, ..Options::default() };
    let html = html_with("> [!TIP]\n> a[^1]\n\n[^1]: b\n\n|a|\n|-|", &options);
    for label in ["Tip", "Table 1", "Footnotes", "Footnote 1", "Back to the mark of footnote 1"] {
        assert!(html.contains(label), "{label} in {html}");
    }
}

/// Facts and body name the same ids and calls, whatever the text.
#[test]
fn hostile_texts_are_read_in_linear_time_and_stay_well_formed() {
    let mut cases: Vec<String> = [
        ">",
        "> ",
        "- ",
        "* [",
        "![",
        "[a](",
        "*a **b ",
        "`",
        "\"'",
        "<",
        "<b",
        "<!--",
        "<b>",
        "<b x=",
        "</b>",
        "{{ <a b=\"",
        "{{ <a /> }}",
        "{{ <a b={[",
        "{% <a> %}\n",
        "{% </a> %}\n",
        "{% <a> %}",
        "{{ ",
        "{",
        "[^1]",
        "[^a",
        "[^1]: x\n",
        "|a|\n|-|\n",
        "# {#a}\n",
        "# a\n",
        "![a](b)\n\n",
        "~~",
        "&#x0;",
        "\0",
        "\r",
        "\u{feff}",
        "```\n",
        "~~~a\n",
        "x",
        "số 1",
        "1-",
        "1/",
        "<a href='{{ <x /> }}'>",
        "<div>\n",
        "<pre>\n",
        "<div/x=",
        "<script>",
        "<table><tr>\n",
        "[a]: b\n",
        "[a][b]",
        "\\",
        "<?",
        "<![CDATA[",
        "a|b\n",
        "    a\n",
        "\t",
        "1) ",
    ]
    .iter()
    .map(|piece| piece.repeat(100_000 / piece.len()))
    .collect();
    cases.push((0..700).flat_map(|n| [" ".repeat(2 * n), "- a\n".to_owned()]).collect());
    cases.push("x".repeat(1_000_000));
    cases.push(">".repeat(10_000) + "a\n" + "b");
    for text in cases {
        let start = Instant::now();
        let facts = read(&text);
        let Body { segments } = render(&text, 0, &resolved(), &Options::default());
        let head: String = text.chars().take(20).collect();
        assert!(start.elapsed() < Duration::from_secs(20), "{head:?} took {:?}", start.elapsed());
        let mut calls = Vec::new();
        collect(&segments, &mut calls);
        let known: Vec<_> = facts.calls.iter().map(|call| call.start).collect();
        assert_eq!(calls, known, "{head:?}");
    }
}

fn collect(segments: &[Segment], calls: &mut Vec<u32>) {
    for segment in segments {
        if let Segment::Call { call, inner } = segment {
            calls.push(call.start);
            collect(inner.as_deref().unwrap_or_default(), calls);
        }
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(pieces in proptest::collection::vec(
        proptest::sample::select(vec![
            "a", " ", "\n", "\n\n", "*", "**", "_", "`", "```\n", "> ", "- ", "1. ", "# ", "[", "](", ")", "!", "[^1]", "[^1]: ",
            "|", "|-|\n", "<b>", "</b>", "<div>\n", "</div>", "<!--", "-->", "<!-- more -->", "{{ <x /> }}", "{{ <x a=\"", "\" /> }}",
            "{% <n> %}", "{% </n> %}", "{% <m> %}\n", "{% </m> %}\n", "\"", "'", "số 5", "42-NQ/TW", "...", "--", "ộ", "\0", "\r", "\u{a0}",
            "&amp;", "\\", "    ", "\t", "~~", "{#a}", "[ ] ", "> [!NOTE]\n", "![a](a.png)", "[a](./b.md)", "TP. H", "'>",
        ]), 0..40), start in 0usize..9) {
        let text = pieces.concat();
        let options = Options::default();
        let (facts, found) = facts(&file(), &text, start, &options, None);
        for problem in &found {
            let at = problem.at.as_ref().expect("every problem of a text has a place");
            proptest::prop_assert!(text.get(at.start as usize..at.end as usize).is_some(), "{problem:?}");
        }
        let Body { segments } = render(&text, start, &resolved(), &options);
        let mut calls = Vec::new();
        collect(&segments, &mut calls);
        proptest::prop_assert_eq!(calls.len(), facts.calls.len());
        let html = shown(&segments);
        for id in &facts.anchors {
            let attribute = format!(" id=\"{id}\"");
            proptest::prop_assert!(facts.calls.iter().any(|c| c.figure.as_ref() == Some(id)) || html.contains(&attribute), "{id} in {html}");
        }
    }
}
