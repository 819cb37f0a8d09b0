//! Rules → the files of each kind of host.

use std::fmt::Write as _;

use serde::Serialize;

use super::{FOLDER, Rules};
use crate::base::route::Route;
use crate::config::outlets::{PACKED, Packing};
use crate::plan::page::Ingredients;

/// How long browsers may keep files whose address carries their digest.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

/// How long they may keep the rest. Without a word of ours they would keep an old page for days, and its
/// correction would not be seen.
const FOR_A_WHILE: &str = "public, max-age=300";

/// The list of written files, which is nobody's to read.
const LIST: &str = "/.toasoan-files";

/// Headers of every answer, besides the policy.
const HEADERS: [(&str, &str); 4] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

fn rules<'a>(ingredients: &Ingredients<'a>) -> Option<&'a Rules> {
    ingredients.one("rules")
}

/// An old address and, for one that is a folder, the same without its slash.
fn forms(route: &Route) -> impl Iterator<Item = &str> {
    let bare = route.as_str().strip_suffix('/').filter(|bare| !bare.is_empty());
    std::iter::once(route.as_str()).chain(bare)
}

fn encoded(path: &str) -> String {
    Route::new(path).map_or_else(|_| path.to_owned(), |route| route.url_path())
}

/// `_redirects` of Netlify: `!` lets a rule stand above the page that redirects by HTML.
pub(super) fn netlify(ingredients: &Ingredients<'_>) -> Vec<u8> {
    redirects(ingredients, "301!")
}

/// `_redirects` of Cloudflare Pages, whose rules stand above files anyway.
pub(super) fn cloudflare(ingredients: &Ingredients<'_>) -> Vec<u8> {
    redirects(ingredients, "301")
}

fn redirects(ingredients: &Ingredients<'_>, status: &str) -> Vec<u8> {
    let Some(rules) = rules(ingredients) else { return Vec::new() };
    let mut out = String::from(
        "# Máy chủ loại này không trả được mã 410: bài đã gỡ có trang báo, ghi noindex.\n",
    );
    for moved in &rules.moved {
        for from in forms(&moved.from) {
            let _ = writeln!(out, "{}{} {} {status}", rules.base_path, encoded(from), moved.to);
        }
    }
    out.into_bytes()
}

/// `_headers` of both.
pub(super) fn headers(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(rules) = rules(ingredients) else { return Vec::new() };
    let base = &rules.base_path;
    let mut out = format!("{base}/*\n  Content-Security-Policy: {}\n", rules.policy);
    for (name, value) in HEADERS {
        let _ = writeln!(out, "  {name}: {value}");
    }
    let _ = writeln!(out, "{base}/{}/*\n  Cache-Control: {FOR_GOOD}", rules.theme);
    for (file, mime) in &rules.feeds {
        let _ = writeln!(out, "{base}/{file}\n  Content-Type: {mime}; charset=utf-8");
        let _ = writeln!(out, "{base}/*/{file}\n  Content-Type: {mime}; charset=utf-8");
    }
    out.into_bytes()
}

/// `.htaccess` of Apache 2.4.
pub(super) fn apache(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(rules) = rules(ingredients) else { return Vec::new() };
    let base = &rules.base_path;
    let mut out = format!(
        "AddDefaultCharset utf-8\nAddType text/vtt .vtt\nAddCharset utf-8 .css .csv .js .json .svg .vtt .xml\nErrorDocument 404 {base}/404.html\nErrorDocument 410 {base}/404.html\n\
         <IfModule mod_headers.c>\n  Header always set Content-Security-Policy \"{}\"\n",
        quoted(&rules.policy)
    );
    for (name, value) in HEADERS {
        let _ = writeln!(out, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(out, "  Header set Cache-Control \"{FOR_A_WHILE}\"");
    let _ = writeln!(
        out,
        "  <If \"%{{REQUEST_URI}} =~ m#^{}/{}/#\">\n    Header set Cache-Control \"{FOR_GOOD}\"\n  </If>\n</IfModule>",
        literal(base),
        rules.theme
    );
    for (file, mime) in &rules.feeds {
        let name = file.replace('.', "\\.");
        let packed = format!("^{name}(\\.br|\\.gz)?$");
        let _ = writeln!(
            out,
            "<FilesMatch \"{packed}\">\n  ForceType \"{mime}; charset=utf-8\"\n</FilesMatch>"
        );
    }
    out.push_str("<IfModule mod_alias.c>\n");
    for moved in &rules.moved {
        let (from, to) = (pattern(base, &moved.from), quoted(&moved.to));
        let _ = writeln!(out, "  RedirectMatch 301 \"{from}\" \"{to}\"");
    }
    for (route, _) in rules.gone.iter().filter(|(_, is_told)| !is_told) {
        let _ = writeln!(out, "  RedirectMatch 410 \"{}\"", pattern(base, route));
    }
    let (root, list) = (literal(base), literal(LIST));
    let _ = writeln!(out, "  RedirectMatch 404 \"^{root}({FOLDER}/|{list}$)\"\n</IfModule>");
    told_by_apache(&mut out, rules);
    packed_by_apache(&mut out, rules);
    out.into_bytes()
}

/// Sends the packed file that lies beside the one that is asked for. Its type is that of the file; what
/// is packed already is not packed again, and caches are told that the answer depends on the question.
fn packed_by_apache(out: &mut String, rules: &Rules) {
    if rules.packings.is_empty() {
        return;
    }
    let endings = PACKED.join("|");
    out.push_str("<IfModule mod_rewrite.c>\n  RewriteEngine On\n");
    for packing in [Packing::Brotli, Packing::Gzip].iter().filter(|p| rules.packings.contains(p)) {
        let (ending, encoding) = (packing.ending(), packing.encoding());
        let _ = writeln!(
            out,
            "  RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b\n  \
             RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n  \
             RewriteRule \\.({endings})$ %{{REQUEST_URI}}.{ending} [E=no-gzip:1,E=no-brotli:1,L]"
        );
    }
    out.push_str("</IfModule>\n");
    for packing in &rules.packings {
        let (ending, encoding) = (packing.ending(), packing.encoding());
        let _ = writeln!(
            out,
            "<FilesMatch \"\\.({endings})\\.{ending}$\">\n  RemoveType .{ending}\n  \
             RemoveLanguage .{ending}\n  AddEncoding {encoding} .{ending}\n</FilesMatch>"
        );
    }
    let _ = writeln!(
        out,
        "<IfModule mod_headers.c>\n  <FilesMatch \"\\.({endings})(\\.br|\\.gz)?$\">\n    \
         Header merge Vary Accept-Encoding\n  </FilesMatch>\n</IfModule>"
    );
}

/// Answers 410 with the notice that stands at the address. The notice is fetched by a second request
/// inside the server, which must not be answered by 410 again: there the status is set already.
fn told_by_apache(out: &mut String, rules: &Rules) {
    let base = &rules.base_path;
    let told: Vec<&Route> =
        rules.gone.iter().filter(|(_, is_told)| *is_told).map(|(route, _)| route).collect();
    if told.is_empty() {
        return;
    }
    out.push_str("<IfModule mod_rewrite.c>\n  RewriteEngine On\n");
    for route in &told {
        let (from, page) = (pattern(base, route), encoded(&format!("/{}", page_file(route))));
        let _ = writeln!(
            out,
            "  <If \"%{{REQUEST_URI}} =~ m#{}#\">\n    ErrorDocument 410 {base}{page}\n  </If>\n  \
             RewriteCond %{{ENV:REDIRECT_STATUS}} ^$\n  RewriteCond %{{REQUEST_URI}} \"{}\"\n  \
             RewriteRule ^ - [R=410,L]",
            from.replace('#', "\\x23"),
            quoted_condition(&from),
        );
    }
    out.push_str("</IfModule>\n");
}

/// The file that the server sends for an address; an old one without an ending is a folder.
fn page_file(route: &Route) -> String {
    let last = route.as_str().rsplit('/').next().unwrap_or("");
    if last.is_empty() || last.contains('.') {
        return route.file().as_str().to_owned();
    }
    format!("{}/index.html", route.as_str().trim_matches('/'))
}

/// A regular expression between double quotes.
fn quoted_condition(pattern: &str) -> String {
    pattern.replace('"', "\\x22")
}

/// A regular expression that stands for exactly one address, with or without the last slash of a
/// folder.
fn pattern(base: &str, route: &Route) -> String {
    let (path, end) = match route.as_str().strip_suffix('/').filter(|bare| !bare.is_empty()) {
        Some(bare) => (bare, "/?$"),
        None => (route.as_str(), "$"),
    };
    format!("^{}{}{end}", literal(base), literal(path))
}

/// Text as it stands in a regular expression.
fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if ".+()[]{}^$".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Text between double quotes.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// A snippet for the block `server` of nginx.
pub(super) fn nginx(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(rules) = rules(ingredients) else { return Vec::new() };
    let base = &rules.base_path;
    // `add_header` of an inner block hides those of the outer one, so each block has all of them.
    let mut headers =
        format!("add_header Content-Security-Policy \"{}\" always;\n", quoted(&rules.policy));
    for (name, value) in HEADERS {
        let _ = writeln!(headers, "add_header {name} \"{value}\" always;");
    }
    let inner = headers.replace("add_header", "  add_header");
    let mut out = format!(
        "# Đặt dòng `include …/nginx.conf;` trong khối `server` của trang.\n\
         charset utf-8;\ncharset_types text/plain text/css application/javascript application/json \
         application/xml application/atom+xml application/rss+xml application/feed+json image/svg+xml text/vtt;\n\
         location ~ \\.vtt$ {{ types {{ }} default_type text/vtt; }}\n\
         error_page 404 410 {base}/404.html;\n{headers}add_header Cache-Control \"{FOR_A_WHILE}\";\n\
         location ^~ {base}/{}/ {{\n{inner}  add_header Cache-Control \"{FOR_GOOD}\";\n}}\n\
         location ^~ {base}{FOLDER}/ {{ return 404; }}\n\
         location = {base}{LIST} {{ return 404; }}\n",
        rules.theme
    );
    for packing in &rules.packings {
        out.push_str(match packing {
            Packing::Brotli => {
                "# Bỏ dấu # nếu máy chủ có mô-đun ngx_brotli:\n# brotli_static on;\n"
            }
            Packing::Gzip => "gzip_static on;\ngzip_vary on;\n",
        });
    }
    for (file, mime) in &rules.feeds {
        let name = file.replace('.', "\\.");
        let _ = writeln!(out, "location ~ /{name}$ {{ types {{ }} default_type {mime}; }}");
    }
    for moved in &rules.moved {
        for from in forms(&moved.from) {
            let (from, to) = (quoted(from), quoted(&moved.to));
            let _ = writeln!(out, "location = \"{base}{from}\" {{ return 301 \"{to}\"; }}");
        }
    }
    for (route, is_told) in &rules.gone {
        let notice = if *is_told { "error_page 410 @da-go; " } else { "" };
        for path in forms(route) {
            let path = quoted(path);
            let _ = writeln!(out, "location = \"{base}{path}\" {{ {notice}return 410; }}");
        }
    }
    if rules.gone.iter().any(|(_, is_told)| *is_told) {
        // A named location keeps the address, so the notice that stands there is sent, with its code.
        out.push_str("location @da-go { try_files $uri $uri/index.html =410; }\n");
    }
    out.into_bytes()
}

#[derive(Serialize)]
struct Whole {
    redirects: Vec<Redirect>,
    gone: Vec<String>,
}

#[derive(Serialize)]
struct Redirect {
    from: String,
    to: String,
    status: u16,
}

/// The same for programs.
pub(super) fn json(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(rules) = rules(ingredients) else { return Vec::new() };
    let whole = |path: &str| format!("{}{}", rules.base_path, encoded(path));
    let redirect =
        |from: &str, to: &str| Redirect { from: whole(from), to: to.to_owned(), status: 301 };
    let moved = rules.moved.iter();
    let file = Whole {
        redirects: moved
            .flat_map(|moved| forms(&moved.from).map(|from| redirect(from, &moved.to)))
            .collect(),
        gone: rules.gone.iter().flat_map(|(route, _)| forms(route).map(whole)).collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
