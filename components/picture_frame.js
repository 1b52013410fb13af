// The whole picture: title, what is counted and the filter, the chart, what its colours mean, and what must be said of it.
const EDGE = 24, LEAST = 520, FACE = '"Source Sans", sans-serif';

function framed(data) {
  const roots = data.of.map(found);
  const families = new Set([`${FACE}|normal`]);
  const fold = unfolded(roots);
  let charts;
  try {
    charts = roots.map((root) => {
      const drawing = new Drawing(families);
      drawing.draw(root);
      return drawing;
    });
  } finally {
    fold();
  }
  if (charts.some(({ box }) => !(box.width > 0))) throw new Error("The chart is not on the screen yet.");
  const wide = Math.ceil(Math.max(LEAST, ...charts.map(({ box }) => box.width)));
  const parts = [];
  let y = EDGE;
  const say = (words, size, weight, share) => {
    for (const line of wrapped(plain(words), wide, size, weight)) {
      y += size * 1.32;
      parts.push(shape("text", { x: EDGE, y: short(y - size * 0.3), "font-family": FACE, "font-size": `${size}px`, "font-weight": weight, fill: data.ink, "fill-opacity": share }, [line]));
    }
  };
  say(data.title, 19, 650);
  for (const words of data.said) say(words, 13.5, undefined, 0.82);
  y += 14;
  for (const [at, { root, box, defs }] of charts.entries()) {
    own(root, defs, `p${at}-`);
    parts.push(shape("g", { transform: `translate(${short(EDGE - box.x)} ${short(y - box.y)})` }, [shape("defs", {}, defs), root]));
    y += box.height + 14;
  }
  if (data.legend.length) y = explained(data, y, wide, parts);
  parts.push(shape("path", { d: `M${EDGE} ${short(y)}H${EDGE + wide}`, stroke: data.ink, "stroke-opacity": 0.25 }));
  y += 7;
  for (const words of data.notes) say(words, 12, undefined, 0.78);
  const size = { width: wide + 2 * EDGE, height: Math.ceil(y + EDGE - 8) };
  const root = shape("svg", { ...size, viewBox: `0 0 ${size.width} ${size.height}`, role: "img" }, [
    shape("title", {}, [plain(data.title)]), shape("desc", {}, [plain([...data.said, ...data.notes].join(" "))]),
    shape("style"), shape("rect", { ...size, fill: data.ground }), ...parts,
  ]);
  return { root, families };
}

// "key selector": an element of the page by its key, or a part of the component under it.
function found(of) {
  const [key, ...parts] = of.split(" ");
  const part = parts.join(" ");
  const held = document.querySelector(`.st-key-${CSS.escape(key)}`);
  const root = part && held ? [...held.querySelectorAll("*")].map((one) => one.shadowRoot?.querySelector(part)).find(Boolean) : held;
  if (!root) throw new Error("The chart is not on the screen yet.");
  return root;
}

// Names within a picture are its own, also where it is put beside others in one page.
function own(root, defs, before) {
  for (const top of [root, ...defs])
    for (const one of [top, ...top.querySelectorAll("*")])
      for (const { name, value } of [...one.attributes]) {
        if (name === "id") one.setAttribute(name, before + value);
        else if (value.startsWith("url(#")) one.setAttribute(name, value.replace("url(#", `url(#${before}`));
      }
}

function explained(data, y, wide, parts) {
  let x = EDGE;
  for (const [ink, words] of data.legend) {
    const long = 20 + width(words, 12.5) + 16;
    if (x > EDGE && x + long > EDGE + wide) [x, y] = [EDGE, y + 20];
    parts.push(shape("rect", { x, y: short(y), width: 14, height: 14, fill: ink }),
      shape("text", { x: x + 20, y: short(y + 11.5), "font-family": FACE, "font-size": "12.5px", fill: data.ink }, [plain(words)]));
    x += Math.ceil(long);
  }
  return y + 28;
}

function width(words, size, weight = 400) {
  measure.font = `${weight} ${size}px ${FACE}`;
  return measure.measureText(words).width;
}

// Words in lines of so many pixels; a word that is longer is broken.
function wrapped(words, wide, size, weight) {
  const lines = [];
  let line = "";
  for (let word of words.split(" ")) {
    if (width(`${line} ${word}`, size, weight) <= wide) { line += (line && " ") + word; continue; }
    if (line) lines.push(line);
    while (width(word, size, weight) > wide) {
      let most = word.length - 1;
      while (width(word.slice(0, most), size, weight) > wide) most = Math.ceil(most * 0.9) - 1;
      lines.push(word.slice(0, most));
      word = word.slice(most);
    }
    line = word;
  }
  return line ? [...lines, line] : lines;
}

// Shows all that is scrolled away, cut off or folded, until the function that it gives is called. Nothing of it is
// painted: both happen before the browser draws again.
function unfolded(roots) {
  const all = roots.flatMap(function deep(element) { return [element, ...[...below(element)].filter((node) => node.nodeType === Node.ELEMENT_NODE).flatMap(deep)]; });
  const kept = [];
  const set = (element, properties) => {
    kept.push([element, element.style.cssText, element.scrollLeft, element.scrollTop]);
    for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, "important");
  };
  const pages = all.filter((one) => one.tagName === "DETAILS" && !one.open);
  for (const one of pages) one.open = true;
  const styles = all.filter((one) => !(one instanceof SVGElement)).map((one) => [one, getComputedStyle(one)]);
  const scrolled = styles.filter(([one, style]) => /auto|scroll/.test(style.overflow));
  const stuck = styles.filter(([, style]) => style.position === "sticky");
  const cropped = styles.filter(([one, style]) => style.textOverflow === "ellipsis" && one.scrollWidth > one.clientWidth).map(([one, style]) => [one, style.transform]);
  for (const [one] of scrolled) set(one, { overflow: "visible", "max-height": "none", width: "max-content" });
  for (const [one] of stuck) set(one, { position: "relative", inset: "auto" });
  for (const [one, transform] of cropped)
    set(one, transform === "none" ? { "white-space": "normal", "overflow-wrap": "anywhere", overflow: "visible" } : { "max-width": "none" });
  return () => {
    for (const [element, style] of [...kept].reverse()) element.style.cssText = style;
    for (const [element, , left, top] of kept) Object.assign(element, { scrollLeft: left, scrollTop: top });
    for (const one of pages) one.open = false;
  };
}
