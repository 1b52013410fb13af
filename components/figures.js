export default function ({ parentElement, data, setTriggerValue }) {
  const strip = parentElement.querySelector(".strip");
  const focused = strip.getRootNode().activeElement?.dataset.opens;
  strip.replaceChildren(...data.figures.map((figure) => {
    const box = document.createElement(figure.opens ? "button" : "div");
    box.className = "figure";
    if (figure.colour) box.style.setProperty("--colour", figure.colour);
    for (const part of ["label", "value", "note"]) {
      const line = document.createElement("span");
      line.className = part;
      line.textContent = figure[part];
      box.append(line);
    }
    box.title = figure.note;
    if (figure.opens) {
      box.dataset.opens = figure.opens;
      box.setAttribute("aria-pressed", String(figure.opens === data.selected));
      box.addEventListener("click", () => setTriggerValue("open", figure.opens));
    }
    return box;
  }));
  if (focused) strip.querySelector(`[data-opens="${CSS.escape(focused)}"]`)?.focus();
}
