// Builds the list from text nodes only: a document's words never become markup.

export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".evidence");
  const rev = JSON.stringify(data);
  if (list.dataset.rev === rev) return;
  list.dataset.rev = rev;
  const focused = list.getRootNode().activeElement?.dataset.name;
  list.replaceChildren(...head(), ...data.rows.map(line), ...foot());
  if (focused) list.querySelector(`[data-name="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });

  function ask(button, what) {
    button.dataset.name = JSON.stringify(what);
    button.addEventListener("click", () => setTriggerValue("ask", what));
    return button;
  }

  function head() {
    const tabs = made("div", "tabs");
    tabs.setAttribute("role", "group");
    tabs.setAttribute("aria-label", "What is listed");
    for (const [by, words, on] of data.tabs) {
      const tab = ask(made("button", "tab", words), { by });
      tab.setAttribute("aria-pressed", String(on));
      tabs.append(tab);
    }
    const bar = made("div", "bar");
    bar.append(tabs);
    if (data.orders.length) {
      const order = made("select", "order");
      order.setAttribute("aria-label", "Order of the list");
      for (const [name, words] of [["", data.usual], ...data.orders.map((name) => [name, name])]) {
        const option = made("option", "", words);
        option.value = name;
        option.selected = name === data.order;
        order.append(option);
      }
      order.dataset.name = "order";
      order.addEventListener("change", () => setTriggerValue("ask", { order: order.value }));
      bar.append(order);
    }
    return [bar];
  }

  function foot() {
    if (data.pages < 2) return [];
    const bar = made("div", "pages");
    const step = (words, label, page, on) => {
      const button = ask(made("button", "", words), { page });
      button.setAttribute("aria-label", label);
      button.dataset.name = label;
      button.disabled = !on;
      return button;
    };
    const first = (data.page - 1) * data.size + 1;
    const last = first + data.rows.length - 1;
    const told = `${first.toLocaleString("en")}–${last.toLocaleString("en")} of ${data.total.toLocaleString("en")}`;
    bar.append(
      step("«", "First page", 1, data.page > 1), step("‹", "Previous page", data.page - 1, data.page > 1),
      made("span", "", told),
      step("›", "Next page", data.page + 1, data.page < data.pages), step("»", "Last page", data.pages, data.page < data.pages),
    );
    return [bar];
  }

  function line(row) {
    const box = made("div", "row");
    const said = made("div", "said");
    for (const [words, kind] of row.pieces) {
      if (!kind) { said.append(words); continue; }
      const [ink, tint] = data.colours[kind] || data.colours.other;
      const mark = made("mark", "", words);
      mark.style.setProperty("--ink", ink);
      mark.style.setProperty("--tint", tint);
      said.append(mark);
    }
    box.append(said);
    const acts = made("div", "acts");
    if (row.open) {
      const open = made("button", "open", "Open in text");
      open.setAttribute("aria-label", `Open “${row.said}” in ${row.facts.at(-1)}`);
      open.addEventListener("click", () => setTriggerValue("open", row.open));
      acts.append(open);
    }
    if (row.correct && data.corrects) {
      const correct = made("button", "open correct", "Correct");
      correct.setAttribute("aria-label", `Correct “${row.said}”`);
      correct.addEventListener("click", () => setTriggerValue("correct", row.correct));
      acts.append(correct);
    }
    box.append(acts);
    const why = made("div", "why");
    if (row.name) why.append(made("b", "", row.name));
    why.append((row.name && row.facts.length ? " · " : "") + row.facts.join(" · "));
    if (row.corrected) why.append(row.facts.length ? " · " : "", made("span", "corrected", `corrected ${row.corrected}`));
    for (const [words, opens] of row.figures ?? []) {
      const figure = made("button", "figure", words);
      figure.addEventListener("click", () => setTriggerValue("ask", { show: opens }));
      why.append(" · ", figure);
    }
    box.append(why);
    return box;
  }
}
