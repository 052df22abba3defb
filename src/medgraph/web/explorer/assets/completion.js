// Completion: a field with data-complete offers names from the graph while one types. In a form's field (data-fill) a
// choice fills it in; in the finder it opens the page. Without this script the fields and forms work all the same.

const WAIT = 120;

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function attach(field, number) {
  const list = element("ul", { class: "found", role: "listbox", id: `found-${number}`, "aria-label": "Names that fit", hidden: "" });
  let found = [], active = -1, timer = 0, asked = 0;
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-expanded", "false");
  field.setAttribute("aria-controls", list.id);
  field.after(list);

  function close() {
    list.hidden = true; active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function take(choice) {
    close();
    if (!field.hasAttribute("data-fill")) { location.assign(choice.address); return; }
    field.value = choice.label;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function point(at) {
    active = at;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at < 0) { field.removeAttribute("aria-activedescendant"); return; }
    field.setAttribute("aria-activedescendant", list.children[at].id);
    list.children[at].scrollIntoView({ block: "nearest" });
  }

  function show(choices) {
    found = choices;
    list.replaceChildren(...choices.map((choice, index) => {
      const name = element("span", { dir: "auto" }, choice.name);
      const item = element("li", { role: "option", id: `${list.id}-${index}`, "aria-selected": "false" }, name,
        element("small", { dir: "auto" }, choice.name === choice.label ? choice.kind : `${choice.kind}: ${choice.label}`));
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(choice); });
      return item;
    }));
    list.hidden = !choices.length; active = -1;
    field.setAttribute("aria-expanded", String(choices.length > 0));
  }

  async function ask() {
    const turn = ++asked, text = field.value.trim();
    if (!text) { close(); return; }
    const answer = await fetch(`/complete?${new URLSearchParams({ q: text, kinds: field.dataset.complete })}`);
    if (answer.ok && turn === asked && document.activeElement === field) show(await answer.json());
  }

  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { close(); return; }
    if (event.key === "Enter" && active >= 0) { event.preventDefault(); take(found[active]); return; }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || list.hidden) return;
    event.preventDefault();
    point((active + step + found.length + (active < 0 && step < 0 ? 1 : 0)) % found.length);
  });
}

document.querySelectorAll("input[data-complete]").forEach(attach);
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("find");
  if (event.key === "/" && field && !document.activeElement.closest("input, textarea, .ace_editor")) { event.preventDefault(); field.focus(); }
});
