export default function ({ parentElement, data, setTriggerValue }) {
  const chart = parentElement.querySelector(".bars");
  const rev = JSON.stringify(data);
  if (chart.dataset.rev === rev) return;
  chart.dataset.rev = rev;
  const focused = chart.getRootNode().activeElement?.dataset.number;
  chart.setAttribute("aria-label", data.label);
  chart.classList.toggle("chosen", data.any);
  chart.replaceChildren(...data.bars.map(([name, count, told, share, colour, pressed, read], number) => {
    const row = made("button", "row");
    row.dataset.number = number;
    row.title = `${name}: ${told}${corrected(read)}`;
    row.setAttribute("aria-label", row.title);
    row.setAttribute("aria-pressed", String(pressed));
    const room = made("span", "room");
    const bar = room.appendChild(made("span", "bar"));
    bar.style.setProperty("--share", share);
    bar.style.setProperty("--colour", colour);
    room.append(made("span", read ? "count corrected" : "count", count));
    row.append(made("span", "name", name), room);
    row.addEventListener("click", () => setTriggerValue("open", number));
    return row;
  }));
  if (focused) chart.querySelector(`[data-number="${focused}"]`)?.focus({ preventScroll: true });
}
