// Stepping from mention to mention.

class Steps {
  constructor(view) {
    this.view = view;
    for (const name of ["prev", "next", "count"]) this[name] = view.root.querySelector("." + name);
    this.prev.addEventListener("click", () => this.step(false));
    this.next.addEventListener("click", () => this.step(true));
  }

  // Starts over with the text that the view has taken.
  rebuild() {
    const { view } = this;
    this.order = view.marks.map((_, mention) => mention).sort((a, b) => view.start(a) - view.start(b) || view.end(b) - view.end(a));
    this.ranks = [];
    this.order.forEach((mention, rank) => { this.ranks[mention] = rank; });
    this.current = null;
    this.at = -1; // where stepping starts from: a place in the text
  }

  // The mentions stepped through are those whose kind is on, in the order of the text.
  takeKinds() {
    this.list = this.order.filter((mention) => !off.has(this.view.kind(mention).key));
    if (this.current !== null && off.has(this.view.kind(this.current).key)) this.choose(null);
    this.showCount();
  }

  // To the next mention or the one before, of one kind or of all that are on; at the end it starts over.
  step(forward, kind) {
    const { view } = this;
    if (kind) view.legend.switchOn(kind);
    const list = kind ? this.list.filter((mention) => view.kind(mention) === kind) : this.list;
    if (!list.length) return;
    const mention = list[(this.placeIn(list, forward) + list.length) % list.length];
    this.choose(mention);
    view.reveal(view.marks[mention][0], view.start(mention), view.end(mention));
    view.card.pin(mention);
  }

  // Which of `list` to go to: beside where the reader stepped to last, or in the window when it was moved since.
  placeIn(list, forward) {
    const { view, current, at, ranks } = this;
    const { top } = view.scroll.getBoundingClientRect();
    let isBehind = (mention) => ranks[mention] > ranks[current] || (!forward && mention === current);
    if (at < 0 || this.isElsewhere()) isBehind = (mention) => view.marks[mention][0].getBoundingClientRect().top >= top;
    else if (current === null) isBehind = (mention) => view.start(mention) > at || (!forward && view.start(mention) === at);
    return firstOf(list.length, (i) => isBehind(list[i])) - (forward ? 0 : 1);
  }

  isElsewhere() {
    if (this.view.aiming) return false;
    const at = Math.ceil(this.at);
    const place = this.view.parts.range(at, at + 1).getBoundingClientRect();
    const { top, bottom } = this.view.scroll.getBoundingClientRect();
    return place.bottom < top || place.top > bottom;
  }

  // Makes a mention the current one; null for none.
  choose(mention) {
    const { marks } = this.view;
    for (const mark of marks[this.current] ?? []) mark.classList.remove("current");
    this.current = mention;
    for (const mark of marks[mention] ?? []) mark.classList.add("current");
    if (mention !== null) this.at = this.view.start(mention);
    this.showCount();
  }

  // One mark at a time can be reached with Tab; n and p move on from it.
  showTabStop() {
    this.tabStop?.removeAttribute("tabindex");
    this.tabStop = this.view.marks[this.current ?? this.list[0]]?.[0];
    this.tabStop?.setAttribute("tabindex", "0");
  }

  showCount() {
    const total = this.list.length.toLocaleString("en");
    const here = this.list.indexOf(this.current);
    this.count.textContent = here < 0 ? `${total} mention${total === "1" ? "" : "s"}` : `${(here + 1).toLocaleString("en")} of ${total}`;
    this.prev.disabled = this.next.disabled = !this.list.length;
    this.showTabStop();
  }
}
