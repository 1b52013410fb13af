// The keys of the text view, and the list of them.

const ELSEWHERE = "input, textarea, select, [contenteditable], dialog, [role=combobox], [role=listbox], [role=menu], [role=grid], [role=dialog]";

class Keys {
  constructor(view) {
    Object.assign(this, { view, dialog: view.root.querySelector("dialog"), button: view.root.querySelector(".help") });
    this.outside = (event) => this.fromOutside(event);
    view.view.addEventListener("keydown", (event) => this.press(event));
    document.addEventListener("keydown", this.outside);
    this.button.addEventListener("click", () => this.list());
    this.dialog.addEventListener("click", (event) => { if (event.target === this.dialog) this.dialog.close(); }); // beside the list
    this.dialog.querySelector("button").addEventListener("click", () => this.dialog.close());
  }

  // The keys also work before anything here has the focus, but never while something else is typed into: the path
  // also holds what lies in the shadow of other components.
  fromOutside(event) {
    const path = event.composedPath();
    const isElsewhere = path.includes(this.view.view) || path.some((place) => place.matches?.(ELSEWHERE));
    if (!event.defaultPrevented && !isElsewhere && event.key !== "Escape") this.press(event);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.dialog.open) return;
    const { view } = this;
    const isTyping = event.target === view.finder.input;
    if (isTyping ? this.typed(event) : this.reading(event)) event.preventDefault();
    else if (!isTyping) return;
    event.stopPropagation();
  }

  // A key in the field of find; returns whether it does anything but type.
  typed({ key, shiftKey }) {
    const { view } = this;
    if (key === "Enter") view.finder.step(!shiftKey);
    else if (key === "Escape") {
      view.finder.clear();
      view.card.hide();
      view.scroll.focus({ preventScroll: true });
    } else return false;
    return true;
  }

  // A key anywhere else; returns whether it means anything here. Digits go by their place on the keyboard: what they
  // type together with Shift is different from country to country.
  reading({ key, code, shiftKey, target }) {
    const { view } = this;
    const mark = target.closest?.("mark");
    const kind = view.legend.kinds()[(/^Digit/.test(code) ? code.at(-1) : key) - 1];
    if (key === "Escape") view.card.hide();
    else if (key === "?") this.list();
    else if (key === "/") view.finder.input.focus();
    else if (key === "n" || key === "p") this.step(key === "n");
    else if (key === "c") return view.corrects.ask(mark ? +mark.dataset.mention : undefined);
    else if (mark && (key === "Enter" || key === " ")) view.pick(+mark.dataset.mention);
    else if (kind) this.step(!shiftKey, kind);
    else return false;
    return true;
  }

  // The mark stepped to takes the focus, so that Tab goes on from there.
  step(forward, kind) {
    this.view.steps.step(forward, kind);
    this.view.steps.tabStop?.focus({ preventScroll: true });
  }

  list() {
    const kinds = this.dialog.querySelector(".kinds");
    kinds.replaceChildren(...this.view.legend.kinds().map(({ title }, place) => element("li", "", `${place + 1} ${title}`)));
    for (const line of this.dialog.querySelectorAll(".corrects")) line.hidden = !this.view.data.corrects;
    this.dialog.showModal();
  }

  close() {
    document.removeEventListener("keydown", this.outside);
  }
}
