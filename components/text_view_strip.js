// The strip beside the text: where the mentions lie, one lane a kind, and where the matches of a search lie.

const MATCHES = 7; // the width of the lane of matches, in px
const TALL = 3; // how tall what marks a place is, in px

class Strip {
  constructor(view) {
    this.view = view;
    for (const name of ["strip", "window"]) this[name] = view.root.querySelector("." + name);
    this.canvas = view.root.querySelector("canvas");
    this.strip.addEventListener("pointerdown", (event) => { this.strip.setPointerCapture(event.pointerId); this.goTo(event.clientY); });
    this.strip.addEventListener("pointermove", (event) => { if (event.buttons) this.goTo(event.clientY); });
  }

  draw() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const ratio = devicePixelRatio || 1;
    Object.assign(this.canvas, { width: width * ratio, height: height * ratio });
    const context = this.canvas.getContext("2d");
    context.scale(ratio, ratio);
    this.canvas.lanes = []; // [words, colour, places from 0 to 1] of each, from which a picture is made
    const fill = (ink, ...box) => {
      context.fillStyle = ink;
      context.fillRect(...box);
    };
    const { data, steps, finder } = this.view;
    if (!data.text) return;
    const down = this.view.parts.scale();
    const style = getComputedStyle(this.view.view);
    const shown = this.view.legend.kinds();
    const lane = (width - MATCHES - 2) / shown.length;
    for (const [place, kind] of shown.entries()) {
      const ink = style.getPropertyValue("--ink-" + kind.key);
      const offsets = steps.list.filter((mention) => this.view.kind(mention) === kind).map((mention) => this.view.start(mention));
      this.canvas.lanes.push([`${kind.title} ${kind.count.toLocaleString("en")}`, ink, offsets.map(down)]);
      for (const y of heights(offsets, down, height)) fill(ink, 1 + place * lane, y, Math.max(2, lane - 1), TALL);
    }
    const match = style.getPropertyValue("--match");
    for (const y of heights(finder.matches.map(([start]) => start), down, height)) fill(match, width - MATCHES, y, MATCHES, TALL);
    if (finder.hit >= 0) fill(match, 0, Math.min(height - TALL, Math.floor(down(finder.matches[finder.hit][0]) * height)), width, TALL);
  }

  drawWindow() {
    const { scrollTop, scrollHeight, clientHeight } = this.view.scroll;
    this.window.hidden = scrollHeight <= clientHeight;
    this.window.style.transform = `translateY(${(scrollTop / scrollHeight) * this.strip.clientHeight}px)`;
    this.window.style.height = `${(clientHeight / scrollHeight) * this.strip.clientHeight}px`;
  }

  // Brings what is drawn at a height to the middle of the window.
  goTo(y) {
    const { parts, scroll, sheet } = this.view;
    if (!parts.parts.length) return;
    const { top, height } = this.strip.getBoundingClientRect();
    const wanted = (y - top) / height;
    const box = sheet.getBoundingClientRect();
    const part = parts.partAbove(box.top + wanted * box.height);
    const before = parts.parts[part].getBoundingClientRect();
    const within = (box.top + wanted * box.height - before.top) / before.height;
    parts.layOut(parts.partStarts[part], parts.partStarts[part]);
    const now = parts.parts[part].getBoundingClientRect();
    const frame = scroll.getBoundingClientRect();
    scroll.scrollTop += now.top + within * now.height - frame.top - frame.height / 2;
  }
}

// The rows of pixels that offsets fall into, each once.
function heights(offsets, down, height) {
  return new Set(offsets.map((offset) => Math.min(height - TALL, Math.floor(down(offset) * height))));
}
