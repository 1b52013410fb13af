// The parts of the text on the page. The browser lays out only the parts near the window (content-visibility), so
// that a book opens as quickly as a note; the height of the others is estimated until they come near.

const WIDTH = 0.43; // of a character, on the average, in em

class Parts {
  constructor(scroll, sheet, text) {
    Object.assign(this, { scroll, sheet, text, near: [] });
  }

  // Takes what `build` made of a text of `length` units.
  take({ nodes, starts, lines, parts, partStarts }, length) {
    Object.assign(this, { nodes, starts, lines, parts, partStarts, length, near: [] });
    this.fit();
  }

  // Estimates how many rows each line takes, and so each part.
  fit() {
    const characters = Math.max(20, this.text.clientWidth / (parseFloat(getComputedStyle(this.text).fontSize) * WIDTH));
    this.fitted = this.text.clientWidth;
    let rows = 0;
    this.rows = this.lines.map((start, i) => {
      const before = rows;
      rows += Math.max(1, Math.ceil(((this.lines[i + 1] ?? this.length) - start) / characters));
      return before;
    });
    this.rows.push(rows);
    this.parts.forEach((part, i) => part.style.setProperty("--rows", this.rowOf(this.endOf(i)) - this.rowOf(this.partStarts[i])));
  }

  refit() {
    if (this.parts && this.fitted !== this.text.clientWidth) this.fit();
  }

  endOf(part) { return this.partStarts[part + 1] ?? this.length; }
  partOf(offset) { return lastUpTo(this.partStarts, offset); }

  // Which row an offset stands in by the estimate, with a fraction.
  rowOf(offset) {
    if (offset >= this.length) return this.rows.at(-1);
    const line = lastUpTo(this.lines, offset);
    const [from, to] = [this.lines[line], this.lines[line + 1] ?? this.length];
    return this.rows[line] + ((offset - from) / (to - from)) * (this.rows[line + 1] - this.rows[line]);
  }

  // A function from offsets to how far down the sheet they lie, from 0 to 1, without laying anything out.
  scale() {
    const sheet = this.sheet.getBoundingClientRect();
    const boxes = this.parts.map((part) => part.getBoundingClientRect());
    const rows = this.partStarts.map((start) => this.rowOf(start)).concat(this.rows.at(-1));
    return (offset) => {
      const part = this.partOf(offset);
      const within = (this.rowOf(offset) - rows[part]) / (rows[part + 1] - rows[part] || 1);
      return (boxes[part].top + within * boxes[part].height - sheet.top) / sheet.height;
    };
  }

  // The last part that starts above a height in the window.
  partAbove(y) {
    return Math.max(0, firstOf(this.parts.length, (i) => this.parts[i].getBoundingClientRect().top > y) - 1);
  }

  // The offsets from and up to which text is in the window, with a part more on either side.
  inWindow() {
    const { top, bottom } = this.scroll.getBoundingClientRect();
    return [this.partStarts[Math.max(0, this.partAbove(top) - 1)], this.endOf(Math.min(this.parts.length - 1, this.partAbove(bottom) + 1))];
  }

  // Lays out the parts from start to end and their neighbours, so that what is measured there is exact.
  layOut(start, end) {
    const wanted = this.parts.slice(Math.max(0, this.partOf(start) - 1), this.partOf(end) + 2);
    for (const part of this.near) if (!wanted.includes(part)) part.classList.remove("near");
    for (const part of wanted) part.classList.add("near");
    this.near = wanted;
  }

  range(start, end) {
    const range = document.createRange();
    const [from, to] = [this.nodeAt(start), this.nodeAt(Math.max(start, end - 1))];
    range.setStart(this.nodes[from], start - this.starts[from]);
    range.setEnd(this.nodes[to], end - this.starts[to]);
    return range;
  }

  nodeAt(offset) { return lastUpTo(this.starts, offset); }

  // The rectangles of the words from start to end, without those of the lines around them.
  rectangles(start, end) {
    const found = [];
    for (let i = this.nodeAt(start); i < this.nodes.length && this.starts[i] < end; i++) {
      const words = this.nodes[i].data;
      if (words.trim()) found.push(...this.range(Math.max(start, this.starts[i]), Math.min(end, this.starts[i] + words.length)).getClientRects());
    }
    return found.filter((rectangle) => rectangle.width);
  }
}
