/** The form that writes a resource for a program: made of the schema of its kind, checked and foreseen by the server. It changes nothing anywhere. */
(() => {
  const byId = (id) => document.getElementById(id);
  /** Typing is waited for. */
  const PAUSE_MS = 400;

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false) {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children);
    return element;
  }

  const button = (text, action) => {
    const element = make("button", { type: "button" }, text);
    element.addEventListener("click", action);
    return element;
  };

  let made = 0;

  /** Of several forms of a value the one that sets something: `none` is for a program's text. */
  const plainForm = (schema) => {
    const forms = schema.anyOf ?? schema.oneOf;
    return forms ? { description: schema.description, unit: schema.unit, ...plainForm(forms.find((one) => one.const === undefined) ?? forms[0]) } : schema;
  };

  /** A field for a value; `set` hears of each change, of nothing at all as `undefined`. */
  function fieldOf(name, given, value, set, required) {
    const schema = plainForm(given);
    if (schema.type === "object" && schema.properties) {
      return group(name, schema, members(schema, value ?? {}, set), required || value !== undefined);
    }
    if (schema.type === "array" && plainForm(schema.items).type === "object") {
      return group(name, schema, [list(plainForm(schema.items), value ?? [], set, required)], required || value !== undefined);
    }
    if (schema.type === "object" || schema.const !== undefined) {
      return make("p", {}, `${name}: not in this form${value === undefined ? "" : "; it stays as it is"}`);
    }
    return control(name, schema, value, set, required);
  }

  const group = (name, { description = "" }, children, open) =>
    make("details", { open }, make("summary", {}, name), make("p", {}, description), make("div", { role: "group", "aria-label": name }, ...children));

  function members(schema, value, set) {
    const current = { ...value };
    const needed = schema.required ?? [];
    const names = Object.keys(schema.properties).filter((name) => name !== "owner");
    return names.map((name) =>
      fieldOf(
        name,
        schema.properties[name],
        current[name],
        (next) => {
          if (next === undefined) {
            delete current[name];
          } else {
            current[name] = next;
          }
          set(Object.keys(current).length > 0 ? { ...current } : undefined);
        },
        needed.includes(name),
      ),
    );
  }

  function list(schema, value, set, required) {
    const current = [...value];
    const tell = () => {
      const all = current.filter((one) => one !== undefined);
      set(all.length > 0 ? all : undefined);
    };
    const place = make("div", {});
    const add = (n) => {
      const entry = make(
        "fieldset",
        {},
        make("legend", {}, `${n + 1}.`),
        ...members(schema, current[n] ?? {}, (next) => {
          current[n] = next;
          tell();
        }),
      );
      entry.append(
        button("Remove", () => {
          current[n] = undefined;
          entry.remove();
          tell();
        }),
      );
      place.append(entry);
    };
    if (required && current.length === 0) {
      current.push(undefined);
    }
    current.forEach((_, n) => {
      add(n);
    });
    return make(
      "div",
      {},
      place,
      button("Add", () => add(current.push(undefined) - 1)),
    );
  }

  function control(name, schema, value, set, required) {
    const id = `field-${++made}`;
    const choices = schema.enum ?? (schema.type === "boolean" ? [true, false] : undefined);
    const many = schema.type === "array";
    const input = choices
      ? make("select", { id }, make("option", { value: "" }, ""), ...choices.map((one) => make("option", { value: String(one) }, String(one))))
      : make("input", { id, type: "text", autocomplete: "off", spellcheck: "false", placeholder: many ? "one, two" : undefined });
    input.value = value === undefined ? "" : many ? value.join(", ") : String(value);
    input.setAttribute("aria-describedby", `${id}-help`);
    input.toggleAttribute("required", required);
    const whole = (text, type) => (["integer", "number"].includes(type) && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
    input.addEventListener("input", () => {
      const text = input.value.trim();
      const type = many ? plainForm(schema.items).type : schema.type;
      const words = text.split(/[\s,]+/).filter(Boolean);
      set(text === "" ? undefined : many ? words.map((word) => whole(word, type)) : choices ? choices.find((one) => String(one) === text) : whole(text, type));
    });
    const unit = schema.unit ? ` (${schema.unit})` : "";
    return make(
      "div",
      { class: "field" },
      make("label", { for: id }, `${name}${unit}${required ? " *" : ""}`),
      input,
      make("small", { id: `${id}-help` }, schema.description ?? ""),
    );
  }

  const dialog = make("dialog", { "aria-labelledby": "form-title" });
  document.body.append(dialog);

  const get = async (what, query, signal) => {
    const response = await fetch(`${what}?${new URLSearchParams(query)}`, { signal });
    if (!response.ok) {
      throw new Error((await response.text()).trim() || `the form is too large for this page (${response.status})`);
    }
    return response.json();
  };

  /** A short word in the dialog, with what can be done. */
  function tell(text, ...buttons) {
    dialog.replaceChildren(
      make("h2", { id: "form-title" }, text),
      make(
        "div",
        { class: "more" },
        ...buttons,
        button("Close", () => dialog.close()),
      ),
    );
    if (!dialog.open) {
      dialog.showModal();
    }
  }

  const open = (...words) => form(...words).catch((error) => tell(error.message));

  /** For a new thing, or filled in for one that is there. */
  async function form(host, kind, args, isNew = false) {
    const title = make("h2", { id: "form-title" }, `${isNew ? `New ${kind}` : `${kind} ${args.name}`} on ${host.name}, as lines of a program`);
    const { kinds, schema } = await get("form", { host: host.machineId, kind });
    const choice = make("select", { "aria-label": "Kind" }, ...kinds.map((one) => make("option", { selected: one === kind }, one)));
    choice.addEventListener("change", () => open(host, choice.value, current.name === undefined ? {} : { name: current.name }, true));
    const failures = make("ul", { class: "problems", role: "alert", hidden: true });
    const preview = make("ul", { "aria-label": "Preview" });
    const program = make("pre", { tabindex: "0", "aria-label": "Lines of the program" });
    let asked = new AbortController();
    let timer;
    let current = { ...args };
    const draft = async () => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      try {
        const answer = await get("draft", { host: host.machineId, kind, args: JSON.stringify(current) }, signal);
        failures.replaceChildren(...answer.failures.map(({ property, reason }) => make("li", {}, `${property}: ${reason}`)));
        preview.replaceChildren(...answer.preview.map((line) => make("li", {}, line)));
        program.textContent = answer.program;
      } catch (error) {
        if (!signal.aborted) {
          failures.replaceChildren(make("li", {}, error.message));
        }
      }
      failures.hidden = failures.childElementCount === 0;
    };
    const fields = members(schema, args, (next) => {
      current = next ?? {};
      clearTimeout(timer);
      timer = setTimeout(draft, PAUSE_MS);
    });
    const copy = button("Copy", async () => {
      await navigator.clipboard.writeText(program.textContent);
      copy.textContent = "Copied";
    });
    dialog.replaceChildren(
      make(
        "div",
        { class: "head" },
        title,
        button("Close", () => dialog.close()),
      ),
      make("p", {}, "This changes nothing: copy the lines into your program, and run pulumi preview. Fields that are left empty are left to kvmnet."),
      make(
        "div",
        { class: "form" },
        make("form", { novalidate: true }, ...(isNew ? [choice] : []), ...fields),
        make("div", {}, make("h3", {}, "Lines of the program"), program, copy, failures, make("h3", {}, "What preview would say"), preview),
      ),
    );
    dialog.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
    if (!dialog.open) {
      dialog.showModal();
    }
    await draft();
  }

  const hosts = () => JSON.parse(byId("data").textContent).hosts;
  let shown = hosts();
  document.addEventListener("kvmnet:drawing", ({ detail }) => {
    shown = detail.data.hosts;
  });

  /** One button per host, in a menu where there are several. */
  const fresh = button("New …", () => {
    const [only, ...others] = shown;
    if (only && others.length === 0) {
      open(only, "NatNetwork", {}, true);
    } else if (only) {
      tell("On which host?", ...shown.map((host) => button(host.name, () => open(host, "NatNetwork", {}, true))));
    }
  });
  byId("search").before(fresh);

  document.addEventListener("kvmnet:edit", async ({ detail: { host, node } }) => {
    try {
      const { kind, args, why } = await get("filled", { host: host.machineId, id: node.id });
      await (kind ? open(host, kind, args) : tell(why));
    } catch (error) {
      tell(error.message);
    }
  });
})();
