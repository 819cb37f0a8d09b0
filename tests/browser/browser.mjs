// Debian's Chromium, and pages that remember what went wrong while they were looked at.

import { chromium } from "playwright-core";

const quiet = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Starts the browser. */
export function launch() {
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", ...quiet] });
}

/** Opens a page in a fresh profile; `page.faults` collects console errors and requests that failed. */
export async function open(browser, options = {}) {
  const context = await browser.newContext({ locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.faults = [];
  const note = (text) => page.faults.push(`${new URL(page.url()).pathname}: ${text}`);
  page.on("console", (message) => message.type() === "error" && note(message.text()));
  page.on("pageerror", (error) => note(String(error)));
  // A request that the next click cuts short has not failed.
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") note(`${request.url()} ${why}`);
  });
  page.on("response", (response) => response.status() >= 400 && note(`${response.url()} answers ${response.status()}`));
  return page;
}
