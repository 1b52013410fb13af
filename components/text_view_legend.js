// The legend: which kinds are marked, and a way to the next mention of each.

const off = new Set(); // kinds switched off: one choice for every document of this browser tab
let asked = null; // the choice Python made last

class Legend {
  constructor(view) {
    Object.assign(this, { view, chips: view.root.querySelector(".legend") });
  }

  // The kinds in the text, in the order of their digits.
  kinds() {
    return this.view.data.kinds.filter((kind) => kind.count);
  }

  rebuild() {
    this.chips.replaceChildren(...this.kinds().map((kind, place) => this.chip(kind, place + 1)));
  }

  // Whether Python asks for other kinds than it did before; the reader's own choice holds until then.
  takeChoice({ kinds, kinds_on: on }) {
    if (!on || String(on) === asked) return false;
    asked = String(on);
    for (const { key } of kinds) on.includes(key) ? off.delete(key) : off.add(key);
    return true;
  }

  // A button that shows and hides the marks of a kind, and one that goes to the next of them.
  chip(kind, digit) {
    const chip = element("div", "chip");
    chip.dataset.kind = kind.key;
    const toggle = chip.appendChild(element("button", "toggle"));
    toggle.append(element("span", "name", kind.title), element("span", "number", kind.count.toLocaleString("en")));
    toggle.addEventListener("click", () => {
      off.has(kind.key) ? off.delete(kind.key) : off.add(kind.key);
      this.show();
    });
    const hop = chip.appendChild(element("button", "hop", "\u203a"));
    hop.title = `Next ${kind.one.toLowerCase()} (${digit}), previous (Shift+${digit})`;
    hop.setAttribute("aria-label", `Next ${kind.one.toLowerCase()}`);
    hop.addEventListener("click", (event) => this.view.steps.step(!event.shiftKey, kind));
    return chip;
  }

  switchOn(kind) {
    if (off.delete(kind.key)) this.show();
  }

  show() {
    for (const { key } of this.view.data.kinds) this.view.view.classList.toggle("hide-" + key, off.has(key));
    for (const chip of this.chips.children) chip.firstChild.setAttribute("aria-pressed", String(!off.has(chip.dataset.kind)));
    this.view.steps.takeKinds();
    this.view.measure();
  }
}
