export default function ({ parentElement, data, setTriggerValue }) {
  const line = parentElement.querySelector(".tally");
  let number = 0;
  line.replaceChildren(...data.map(([words, opens, pressed]) => {
    if (!opens) return made("span", "", words);
    const button = made("button", "", words);
    const which = number++;
    button.setAttribute("aria-pressed", String(pressed));
    button.addEventListener("click", () => setTriggerValue("open", which));
    return button;
  }));
}
