// One observer serves the window; the component, which alone can ask the server for something, is drawn with every page.
const STATE = "data-test-connection-state";

export default function ({ setTriggerValue }) {
  window.picketReconnected = () => setTriggerValue("again", Date.now());
  if (window.picketLine) return;
  const app = document.querySelector('[data-testid="stApp"]');
  let lost = false;
  window.picketLine = new MutationObserver(() => {
    const connected = app.getAttribute(STATE) === "CONNECTED";
    if (connected && lost) window.picketReconnected();
    lost = !connected;
  });
  window.picketLine.observe(app, { attributes: true, attributeFilter: [STATE] });
}
