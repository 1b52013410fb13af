export default function ({ parentElement, data, setTriggerValue }) {
  const profile = parentElement.querySelector(".profile");
  const rev = JSON.stringify(data);
  if (profile.dataset.rev === rev) return;
  profile.dataset.rev = rev;
  const focused = profile.getRootNode().activeElement?.dataset.number;
  const opened = [...profile.querySelectorAll("details")].map((one) => one.open);
  const piece = (said) => {
    if (typeof said === "string") return said;
    if (!Array.isArray(said)) {
      const cite = made("sup", "", `[${said.cite}]`);
      cite.title = said.title;
      return cite;
    }
    const [words, number, pressed] = said;
    const figure = made("button", "figure", words);
    figure.dataset.number = number;
    figure.setAttribute("aria-pressed", String(pressed));
    figure.addEventListener("click", () => setTriggerValue("open", number));
    return figure;
  };
  const cell = (lines) => {
    const all = made("td");
    all.append(...lines.map((line) => {
      const one = made("p");
      one.append(...line.map(piece));
      return one;
    }));
    return all;
  };
  const heading = (tag, scope, words) => {
    const one = made(tag, "", words);
    one.scope = scope;
    return one;
  };
  const section = ({ title, rows }) => {
    const all = made("section");
    all.append(made("h3", "", title));
    const table = all.appendChild(made("table"));
    if (data.systems.length > 1) {
      const top = table.appendChild(made("thead")).appendChild(made("tr"));
      top.append(made("td"), ...data.systems.map((system) => heading("th", "col", system.name)));
    }
    const body = table.appendChild(made("tbody"));
    body.append(...rows.map(([name, cells]) => {
      const row = made("tr");
      row.append(heading("th", "row", name), ...cells.map(cell));
      return row;
    }));
    return all;
  };
  const title = (system) => {
    const one = made("div");
    one.append(made("h2", "", system.name), made("p", "full", system.full));
    return one;
  };
  const sources = (system) => {
    if (!system.listed) return made("p", "full", system.none);
    const all = made("details");
    const list = made("ol");
    list.append(...system.sources.map((words) => made("li", "", words)));
    all.append(made("summary", "", system.listed), list);
    return all;
  };
  const part = (className, children) => {
    const one = made("div", className);
    one.append(...children);
    return one;
  };
  profile.classList.toggle("two", data.systems.length > 1);
  profile.replaceChildren(
    part("titles", data.systems.map(title)),
    part("sections", data.sections.map(section)),
    part("sources", data.systems.map(sources)),
  );
  profile.querySelectorAll("details").forEach((one, place) => { one.open = Boolean(opened[place]); });
  if (focused) profile.querySelector(`[data-number="${focused}"]`)?.focus({ preventScroll: true });
}
