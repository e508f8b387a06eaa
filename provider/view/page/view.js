/** What a page has that follows its hosts: the newest drawing, and the hosts' own words for what is chosen. Everything that a host says is set as text. */
(() => {
  const byId = (id) => document.getElementById(id);
  const live = document.createElement("span");
  live.id = "live";
  live.setAttribute("role", "status");
  byId("found").before(live);
  const unread = document.createElement("ul");
  unread.id = "unread";
  unread.setAttribute("role", "alert");
  document.querySelector("header").append(unread);

  /** Only what has changed, so that nobody is told again. */
  const say = (element, text) => {
    if (element.textContent !== text) {
      element.textContent = text;
    }
  };

  const connected = (well) => {
    live.classList.toggle("lost", !well);
    say(live, well ? "live" : "not connected: does kvmnet view still run?");
  };
  connected(false);

  const events = new EventSource("events");
  events.addEventListener("open", () => connected(true));
  events.addEventListener("error", () => connected(false));
  events.addEventListener("drawing", ({ data }) => document.dispatchEvent(new CustomEvent("kvmnet:drawing", { detail: JSON.parse(data) })));
  events.addEventListener("read", ({ data }) => {
    const { at, unread: reasons } = JSON.parse(data);
    byId("as-of").setAttribute("datetime", at);
    say(byId("as-of"), `${at.slice(0, 19).replace("T", " ")} UTC`);
    say(unread, reasons.join("\n"));
  });

  /** The question before is no longer of interest. */
  let asked = new AbortController();

  async function ask(what, host, node, signal) {
    const query = new URLSearchParams({ host: host.machineId, id: node.id });
    const response = await fetch(`${what}?${query}`, { signal });
    if (!response.ok) {
      throw new Error((await response.text()).trim());
    }
    return response.json();
  }

  document.addEventListener("kvmnet:details", async ({ detail: { aside, host, node, make, section, table } }) => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const place = make("div", {});
    aside.append(place);
    /** What comes of a question goes where it was asked from; in between there is a word that it is on its way. */
    const answered = async (what, toElements) => {
      const part = make("div", { "aria-busy": "true" }, make("p", {}, "asking the host …"));
      place.append(part);
      try {
        part.replaceChildren(...toElements(await ask(what, host, node, signal)));
      } catch (error) {
        part.replaceChildren(make("p", { role: "alert" }, signal.aborted ? "" : error.message));
      }
      part.removeAttribute("aria-busy");
    };
    const text = (name, words) => make("pre", { tabindex: "0", "aria-label": name }, words);
    if (node.kind === "network") {
      await answered("reaches", ({ directions, modes }) =>
        modes.length === 0
          ? []
          : [
              section(
                "What reaches what",
                make("p", {}, "As measured with guests for this mode (docs/connectivity.md). Firewalls of the host's own and of guests are not looked at."),
                table(
                  ["", ...modes.map(({ mode }) => mode)],
                  directions.map((direction, n) => [direction, ...modes.map(({ passes }) => (passes[n] ? "yes" : "blocked"))]),
                ),
              ),
            ],
      );
    }
    await answered("words", (words) => [
      make("h3", {}, "In the host's own words"),
      ...words.map(({ command, text: said }) =>
        make("section", { "aria-label": command }, make("h3", {}, make("code", {}, command)), text(command, said || "(nothing)")),
      ),
    ]);
    const button = make("button", { type: "button" }, "Show the lines of a program that make it");
    button.addEventListener("click", async () => {
      button.disabled = true;
      await answered("lines", ({ program }) => [
        section("The program that makes it", program ? text("Program", program) : make("p", {}, "No resource describes it.")),
      ]);
      button.remove();
    });
    const edit = make("button", { type: "button" }, "Edit as a program");
    edit.addEventListener("click", () => document.dispatchEvent(new CustomEvent("kvmnet:edit", { detail: { host, node } })));
    place.append(make("div", { class: "more" }, button, edit));
  });
})();
