// Streamlit follows the address when the browser steps through its history: a new entry and the event of a step take it
// there without loading the page anew.
const gone = new WeakSet();

export default function ({ parentElement, data }) {
  if (gone.has(parentElement)) return;
  gone.add(parentElement);
  if (data.instead) atRest(() => go("replaceState", data.url));
  else go("pushState", data.url);
}

function go(how, url) {
  history[how]({}, "", url);
  dispatchEvent(new PopStateEvent("popstate", { state: {} }));
}

// A visit that has only begun would put the address of its first page back when that run ends.
function atRest(act) {
  const rests = document.querySelector('[data-testid="stApp"][data-test-script-state="notRunning"]');
  if (rests) act();
  else setTimeout(() => atRest(act), 50);
}
