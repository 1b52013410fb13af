// Shows a document's text in a scrolling frame with its mentions marked. The text enters the page through text
// nodes only, and the text nodes together hold exactly `data.text`. All offsets here are UTF-16 code units: the
// Python side has converted them.

const views = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  if (!views.has(parentElement)) views.set(parentElement, new View(parentElement));
  const view = views.get(parentElement);
  view.clicked = (mention) => setTriggerValue("clicked", mention);
  view.correct = (what) => setTriggerValue("correct", what);
  view.update(data);
  return () => {
    view.close();
    views.delete(parentElement);
  };
}

class View {
  constructor(root) {
    this.root = root;
    for (const name of ["view", "page", "frame", "scroll", "sheet", "text"])
      this[name] = root.querySelector("." + name);
    this.parts = new Parts(this.scroll, this.sheet, this.text);
    this.legend = new Legend(this);
    this.steps = new Steps(this);
    this.place = new Place(this);
    this.finder = new Finder(this);
    this.strip = new Strip(this);
    this.card = new Card(this);
    this.corrects = new Correct(this);
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
    this.view.classList.toggle("labelled", data.labelled);
    this.view.style.height = data.height;
    if (fresh) data.text === before?.text ? this.markAnew(before) : this.rebuild();
    if (this.legend.takeChoice(data) || fresh) this.legend.show();
    else if (data.dark !== before.dark) this.measure();
    if (data.text !== before?.text || String(data.focus) !== String(before.focus)) this.place.show();
  }

  // ---- the text ----

  rebuild() {
    const built = build(this.data);
    this.marks = built.marks;
    this.steps.rebuild();
    this.legend.rebuild();
    this.card.hide();
    this.parts.take(built, this.data.text.length);
    this.text.replaceChildren(built.fragment);
    this.scroll.scrollTop = 0;
    this.finder.search();
  }

  // The same text with other marks: what is in the window stays there, and what was chosen stays so if it still stands.
  markAnew(before) {
    const { parts, scroll, card } = this;
    const [place, chosen, pinned] = [this.steps.at, this.steps.current, card.pinned];
    const top = scroll.getBoundingClientRect().top;
    const part = parts.parts.length ? parts.partAbove(top) : 0;
    const [offset, deep] = [parts.partStarts[part] ?? 0, top - (parts.parts[part]?.getBoundingClientRect().top ?? top)];
    this.rebuild();
    this.steps.at = place;
    if (!parts.parts.length) return;
    parts.layOut(offset, offset);
    scroll.scrollTop += parts.parts[parts.partOf(offset)].getBoundingClientRect().top - top + deep;
    const mention = chosen === null ? -1 : this.find(this.identity(chosen, before));
    if (mention < 0) return;
    this.steps.choose(mention);
    if (pinned) card.pin(mention);
  }

  start(mention) { return this.data.spans[mention][0]; }
  end(mention) { return this.data.spans[mention][1]; }
  note(mention) { return this.data.notes[this.data.spans[mention][3]]; }
  kind(mention) { return this.data.kinds[this.data.spans[mention][2]]; }

  // What tells a mention from every other one of the text, whatever is marked in it meanwhile.
  identity(mention, { spans, labels } = this.data) {
    return { start: spans[mention][0], end: spans[mention][1], label: labels[mention] };
  }

  // The mention of this identity, -1 where there is none any more.
  find({ start, end, label }) {
    const { spans, labels } = this.data;
    return spans.findIndex(([first, last], mention) => first === start && last === end && labels[mention] === label);
  }

  // ---- what is in the window ----

  // Brings a mark or range, which holds start to end, into the window: at once when it is far.
  reveal(target, start, end, smooth = true) {
    this.parts.layOut(start, end);
    const [box, frame] = [target.getBoundingClientRect(), this.scroll.getBoundingClientRect()];
    const by = box.top - frame.top - Math.max(24, (frame.height - box.height) / 2.6);
    const calm = !smooth || Math.abs(by) > frame.height || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.aiming = true;
    this.scroll.scrollTo({ top: this.scroll.scrollTop + by, behavior: calm ? "instant" : "smooth" });
  }

  measure() {
    cancelAnimationFrame(this.frameAsked);
    this.frameAsked = requestAnimationFrame(() => {
      this.place.draw();
      this.strip.draw();
      this.follow();
    });
  }

  follow() {
    this.strip.drawWindow();
    this.finder.colour();
    this.card.place();
    this.corrects.place();
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
    this.steps.choose(mention);
    this.card.pin(mention);
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
    this.corrects.close();
    cancelAnimationFrame(this.frameAsked);
  }
}
