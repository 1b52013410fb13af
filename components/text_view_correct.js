// What the reader says of a mark or of words that none marks: asked for by a button beside them and by the key c.

const LONGEST = 200; // characters that words which are said to be a name may have

class Correct {
  constructor(view) {
    Object.assign(this, { view, box: view.root.querySelector(".say") });
    this.button = this.box.querySelector("button");
    this.moved = () => this.follow();
    document.addEventListener("selectionchange", this.moved);
    this.button.addEventListener("pointerdown", (event) => event.preventDefault()); // what is selected stays so
    this.button.addEventListener("click", () => this.ask());
  }

  // Reports the words selected, else the mention that is the current one or has the focus; whether there was any.
  ask(mention = this.view.steps.current) {
    if (!this.view.data.corrects) return false;
    const words = this.words();
    if (words) this.view.correct(words);
    else if (mention !== null) this.view.correct(this.view.identity(mention));
    else return false;
    this.box.hidden = true;
    return true;
  }

  // Start and end of the words selected, without the space around them; null where there are none that may be a name.
  words() {
    const range = this.range();
    if (!range) return null;
    const before = document.createRange();
    before.setStart(this.view.text, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const [from, words] = [before.toString().length, range.toString()];
    const [start, size] = [from + words.length - words.trimStart().length, words.trim().length];
    return size && size <= LONGEST && /[\p{L}\p{N}]/u.test(words) ? { start, end: start + size } : null;
  }

  range() {
    const selection = this.view.selection();
    const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    return range && this.view.text.contains(range.commonAncestorContainer) ? range : null;
  }

  // The button stands below the words while they are selected.
  follow() {
    const shown = this.view.data?.corrects && this.words();
    this.box.hidden = !shown;
    if (!shown) return;
    this.view.card.hide();
    this.place();
  }

  place() {
    if (this.box.hidden) return;
    const words = [...(this.range()?.getClientRects() ?? [])].at(-1);
    if (words) beside(this.box, words, this.view);
  }

  close() {
    document.removeEventListener("selectionchange", this.moved);
  }
}

// Puts a box below what it is about, above it where there is no room.
function beside(box, { left, top, bottom }, { frame, scroll }) {
  const around = frame.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const [below, above] = [bottom - around.top + 9, top - around.top - height - 9];
  const y = below + height < around.height - 6 || above < 6 ? below : above;
  const x = Math.max(8, Math.min(left - around.left, scroll.clientWidth - width - 10));
  box.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
