// One thing at a time to decide about, by a key or a button each. The next one is shown at once: what was decided waits
// here, in its order, until the server is done with what came before, so that nothing that was pressed is lost.

const ELSEWHERE = "input, textarea, select, [contenteditable], dialog, [role=combobox], [role=listbox], [role=menu], [role=grid], [role=dialog], [role=radiogroup], .stDataFrame";
const boards = new WeakMap();

export default function ({ parentElement, data, setTriggerValue }) {
  if (!boards.has(parentElement)) boards.set(parentElement, new Board(parentElement));
  const board = boards.get(parentElement);
  board.send = (act) => setTriggerValue("act", act);
  board.update(data);
  return () => {
    board.close();
    boards.delete(parentElement);
  };
}

class Board {
  constructor(parent) {
    this.root = parent.querySelector(".judging");
    this.waiting = [];
    this.sent = null; // what the server is asked to do, and the turn at which it was
    this.pressed = (event) => this.press(event);
    document.addEventListener("keydown", this.pressed);
  }

  update(data) {
    this.data = data;
    if (this.sent && data.turn !== this.sent.turn) this.sent = null;
    this.hand();
    this.draw();
  }

  close() {
    document.removeEventListener("keydown", this.pressed);
  }

  // ---- what is decided ----

  act(button) {
    const item = this.item();
    if (button.off || (button.of && !item)) return;
    this.waiting.push({ act: button.act, of: button.of ? item.id : "", answers: Boolean(button.answers) });
    this.hand();
    this.draw();
  }

  hand() {
    if (this.sent || !this.waiting.length) return;
    const next = this.waiting.shift();
    this.sent = { ...next, turn: this.data.turn };
    this.send({ act: next.act, of: next.of });
  }

  // What was decided and is not yet known to be done.
  answered() {
    return [...(this.sent ? [this.sent] : []), ...this.waiting].filter((one) => one.answers).map((one) => one.of);
  }

  item() {
    const answered = this.answered();
    return this.data.items.find((one) => !answered.includes(one.id));
  }

  // Never while something is typed, never again while a key is held down, and never a browser's own shortcut.
  press(event) {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const path = event.composedPath();
    if (path.some((place) => place.matches?.(ELSEWHERE)) || document.querySelector("[role=dialog]")) return;
    const button = this.buttons().find((one) => one.key === event.key.toLowerCase());
    if (!button || getComputedStyle(this.root.querySelector(".tools")).display === "none") return;
    event.preventDefault();
    this.act(button);
  }

  buttons() {
    return [...(this.item()?.choices ?? []), ...this.data.tools];
  }

  // ---- what is seen ----

  draw() {
    const item = this.item(), focused = this.root.getRootNode().activeElement?.dataset.act;
    const left = Math.max(this.data.left - this.answered().length, 0);
    const waits = !item && left > 0;
    this.root.setAttribute("aria-label", this.data.label);
    this.root.replaceChildren(...(item ? this.card(item, left) : [made("p", "empty", waits ? "…" : this.data.empty)]), this.tools());
    if (focused) this.root.querySelector(`[data-act="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  card(item, left) {
    const head = made("div", "head");
    const [ink, tint] = this.data.colours[item.kind] || this.data.colours.other;
    this.root.style.setProperty("--ink", ink);
    this.root.style.setProperty("--tint", tint);
    head.append(made("span", "kind", item.title), made("span", "left", `${left.toLocaleString("en")} ${this.data.noun}`));
    const said = made("blockquote", "said");
    for (const [words, marked] of item.pieces) said.append(marked ? made("mark", "", words) : words);
    const live = made("div", "live");
    live.setAttribute("aria-live", "polite");
    live.append(made("p", "why", item.why), said);
    const choices = made("div", "choices");
    choices.append(...item.choices.map((one) => this.button(one, "choice")));
    return [head, live, made("p", "from", item.source), choices];
  }

  tools() {
    const bar = made("div", "tools");
    bar.append(...this.data.tools.filter((one) => !one.of || this.item()).map((one) => this.button(one, "tool")));
    if (this.data.said) bar.append(made("span", "last", this.data.said));
    return bar;
  }

  button(one, className) {
    const button = made("button", className);
    const name = made("span", "name");
    name.append(made("kbd", "", one.key.toUpperCase()), ` ${one.label}`);
    button.append(name, ...(one.tells ? [made("span", "tells", one.tells)] : []));
    button.dataset.act = one.act;
    button.disabled = Boolean(one.off);
    button.setAttribute("aria-keyshortcuts", one.key.toUpperCase());
    button.addEventListener("click", () => this.act(one));
    return button;
  }
}
