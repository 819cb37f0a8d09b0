//! Requests → answers. Nothing is kept by browsers, and other sites can read nothing.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Body as HttpBody;
use axum::extract::State;
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::desk::Desk;
use super::world::{Answer, Body};
use crate::base::route::RelPath;

/// The paths of the preview itself.
const OWN: &str = "/_toasoan/";

/// Names under which browsers reach this machine. Any other name may have been pointed here by somebody
/// else, whose scripts could then read unpublished articles.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const PLAIN: &str = "text/plain; charset=utf-8";

/// The server.
pub(super) fn router(desk: Arc<Desk>) -> Router {
    Router::new().fallback(answer).with_state(desk)
}

async fn answer(
    State(desk): State<Arc<Desk>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let mut response = respond(&desk, &method, &uri, &headers).await;
    let headers = response.headers_mut();
    let fixed: [(HeaderName, &str); 3] = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn respond(desk: &Desk, method: &Method, uri: &Uri, headers: &HeaderMap) -> Response {
    if !is_local(uri.host(), headers) {
        return plain(StatusCode::FORBIDDEN, "403: http://127.0.0.1, http://localhost\n");
    }
    if !matches!(*method, Method::GET | Method::HEAD) {
        let mut response = plain(StatusCode::METHOD_NOT_ALLOWED, "GET, HEAD\n");
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return response;
    }
    let path = uri.path();
    if let Some(name) = path.strip_prefix(OWN) {
        return own(desk, name);
    }
    match desk.answer(path.to_owned()).await {
        Some(Answer::File { status, file, body }) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
            let body = match body {
                Body::Shared(bytes) => HttpBody::from(bytes.to_vec()),
                Body::Static(bytes) => HttpBody::from(bytes),
                Body::Own(bytes) => HttpBody::from(bytes),
            };
            (status, [(header::CONTENT_TYPE, content_type(&file))], body).into_response()
        }
        Some(Answer::Elsewhere(mut url)) => {
            if let Some(query) = uri.query() {
                url = format!("{url}?{query}");
            }
            let (status, headers) = (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, url)]);
            (status, headers).into_response()
        }
        None => plain(StatusCode::INTERNAL_SERVER_ERROR, "500\n"),
    }
}

/// The files of the preview, and its news.
fn own(desk: &Desk, name: &str) -> Response {
    let (kind, text) = match name {
        "client.js" => (JAVASCRIPT, include_str!("client/client.js")),
        "idiomorph.js" => (JAVASCRIPT, include_str!("client/idiomorph.js")),
        "problem.css" => ("text/css; charset=utf-8", include_str!("client/problem.css")),
        "news" => {
            let news = WatchStream::new(desk.news()).map(|news| {
                let data = serde_json::to_string(&*news).unwrap_or_default();
                Ok::<_, Infallible>(Event::default().data(data))
            });
            return Sse::new(news).keep_alive(KeepAlive::default()).into_response();
        }
        _ => return plain(StatusCode::NOT_FOUND, "404\n"),
    };
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(header::CONTENT_TYPE, PLAIN)], text).into_response()
}

/// Whether a request was meant for this machine: by its `Host`, and by its target if that has a host.
fn is_local(target: Option<&str>, headers: &HeaderMap) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    host.to_str().is_ok_and(is_loopback) && target.is_none_or(is_loopback)
}

fn is_loopback(host: &str) -> bool {
    let name = match host.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => {
            if port.is_empty() || !port.bytes().all(|b| b.is_ascii_digit()) {
                return false;
            }
            name
        }
        _ => host,
    };
    LOOPBACK.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The type of a file by its ending. What is unknown is offered for saving.
fn content_type(file: &RelPath) -> &'static str {
    match file.extension().as_deref().unwrap_or("") {
        "html" | "htm" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => JAVASCRIPT,
        "txt" | "md" | "srt" => PLAIN,
        "vtt" => "text/vtt; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml",
        "atom" => "application/atom+xml",
        "rss" => "application/rss+xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" | "jfif" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "bmp" => "image/bmp",
        "ico" => "image/x-icon",
        "woff" => "font/woff",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "otf" => "font/otf",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" | "opus" => "audio/ogg",
        "wav" => "audio/wav",
        "flac" => "audio/flac",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "ogv" => "video/ogg",
        "mov" => "video/quicktime",
        "pdf" => "application/pdf",
        "wasm" => "application/wasm",
        "zip" => "application/zip",
        "doc" => "application/msword",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xls" => "application/vnd.ms-excel",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "ppt" => "application/vnd.ms-powerpoint",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_names_of_this_machine_are_local() {
        for (host, local) in [
            ("localhost", true),
            ("LocalHost:1930", true),
            ("127.0.0.1:1930", true),
            ("[::1]", true),
            ("[::1]:1930", true),
            ("example.vn", false),
            ("localhost.example.vn", false),
            ("127.0.0.1.example.vn:1930", false),
            ("example.vn:127.0.0.1", false),
            ("127.0.0.1:", false),
            ("user@localhost", false),
            ("", false),
        ] {
            assert_eq!(is_loopback(host), local, "{host}");
        }
    }
}
