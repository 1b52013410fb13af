const SECONDS = 12; // that it stands there, longer while the pointer or the focus is on it

export default function ({ parentElement, data, setTriggerValue }) {
  const box = parentElement.querySelector(".decided");
  const host = box.getRootNode().host ?? parentElement;
  const frame = host.closest('[data-testid="stElementContainer"]');
  if (frame) frame.style.position = "absolute"; // it takes no room on the page
  window.picketDecided ??= 0; // the last one that was shown in this tab, by its turn
  if (data.turn === window.picketDecided) return;
  window.picketDecided = data.turn;
  const back = made("button", "back", data.back);
  const away = made("button", "away", "×");
  const said = made("span", "", data.words);
  said.setAttribute("role", "status");
  away.setAttribute("aria-label", "Close this notice");
  back.addEventListener("click", () => { box.replaceChildren(); setTriggerValue("back", data.turn); });
  away.addEventListener("click", () => box.replaceChildren());
  box.replaceChildren(said, back, away);
  clearTimeout(box.later);
  const leave = () => { box.later = setTimeout(() => box.matches(":hover, :focus-within") ? leave() : box.replaceChildren(), SECONDS * 1000); };
  leave();
}
