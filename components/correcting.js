// The form of a correction. What can be chosen follows from `data` alone; words enter as text nodes.

const KEPT = "picket-analyst"; // in this browser only: who decides

export default function ({ parentElement, data, setTriggerValue }) {
  const form = parentElement.querySelector("form");
  const rev = JSON.stringify({ ...data, message: "", who: "" }); // what is filled in stays when something is lacking
  if (form.dataset.rev !== rev) {
    form.dataset.rev = rev;
    build(form, data, (asked) => setTriggerValue("apply", asked));
  }
  form.querySelector(".message").textContent = data.message;
}

function build(form, data, apply) {
  const known = made("div", "known");
  const parts = made("div", "parts");
  form.replaceChildren(...head(data), ways(), parts, ...foot());
  form.onsubmit = (event) => { event.preventDefault(); send(); };
  form.onkeydown = (event) => { if (event.key === "Enter" && event.target.matches("select, [type=checkbox]")) { event.preventDefault(); send(); } };
  show();
  form.querySelector(data.ways.length > 1 ? '[name="does"]:checked' : '[name="target"]').focus();

  function chosen() {
    return data.ways.find(({ does }) => does === form.elements.does.value) ?? data.ways[0];
  }

  // What is to be done: one of several ways, each with a sentence.
  function ways() {
    const group = set("What it should be", data.ways.map(({ does, title, note }, place) => {
      const line = option("does", does, title, note, !place);
      line.querySelector("input").addEventListener("change", show);
      return line;
    }));
    group.hidden = data.ways.length < 2;
    return group;
  }

  // The fields and the scopes of the way chosen.
  function show() {
    const way = chosen();
    const fields = made("div", "fields");
    fields.append(...way.fields.map(field));
    const scopes = set("Where", way.scopes.map(([scope, title, count], place) => option("scope", scope, title, count, !place)));
    parts.replaceChildren(fields, ...(way.scopes.length ? [scopes] : []));
    depend();
  }

  function field({ name, title, type, options, value, of, when }) {
    if (type === "ticks") {
      const ticks = made("div", "ticks");
      ticks.append(...options.map(([value, words, count]) => tick(name, value, words, count, false)));
      return set(title, [ticks]);
    }
    if (type === "tick") return tick(name, "yes", title, "", value);
    const line = made("label", "field");
    line.append(made("span", "title", title));
    const input = line.appendChild(made(type === "select" ? "select" : "input"));
    Object.assign(input, { name, autocomplete: "off", spellcheck: false });
    for (const [word, shown] of options ?? []) input.append(Object.assign(made("option", "", shown), { value: word }));
    input.value = value;
    if (type === "known") Object.assign(input.dataset, { of });
    if (when) [line.dataset.field, line.dataset.is] = when;
    input.addEventListener("change", depend);
    return line;
  }

  // Fields that only one kind has, and the names that are offered for the kind chosen.
  function depend() {
    for (const line of parts.querySelectorAll("[data-field]")) line.hidden = form.elements[line.dataset.field].value !== line.dataset.is;
    known.replaceChildren();
    for (const input of parts.querySelectorAll("[data-of]")) {
      const list = made("datalist");
      list.id = `known-${input.name}`;
      list.append(...names(input).map(([, name, more]) => Object.assign(made("option", "", more), { value: name })));
      known.append(list);
      input.setAttribute("list", list.id);
    }
    parts.append(known);
  }

  function names(input) {
    return data.known[form.elements[input.dataset.of]?.value ?? input.dataset.of] ?? [];
  }

  // The key of what was typed where it is known by its name, its key or another name; else as it was typed.
  function target(input) {
    const typed = input.value.trim().toLowerCase();
    const found = names(input).find((words) => words.some((word) => word.toLowerCase() === typed));
    return found ? found[0] : input.value.trim();
  }

  function send() {
    const way = chosen();
    const asked = { does: way.does, scope: form.elements.scope?.value ?? way.scope, why: form.elements.why.value, who: form.elements.who.value.trim() };
    for (const { name, type } of way.fields) {
      const inputs = [...parts.querySelectorAll(`[name="${name}"]`)];
      if (type === "ticks") asked[name] = inputs.filter((one) => one.checked).map((one) => one.value);
      else if (type === "tick") asked[name] = inputs[0].checked;
      else if (inputs[0].closest("[hidden]")) asked[name] = "";
      else asked[name] = type === "known" ? target(inputs[0]) : inputs[0].value;
    }
    try { if (asked.who) localStorage.setItem(KEPT, asked.who); } catch { /* it is asked for again */ }
    apply(asked);
  }

  function foot() {
    const why = line("why", "Why (optional)", "", "The text says so two lines on");
    const who = line("who", "Your name, noted with it", data.who || kept(), "A. Baker");
    const both = made("div", "both");
    both.append(why, who);
    const message = made("p", "message");
    message.setAttribute("role", "alert");
    const button = made("button", "apply", "Apply");
    const end = made("div", "end");
    end.append(button, made("span", "keys", "Enter applies, Escape closes"));
    return [both, message, end];
  }
}

function head({ before, words, after, facts }) {
  const said = made("p", "said");
  said.append(before, made("mark", "", words), after);
  const list = made("dl");
  for (const [name, value] of facts) list.append(made("dt", "", name), made("dd", "", value));
  return [said, list];
}

function set(title, lines) {
  const group = made("fieldset");
  group.append(made("legend", "", title), ...lines);
  return group;
}

function option(name, value, title, note, checked) {
  const line = tick(name, value, title, note, checked);
  line.querySelector("input").type = "radio";
  return line;
}

function tick(name, value, title, note, checked) {
  const line = made("label", "tick");
  const input = Object.assign(made("input"), { type: "checkbox", name, value, checked });
  line.append(input, made("span", "title", title), made("span", "note", note));
  return line;
}

function line(name, title, value, placeholder) {
  const label = made("label", "field");
  label.append(made("span", "title", title), Object.assign(made("input"), { name, value, placeholder, autocomplete: "off" }));
  return label;
}

function kept() {
  try { return localStorage.getItem(KEPT) ?? ""; } catch { return ""; }
}
