/* Toasoan, default theme. Everything here is an addition: each page is complete without it. */
(() => {
  "use strict";
  const root = document.documentElement;
  const lang = root.lang || "vi";
  const zone = "Asia/Ho_Chi_Minh";
  const all = (selector, from = document) => from.querySelectorAll(selector);

  /* What the reader chose last time; storage may be refused. */
  const recall = (name) => { try { return localStorage.getItem(name); } catch { return null; } };
  const keep = (name, value) => {
    try { value ? localStorage.setItem(name, value) : localStorage.removeItem(name); } catch { /* forgotten */ }
  };
  const sizes = 3;
  let size = Math.min(sizes, Math.max(0, Number(recall("size")) || 0));
  const applySize = () => { size ? (root.dataset.size = size) : delete root.dataset.size; };
  const theme = recall("theme");
  if (theme === "dark" || theme === "light") root.dataset.theme = theme;
  applySize();

  /* Dates: the calendar day in Viet Nam decides what "yesterday" is. */
  const dayFormat = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const dayNumber = (date) => Date.parse(dayFormat.format(date)) / 864e5;
  const named = new Intl.RelativeTimeFormat(lang, { numeric: "auto" });
  const counted = new Intl.RelativeTimeFormat(lang);
  const ago = (days) =>
    days < 2 ? named.format(-days, "day")
      : days < 31 ? counted.format(-days, "day")
        : counted.format(-Math.floor(days / 30.44), "month");

  const softenDates = (from) => {
    if (!("relative" in root.dataset)) return;
    const today = dayNumber(new Date());
    for (const time of all("time[datetime]:not([data-plain])", from)) {
      if (time.closest(".dateline") || time.title) continue;
      const days = today - dayNumber(new Date(time.dateTime));
      if (!(days >= 0 && days < 365)) continue;
      time.title = time.textContent;
      time.textContent = ago(days);
    }
  };

  /* Paper is read on another day, so it carries the dates themselves. */
  const hardenDates = () => {
    for (const time of all("time[title]:not([data-plain])")) {
      time.textContent = time.title;
      time.removeAttribute("title");
    }
  };
  addEventListener("beforeprint", hardenDates);
  addEventListener("afterprint", () => softenDates(document));

  const showToday = () => {
    const format = new Intl.DateTimeFormat(lang, { timeZone: zone, weekday: "long", day: "numeric", month: "numeric", year: "numeric" });
    for (const line of all("[data-today]")) line.textContent = format.format(new Date());
  };

  /* Islands: boxes that change often and live at their own address. */
  const loadIslands = () => {
    // Pages on a disk may not read one another; the plain links stay.
    if (location.protocol === "file:") {
      for (const island of all("[data-island]")) island.dataset.done = "";
      return;
    }
    for (const island of all("[data-island]")) {
      fetch(island.dataset.island)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.status))))
        .then((html) => {
          const parsed = new DOMParser().parseFromString(html, "text/html");
          const fallback = [...all("a", island)].pop();
          // Addresses that are relative are so to where the box lies.
          const base = new URL(island.dataset.island, location.href);
          const whole = (address) => new URL(address, base).href;
          for (const name of ["href", "src"]) {
            for (const part of all(`[${name}]`, parsed)) part.setAttribute(name, whole(part.getAttribute(name)));
          }
          for (const part of all("[srcset]", parsed)) {
            part.srcset = part.getAttribute("srcset").replace(/(^|,)\s*(\S+)/g, (_, comma, address) => comma + whole(address));
          }
          for (const link of all("a", parsed)) {
            if (link.pathname === location.pathname) link.closest("li")?.remove();
          }
          const last = document.createElement("p");
          if (fallback) last.append(fallback);
          island.replaceChildren(...parsed.body.childNodes, last);
          softenDates(island);
        })
        .catch(() => { /* the plain link stays */ })
        .finally(() => { island.dataset.done = ""; });
    }
  };

  const dark = () => root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;

  const readerTools = () => {
    for (const box of all("[data-tools]")) {
      const steps = all("[data-size]", box);
      const toggle = box.querySelector("[data-theme-switch]");
      const show = () => {
        for (const step of steps) {
          const next = size + Number(step.dataset.size);
          step.setAttribute("aria-disabled", String(next < 0 || next > sizes));
        }
        toggle.setAttribute("aria-pressed", String(dark()));
      };
      for (const step of steps) {
        step.addEventListener("click", () => {
          size = Math.min(sizes, Math.max(0, size + Number(step.dataset.size)));
          keep("size", size ? String(size) : "");
          applySize();
          show();
        });
      }
      toggle.addEventListener("click", () => {
        root.dataset.theme = dark() ? "light" : "dark";
        keep("theme", root.dataset.theme);
        show();
      });
      matchMedia("(prefers-color-scheme: dark)").addEventListener?.("change", show);
      show();
      box.hidden = false;
    }
  };

  const menu = () => {
    for (const box of all("[data-menu]")) {
      document.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !box.open) return;
        const inside = box.contains(document.activeElement);
        box.open = false;
        if (inside) box.querySelector("summary").focus();
      });
      document.addEventListener("click", (event) => { if (box.open && !box.contains(event.target)) box.open = false; });
      box.addEventListener("focusout", (event) => {
        if (event.relatedTarget && !box.contains(event.relatedTarget)) box.open = false;
      });
    }
  };

  /* Escape puts the card of a citation away until the pointer or the focus goes elsewhere. */
  const cards = () => {
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") root.dataset.hush = ""; });
    for (const move of ["pointerover", "focusin"]) {
      document.addEventListener(move, () => { delete root.dataset.hush; });
    }
  };

  const share = () => {
    for (const button of all("[data-copy]")) {
      if (!navigator.clipboard) continue;
      const label = button.textContent;
      button.hidden = false;
      button.addEventListener("click", () => {
        navigator.clipboard.writeText(button.dataset.copy).then(() => {
          button.textContent = button.dataset.done;
          for (const said of all("[data-said]")) said.textContent = button.dataset.done;
          setTimeout(() => { button.textContent = label; }, 2500);
        }, () => { button.hidden = true; });
      });
    }
    for (const button of all("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
  };

  /* Pictures of a gallery open over the page; without this they open at their own address. */
  const gallery = () => {
    for (const box of all("[data-close]")) {
      const links = [...all("a[data-enlarge]", box)];
      const show = document.createElement("dialog");
      if (!show.showModal || !links.length) continue;
      const picture = document.createElement("img");
      const caption = document.createElement("p");
      const row = document.createElement("div");
      let at = 0;
      const turn = (to) => {
        at = (to + links.length) % links.length;
        const small = links[at].querySelector("img");
        for (const name of ["width", "height", "alt"]) picture[name] = small[name];
        picture.src = links[at].href;
        const text = links[at].closest("figure")?.querySelector("figcaption")?.textContent ?? "";
        caption.textContent = `${at + 1}/${links.length}. ${text.replace(/^\s*\d+\/\d+/, "").trim()}`;
      };
      const button = (label, act) => {
        const made = document.createElement("button");
        made.type = "button";
        made.textContent = label;
        made.addEventListener("click", act);
        row.append(made);
      };
      if (links.length > 1) {
        button(box.dataset.previous, () => turn(at - 1));
        button(box.dataset.next, () => turn(at + 1));
      }
      button(box.dataset.close, () => show.close());
      show.className = "viewer";
      show.setAttribute("aria-label", box.getAttribute("aria-label"));
      caption.setAttribute("aria-live", "polite");
      show.append(picture, caption, row);
      show.addEventListener("keydown", ({ key }) => {
        if (key === "ArrowLeft" && links.length > 1) turn(at - 1);
        if (key === "ArrowRight" && links.length > 1) turn(at + 1);
      });
      show.addEventListener("click", ({ target }) => { if (target === show) show.close(); });
      show.addEventListener("close", () => links[at].focus());
      box.after(show);
      links.forEach((link, i) => link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        turn(i);
        show.showModal();
      }));
    }
  };

  /* Without a network a click would lead nowhere; the page says so and stays. */
  const offline = () => {
    const line = document.querySelector("[data-offline]");
    if (!line || location.protocol === "file:") return;
    const show = () => { line.hidden = navigator.onLine; };
    addEventListener("online", show);
    addEventListener("offline", show);
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a[href]");
      if (navigator.onLine || !link || !/^https?:$/.test(link.protocol)) return;
      if (link.hash && link.pathname === location.pathname) return;
      event.preventDefault();
      line.hidden = false;
      line.classList.remove("told");
      requestAnimationFrame(() => line.classList.add("told"));
    });
    show();
  };

  const start = () => {
    for (const step of [showToday, readerTools, menu, cards, share, gallery, offline, loadIslands, () => softenDates(document)]) {
      try { step(); } catch { /* one missing browser feature never stops the others */ }
    }
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();

  /* The editor's preview changed the page in place. */
  document.addEventListener("toasoan:change", () => { loadIslands(); softenDates(document); });
})();
