export default function ({ parentElement, data, setTriggerValue }) {
  const line = parentElement.querySelector(".crumbs");
  const rev = JSON.stringify(data);
  if (line.dataset.rev === rev) return;
  line.dataset.rev = rev;
  const crumbs = data.parts.map((part, number) => {
    const crumb = made("span", part.without ? "crumb out" : "crumb");
    const words = made(part.turns && !data.still ? "button" : "span", "words");
    if (part.without) words.append(made("span", "not", "not "));
    words.append(made("span", "title", part.title + " "), made("b", "", part.words));
    if (part.turns && !data.still) {
      words.title = part.without ? "Ask for it instead of leaving it out" : "Leave it out instead of asking for it";
      words.addEventListener("click", () => setTriggerValue("ask", { act: "turn", part: number }));
    }
    if (data.still) {
      crumb.append(words);
      return crumb;
    }
    const away = made("button", "away", "×");
    away.setAttribute("aria-label", `Remove ${part.without ? "not " : ""}${part.title} ${part.words}`);
    away.addEventListener("click", () => setTriggerValue("ask", { act: "drop", part: number }));
    crumb.append(words, away);
    return crumb;
  });
  line.replaceChildren(made("span", "left", data.left), ...crumbs);
  if (data.still) line.append(made("span", "hint", crumbs.length ? `Counted: ${data.counted}` : `The whole library. Counted: ${data.counted}`));
  else if (crumbs.length) {
    const clear = made("button", "clear", "Start over");
    clear.addEventListener("click", () => setTriggerValue("ask", { act: "clear" }));
    line.append(clear);
    if (data.none) line.append(made("span", "hint", "Nothing is left: take a part away."));
  } else line.append(made("span", "hint", "No filter: every page shows the whole library."));
}
