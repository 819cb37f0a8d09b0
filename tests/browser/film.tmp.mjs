import { writeFileSync } from "node:fs";
import { launch } from "./browser.mjs";
const browser = await launch(); const page = await browser.newPage();
await page.setContent("<canvas width=640 height=360></canvas>");
const b64 = await page.evaluate(async () => {
  const lines = ["Ngày, giờ, nơi họp", "Có mặt, vắng mặt và lý do", "Người chủ trì, người ghi", "Từng việc đưa ra bàn", "Ý kiến khác nhau", "Kết luận, kết quả biểu quyết", "Ai làm gì, đến ngày nào"];
  const c = document.querySelector("canvas"), g = c.getContext("2d");
  const step = 1.7, total = 1.5 + lines.length * step + 1.5;
  const draw = (t) => {
    g.fillStyle = "#1f3550"; g.fillRect(0, 0, 640, 360);
    g.fillStyle = "#fbf7ec"; g.fillRect(70, 20, 500, 320); g.fillStyle = "#9d1c1f"; g.fillRect(70, 20, 10, 320);
    g.fillStyle = "#9d1c1f"; g.font = "700 24px 'Noto Serif', serif"; g.fillText("Biên bản họp chi bộ", 110, 62);
    lines.forEach((line, i) => {
      const k = Math.min(1, Math.max(0, (t - 1.2 - i * step) / 1.1)); if (!k) return;
      const y = 100 + i * 33;
      g.strokeStyle = "#49657f"; g.lineWidth = 2; g.strokeRect(110, y - 15, 16, 16);
      g.fillStyle = "#2a2523"; g.font = "20px 'Noto Sans', sans-serif"; g.fillText(line.slice(0, Math.ceil(line.length * k)), 140, y);
      if (k === 1) { g.strokeStyle = "#9d1c1f"; g.lineWidth = 3; g.beginPath(); g.moveTo(113, y - 8); g.lineTo(117, y - 3); g.lineTo(125, y - 14); g.stroke(); }
    });
  };
  draw(0);
  const stream = c.captureStream(10);
  const rec = new MediaRecorder(stream, { mimeType: "video/webm;codecs=vp9", videoBitsPerSecond: 90000 });
  const parts = []; rec.ondataavailable = (e) => parts.push(e.data);
  const ended = new Promise((d) => (rec.onstop = d)); rec.start();
  const t0 = performance.now();
  await new Promise((d) => { const tick = setInterval(() => { const t = (performance.now() - t0) / 1000; draw(t); if (t > total) { clearInterval(tick); d(); } }, 100); });
  rec.stop(); await ended;
  const bytes = new Uint8Array(await new Blob(parts).arrayBuffer()); let s = ""; for (const b of bytes) s += String.fromCharCode(b); return btoa(s);
});
writeFileSync("/tmp/reader/bay-dong.webm", Buffer.from(b64, "base64")); await browser.close();
