// The name under which this browser's reader decides. It is kept in this browser only.

const KEPT = "picket-analyst";

export default function ({ parentElement, data, setTriggerValue }) {
  const line = parentElement.querySelector(".analyst");
  const name = data.name || kept();
  if (name !== data.name) setTriggerValue("name", name);
  const input = line.querySelector("input");
  if (input.getRootNode().activeElement !== input) input.value = name;
  input.onchange = () => {
    keep(input.value.trim());
    setTriggerValue("name", input.value.trim());
  };
  if (data.name) keep(data.name);
}

function kept() {
  try { return localStorage.getItem(KEPT) ?? ""; } catch { return ""; }
}

function keep(name) {
  try { localStorage.setItem(KEPT, name); } catch { /* it is asked for again */ }
}
