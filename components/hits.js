export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".hits");
  list.replaceChildren(...data.map((row) => {
    const line = made("button", "");
    line.addEventListener("click", () => setTriggerValue("open", row.id));
    const words = made("div", "words");
    words.append(...row.pieces.map(([text, hit]) => made(hit ? "mark" : "span", "", text)));
    line.append(made("div", "title", row.title), words, made("div", "from", row.facts));
    return line;
  }));
}
