/* `toasoan serve` in the browser: brings the open page up to date without loading it again.

   An element whose source did not change is left as the reader and the page's scripts made it: scroll, focus,
   open boxes and typed text stay. For that, every node is tied to the source it was made from. */
(() => {
  "use strict";
  const own = document.currentScript;
  if (!own || window.toasoanPreview) return;
  window.toasoanPreview = true;
  const path = new URL(own.src).pathname;
  const morphing = import("/_toasoan/idiomorph.js");
  const root = document.documentElement;

  const sources = new WeakMap();
  const tie = (live, source) => {
    sources.set(live, source);
    for (let a = live.firstChild, b = source.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) tie(a, b);
  };
  // Runs before the scripts that wait for the end of the page: what stands here is the source.
  tie(root, root.cloneNode(true));

  /* The panel. */
  const host = document.createElement("toasoan-panel");
  host.dataset.toasoanPanel = "";
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial; position: fixed; z-index: 2147483647; inset: auto 0.75rem 0.75rem auto; box-sizing: border-box;
      max-width: min(44rem, calc(100vw - 1.5rem)); max-height: 60vh; overflow: auto; padding: 0.5rem 1rem; border-radius: 0.5rem;
      border: 2px solid #8a6d00; color: #1d1b16; background: #fffdf5; font: 15px/1.45 system-ui, sans-serif;
      box-shadow: 0 0.25rem 1.5rem rgb(0 0 0 / 35%); }
    :host([role="alert"]) { border-color: #b3261e; background: #fff8f7; }
    summary { cursor: pointer; font-weight: 600; }
    ol { margin: 0.5rem 0; padding: 0; list-style: none; }
    li + li { margin-top: 0.75rem; padding-top: 0.75rem; border-top: 1px solid #d8cfc0; }
    p, pre { margin: 0.125rem 0; overflow-wrap: anywhere; }
    code, pre { font: 13px/1.45 ui-monospace, monospace; }
    pre { white-space: pre-wrap; padding: 0.25rem 0.5rem; background: rgb(0 0 0 / 6%); }
    @media print { :host { display: none; } }
  `);
  shadow.adoptedStyleSheets = [sheet];
  const element = (name, text, ...inside) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...inside.filter(Boolean));
    return made;
  };
  const item = ({ code, place, line, said }) => element("li", "",
    element("p", "", element("strong", said.headline), ` (${code})`),
    place && element("p", "", element("code", place)),
    line && element("pre", line),
    said.label && element("p", said.label),
    said.help && element("p", `→ ${said.help}`));
  let shown = "";
  const show = (problems) => {
    if (problems === shown) return;
    shown = problems;
    if (!problems) {
      host.remove();
      return;
    }
    const { grave, summary, items, more } = JSON.parse(problems);
    const box = element("details", "", element("summary", summary), element("ol", "", ...items.map(item)), more && element("p", more));
    box.open = grave;
    host.setAttribute("role", grave ? "alert" : "status");
    shadow.replaceChildren(box);
    root.append(host);
  };
  // The page that stands for a failure says itself what is wrong.
  const showOwn = () => show("failed" in own.dataset ? "" : own.dataset.problems ?? "");
  const showLost = () => show(JSON.stringify({ grave: true, summary: own.dataset.lost, items: [], more: "" }));

  /* What is in the head. */
  const isScript = (node) => node.localName === "script" && (!node.type || /module|javascript/.test(node.type));
  const isSheet = (node) => node.localName === "link" && node.relList.contains("stylesheet");
  const isOwn = (node) => node.getAttribute("src") === path;
  const scripts = (from) => Array.from(from.querySelectorAll("script"))
    .filter((node) => isScript(node) && !isOwn(node))
    .map((node) => node.getAttribute("src") ?? node.textContent)
    .join("\n");
  const loaded = (node) => new Promise((done) => {
    node.addEventListener("load", done, { once: true });
    node.addEventListener("error", done, { once: true });
    setTimeout(done, 3_000);
  });

  /* New style sheets take the place of old ones, which go when the new ones are there: no flash without style. */
  let recent = new WeakSet();
  const morphHead = (next) => {
    recent = new WeakSet();
    const left = new Set(Array.from(document.head.children).filter((node) => sources.has(node)));
    const waits = [];
    for (const wanted of next.children) {
      const same = Array.from(left).find((node) => sources.get(node).isEqualNode(wanted));
      if (same) {
        left.delete(same);
        continue;
      }
      const fresh = document.importNode(wanted, true);
      tie(fresh, wanted);
      recent.add(fresh);
      const old = isSheet(fresh) ? Array.from(left).find(isSheet) : null;
      if (isSheet(fresh)) waits.push(loaded(fresh));
      document.head.insertBefore(fresh, old);
    }
    const old = Array.from(left);
    old.forEach((node) => recent.add(node));
    old.filter((node) => !isSheet(node)).forEach((node) => node.remove());
    Promise.all(waits).then(() => old.filter(isSheet).forEach((node) => node.remove()));
  };

  /* What is in the body. */
  const isSame = (live, next) => sources.get(live)?.isEqualNode(next) ?? false;
  const morph = async (next) => {
    const { Idiomorph } = await morphing;
    let goal = null;
    const callbacks = {
      beforeNodeMorphed(live, wanted) {
        if (live.localName === "head" || isSame(live, wanted)) return false;
        goal = wanted;
        return true;
      },
      afterNodeMorphed: (live, wanted) => sources.set(live, wanted),
      afterNodeAdded: (live) => { if (!sources.has(live)) tie(live, live.cloneNode(true)); },
      // What a script added has no source, and is its own affair.
      beforeNodeRemoved: (live) => sources.has(live),
      beforeAttributeUpdated(name, live, what) {
        // Scripts in the head may have marked the page before this one ran.
        if (what === "remove" && (live === root || live === document.body)) return false;
        const source = sources.get(live);
        return !source || goal.getAttribute(name) !== source.getAttribute(name);
      },
    };
    morphHead(next.head);
    Idiomorph.morph(root, next.documentElement, { head: { style: "none" }, callbacks });
  };

  /* Parts that are loaded by the page: a changed style sheet or picture under its old address. */
  const moved = (address, parts, since) => {
    const url = new URL(address, location.href);
    return url.origin === location.origin && parts[url.pathname] > since ? url : null;
  };
  const reloadParts = (parts, since) => {
    for (const script of document.querySelectorAll("script[src]")) {
      if (moved(script.src, parts, since)) return reload();
    }
    for (const sheet of Array.from(document.querySelectorAll("link[href]")).filter(isSheet)) {
      if (recent.has(sheet)) continue;
      const url = moved(sheet.href, parts, since);
      if (!url) continue;
      url.searchParams.set("toasoan", parts[url.pathname]);
      const fresh = sheet.cloneNode();
      sources.set(fresh, sources.get(sheet));
      loaded(fresh).then(() => sheet.remove());
      fresh.href = url.href;
      sheet.before(fresh);
    }
    for (const picture of document.querySelectorAll("img[src]")) {
      const url = moved(picture.src, parts, since);
      if (!url) continue;
      url.searchParams.set("toasoan", parts[url.pathname]);
      picture.src = url.href;
    }
  };

  /* News. */
  let turn = Number(own.dataset.turn), leaving = false;
  const reload = () => {
    leaving = true;
    location.reload();
  };
  const update = async () => {
    const answer = await fetch(location.href, { cache: "no-store" });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const line = Array.from(next.querySelectorAll("script")).findLast(isOwn);
    // A page of another kind has scripts to run.
    const differs = !line || answer.redirected || line.dataset.run !== own.dataset.run;
    if (differs) return reload();
    if ("failed" in line.dataset && !("failed" in own.dataset)) {
      turn = Number(line.dataset.turn);
      return show(line.dataset.problems ?? "");
    }
    if (line.dataset.status !== own.dataset.status || scripts(next) !== scripts(source())) return reload();
    await morph(next);
    turn = Number(own.dataset.turn);
    showOwn();
    document.dispatchEvent(new CustomEvent("toasoan:change"));
  };
  const source = () => sources.get(root);

  let news = null, latest = null, partsTurn = turn, busy = false, lostTimer = 0;
  const follow = async () => {
    if (busy) return;
    busy = true;
    try {
      while (latest && !leaving && (latest.run !== Number(own.dataset.run) || latest.turn > turn)) {
        const { turn: asked, parts } = latest;
        await update();
        if (leaving) return;
        turn = Math.max(turn, asked);
        reloadParts(parts, partsTurn);
        partsTurn = Math.max(partsTurn, asked);
      }
      if (shown.includes(JSON.stringify(own.dataset.lost))) showOwn();
    } catch {
      showLost();
    } finally {
      busy = false;
    }
  };
  // A browser opens few connections to one server, so pages that nobody sees give theirs up.
  const listen = () => {
    if (document.hidden) {
      clearTimeout(lostTimer);
      news?.close();
      news = null;
    } else if (!news) {
      news = new EventSource("/_toasoan/news");
      news.onopen = () => clearTimeout(lostTimer);
      news.onerror = () => { clearTimeout(lostTimer); lostTimer = setTimeout(showLost, 2_000); };
      news.onmessage = ({ data }) => { latest = JSON.parse(data); follow(); };
    }
  };
  document.addEventListener("visibilitychange", listen);
  listen();
  showOwn();
})();
