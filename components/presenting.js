// The strip of present mode, the caption of a briefing, their keys, and the hold. One presenter serves the window: the
// component is drawn anew with every page.

const TYPED = "input, textarea, select, [contenteditable], [role=dialog], [role=listbox], [role=menu], [role=combobox]";
const ARROWS = "[role=grid], [role=radiogroup], [role=tablist], [role=slider], canvas, .stDataFrame";
const STEPS = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };
const INPUT = ["pointerdown", "pointerup", "mousedown", "mouseup", "click", "dblclick", "contextmenu", "wheel", "touchstart", "touchmove",
  "keyup", "keypress", "beforeinput", "paste", "drop", "dragstart"];
const LITTLE = 12; // pixels below the edge that hold no words
const LINES = 70; // pixels that a heading must have below it to be more than a heading

class Presenter {
  constructor() {
    this.held = false;
    this.data = { waits: true, steps: [] }; // until it is drawn
    window.addEventListener("keydown", (event) => this.press(event), true);
    window.addEventListener("popstate", (event) => this.keepAddress(event), true);
    for (const name of INPUT) window.addEventListener(name, (event) => this.refuse(event), { capture: true, passive: false });
    const send = WebSocket.prototype.send; // while the view is held nothing is asked of the server: no part is drawn anew
    const presenter = this;
    WebSocket.prototype.send = function (...words) { if (!presenter.held) send.apply(this, words); };
    addEventListener("scroll", () => this.foot(), { capture: true, passive: true });
    if (new URLSearchParams(location.search).get("hold") === "yes") this.holdAtRest();
  }

  draw(root, data, ask) {
    Object.assign(this, { root, data, ask });
    root.replaceChildren(...(data.on ? [this.strip(), this.below()] : []), ...(data.steps.length ? [this.caption()] : []), this.badge());
    root.classList.toggle("on", data.on);
    if (this.held) this.cover();
    const caption = root.querySelector(".caption"), whole = document.documentElement.style;
    if (caption) whole.setProperty("--picket-below", `${caption.offsetHeight + 8}px`); // notes of many lines take more
    else whole.removeProperty("--picket-below");
    this.sizes?.disconnect();
    const page = document.querySelector('[data-testid="stMainBlockContainer"]');
    if (data.on && page) (this.sizes = new ResizeObserver(() => this.foot())).observe(page);
  }

  // What does not fit ends at a line that says what more there is; a click goes on to it.
  below() {
    this.more = button("more", "", () => main().scrollBy({ top: main().clientHeight * 0.75 }));
    this.more.hidden = true;
    return this.more;
  }

  foot() {
    if (!this.data.on || !this.more) return;
    const hidden = main().scrollHeight - main().clientHeight - main().scrollTop;
    this.more.hidden = hidden < LITTLE;
    if (this.more.hidden) return;
    this.more.style.bottom = `${this.root.querySelector(".caption")?.offsetHeight ?? 0}px`;
    const edge = this.more.getBoundingClientRect().top;
    const heads = headings(main()).filter((head) => head.getBoundingClientRect().bottom > edge - LINES).map((head) => head.textContent);
    const screens = Math.ceil(hidden / main().clientHeight);
    const rest = heads.length ? heads.join(" · ") : screens > 1 ? `${screens} more screens of this` : "the rest of this";
    this.more.firstChild.textContent = `Below: ${rest}`;
  }

  strip() {
    const tools = made("div", "tools");
    tools.setAttribute("role", "group");
    tools.setAttribute("aria-label", "Present mode");
    const names = button("names", "Hide names", () => this.ask("names"));
    names.setAttribute("aria-pressed", String(this.data.hidden));
    tools.append(names, button("hold", "Hold", () => this.hold(), "H"), button("leave", "Leave present mode", () => this.ask("leave"), "Esc"));
    return tools;
  }

  caption() {
    const { number, steps, title, notes, name } = this.data;
    const bar = made("section", "caption");
    bar.setAttribute("aria-label", `Briefing ${name}`);
    const words = made("div", "words");
    words.setAttribute("aria-live", "polite");
    words.append(made("strong", "", title || name), ...(notes ? [made("span", "notes", notes)] : []));
    const ways = made("div", "ways");
    const back = button("back", "‹", () => this.step(-1)), on = button("on", "›", () => this.step(1));
    back.setAttribute("aria-label", "Previous step");
    on.setAttribute("aria-label", "Next step");
    back.disabled = number === 1;
    on.disabled = number === steps.length;
    ways.append(back, made("span", "progress", `${number} / ${steps.length}`), on);
    bar.append(words, ways);
    return bar;
  }

  // Lies over everything while the view is held, in the browser's top layer, so that nothing below sees the pointer.
  badge() {
    const sheet = made("div", "sheet");
    sheet.setAttribute("popover", "manual");
    const release = button("release", "View held", () => this.release(), "H releases");
    sheet.append(release);
    this.sheet = sheet;
    return sheet;
  }

  press(event) {
    const path = event.composedPath();
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (this.held) {
      const onBadge = path.includes(this.sheet) && ["Enter", " "].includes(event.key);
      if (plain && (event.key === "Escape" || event.key.toLowerCase() === "h")) this.release();
      if (!onBadge) stop(event);
      return;
    }
    if (!plain || path.some((place) => place.matches?.(TYPED)) || document.querySelector('[data-testid="stPopoverBody"], [role=dialog]')) return;
    if (event.key.toLowerCase() === "h" && !event.shiftKey) this.hold();
    else if (event.key === "Escape" && this.data.on) this.ask("leave");
    else if (STEPS[event.key] && this.data.steps.length && !(event.key.startsWith("Arrow") && path.some((place) => place.matches?.(ARROWS))))
      this.step(STEPS[event.key]);
    else return;
    stop(event);
  }

  refuse(event) {
    if (this.held && !event.composedPath().includes(this.sheet?.querySelector(".release"))) stop(event);
  }

  // The step that the address names is the one that is left, whatever is still being drawn: keys may come fast.
  step(by) {
    const { steps, number } = this.data;
    const now = Number(new URLSearchParams(location.search).get("step")) || number;
    const next = Math.min(Math.max(now + by, 1), steps.length);
    if (next === now) return;
    history.pushState({}, "", new URL(steps[next - 1], home()));
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  hold() {
    this.held = true;
    address("yes");
    this.kept = location.href;
    this.cover();
  }

  holdAtRest() {
    atRest(() => (this.data.waits || this.data.going ? setTimeout(() => this.holdAtRest(), 100) : setTimeout(() => this.hold(), 300)));
  }

  // Tells the size of the root's font once it has changed, and asks for a page that waits for that; again where nothing
  // came of it. What is told on the way to another page can call back from it: then the page of the address is sought.
  tell(set, ask) {
    const told = this.data;
    if (told.going) return;
    atRest(() => {
      if (this.data !== told) return;
      const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const strayed = location.pathname.split("/").pop() !== told.page && this.sought !== location.href;
      if (root === told.root && !told.waits && !strayed) return;
      if (!strayed && root !== told.root) set("root", root);
      else if (!strayed) ask("again", true);
      setTimeout(() => atRest(() => {
        if (this.data !== told) return;
        if (strayed) this.seek();
        this.tell(set, ask);
      }), 1000);
    });
  }

  seek() {
    this.sought = location.href; // once: whatever it leads to
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  cover() {
    this.sheet.showPopover?.();
    this.sheet.querySelector(".release").focus({ preventScroll: true });
  }

  // What others changed meanwhile is seen from now on: the page is asked for once.
  release() {
    this.held = false;
    this.sheet.hidePopover?.();
    address("");
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  }

  keepAddress(event) {
    if (!this.held) return;
    event.stopImmediatePropagation();
    history.pushState({}, "", this.kept);
  }
}

function main() {
  return document.querySelector('[data-testid="stMain"]');
}

// Those that are shown, also within components.
function headings(place) {
  return [...place.querySelectorAll("*")].flatMap((one) => [
    ...(/^H[23]$/.test(one.tagName) && one.checkVisibility() ? [one] : []), ...(one.shadowRoot ? headings(one.shadowRoot) : []),
  ]);
}

function button(name, words, act, key) {
  const one = made("button", name);
  one.append(made("span", "", words));
  if (key) {
    const cap = one.appendChild(made("kbd", "", key));
    cap.setAttribute("aria-hidden", "true");
  }
  one.type = "button";
  one.addEventListener("click", act);
  return one;
}

// Once no run goes on, which what is told would cut short.
function atRest(act) {
  if (document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]')) act();
  else setTimeout(() => atRest(act), 50);
}

function stop(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function address(hold) {
  const here = new URL(location.href);
  if (hold) here.searchParams.set("hold", hold);
  else here.searchParams.delete("hold");
  history.replaceState(history.state, "", here);
}

// The dashboard's own address: that of the page without the page's name.
function home() {
  return new URL(".", location.href);
}

export default function ({ parentElement, data, setTriggerValue, setStateValue }) {
  window.picketPresenter ??= new Presenter();
  window.picketPresenter.draw(parentElement.querySelector(".strip"), data, (what) => setTriggerValue("ask", what));
  window.picketPresenter.tell(setStateValue, setTriggerValue);
}
