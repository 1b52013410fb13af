export default function ({ parentElement, data, setTriggerValue }) {
  const strip = parentElement.querySelector(".strip");
  const focused = strip.getRootNode().activeElement?.dataset.opens;
  strip.replaceChildren(...data.map((figure, number) => {
    const box = made("div", "figure");
    if (figure.colour) box.style.setProperty("--colour", figure.colour);
    box.append(made("span", "label", figure.label), button("value", 0), button("note", 1));
    function button(part, which) {
      const one = made("button", part, figure[part]);
      one.dataset.opens = `${number} ${which}`;
      one.setAttribute("aria-label", `${figure.label}: ${figure[part]}${corrected(figure.read[which])}`);
      if (figure.read[which]) {
        one.classList.add("corrected");
        one.title = one.getAttribute("aria-label");
      }
      one.setAttribute("aria-pressed", String(figure.pressed[which]));
      one.addEventListener("click", () => setTriggerValue("open", [number, which]));
      return one;
    }
    return box;
  }));
  if (focused) strip.querySelector(`[data-opens="${CSS.escape(focused)}"]`)?.focus();
}
