export default function ({ parentElement, data, setTriggerValue }) {
  const board = parentElement.querySelector(".kwic");
  const rev = JSON.stringify(data);
  if (board.dataset.rev === rev) return;
  board.dataset.rev = rev;
  board.style.setProperty("--ink", data.ink);
  board.style.setProperty("--tint", data.tint);
  const list = made("div", "lines");
  for (const line of data.lines) {
    const button = made("button", "line");
    button.append(made("span", "before", line.before), made("mark", "", line.hit), made("span", "after", line.after), made("span", "where", line.where));
    button.setAttribute("aria-label", `${line.before}${line.hit}${line.after} (${line.where})`);
    button.addEventListener("click", () => setTriggerValue("open", line.open));
    list.append(button);
  }
  board.replaceChildren(list);
  if (data.pages < 2) return;
  const first = (data.page - 1) * data.size + 1;
  const bar = made("div", "pages");
  const step = (words, label, page, on) => {
    const button = made("button", "", words);
    button.setAttribute("aria-label", label);
    button.disabled = !on;
    button.addEventListener("click", () => setTriggerValue("ask", { page }));
    return button;
  };
  const last = first + data.lines.length - 1;
  bar.append(
    step("«", "First page", 1, data.page > 1), step("‹", "Previous page", data.page - 1, data.page > 1),
    made("span", "", `${first.toLocaleString("en")}–${last.toLocaleString("en")} of ${data.total.toLocaleString("en")}`),
    step("›", "Next page", data.page + 1, data.page < data.pages), step("»", "Last page", data.pages, data.page < data.pages),
  );
  board.append(bar);
}
