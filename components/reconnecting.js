// One observer serves the window; the component, which alone can ask the server for something, is drawn with every page.
const STATE = "data-test-connection-state";
const LOST = "Connection error"; // how Streamlit's dialog is headed, which goes on to ask for the internet
const SAID = "Its server was stopped, or cannot be reached from here. What was kept is kept, and this page goes on by " +
  "itself as soon as it answers again.";

export default function ({ setTriggerValue }) {
  window.picketReconnected = () => setTriggerValue("again", Date.now());
  if (window.picketLine) return;
  const app = document.querySelector('[data-testid="stApp"]');
  const dialogs = new MutationObserver(reword);
  let lost = false;
  window.picketLine = new MutationObserver(() => {
    const connected = app.getAttribute(STATE) === "CONNECTED";
    if (connected && lost) window.picketReconnected();
    if (connected) dialogs.disconnect();
    else if (!lost) dialogs.observe(document.body, { childList: true, subtree: true });
    lost = !connected;
  });
  window.picketLine.observe(app, { attributes: true, attributeFilter: [STATE] });
}

function reword() {
  const heading = [...document.querySelectorAll('[role="dialog"] h2')].find((one) => one.textContent === LOST);
  if (!heading) return;
  heading.textContent = "Picket does not answer";
  heading.nextElementSibling.firstElementChild.textContent = SAID;
}
