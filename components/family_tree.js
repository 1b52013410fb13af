export default function ({ parentElement, data, setTriggerValue }) {
  const tree = parentElement.querySelector(".tree");
  const rev = JSON.stringify(data);
  if (tree.dataset.rev === rev) return;
  tree.dataset.rev = rev;
  const focused = tree.getRootNode().activeElement?.dataset.number;
  tree.style.setProperty("--colour", data.colour);
  const list = (rows, depth) => {
    const all = made("ul");
    all.append(...rows.map((row) => item(row, depth)));
    return all;
  };
  const item = (row, depth) => {
    const one = made("li");
    const button = one.appendChild(made("button", row.version ? "row version" : "row"));
    button.dataset.number = row.number;
    button.style.setProperty("--depth", depth);
    button.title = `${row.name}: ${row.told}`;
    button.setAttribute("aria-label", `${row.name}: ${row.told}`);
    button.setAttribute("aria-pressed", String(row.pressed));
    const room = made("span", "room");
    const bar = room.appendChild(made("span", "bar"));
    bar.style.setProperty("--share", row.value / data.most);
    room.append(made("span", "count", row.count));
    button.append(made("span", "name", row.name), room);
    button.addEventListener("click", () => setTriggerValue("open", row.number));
    if (row.below.length) one.append(list(row.below, depth + 1));
    return one;
  };
  tree.replaceChildren(...data.groups.map(([title, rows]) => {
    const group = made("section");
    group.setAttribute("aria-label", title);
    group.append(made("h3", "", title), list(rows, 0));
    return group;
  }));
  if (focused) tree.querySelector(`[data-number="${focused}"]`)?.focus({ preventScroll: true });
}
