"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const n = data.names.length;
  if (!n || !data.places.length) return;
  const byId = (id) => document.getElementById(id);
  byId("map").hidden = false;
  const canvas = byId("canvas"), ink = canvas.getContext("2d"), tip = byId("tip");
  const sheets = [...document.querySelectorAll("img.sheet")];
  const perSheet = data.columns * data.columns, GRID = 10000, NEAR = 14;
  const view = { x: GRID / 2, y: GRID / 2, scale: 0 };
  let width = 0, height = 0, ratio = 1, whole = 1, hovered = -1, chosen = -1, alone = -1, wanted = null, waiting = false, frames = [];

  // ---- colours: what they stand for, and which there are ------------------------------------------------
  const spread = (i) => data.clusters[i] && i < 8 ? data.clusters[i].colour
    : `hsl(${(i * 137.508) % 360} 55% ${[46, 58, 36][i % 3]}%)`;
  const sure = (share) => `hsl(${Math.round(8 + 150 * share)} 62% 42%)`;
  const ways = [{ title: "sub-category", of: data.cluster, groups: data.clusters }];
  if (data.kinds.length) {
    const groups = data.kinds.map((name, i) => ({ name, colour: spread(i) }));
    groups.push({ name: "unknown", colour: "#969696" });
    ways.push({ title: "true kind", of: data.kind.map((kind) => (kind < 0 ? data.kinds.length : kind)), groups });
  }
  if (data.confidence.length) {
    const groups = Array.from({ length: 10 }, (_, i) => ({ name: `${10 * i} to ${10 * i + 10} % sure`, colour: sure(i / 9) }));
    ways.push({ title: "confidence", of: data.confidence.map((c) => Math.min(9, Math.floor(c / 10))), groups });
  }
  let way = ways[0];

  // ---- where things are -----------------------------------------------------------------------------------
  const px = (row) => (data.places[2 * row] - view.x) * view.scale + width / 2;
  const py = (row) => (data.places[2 * row + 1] - view.y) * view.scale + height / 2;
  const CELL = 200, cells = new Map();
  const cellOf = (x, y) => Math.floor(x / CELL) * 1000 + Math.floor(y / CELL);
  for (let row = 0; row < n; row++) {
    const key = cellOf(data.places[2 * row], data.places[2 * row + 1]);
    if (cells.has(key)) cells.get(key).push(row); else cells.set(key, [row]);
  }
  const typical = new Set(data.typical);  // first for pictures; the others in an order that favours no place
  const rank = data.names.map((_, row) => (typical.has(row) ? -1 : Math.imul(row + 1, 2654435761) >>> 0));
  const shown = (row) => (alone < 0 || way.of[row] === alone) && (!wanted || wanted.has(row));
  function nearest(x, y) {
    const gx = (x - width / 2) / view.scale + view.x, gy = (y - height / 2) / view.scale + view.y;
    const reach = NEAR / view.scale;
    let best = -1, least = reach * reach;
    for (let cx = Math.floor((gx - reach) / CELL); cx <= Math.floor((gx + reach) / CELL); cx++)
      for (let cy = Math.floor((gy - reach) / CELL); cy <= Math.floor((gy + reach) / CELL); cy++)
        for (const row of cells.get(cx * 1000 + cy) || []) {
          const d = (data.places[2 * row] - gx) ** 2 + (data.places[2 * row + 1] - gy) ** 2;
          if (d <= least && shown(row)) { least = d; best = row; }
        }
    if (best >= 0) return best;
    const under = frames.find(([, left, top, side]) => x >= left && y >= top && x <= left + side && y <= top + side);
    return under ? under[0] : -1;
  }

  // ---- drawing --------------------------------------------------------------------------------------------
  function drawPicture(to, row, x, y, side) {
    const slot = data.picture[row];
    if (slot < 0) return false;
    const sheet = sheets[Math.floor(slot / perSheet)], place = slot % perSheet, from = data.side;
    if (!sheet || !sheet.complete || !sheet.naturalWidth) return false;
    to.drawImage(sheet, (place % data.columns) * from, Math.floor(place / data.columns) * from, from, from, x, y, side, side);
    return true;
  }
  function draw() {
    waiting = false;
    const style = getComputedStyle(document.documentElement), colour = (name) => style.getPropertyValue(name).trim();
    ink.setTransform(ratio, 0, 0, ratio, 0, 0);
    ink.clearRect(0, 0, width, height);
    const zoom = view.scale / whole, radius = Math.min(7, Math.max(1.6, 90 / Math.sqrt(n)) * Math.sqrt(zoom));
    let drawn = 0;
    const visible = [];
    for (let pass = 0; pass < 2; pass++) {
      ink.globalAlpha = pass ? 0.9 : 0.12;
      for (let row = 0; row < n; row++) {
        if (shown(row) !== Boolean(pass)) continue;
        const x = px(row), y = py(row);
        if (x < -40 || y < -40 || x > width + 40 || y > height + 40) continue;
        ink.fillStyle = way.groups[way.of[row]].colour;
        ink.beginPath();
        ink.arc(x, y, radius, 0, 6.2832);
        ink.fill();
        drawn++;
        if (pass) visible.push(row);
      }
    }
    ink.globalAlpha = 1;
    const side = data.side * Math.min(1, 0.55 + zoom / 12), step = side + 10, taken = new Map();
    const key = (column, line) => column * 100000 + line;
    frames = [];
    visible.sort((a, b) => rank[a] - rank[b]);
    for (const row of visible) {  // who comes first gets its picture where it touches no other
      if (data.picture[row] < 0 || (zoom < 1.5 && taken.size >= 48)) continue;
      const column = Math.floor(px(row) / step), line = Math.floor(py(row) / step);
      let free = true;
      for (let c = column - 1; c <= column + 1 && free; c++)
        for (let l = line - 1; l <= line + 1 && free; l++) {
          const other = taken.get(key(c, l));
          free = other === undefined || Math.abs(px(row) - px(other)) >= step || Math.abs(py(row) - py(other)) >= step;
        }
      if (!free) continue;
      taken.set(key(column, line), row);
      const x = px(row) - side / 2, y = py(row) - side / 2;
      frames.push([row, x, y, side]);
      ink.fillStyle = colour("--surface");
      ink.strokeStyle = way.groups[way.of[row]].colour;
      ink.lineWidth = 2;
      ink.beginPath();
      ink.roundRect(x - 2, y - 2, side + 4, side + 4, 6);
      ink.fill();
      drawPicture(ink, row, x, y, side);
      ink.stroke();
    }
    for (const row of new Set([chosen, hovered])) if (row >= 0) {
      ink.strokeStyle = colour("--text");
      ink.lineWidth = 2;
      ink.beginPath();
      ink.arc(px(row), py(row), radius + 4, 0, 6.2832);
      ink.stroke();
    }
    document.documentElement.dataset.drawn = String(drawn);
    placeTip();
  }
  function redraw() { if (!waiting) { waiting = true; requestAnimationFrame(draw); } }

  // ---- what is told of one item ---------------------------------------------------------------------------
  function about(row) {
    const parts = [data.clusters[data.cluster[row]].name];
    if (data.confidence.length) parts.push(`${data.confidence[row]} % sure`);
    if (data.kinds.length && data.kind[row] >= 0) parts.push(`truly ${data.kinds[data.kind[row]]}`);
    return parts.join(", ");
  }
  function placeTip() {
    const row = hovered >= 0 ? hovered : chosen;
    tip.hidden = row < 0 || px(row) < 0 || py(row) < 0 || px(row) > width || py(row) > height;
    if (tip.hidden) return;
    if (tip.dataset.row !== String(row)) {
      tip.dataset.row = String(row);
      byId("tip-name").textContent = data.names[row];
      byId("tip-about").textContent = about(row);
      const small = byId("tip-picture").getContext("2d");
      small.clearRect(0, 0, 64, 64);
      byId("tip-picture").hidden = !drawPicture(small, row, 0, 0, 64);
    }
    const x = px(row), y = py(row), w = tip.offsetWidth, h = tip.offsetHeight;
    tip.style.left = `${Math.max(4, x + 16 + w > width ? x - w - 16 : x + 16)}px`;
    tip.style.top = `${Math.max(4, Math.min(height - h - 4, y - h / 2))}px`;
  }
  function choose(row) {
    chosen = row;
    hovered = -1;
    byId("said").textContent = row < 0 ? "" : `${data.names[row]}: ${about(row)}`;
    if (row >= 0 && (px(row) < 20 || py(row) < 20 || px(row) > width - 20 || py(row) > height - 20)) {
      view.x = data.places[2 * row];
      view.y = data.places[2 * row + 1];
    }
    redraw();
  }

  // ---- moving ---------------------------------------------------------------------------------------------
  function fit() {
    view.x = view.y = GRID / 2;
    view.scale = whole;
    redraw();
  }
  function zoomAt(x, y, times) {
    const scale = Math.min(whole * 80, Math.max(whole * 0.5, view.scale * times));
    view.x += (x - width / 2) * (1 / view.scale - 1 / scale);
    view.y += (y - height / 2) * (1 / view.scale - 1 / scale);
    view.scale = scale;
    redraw();
  }
  function move(dx, dy) {
    view.x -= dx / view.scale;
    view.y -= dy / view.scale;
    redraw();
  }
  function resize() {
    const box = canvas.getBoundingClientRect();
    const before = whole, first = !view.scale;
    width = box.width;
    height = box.height;
    ratio = window.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    whole = Math.max(1e-6, Math.min(width, height) * 0.9 / GRID);
    view.scale = first ? whole : view.scale * whole / before;
    draw();
  }
  const fingers = new Map();
  let dragged = 0;
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, at(event));
    dragged = 0;
  });
  canvas.addEventListener("pointermove", (event) => {
    const [x, y] = at(event), last = fingers.get(event.pointerId);
    if (!last) {
      const row = nearest(x, y);
      if (row !== hovered) { hovered = row; redraw(); }
      return;
    }
    if (fingers.size === 2) {
      const [other] = [...fingers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
      const was = Math.hypot(last[0] - other[0], last[1] - other[1]), is = Math.hypot(x - other[0], y - other[1]);
      zoomAt((x + other[0]) / 2, (y + other[1]) / 2, is / Math.max(1, was));
    } else {
      move(x - last[0], y - last[1]);
    }
    dragged += Math.hypot(x - last[0], y - last[1]);
    fingers.set(event.pointerId, [x, y]);
    canvas.classList.add("moving");
  });
  const lift = (event) => {
    if (fingers.delete(event.pointerId) && dragged < 4 && event.type === "pointerup") choose(nearest(...at(event)));
    canvas.classList.remove("moving");
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("pointerleave", () => { hovered = -1; redraw(); });
  canvas.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomAt(...at(event), Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0016)));
  }, { passive: false });
  canvas.addEventListener("dblclick", (event) => zoomAt(...at(event), 2));

  const ways4 = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function step([dx, dy]) {
    if (chosen < 0) {  // begin in the middle of what is seen
      let best = -1, least = Infinity;
      for (let row = 0; row < n; row++) {
        const d = (data.places[2 * row] - view.x) ** 2 + (data.places[2 * row + 1] - view.y) ** 2;
        if (d < least && shown(row)) { least = d; best = row; }
      }
      return choose(best);
    }
    let best = -1, least = Infinity;
    for (let row = 0; row < n; row++) {
      const x = data.places[2 * row] - data.places[2 * chosen], y = data.places[2 * row + 1] - data.places[2 * chosen + 1];
      const ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (row !== chosen && ahead > 0 && aside <= ahead && ahead + 2 * aside < least && shown(row)) {
        least = ahead + 2 * aside;
        best = row;
      }
    }
    if (best >= 0) choose(best);
  }
  canvas.addEventListener("keydown", (event) => {
    const way4 = ways4[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (way4 && event.shiftKey) move(-60 * way4[0], -60 * way4[1]);
    else if (way4) step(way4);
    else if (event.key === "+" || event.key === "=") zoomAt(width / 2, height / 2, 1.4);
    else if (event.key === "-") zoomAt(width / 2, height / 2, 1 / 1.4);
    else if (event.key === "0") fit();
    else if (event.key === "Escape") choose(-1);
    else return;
    event.preventDefault();
  });
  byId("closer").addEventListener("click", () => zoomAt(width / 2, height / 2, 1.5));
  byId("farther").addEventListener("click", () => zoomAt(width / 2, height / 2, 1 / 1.5));
  byId("whole").addEventListener("click", fit);

  // ---- colours, legend, search ----------------------------------------------------------------------------
  function legend() {
    const counts = new Array(way.groups.length).fill(0);
    for (const group of way.of) counts[group]++;
    const order = way.groups.map((_, i) => i).filter((i) => counts[i]);
    if (way.title !== "confidence") order.sort((a, b) => counts[b] - counts[a] || a - b);
    byId("legend").replaceChildren(...order.slice(0, 400).map((i) => {
      const item = document.createElement("li"), button = document.createElement("button");
      const dot = document.createElement("canvas"), name = document.createElement("span"), count = document.createElement("span");
      dot.width = dot.height = 20;
      const to = dot.getContext("2d");
      to.fillStyle = way.groups[i].colour;
      to.arc(10, 10, 10, 0, 6.2832);
      to.fill();
      name.className = "name";
      name.textContent = way.groups[i].name;
      count.className = "count";
      count.textContent = counts[i].toLocaleString("en");
      button.type = "button";
      button.setAttribute("aria-pressed", "false");
      button.append(dot, name, count);
      button.addEventListener("click", () => {
        alone = alone === i ? -1 : i;
        for (const other of byId("legend").querySelectorAll("button"))
          other.setAttribute("aria-pressed", String(alone >= 0 && other === button));
        redraw();
      });
      item.append(button);
      return item;
    }));
  }
  for (const [i, one] of ways.entries()) byId("colour").append(new Option(one.title, String(i)));
  byId("colour").addEventListener("change", () => {
    way = ways[Number(byId("colour").value)];
    alone = -1;
    legend();
    redraw();
  });
  const find = byId("find");
  find.addEventListener("input", () => {
    const part = find.value.trim().toLowerCase();
    wanted = part ? new Set(data.names.flatMap((name, row) => (name.toLowerCase().includes(part) ? [row] : []))) : null;
    byId("found").textContent = wanted ? `${wanted.size.toLocaleString("en")} found` : "";
    redraw();
  });
  find.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { find.value = ""; find.dispatchEvent(new Event("input")); }
    if (event.key !== "Enter" || !wanted || !wanted.size) return;
    const rows = [...wanted], next = rows[(rows.indexOf(chosen) + 1) % rows.length];
    view.x = data.places[2 * next];
    view.y = data.places[2 * next + 1];
    choose(next);
  });

  // ---- beginning ------------------------------------------------------------------------------------------
  legend();
  new ResizeObserver(resize).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  matchMedia("print").addEventListener("change", draw);
  addEventListener("beforeprint", () => { hovered = chosen = -1; resize(); });
  Promise.allSettled(sheets.map((sheet) => sheet.decode())).then(() => {
    document.documentElement.dataset.pictures = String(sheets.filter((sheet) => sheet.naturalWidth).length);
    redraw();
  });
  resize();
})();
