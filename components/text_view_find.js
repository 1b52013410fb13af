// Find in the text: matches are offsets, and only those near the window are coloured.

class Finder {
  constructor(view) {
    this.view = view;
    this.input = view.root.querySelector("input");
    this.count = view.root.querySelector(".hits");
    this.coloured = highlight("picket-find", 0);
    this.found = highlight("picket-found", 1);
    this.matches = [];
    this.ranges = [];
    this.hit = -1;
    this.input.addEventListener("input", () => this.search());
  }

  // Upper and lower case are the same, and a space is any white space: a line may be wrapped there.
  search() {
    const words = this.input.value.trim();
    const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
    this.matches = words ? Array.from(this.view.data.text.matchAll(new RegExp(pattern, "giu")), (match) => [match.index, match.index + match[0].length]) : [];
    this.hit = -1;
    this.found?.clear();
    this.colour();
    this.showCount();
    this.view.measure();
  }

  clear() {
    this.input.value = "";
    this.search();
  }

  // The next match or the one before; the first time, from what is in the window.
  step(forward) {
    const { matches, view } = this;
    if (!matches.length) return;
    if (this.hit >= 0) this.hit += forward ? 1 : -1;
    else {
      const { top } = view.scroll.getBoundingClientRect();
      this.hit = firstOf(matches.length, (i) => view.parts.range(...matches[i]).getBoundingClientRect().top >= top) - (forward ? 0 : 1);
    }
    this.hit = (this.hit + matches.length) % matches.length;
    const range = view.parts.range(...matches[this.hit]);
    this.found?.clear();
    this.found?.add(range);
    view.reveal(range, ...matches[this.hit]);
    this.showCount();
    view.measure();
  }

  colour() {
    for (const range of this.ranges) this.coloured?.delete(range);
    this.ranges = [];
    if (!this.matches.length || !this.coloured) return;
    const [start, end] = this.view.parts.inWindow();
    for (let i = firstOf(this.matches.length, (at) => this.matches[at][1] > start); this.matches[i]?.[0] < end; i++) {
      this.ranges.push(this.view.parts.range(...this.matches[i]));
      this.coloured.add(this.ranges.at(-1));
    }
  }

  showCount() {
    const total = this.matches.length.toLocaleString("en");
    this.count.textContent = !this.input.value.trim() ? "/" : this.hit < 0 ? total : `${(this.hit + 1).toLocaleString("en")} of ${total}`;
  }

  close() {
    for (const range of this.ranges) this.coloured?.delete(range);
    this.found?.clear();
  }
}

// Highlights colour ranges without touching the document's nodes; a browser without them still counts and scrolls.
function highlight(name, priority) {
  if (!globalThis.Highlight) return null;
  if (!CSS.highlights.has(name)) CSS.highlights.set(name, Object.assign(new Highlight(), { priority }));
  return CSS.highlights.get(name);
}
