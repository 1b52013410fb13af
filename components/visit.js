// Streamlit follows the address when the browser steps through its history: a new entry and the event of a step take it
// there without loading the page anew.
const gone = new WeakSet();

export default function ({ parentElement, data }) {
  if (gone.has(parentElement)) return;
  gone.add(parentElement);
  history[data.instead ? "replaceState" : "pushState"]({}, "", data.url);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}
