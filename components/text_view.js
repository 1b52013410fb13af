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
    for (const name of ["view", "legend", "prev", "next", "count", "page", "frame", "scroll", "sheet", "places", "text"])
      this[name] = root.querySelector("." + name);
    this.parts = new Parts(this.scroll, this.sheet, this.text);
    this.finder = new Finder(this);
    this.strip = new Strip(this);
    this.card = new Card(this);
    this.keys = new Keys(this);
    this.resized = new ResizeObserver(() => { this.parts.refit(); this.measure(); });
    this.resized.observe(this.scroll);
    this.resized.observe(this.text); // parts that come near take their true height
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
    this.marks = built.marks;
    this.order = this.marks.map((_, mention) => mention).sort((a, b) => this.start(a) - this.start(b) || this.end(b) - this.end(a));
    this.ranks = [];
    this.order.forEach((mention, rank) => { this.ranks[mention] = rank; });
    this.current = null;
    this.at = -1; // where stepping starts from: a place in the text
    this.card.hide();
    this.parts.take(built, this.data.text.length);
    this.text.replaceChildren(built.fragment);
    this.scroll.scrollTop = 0;
    this.legend.replaceChildren(...this.shown().map((kind, place) => this.chip(kind, place + 1)));
    this.finder.search();
  }

  start(mention) { return this.data.spans[mention][0]; }
  end(mention) { return this.data.spans[mention][1]; }
  note(mention) { return this.data.notes[this.data.spans[mention][3]]; }
  kind(mention) { return this.data.kinds[this.data.spans[mention][2]]; }
  shown() { return this.data.kinds.filter((kind) => kind.count); }

  // ---- kinds ----

  // Whether Python asks for other kinds than it did before; the reader's own choice holds until then.
  takeChoice() {
    const on = this.data.kinds_on;
    if (!on || String(on) === asked) return false;
    asked = String(on);
    for (const { key } of this.data.kinds) on.includes(key) ? off.delete(key) : off.add(key);
    return true;
  }

  // A kind in the legend: a button that shows and hides its marks, and one that goes to the next of them.
  chip(kind, digit) {
    const chip = element("div", "chip");
    chip.dataset.kind = kind.key;
    const toggle = chip.appendChild(element("button", "toggle"));
    toggle.append(element("span", "name", kind.title), element("span", "number", kind.count.toLocaleString("en")));
    toggle.addEventListener("click", () => {
      off.has(kind.key) ? off.delete(kind.key) : off.add(kind.key);
      this.showKinds();
    });
    const hop = chip.appendChild(element("button", "hop", "\u203a"));
    hop.title = `Next ${kind.one.toLowerCase()} (${digit}), previous (Shift+${digit})`;
    hop.setAttribute("aria-label", `Next ${kind.one.toLowerCase()}`);
    hop.addEventListener("click", (event) => this.step(!event.shiftKey, kind));
    return chip;
  }

  showKinds() {
    for (const { key } of this.data.kinds) this.view.classList.toggle("hide-" + key, off.has(key));
    for (const chip of this.legend.children) chip.firstChild.setAttribute("aria-pressed", String(!off.has(chip.dataset.kind)));
    this.steps = this.order.filter((mention) => !off.has(this.kind(mention).key));
    if (this.current !== null && off.has(this.kind(this.current).key)) this.choose(null);
    this.showCount();
    this.measure();
  }

  // ---- stepping ----

  // To the next mention or the one before, of one kind or of all that are on; at the end it starts over.
  step(forward, kind) {
    if (kind && off.delete(kind.key)) this.showKinds();
    const steps = kind ? this.steps.filter((mention) => this.kind(mention) === kind) : this.steps;
    if (!steps.length) return;
    const mention = steps[(this.nextOf(steps, forward) + steps.length) % steps.length];
    this.choose(mention);
    this.reveal(this.marks[mention][0], this.start(mention), this.end(mention));
    this.card.show(mention);
  }

  // The place in `steps` to go to: beside where the reader stepped to last, or in the window when it was moved since.
  nextOf(steps, forward) {
    const { top } = this.scroll.getBoundingClientRect();
    const rank = this.ranks[this.current];
    let isBehind = (mention) => this.ranks[mention] > rank || (!forward && mention === this.current);
    if (this.at < 0 || this.isElsewhere()) isBehind = (mention) => this.marks[mention][0].getBoundingClientRect().top >= top;
    else if (this.current === null) isBehind = (mention) => this.start(mention) > this.at || (!forward && this.start(mention) === this.at);
    return firstOf(steps.length, (i) => isBehind(steps[i])) - (forward ? 0 : 1);
  }

  isElsewhere() {
    if (this.aiming) return false;
    const place = this.parts.range(Math.ceil(this.at), Math.ceil(this.at) + 1).getBoundingClientRect();
    const { top, bottom } = this.scroll.getBoundingClientRect();
    return place.bottom < top || place.top > bottom;
  }

  choose(mention) {
    for (const mark of this.marks[this.current] ?? []) mark.classList.remove("current");
    this.current = mention;
    for (const mark of this.marks[mention] ?? []) mark.classList.add("current");
    if (mention !== null) this.at = this.start(mention);
    this.showTabStop();
    this.showCount();
  }

  // One mark at a time can be reached with Tab; n and p move on from it.
  showTabStop() {
    this.tabStop?.removeAttribute("tabindex");
    this.tabStop = this.marks[this.current ?? this.steps[0]]?.[0];
    this.tabStop?.setAttribute("tabindex", "0");
  }

  showCount() {
    const total = this.steps.length.toLocaleString("en");
    const here = this.steps.indexOf(this.current);
    this.count.textContent = here < 0 ? `${total} mention${total === "1" ? "" : "s"}` : `${(here + 1).toLocaleString("en")} of ${total}`;
    this.prev.disabled = this.next.disabled = !this.steps.length;
    if (this.current === null) this.showTabStop();
  }

  // Brings a mark or range, which holds start to end, into the window: at once when it is far.
  reveal(target, start, end, smooth = true) {
    this.parts.layOut(start, end);
    const [box, frame] = [target.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
    const by = box.top - frame.top - Math.max(24, (frame.height - box.height) / 2.6);
    const calm = !smooth || Math.abs(by) > frame.height || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.aiming = true;
    this.scroll.scrollTo({ top: this.scroll.scrollTop + by, behavior: calm ? "instant" : "smooth" });
  }

  // ---- the place Python points at ----

  showFocus() {
    this.places.replaceChildren();
    if (!this.data.focus || !this.data.text) return;
    const [start, end] = this.data.focus;
    const exact = this.data.spans.findIndex((span) => span[0] === start && span[1] === end);
    if (exact >= 0 && !off.has(this.kind(exact).key)) this.choose(exact);
    else {
      this.choose(null);
      this.at = start - 0.5;
    }
    const show = () => this.reveal(this.parts.range(start, end), start, end, false);
    show();
    this.measure();
    const settled = this.scroll.scrollTop;
    // A font that arrives late moves the lines: follow, unless the reader has scrolled on.
    document.fonts.ready.then(() => {
      if (this.scroll.scrollTop === settled) show();
      this.measure();
    });
  }

  // Boxes behind the text, one a line; the marks keep their own colours above them.
  drawPlace() {
    if (!this.data.focus || !this.data.text) return;
    const sheet = this.sheet.getBoundingClientRect();
    const boxes = boxesOf(this.parts.rectangles(...this.data.focus));
    while (this.places.children.length > boxes.length) this.places.lastChild.remove();
    boxes.forEach(({ left, top, right, bottom }, i) => {
      const box = this.places.children[i] ?? this.places.appendChild(element("div", "place"));
      Object.assign(box.style, { left: `${left - sheet.left - 3}px`, top: `${top - sheet.top - 2}px`, width: `${right - left + 6}px`, height: `${bottom - top + 4}px` });
    });
  }

  // ---- what follows the window ----

  measure() {
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = requestAnimationFrame(() => {
      this.drawPlace();
      this.strip.draw();
      this.follow();
    });
  }

  follow() {
    this.strip.drawWindow();
    this.finder.colour();
    this.card.place();
    this.showPage();
  }

  // Which page stands where stepping and finding bring a place to, where pages are known.
  showPage() {
    const { pages, text } = this.data;
    this.page.hidden = !pages.length || !text;
    if (this.page.hidden) return;
    const { top, height } = this.scroll.getBoundingClientRect();
    const place = (i) => Math.min(pages[i], text.length - 1); // an empty last page starts behind the text
    const isBelow = (i) => this.parts.range(place(i), place(i) + 1).getBoundingClientRect().top > top + 0.4 * height;
    const page = Math.max(1, firstOf(pages.length, isBelow));
    this.page.textContent = `page ${page.toLocaleString("en")} of ${pages.length.toLocaleString("en")}`;
  }

  // ---- what the reader does ----

  listen() {
    this.prev.addEventListener("click", () => this.step(false));
    this.next.addEventListener("click", () => this.step(true));
    this.scroll.addEventListener("scroll", () => this.follow(), { passive: true });
    this.scroll.addEventListener("scrollend", () => { this.aiming = false; });
    this.text.addEventListener("click", (event) => this.click(event));
    this.text.addEventListener("copy", (event) => this.copy(event));
  }

  // The innermost mark around an element whose kind is on.
  markOf(target) {
    let mark = target.closest?.("mark");
    while (mark && off.has(mark.dataset.kind)) mark = mark.parentElement.closest("mark");
    return mark;
  }

  click(event) {
    const mark = this.markOf(event.target);
    if (mark && !String(this.selection())) this.pick(+mark.dataset.mention);
  }

  pick(mention) {
    this.choose(mention);
    this.card.show(mention);
    this.clicked(mention);
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
    this.keys.close();
    this.finder.close();
    this.card.close();
    cancelAnimationFrame(this.frameAsked);
  }
}
