export default function ({ parentElement, data, setTriggerValue }) {
  const list = parentElement.querySelector(".sentences");
  list.replaceChildren(...data.map((row) => {
    const line = made("button", "");
    line.addEventListener("click", () =>
      setTriggerValue("open", { document: row.document, start: row.sentence_start, end: row.sentence_end }));
    const tags = made("div", "tags");
    for (const [kind, names] of [["stage", row.stages], ["tag", row.systems], ["tag", row.countries]])
      for (const name of names ? names.split("; ") : [])
        tags.append(made("span", kind === "stage" ? "tag stage" : "tag", name));
    line.append(tags, made("div", "words", row.sentence), made("div", "from", row.name));
    return line;
  }));
}
