import { launch } from "./browser.mjs"; import { readFileSync } from "node:fs";
const browser = await launch(); const page = await browser.newPage();
const u = "data:video/webm;base64," + readFileSync("/tmp/reader/bay-dong.webm").toString("base64");
await page.setContent("<video></video>");
console.log(await page.evaluate(async (u) => { const v = document.querySelector("video"); v.src = u; await new Promise((d) => { v.onloadeddata = d; v.onerror = () => d(); }); const r = [v.duration, v.videoWidth, v.error?.message]; v.currentTime = 12; await new Promise((d) => { v.onseeked = d; setTimeout(d, 3000); }); return [...r, v.currentTime]; }, u));
await page.screenshot({ path: "/tmp/reader/v.png" }); await browser.close();
