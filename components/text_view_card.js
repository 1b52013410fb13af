// The card beside a mention: what it is, what it names, and why it was marked.

class Card {
  constructor(view) {
    Object.assign(this, { view, card: view.root.querySelector(".card") });
    view.text.addEventListener("mouseover", (event) => this.hover(event));
    view.text.addEventListener("mouseleave", () => this.leave());
    view.text.addEventListener("focusin", (event) => { const mark = view.markOf(event.target); if (mark && !this.pinned) this.show(+mark.dataset.mention); });
    view.text.addEventListener("focusout", () => this.leave());
    view.scroll.addEventListener("pointerdown", (event) => { if (!view.markOf(event.target)) this.hide(); });
  }

  hover(event) {
    if (this.pinned) return;
    clearTimeout(this.soon);
    const mark = this.view.markOf(event.target);
    if (!mark) return this.hide();
    this.soon = setTimeout(() => this.show(+mark.dataset.mention), this.card.hidden ? 140 : 30);
  }

  // Shows the card of the current mention, which stays and offers to correct it, where that can be done.
  pin(mention) {
    this.show(mention);
    if (!this.view.data.corrects) return;
    const button = element("button", "correct", "Correct");
    button.append(element("kbd", "", "c"));
    button.setAttribute("aria-label", "Correct");
    button.setAttribute("aria-keyshortcuts", "c");
    button.addEventListener("click", () => this.view.corrects.ask(mention));
    this.card.append(button);
    this.card.setAttribute("role", "group");
    this.card.setAttribute("aria-label", "The mention chosen");
    this.card.classList.add("pinned");
    this.pinned = true;
    this.place();
  }

  show(mention) {
    this.hide();
    const [what, title, facts] = this.view.note(mention);
    this.card.dataset.kind = this.view.kind(mention).key;
    const list = element("dl");
    for (const [name, value] of [...facts, ...this.around(mention)]) list.append(element("dt", "", name), element("dd", "", value));
    this.card.replaceChildren(element("div", "kind", what), element("div", "title", title), list);
    this.card.hidden = false;
    this.mark?.removeAttribute("aria-describedby");
    this.mark = this.view.marks[mention][0];
    this.mark.setAttribute("aria-describedby", "card");
    this.place();
  }

  // The marks that a nested mark lies in.
  around(mention) {
    const outer = [];
    for (let mark = this.view.marks[mention][0].parentElement.closest("mark"); mark; mark = mark.parentElement.closest("mark")) {
      outer.push(["Within", this.view.note(mark.dataset.mention)[1]]);
    }
    return outer;
  }

  place() {
    if (this.card.hidden) return;
    const mark = this.mark.getClientRects()[0];
    if (mark) beside(this.card, mark, this.view);
  }

  // The pointer or the focus has gone elsewhere.
  leave() {
    if (!this.pinned) this.hide();
  }

  hide() {
    clearTimeout(this.soon);
    this.card.hidden = true;
    this.pinned = false;
    this.card.classList.remove("pinned");
    this.card.setAttribute("role", "tooltip");
    this.card.removeAttribute("aria-label");
    this.mark?.removeAttribute("aria-describedby");
  }

  close() {
    clearTimeout(this.soon);
  }
}
