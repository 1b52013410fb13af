// The place Python points at: scrolled to once, and tinted.

class Place {
  constructor(view) {
    Object.assign(this, { view, boxes: view.root.querySelector(".places") });
  }

  // Goes to the place, if there is one; a mention that is just that becomes the current one.
  show() {
    const { view } = this;
    this.boxes.replaceChildren();
    if (!view.data.focus || !view.data.text) return;
    const [start, end] = view.data.focus;
    const exact = view.data.spans.findIndex((span) => span[0] === start && span[1] === end);
    if (exact >= 0 && !off.has(view.kind(exact).key)) view.steps.choose(exact);
    else {
      view.steps.choose(null);
      view.steps.at = start - 0.5;
    }
    const reveal = () => view.reveal(view.parts.range(start, end), start, end, false);
    reveal();
    view.measure();
    const settled = view.scroll.scrollTop;
    // A font that arrives late moves the lines: follow, unless the reader has scrolled on.
    document.fonts.ready.then(() => {
      if (view.scroll.scrollTop === settled) reveal();
      view.measure();
    });
  }

  // Boxes behind the text, one a line; the marks keep their own colours above them.
  draw() {
    const { parts, data, sheet } = this.view;
    if (!data.focus || !data.text) return;
    const origin = sheet.getBoundingClientRect();
    const wanted = boxesOf(parts.rectangles(...data.focus));
    while (this.boxes.children.length > wanted.length) this.boxes.lastChild.remove();
    wanted.forEach(({ left, top, right, bottom }, i) => {
      const box = this.boxes.children[i] ?? this.boxes.appendChild(element("div", "place"));
      Object.assign(box.style, { left: `${left - origin.left - 3}px`, top: `${top - origin.top - 2}px`, width: `${right - left + 6}px`, height: `${bottom - top + 4}px` });
    });
  }
}

// Rectangles of text as one box a line.
function boxesOf(rectangles) {
  const joined = [];
  for (const { left, top, right, bottom } of rectangles) {
    const last = joined.at(-1);
    if (last && Math.abs(top - last.top) < 4) Object.assign(last, { left: Math.min(last.left, left), right: Math.max(last.right, right) });
    else joined.push({ left, top, right, bottom });
  }
  return joined;
}
