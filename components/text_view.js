// Shows a document's text in a scrolling frame with its mentions marked. The text enters the page through text
// nodes only, and the text nodes together hold exactly `data.text`. All offsets here are UTF-16 code units: the
// Python side has converted them.

const views = new WeakMap();
const off = new Set(); // kinds switched off: one choice for every document of this browser tab
let asked = null; // the choice Python made last

export default function ({ parentElement, data, setTriggerValue }) {
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement));
  const view = views.get(parentElement);
  view.clicked = (mention) => setTriggerValue("clicked", mention);
  view.update(data);
  return () => {
    view.close();
    views.delete(parentElement);
  };
}

class View {
  constructor(root) {
    this.root = root;
    for (const name of ["view", "legend", "prev", "next", "count", "hits", "frame", "scroll", "sheet", "places", "text", "strip", "window", "card"])
      this[name] = root.querySelector("." + name);
    this.input = root.querySelector("input");
    this.canvas = root.querySelector("canvas");
    this.find = highlight("picket-find", 0);
    this.found = highlight("picket-found", 1);
    this.matches = [];
    this.resized = new ResizeObserver(() => this.measure());
    this.resized.observe(this.scroll);
    this.listen();
  }

  update(data) {
    const before = this.data;
    const fresh = data.rev !== before?.rev;
    this.data = data;
    this.view.classList.toggle("dark", data.dark);
    this.view.style.height = data.height;
    if (fresh) this.rebuild();
    if (this.takeChoice() || fresh) this.showKinds();
    else if (data.dark !== before.dark) this.measure();
    if (fresh || String(data.focus) !== String(before.focus)) this.showFocus();
  }

  // ---- the text ----

  rebuild() {
    const built = build(this.data);
    Object.assign(this, { nodes: built.nodes, starts: built.starts, parts: built.parts });
    this.order = this.parts.map((_, mention) => mention).sort((a, b) => this.start(a) - this.start(b) || this.end(b) - this.end(a));
    this.current = null;
    this.at = -1; // where stepping starts from: a place in the text
    this.hideCard();
    this.text.replaceChildren(built.fragment);
    this.scroll.scrollTop = 0;
    this.legend.replaceChildren(...this.data.kinds.filter((kind) => kind.count).map((kind) => this.chip(kind)));
    this.search();
  }

  start(mention) { return this.data.spans[mention][0]; }
  end(mention) { return this.data.spans[mention][1]; }
  note(mention) { return this.data.notes[this.data.spans[mention][3]]; }
  kind(mention) { return this.data.kinds[this.data.spans[mention][2]]; }

  range(start, end) {
    const range = document.createRange();
    const [from, to] = [this.nodeAt(start), this.nodeAt(Math.max(start, end - 1))];
    range.setStart(this.nodes[from], start - this.starts[from]);
    range.setEnd(this.nodes[to], end - this.starts[to]);
    return range;
  }

  nodeAt(offset) {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // ---- kinds ----

  // Whether Python asks for other kinds than it did before; the reader's own choice holds until then.
  takeChoice() {
    const on = this.data.kinds_on;
    if (!on || String(on) === asked) return false;
    asked = String(on);
    for (const { key } of this.data.kinds) on.includes(key) ? off.delete(key) : off.add(key);
    return true;
  }

  chip(kind) {
    const chip = element("button", "chip");
    chip.dataset.kind = kind.key;
    chip.append(element("span", "name", kind.title), element("span", "number", kind.count.toLocaleString("en")));
    chip.addEventListener("click", () => {
      off.has(kind.key) ? off.delete(kind.key) : off.add(kind.key);
      this.showKinds();
    });
    return chip;
  }

  showKinds() {
    for (const { key } of this.data.kinds) this.view.classList.toggle("hide-" + key, off.has(key));
    for (const chip of this.legend.children) chip.setAttribute("aria-pressed", String(!off.has(chip.dataset.kind)));
    this.steps = this.order.filter((mention) => !off.has(this.kind(mention).key));
    if (this.current !== null && !this.steps.includes(this.current)) this.choose(null);
    this.showCount();
    this.measure();
  }

  // ---- stepping ----

  step(forward) {
    const here = this.steps.indexOf(this.current);
    const [steps, last] = [this.steps, this.steps.length - 1];
    let next;
    if (here >= 0) next = here + (forward ? 1 : -1);
    else if (forward) next = steps.findIndex((mention) => this.start(mention) > this.at);
    else next = steps.findLastIndex((mention) => this.start(mention) < this.at);
    if (next < 0 || next > last) next = forward ? 0 : last;
    if (last < 0) return;
    this.choose(steps[next]);
    this.reveal(this.parts[steps[next]][0]);
    this.showCard(steps[next]);
  }

  choose(mention) {
    for (const part of this.parts[this.current] ?? []) part.classList.remove("current");
    this.current = mention;
    for (const part of this.parts[mention] ?? []) part.classList.add("current");
    if (mention !== null) this.at = this.start(mention);
    this.showTabStop();
    this.showCount();
  }

  // One mark at a time can be reached with Tab; n and p move on from it.
  showTabStop() {
    this.tabStop?.removeAttribute("tabindex");
    this.tabStop = this.parts[this.current ?? this.steps[0]]?.[0];
    this.tabStop?.setAttribute("tabindex", "0");
  }

  showCount() {
    const total = this.steps.length.toLocaleString("en");
    const here = this.steps.indexOf(this.current);
    this.count.textContent = here < 0 ? `${total} mention${total === "1" ? "" : "s"}` : `${(here + 1).toLocaleString("en")} of ${total}`;
    this.prev.disabled = this.next.disabled = !this.steps.length;
    if (this.current === null) this.showTabStop();
  }

  reveal(target, smooth = true) {
    const [box, frame] = [target.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
    const top = this.scroll.scrollTop + box.top - frame.top - Math.max(24, (frame.height - box.height) / 2.6);
    const calm = !smooth || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroll.scrollTo({ top, behavior: calm ? "instant" : "smooth" });
  }

  // ---- the place Python points at ----

  showFocus() {
    this.places.replaceChildren();
    if (!this.data.focus || !this.nodes.length) return;
    const [start, end] = this.data.focus;
    const exact = this.data.spans.findIndex((span) => span[0] === start && span[1] === end);
    if (exact >= 0 && !off.has(this.kind(exact).key)) this.choose(exact);
    else this.at = start - 0.5;
    this.reveal(this.range(start, end), false);
    this.measure();
    const settled = this.scroll.scrollTop;
    // A font that arrives late moves the lines: follow, unless the reader has scrolled on.
    document.fonts.ready.then(() => {
      if (this.scroll.scrollTop === settled) this.reveal(this.range(start, end), false);
      this.measure();
    });
  }

  // Boxes behind the text, one a line; the marks keep their own colours above them.
  drawPlace() {
    if (!this.data.focus || !this.nodes.length) return;
    const sheet = this.sheet.getBoundingClientRect();
    const boxes = lines(this.rectangles(...this.data.focus));
    while (this.places.children.length > boxes.length) this.places.lastChild.remove();
    boxes.forEach(({ left, top, right, bottom }, i) => {
      const box = this.places.children[i] ?? this.places.appendChild(element("div", "place"));
      Object.assign(box.style, { left: `${left - sheet.left - 3}px`, top: `${top - sheet.top - 2}px`, width: `${right - left + 6}px`, height: `${bottom - top + 4}px` });
    });
  }

  // The rectangles of the words from start to end, without those of the lines around them.
  rectangles(start, end) {
    const found = [];
    for (let i = this.nodeAt(start); i < this.nodes.length && this.starts[i] < end; i++) {
      const words = this.nodes[i].data;
      if (words.trim()) found.push(...this.range(Math.max(start, this.starts[i]), Math.min(end, this.starts[i] + words.length)).getClientRects());
    }
    return found.filter((rectangle) => rectangle.width);
  }

  // ---- find ----

  search() {
    const words = this.input.value.trim();
    this.forget();
    this.hit = -1;
    if (words) {
      const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
      this.matches = Array.from(this.data.text.matchAll(new RegExp(pattern, "giu")), (match) => this.range(match.index, match.index + match[0].length));
      for (const match of this.matches) this.find?.add(match);
    }
    this.showHits();
  }

  showHit(forward) {
    if (!this.matches.length) return;
    this.found?.clear();
    this.hit = (this.hit + (forward ? 1 : -1) + this.matches.length + (this.hit < 0 && !forward ? 1 : 0)) % this.matches.length;
    this.found?.add(this.matches[this.hit]);
    this.reveal(this.matches[this.hit]);
    this.showHits();
  }

  showHits() {
    const total = this.matches.length.toLocaleString("en");
    this.hits.textContent = !this.input.value.trim() ? "/" : this.hit < 0 ? total : `${(this.hit + 1).toLocaleString("en")} of ${total}`;
  }

  forget() {
    for (const match of this.matches) this.find?.delete(match);
    this.found?.clear();
    this.matches = [];
  }

  // ---- the card beside a mention ----

  showCard(mention) {
    const [what, title, facts] = this.note(mention);
    this.card.dataset.kind = this.kind(mention).key;
    const list = element("dl");
    for (const [name, value] of [...facts, ...this.around(mention)]) list.append(element("dt", "", name), element("dd", "", value));
    this.card.replaceChildren(element("div", "kind", what), element("div", "title", title), list);
    this.card.hidden = false;
    this.carded?.removeAttribute("aria-describedby");
    this.carded = this.parts[mention][0];
    this.carded.setAttribute("aria-describedby", "card");
    this.placeCard();
  }

  // The marks that a nested mark lies in.
  around(mention) {
    const outer = [];
    for (let mark = this.parts[mention][0].parentElement.closest("mark"); mark; mark = mark.parentElement.closest("mark")) {
      outer.push(["Within", this.note(mark.dataset.mention)[1]]);
    }
    return outer;
  }

  placeCard() {
    if (this.card.hidden) return;
    const [frame, mark] = [this.frame.getBoundingClientRect(), this.carded.getClientRects()[0]];
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const below = mark.bottom - frame.top + 9;
    const above = mark.top - frame.top - height - 9;
    const top = below + height < frame.height - 6 || above < 6 ? below : above;
    const left = Math.max(8, Math.min(mark.left - frame.left, frame.width - width - 24));
    this.card.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hideCard() {
    clearTimeout(this.soon);
    this.card.hidden = true;
    this.carded?.removeAttribute("aria-describedby");
  }

  // ---- the strip: where the mentions lie ----

  measure() {
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = requestAnimationFrame(() => {
      this.drawPlace();
      this.drawStrip();
      this.drawWindow();
      this.placeCard();
    });
  }

  drawStrip() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = devicePixelRatio || 1;
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    const pen = this.canvas.getContext("2d");
    const style = getComputedStyle(this.view);
    const inks = Object.fromEntries(this.data.kinds.map(({ key }) => [key, style.getPropertyValue("--ink-" + key)]));
    const sheet = this.sheet.getBoundingClientRect();
    pen.scale(ratio, ratio);
    for (const mention of this.steps) {
      const y = ((this.parts[mention][0].getBoundingClientRect().top - sheet.top) / sheet.height) * height;
      pen.fillStyle = inks[this.kind(mention).key];
      pen.fillRect(3, Math.min(y, height - 2), width - 6, 2);
    }
  }

  drawWindow() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroll;
    this.window.hidden = scrollHeight <= clientHeight;
    this.window.style.transform = `translateY(${(scrollTop / scrollHeight) * this.strip.clientHeight}px)`;
    this.window.style.height = `${(clientHeight / scrollHeight) * this.strip.clientHeight}px`;
  }

  scrollTo(y) {
    const { top, height } = this.strip.getBoundingClientRect();
    this.scroll.scrollTop = ((y - top) / height) * this.scroll.scrollHeight - this.scroll.clientHeight / 2;
  }

  // ---- what the reader does ----

  listen() {
    this.prev.addEventListener("click", () => this.step(false));
    this.next.addEventListener("click", () => this.step(true));
    this.view.addEventListener("keydown", (event) => this.key(event));
    this.outside = (event) => this.keyOutside(event);
    document.addEventListener("keydown", this.outside);
    this.input.addEventListener("input", () => this.search());
    this.scroll.addEventListener("scroll", () => { this.drawWindow(); this.placeCard(); }, { passive: true });
    this.text.addEventListener("click", (event) => this.click(event));
    this.text.addEventListener("copy", (event) => this.copy(event));
    this.text.addEventListener("mouseover", (event) => this.hover(event));
    this.text.addEventListener("mouseleave", () => this.hideCard());
    this.text.addEventListener("focusin", (event) => { const mark = this.markOf(event.target); if (mark) this.showCard(+mark.dataset.mention); });
    this.text.addEventListener("focusout", () => this.hideCard());
    this.strip.addEventListener("pointerdown", (event) => { this.strip.setPointerCapture(event.pointerId); this.scrollTo(event.clientY); });
    this.strip.addEventListener("pointermove", (event) => { if (event.buttons) this.scrollTo(event.clientY); });
  }

  // The innermost mark around an element whose kind is on.
  markOf(target) {
    let mark = target.closest("mark");
    while (mark && off.has(mark.dataset.kind)) mark = mark.parentElement.closest("mark");
    return mark;
  }

  hover(event) {
    clearTimeout(this.soon);
    const mark = this.markOf(event.target);
    if (!mark) return this.hideCard();
    this.soon = setTimeout(() => this.showCard(+mark.dataset.mention), this.card.hidden ? 140 : 30);
  }

  click(event) {
    const mark = this.markOf(event.target);
    if (!mark || String(this.selection())) return;
    this.choose(+mark.dataset.mention);
    this.showCard(this.current);
    this.clicked(this.current);
  }

  // The keys also work before anything here has the focus, but never while something else is typed into.
  keyOutside(event) {
    const elsewhere = event.target.closest?.("input, textarea, select, [contenteditable], [role=combobox], [role=dialog]");
    if (!event.defaultPrevented && !elsewhere && ["n", "p", "/"].includes(event.key)) this.key(event);
  }

  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target === this.input;
    const mark = event.target.closest?.("mark");
    if (event.key === "Escape") { this.hideCard(); if (typing) { this.input.value = ""; this.search(); this.scroll.focus(); } }
    else if (typing && event.key === "Enter") this.showHit(!event.shiftKey);
    else if (typing) return event.stopPropagation();
    else if (event.key === "/") this.input.focus();
    else if (event.key === "n" || event.key === "p") { this.step(event.key === "n"); this.tabStop?.focus({ preventScroll: true }); }
    else if (mark && (event.key === "Enter" || event.key === " ")) { this.choose(+mark.dataset.mention); this.clicked(this.current); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // What is copied is what the file holds, with its own line breaks. A browser's selection cannot reach behind the
  // last line, so that selecting all would lose the line's end.
  copy(event) {
    const range = this.selection()?.rangeCount ? this.selection().getRangeAt(0) : null;
    if (!range || !this.text.contains(range.commonAncestorContainer)) return;
    const copied = range.toString();
    const whole = this.data.text.startsWith(copied) && !this.data.text.slice(copied.length).trim();
    event.clipboardData.setData("text/plain", whole ? this.data.text : copied);
    event.preventDefault();
  }

  selection() {
    return this.root.getSelection ? this.root.getSelection() : document.getSelection();
  }

  close() {
    this.resized.disconnect();
    document.removeEventListener("keydown", this.outside);
    this.forget();
    clearTimeout(this.soon);
    cancelAnimationFrame(this.frameAsked);
  }
}
