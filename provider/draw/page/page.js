/** The page of a drawing: choosing, finding, moving about. Everything that a user named is set as text, never as markup. */
(() => {
  const byId = (id) => document.getElementById(id);
  const main = document.querySelector("main");
  const aside = byId("details");
  const search = byId("search");
  /** More of a kind than this are not listed one by one. */
  const MOST = 60;

  const data = JSON.parse(byId("data").textContent);
  /** By host and id: it may stand in a box of many. */
  let chosen;
  let scale = 0;

  const svg = () => main.querySelector("svg");
  const groups = () => [...main.querySelectorAll("[data-key]")];
  const groupOf = (key) => main.querySelector(`[data-key="${key}"]`);
  const nodesOf = ({ host, nodes }) => nodes.map((n) => data.hosts[host].nodes[n]);
  const keyOf = (host, id) => Object.keys(data.boxes).find((key) => data.boxes[key].host === host && nodesOf(data.boxes[key]).some((node) => node.id === id));

  /** An element with attributes and children; children that are text stay text. */
  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) {
        element.addEventListener(name.slice(2), value);
      } else if (value !== undefined && value !== false) {
        element.setAttribute(name, value === true ? "" : value);
      }
    }
    element.append(...children.filter((child) => child !== undefined));
    return element;
  }

  const table = (heads, rows) =>
    make(
      "table",
      {},
      make("thead", {}, make("tr", {}, ...heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, ...rows.map((row) => make("tr", {}, ...row.map((cell) => make("td", {}, cell))))),
    );

  const section = (title, ...children) => make("section", { "aria-label": title }, make("h3", {}, title), ...children);

  /** Things that lie below and above, as buttons. */
  function neighbours(title, host, ids) {
    const { nodes } = data.hosts[host];
    const shown = ids
      .slice(0, MOST)
      .map((n) => make("li", {}, make("button", { type: "button", onclick: () => choose(host, nodes[n].id, true) }, nodes[n].name)));
    const rest = ids.length > MOST ? [make("li", {}, `and ${ids.length - MOST} more`)] : [];
    return ids.length === 0 ? [] : [section(title, make("ul", { class: "things" }, ...shown, ...rest))];
  }

  function details(host, index) {
    const { nodes, edges, label } = data.hosts[host];
    const node = nodes[index];
    const facts = [
      ["Host", data.hosts[host].hostname || label],
      ["State", node.state],
      ["Addresses", node.addresses.join(", ")],
      ["VLAN", node.vlans],
      ["Device", node.device],
      ["MAC address", node.mac],
      ["MTU", node.mtu],
      ["Other end", (node.remotes ?? []).join(", ")],
      ["Made by", node.owner ?? "nobody that says so"],
      ["Preview", node.fate && [node.fate, ...(node.changes ?? [])].join(": ")],
    ].filter(([, value]) => value !== undefined && value !== "");
    return [
      heading(node.name, node.words),
      ...(node.problems.length > 0 ? [make("ul", { class: "problems" }, ...node.problems.map((problem) => make("li", {}, problem)))] : []),
      make("dl", {}, ...facts.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, String(value))])),
      ...neighbours(
        "Lies on",
        host,
        edges.filter(([, upper]) => upper === index).map(([lower]) => lower),
      ),
      ...neighbours(
        "Carries",
        host,
        edges.filter(([lower]) => lower === index).map(([, upper]) => upper),
      ),
    ];
  }

  function crowd(box) {
    const members = nodesOf(box);
    const open = (node) => make("button", { type: "button", onclick: () => choose(box.host, node.id, true) }, node.name);
    return [
      heading(box.name, data.hosts[box.host].hostname || data.hosts[box.host].label),
      section(
        "Each of them",
        table(
          ["Name", "State", "Addresses"],
          members.map((node) => [open(node), node.state, node.addresses.join(" ")]),
        ),
      ),
    ];
  }

  const heading = (name, words) =>
    make(
      "div",
      {},
      make("div", { class: "head" }, make("h2", { tabindex: "-1" }, name), make("button", { type: "button", "aria-label": "Close", onclick: close }, "✕")),
      make("p", {}, words),
    );

  /** Chooses a thing; `within`: by itself, though it stands in a box of many. */
  function choose(host, id, within = false) {
    chosen = { host: data.hosts[host].label, id, within };
    paint();
    const key = keyOf(host, id);
    groupOf(key)?.scrollIntoView({ block: "nearest", inline: "nearest" });
    for (const group of groups()) {
      group.setAttribute("tabindex", group.dataset.key === key ? "0" : "-1");
    }
  }

  function close() {
    const key = chosenKey();
    chosen = undefined;
    paint();
    groupOf(key)?.focus();
  }

  function chosenKey() {
    const host = chosen ? data.hosts.findIndex(({ label }) => label === chosen.host) : -1;
    return host < 0 ? undefined : keyOf(host, chosen.id);
  }

  /** Shows what is chosen, and what leads to it and from it. */
  function paint() {
    const key = chosenKey();
    for (const group of groups()) {
      group.setAttribute("aria-pressed", String(group.dataset.key === key));
    }
    const links = [...main.querySelectorAll("[data-from]")];
    const lit = new Set([...along(key, links, "from", "to"), ...along(key, links, "to", "from")]);
    for (const link of links) {
      link.classList.toggle("lit", lit.has(link));
    }
    const box = data.boxes[key];
    aside.hidden = !box;
    if (box) {
      const alone = box.nodes.length === 1 || chosen.within;
      const index = data.hosts[box.host].nodes.findIndex(({ id }) => id === chosen.id);
      aside.replaceChildren(...(alone ? details(box.host, index) : crowd(box)));
    }
  }

  function along(key, links, near, far) {
    const found = new Set();
    const next = [key];
    for (const at of next) {
      for (const link of links) {
        if (link.dataset[near] === at && !found.has(link)) {
          found.add(link);
          next.push(link.dataset[far]);
        }
      }
    }
    return found;
  }

  const textOf = (node) =>
    [node.name, node.words, node.state, ...node.addresses, node.vlans && `vlan ${node.vlans}`, node.mac, node.device, node.owner, node.fate, ...node.problems]
      .filter(Boolean)
      .join(" ")
      .toLowerCase();

  /** Things with all the words; the boxes without any of them step back. */
  function find() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (node) => words.every((word) => textOf(node).includes(word));
    const found = words.length === 0 ? [] : data.hosts.flatMap(({ nodes }, host) => nodes.filter(fits).map((node) => ({ host, node })));
    const keys = new Set(found.map(({ host, node }) => keyOf(host, node.id)));
    for (const group of groups()) {
      group.classList.toggle("dim", words.length > 0 && !keys.has(group.dataset.key));
    }
    for (const link of main.querySelectorAll("[data-from]")) {
      link.classList.toggle("dim", words.length > 0);
    }
    byId("found").textContent =
      words.length === 0 ? "" : found.length === 0 ? "nothing found" : found.length === 1 ? "1 thing found" : `${found.length} things found`;
    return found;
  }

  /** The next box in a direction: along a line to the sides, else the nearest in that column. */
  function neighbour(group, key) {
    const at = group.getBoundingClientRect();
    const sides = { ArrowLeft: ["to", "from"], ArrowRight: ["from", "to"] }[key];
    if (sides) {
      const link = main.querySelector(`[data-${sides[0]}="${group.dataset.key}"]`);
      return link && groupOf(link.dataset[sides[1]]);
    }
    const down = key === "ArrowDown";
    return groups()
      .map((other) => ({ other, to: other.getBoundingClientRect() }))
      .filter(({ to }) => Math.abs(to.left - at.left) < at.width / 2 && (down ? to.top > at.top : to.top < at.top))
      .sort((a, b) => (down ? a.to.top - b.to.top : b.to.top - a.to.top))[0]?.other;
  }

  const pick = (group) => {
    const { host, nodes } = data.boxes[group.dataset.key];
    choose(host, data.hosts[host].nodes[nodes[0]].id);
  };

  main.addEventListener("click", (event) => {
    const group = event.target.closest?.("[data-key]");
    if (group) {
      pick(group);
    }
  });

  main.addEventListener("keydown", (event) => {
    const group = event.target.closest?.("[data-key]");
    if (!group) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      pick(group);
      aside.querySelector("h2")?.focus();
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = neighbour(group, event.key);
      if (next) {
        group.setAttribute("tabindex", "-1");
        next.setAttribute("tabindex", "0");
        next.focus();
      }
    }
  });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches?.("input, textarea, select");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      search.focus();
    } else if (event.key === "Escape" && event.target === search) {
      search.value = "";
      find();
    } else if (event.key === "Escape" && chosen && !typing) {
      close();
    }
  });

  search.addEventListener("input", find);
  search.addEventListener("keydown", (event) => {
    const [first] = event.key === "Enter" ? find() : [];
    if (first) {
      choose(first.host, first.node.id, true);
    }
  });

  function zoom(to) {
    scale = Math.min(2, Math.max(0.3, to));
    const { width, height } = svg().viewBox.baseVal;
    svg().setAttribute("width", width * scale);
    svg().setAttribute("height", height * scale);
  }
  const fit = () => zoom(Math.min(1, main.clientWidth / svg().viewBox.baseVal.width));
  byId("closer").addEventListener("click", () => zoom(scale * 1.2));
  byId("farther").addEventListener("click", () => zoom(scale / 1.2));
  byId("fit").addEventListener("click", fit);

  // As wide as the window where the words can still be read.
  zoom(Math.min(1, Math.max(0.7, main.clientWidth / svg().viewBox.baseVal.width)));
  groups()[0]?.setAttribute("tabindex", "0");
  paint();
})();
