// The card beside a mention: what it is, what it names, and why it was marked.

class Card {
  constructor(view) {
    Object.assign(this, { view, frame: view.frame, card: view.root.querySelector(".card") });
    view.text.addEventListener("mouseover", (event) => this.hover(event));
    view.text.addEventListener("mouseleave", () => this.hide());
    view.text.addEventListener("focusin", (event) => { const mark = view.markOf(event.target); if (mark) this.show(+mark.dataset.mention); });
    view.text.addEventListener("focusout", () => this.hide());
  }

  hover(event) {
    clearTimeout(this.soon);
    const mark = this.view.markOf(event.target);
    if (!mark) return this.hide();
    this.soon = setTimeout(() => this.show(+mark.dataset.mention), this.card.hidden ? 140 : 30);
  }

  show(mention) {
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
    const [frame, mark] = [this.frame.getBoundingClientRect(), this.mark.getClientRects()[0]];
    if (!mark) return;
    const { offsetWidth: width, offsetHeight: height } = this.card;
    const below = mark.bottom - frame.top + 9;
    const above = mark.top - frame.top - height - 9;
    const top = below + height < frame.height - 6 || above < 6 ? below : above;
    const left = Math.max(8, Math.min(mark.left - frame.left, this.view.scroll.clientWidth - width - 10));
    this.card.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
  }

  hide() {
    clearTimeout(this.soon);
    this.card.hidden = true;
    this.mark?.removeAttribute("aria-describedby");
  }

  close() {
    clearTimeout(this.soon);
  }
}
