const DONE = "picket-first-look"; // in this browser only: whether the reader has put the steps away

export default function ({ parentElement, data, setTriggerValue }) {
  const card = parentElement.querySelector(".card");
  const host = card.getRootNode().host ?? parentElement;
  const frame = host.closest('[data-testid="stElementContainer"]');
  show(data.always || !stored());

  function show(on) {
    card.hidden = !on;
    if (frame) frame.style.display = on ? "" : "none";
    if (!on || card.childElementCount) return;
    const head = made("div", "head");
    head.append(made("h2", "", "A first look"));
    if (!data.always) {
      const away = made("button", "away", "Put away for good");
      away.addEventListener("click", () => { store(); show(false); });
      head.append(away);
    }
    const steps = made("ol", "");
    data.steps.forEach(([title, words, act], number) => {
      const step = made("li", "");
      step.append(made("b", "", title), made("p", "", words));
      if (act) {
        const button = made("button", "act", act);
        button.addEventListener("click", () => setTriggerValue("step", number));
        step.append(button);
      }
      steps.append(step);
    });
    card.append(head, steps);
  }

  // A browser that keeps nothing shows the steps each time.
  function stored() {
    try { return localStorage.getItem(DONE) === "yes"; } catch { return false; }
  }
  function store() {
    try { localStorage.setItem(DONE, "yes"); } catch { /* nothing can be kept here */ }
  }
}
