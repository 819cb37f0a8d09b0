// The built demo portal, served from memory's nearest thing: a folder.
//
// `serve()` answers as a plain static host does: files by path, index.html for folders, 404.html for the rest,
// and a content security policy that forbids everything inline and everything foreign.
// `serve({ compress: true })` answers as a host of a live site does: with brotli or gzip, and with time to keep.

import { createServer } from "node:http";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder of the built site. */
export const folder = resolve(process.env.TOASOAN_PUBLIC ?? join(here, "../../public"));
if (!existsSync(join(folder, "index.html"))) {
  throw new Error(`no built site in ${folder}: run \`cargo run --release -- build\` first, or set TOASOAN_PUBLIC`);
}

const types = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mp3": "audio/mpeg",
  ".mp4": "video/mp4",
  ".vtt": "text/vtt; charset=utf-8",
  ".webm": "video/webm",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".xml": "application/xml",
};

const policy = [
  "default-src 'none'",
  ...["script", "style", "img", "font", "media", "connect", "object", "frame"].map((kind) => `${kind}-src 'self'`),
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

// What shrinks when it is compressed; pictures and films are small already.
const isText = (type) => /^text\/|json|xml|javascript|svg/.test(type);

/** The bytes as the client may take them, with the name of the encoding. */
function packed(bytes, accepted) {
  if (/\bbr\b/.test(accepted)) return { encoding: "br", bytes: brotliCompressSync(bytes) };
  if (/\bgzip\b/.test(accepted)) return { encoding: "gzip", bytes: gzipSync(bytes) };
  return { encoding: null, bytes };
}

/** Serves the folder on a free port of this machine. */
export async function serve({ compress = false, root = folder } = {}) {
  const server = createServer((request, response) => {
    let path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    if (path.endsWith("/")) path += "index.html";
    let file = resolve(join(root, path));
    let status = 200;
    if (!(file.startsWith(root) && existsSync(file) && statSync(file).isFile())) {
      file = join(root, "404.html");
      status = 404;
    }
    const type = types[extname(file).toLowerCase()] ?? "application/octet-stream";
    const headers = { "content-type": type, "cache-control": compress ? "public, max-age=31536000" : "no-store" };
    if (type.startsWith("text/html")) headers["content-security-policy"] = policy;
    let body = existsSync(file) ? readFileSync(file) : "";
    if (compress && isText(type)) {
      const { encoding, bytes } = packed(body, request.headers["accept-encoding"] ?? "");
      if (encoding) headers["content-encoding"] = encoding;
      body = bytes;
    }
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const close = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** The paths of all HTML files, as a reader asks for them, in order. */
export function htmlPaths() {
  const files = readdirSync(folder, { recursive: true }).map((name) => `/${name.replaceAll("\\", "/")}`);
  return files
    .filter((name) => name.endsWith(".html"))
    .map((name) => name.replace(/\/index\.html$/, "/"))
    .sort();
}

/** The text of a page's file. */
export function source(path) {
  return readFileSync(join(folder, path.endsWith("/") ? `${path}index.html` : path), "utf8");
}

/** The addresses of sub-sites in the site.toml beside the built folder. */
export function hosts() {
  const [, ...others] = readFileSync(join(dirname(folder), "site.toml"), "utf8").matchAll(/^base_url = "(.*?)\/?"/gm);
  return others.map(([, address]) => address);
}

/** A top-level string of the site.toml beside the built folder. */
export function setting(key) {
  const file = join(dirname(folder), "site.toml");
  const found = readFileSync(file, "utf8").match(new RegExp(`^${key}\\s*=\\s*"(.*)"\\s*$`, "m"));
  return found ? JSON.parse(`"${found[1]}"`) : null;
}

// Folders of look-ups, by the default addresses of `[urls]`: the page of all, and the page of one.
const lookups = {
  "chu-de": ["topics", "topic"],
  "tac-gia": ["authors", "author"],
  "dia-phuong": ["regions", "region"],
  "van-ban": ["documents", "document"],
  "so-tap-chi": ["issues", "issue"],
  "loat-bai": ["all series", "series"],
  "tin-moi": ["all news", "all news, older"],
  "video": ["videos", "videos, older"],
  "chum-anh": ["photo stories", "photo stories, older"],
  "cai-chinh": ["corrections", "corrections, older"],
};

/** The kind of page that an address leads to; null when it is no page of this site. */
export function kindOf(path) {
  if (path === "/" || path === "/index.html") return "home";
  if (path === "/404.html") return "not found";
  const parts = path.replace(/\.html$/, "").split("/").filter(Boolean);
  if (!path.endsWith("/") && !path.endsWith(".html")) return null;
  if (parts[0] === "luu-tru") return ["archive", "year", "month"][Math.min(parts.length, 3) - 1];
  if (path === "/so-do-trang.html") return "site map";
  if (path === "/dia-phuong/do-phu.html") return "coverage";
  if (parts[0] === "dia-phuong" && parts.at(-1) === "theo-chu-de") return "region, by subject";
  if (parts[0] === "so-tap-chi" && parts[1] === "truoc-2010") return "old issues";
  if (parts[0] === "so-tap-chi" && parts.length === 2) return "issues of a year";
  if (parts[0] in lookups) return lookups[parts[0]][parts.length === 1 ? 0 : 1];
  if (/^(trang-)?\d+$/.test(parts.at(-1))) return "section, older";
  if (path.endsWith("/")) return "section";
  return parts.length === 1 ? "page" : "article";
}
