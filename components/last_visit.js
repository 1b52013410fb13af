const KEPT = "picket-visits-"; // in this browser only, by library: when it was last used, and when the visit before ended
const PAUSE = 4 * 3600e3, EVERY = 60e3; // of nothing done, which ends a visit; between two notes that something was done

export default function ({ parentElement, data, setTriggerValue }) {
  const line = parentElement.querySelector(".visit");
  const host = line.getRootNode().host ?? parentElement;
  const frame = host.closest('[data-testid="stElementContainer"]');
  const last = used(KEPT + data.library);
  watch(KEPT + data.library);

  const there = data.added.filter(([minute]) => last && minute >= last);
  const number = there.reduce((sum, [, documents]) => sum + documents, 0);
  const least = data.more && there.length === data.added.length ? "at least " : "";
  if (frame) frame.style.display = data.always || number ? "" : "none";
  line.replaceChildren();
  if (!data.always && !number) return;
  if (!last) {
    line.append("This browser remembers no earlier visit. A visit ends when Picket is left alone for four hours; it is remembered here and nowhere else.");
    return;
  }
  const words = `${least}${number.toLocaleString("en")} ${number === 1 ? "document was" : "documents were"} added`;
  const when = `${last.replace("T", " ")} UTC`;
  line.append(`Since your last visit, which ended ${when}, ${number || least ? words : "nothing was added"}. `);
  if (!number) return;
  const button = made("button", "", data.always ? "Compare with what was there then" : "See what changed");
  button.addEventListener("click", () => setTriggerValue("since", last));
  line.append(button);
}

// The end of the visit before this one (a minute, UTC), "" if there was none; and that something was done now.
function used(key) {
  const now = Date.now();
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(key)); } catch { /* nothing can be kept here */ }
  if (!kept || now - kept.seen > PAUSE) kept = { last: kept?.seen ?? null, seen: now };
  kept.seen = now;
  try { localStorage.setItem(key, JSON.stringify(kept)); } catch { /* each visit is then the first one */ }
  return kept.last ? new Date(kept.last).toISOString().slice(0, 16) : "";
}

// What is done on any page keeps the visit going.
function watch(key) {
  if (window.picketVisits) return;
  window.picketVisits = Date.now();
  for (const done of ["pointerdown", "keydown", "wheel"]) {
    addEventListener(done, () => {
      if (Date.now() - window.picketVisits < EVERY) return;
      window.picketVisits = Date.now();
      used(key);
    }, { capture: true, passive: true });
  }
}
