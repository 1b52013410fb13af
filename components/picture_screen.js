// Elements of the page, drawn where they stand: grounds, borders, words as words, drawings.
const PASSED = "style, script, template, noscript, [hidden], [data-testid='stElementToolbar'], .modebar-container, [class*='-picture']";

const LANE = 22, NAMES = 140, LONG = 640, TICK = 3; // pixels of a strip of marks

const below = (element) => (element.shadowRoot ?? element).childNodes;
const measure = document.createElement("canvas").getContext("2d");

class Drawing {
  constructor(families) {
    Object.assign(this, { defs: [], families, turned: 0, root: shape("g") });
    this.edge = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  }

  // How large what was drawn is, and where.
  get box() {
    const { left, top, right, bottom } = this.edge;
    return { x: left, y: top, width: right - left, height: bottom - top };
  }

  reach(box) {
    if (this.turned || !(box.width || box.height)) return;
    const { left, top, right, bottom } = this.edge;
    this.edge = { left: Math.min(left, box.x), top: Math.min(top, box.y), right: Math.max(right, box.x + box.width), bottom: Math.max(bottom, box.y + box.height) };
  }

  draw(element, into = this.root) {
    if (element.matches(PASSED)) return;
    const style = getComputedStyle(element);
    if (style.display === "none" || style.opacity === "0" || style.clipPath.startsWith("inset(50%")) return;
    if (style.transform !== "none" && !(element instanceof SVGElement)) return this.turn(element, style, into);
    const group = style.opacity === "1" ? into : into.appendChild(shape("g", { opacity: short(Number(style.opacity)) }));
    const box = element.getBoundingClientRect();
    if (style.visibility === "visible" && style.display !== "contents") {
      const drawn = decorated(style, box, this.defs);
      if (drawn.length) this.reach(box);
      group.append(...drawn);
    }
    if (element.tagName === "LI") this.number(element, style, group);
    if (element.tagName === "svg") return this.chart(element, box, group);
    if (element.lanes) return this.lanes(element.lanes, box, style, group);
    for (const node of below(element)) {
      if (node.nodeType === Node.TEXT_NODE) this.words(node, style, group);
      else if (node.nodeType === Node.ELEMENT_NODE) this.draw(node, group);
    }
  }

  // What is turned or shifted is drawn as it would stand without, in a group that turns it.
  turn(element, style, into) {
    const { transform, transformOrigin } = style;
    this.reach(element.getBoundingClientRect());
    const kept = element.style.cssText;
    element.style.setProperty("transform", "none", "important");
    const box = element.getBoundingClientRect();
    const [x, y] = transformOrigin.split(" ").map(parseFloat);
    const [left, top] = [short(box.x + x), short(box.y + y)];
    this.turned += 1;
    this.draw(element, into.appendChild(shape("g", { transform: `translate(${left} ${top}) ${transform.replaceAll(",", "")} translate(${-left} ${-top})` })));
    this.turned -= 1;
    element.style.cssText = kept;
  }

  chart(element, box, into) {
    const made = box.width ? copied(element, this.families, (leaf) => this.reach(shared(leaf, box))) : null;
    if (!made) return;
    if (element.viewBox.baseVal.width) {
      for (const [name, value] of Object.entries({ ...placed(box), overflow: "visible" })) made.setAttribute(name, value);
      into.append(made);
    } else into.append(shape("g", { transform: `translate(${short(box.x)} ${short(box.y)})` }, [...made.childNodes]));
  }

  // A strip of marks, which runs down beside its text on the screen: here it lies, and its lanes have names.
  lanes(lanes, { x, y }, style, into) {
    const letters = { ...lettered(style), fontSize: "13px", textAlign: "end" };
    const named = (words, at, top, textAlign) => into.append(this.line(words, { left: at, right: at, top, height: 16 }, { ...letters, textAlign }));
    for (const [row, [words, ink, places]] of lanes.entries()) {
      const top = y + row * LANE;
      named(words, x + NAMES - 12, top + 3, "end");
      into.append(shape("rect", { ...placed({ x: x + NAMES, y: top + 1, width: LONG + TICK, height: LANE - 2 }), fill: ink, "fill-opacity": 0.1 }));
      for (const place of new Set(places.map((one) => Math.round(one * LONG))))
        into.append(shape("rect", { ...placed({ x: x + NAMES + place, y: top + 3, width: TICK, height: LANE - 6 }), fill: ink }));
    }
    const end = y + lanes.length * LANE;
    named("beginning", x + NAMES, end + 2, "start");
    named("end", x + NAMES + LONG + TICK, end + 2, "end");
    this.reach({ x, y, width: NAMES + LONG + TICK, height: lanes.length * LANE + 20 });
  }

  number(element, style, into) {
    if (style.listStyleType !== "decimal") return;
    const line = document.createRange();
    line.selectNodeContents(element);
    const box = line.getClientRects()[0];
    const place = [...element.parentElement.children].indexOf(element) + 1;
    if (box) into.append(this.line(`${place}.`, { left: box.left - 60, right: box.left - 6, top: box.top, height: box.height }, { ...lettered(style), textAlign: "end" }));
  }

  words(node, style, into) {
    if (!node.data.trim() || style.visibility !== "visible") return;
    for (const { words, box } of broken(node)) {
      this.reach({ x: box.left, y: box.top, width: box.right - box.left, height: box.height });
      into.append(this.line(words, box, lettered(style)));
    }
  }

  // One line of words; those that are set right or in the middle stay so in another font.
  line(words, box, style) {
    measure.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { fontBoundingBoxAscent: above, fontBoundingBoxDescent: under } = measure.measureText(words);
    const anchor = { end: "end", right: "end", center: "middle" }[style.textAlign] ?? "start";
    const x = { start: box.left, middle: (box.left + box.right) / 2, end: box.right }[anchor];
    this.families.add(`${style.fontFamily}|${style.fontStyle}`);
    return shape("text", {
      x: short(x), y: short(box.top + (box.height - above - under) / 2 + above), ...paint("fill", style.color),
      "text-anchor": anchor === "start" ? undefined : anchor, "font-family": style.fontFamily, "font-size": style.fontSize,
      "font-weight": style.fontWeight === "400" ? undefined : style.fontWeight, "font-style": style.fontStyle === "normal" ? undefined : style.fontStyle,
      "text-decoration": style.textDecorationLine === "line-through" ? "line-through" : undefined,
      style: style.fontVariantNumeric === "tabular-nums" ? "font-variant-numeric: tabular-nums" : undefined,
    }, [plain(words)]);
  }
}

const lettered = ({ color, textAlign, direction, fontFamily, fontSize, fontStyle, fontWeight, fontVariantNumeric, textDecorationLine }) =>
  ({ color, textAlign: direction === "rtl" && textAlign === "start" ? "end" : textAlign, fontFamily, fontSize, fontStyle, fontWeight, fontVariantNumeric, textDecorationLine });

// What two boxes have in common; nothing has no width.
function shared(one, other) {
  const [x, y] = [Math.max(one.left, other.left), Math.max(one.top, other.top)];
  return { x, y, width: Math.max(0, Math.min(one.right, other.right) - x), height: Math.max(0, Math.min(one.bottom, other.bottom) - y) };
}

// The lines into which the page has broken a text node, each with its box.
function broken(node) {
  const range = document.createRange();
  range.setStart(node, node.data.search(/[^ \t\r\n]/));
  range.setEnd(node, node.data.replace(/[ \t\r\n]+$/, "").length);
  const whole = [...range.getClientRects()].filter((box) => box.width);
  if (whole.length === 1) return [{ words: node.data.replace(/[ \t\r\n]+/g, " ").trim(), box: whole[0] }];
  const found = [];
  let at = 0;
  for (const letter of node.data) {
    range.setStart(node, at);
    range.setEnd(node, at += letter.length);
    const box = [...range.getClientRects()].find((one) => one.width);
    if (!box) { if (found.length && /\S/.test(letter)) found.at(-1).words += letter; continue; }
    const line = found.at(-1);
    if (line && Math.abs(line.box.top - box.top) < box.height / 2) {
      line.words += letter;
      Object.assign(line.box, { left: Math.min(line.box.left, box.left), right: Math.max(line.box.right, box.right) });
    } else if (/\S/.test(letter)) found.push({ words: letter, box: { left: box.left, right: box.right, top: box.top, height: box.height } });
  }
  return found.map(({ words, box }) => ({ words: words.replace(/[ \t\r\n]+/g, " ").trim(), box }));
}
