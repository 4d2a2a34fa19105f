// The picture of a plan: a page that the library wrote, kept apart from this one, in which nodes can be lit up.

const LIGHT = `
  :host { display: block; color: var(--ink); font: 0.94rem/1.5 var(--sans); overflow-wrap: anywhere; }
  :host * { box-sizing: border-box; }
  .hv { --hv-ink: var(--ink); --hv-soft: var(--soft); --hv-paper: var(--paper); --hv-card: var(--card); --hv-head: var(--head);
    --hv-rule: var(--rule); --hv-good: var(--green); --hv-warning: var(--amber); --hv-bad: var(--red); --hv-note: var(--link);
    --hv-for: var(--blue); --hv-against: var(--orange); }
  .hv > rect:first-of-type { fill: none; }
  .picture { overflow-x: auto; }
  .picture svg { display: block; max-width: max(100%, 44rem); height: auto; margin-inline: auto; }
  .for-1 { background: color-mix(in srgb, var(--blue) 10%, transparent) !important; }
  .for-2 { background: color-mix(in srgb, var(--blue) 18%, transparent) !important; }
  .for-3 { background: color-mix(in srgb, var(--blue) 28%, transparent) !important; }
  .against-1 { background: color-mix(in srgb, var(--orange) 10%, transparent) !important; }
  .against-2 { background: color-mix(in srgb, var(--orange) 18%, transparent) !important; }
  .against-3 { background: color-mix(in srgb, var(--orange) 28%, transparent) !important; }
  table { font-size: .86rem; }
  figure { margin: 0 0 1rem; } .scroll { margin: .25rem 0 1.25rem; }
  [data-node] { cursor: pointer; }
  svg [data-node], svg [data-from] { transition: opacity .15s; }
  .is-lit svg :is([data-node], [data-from]):not(.lit, :has(.lit)) { opacity: .3; }
  .halo { fill: var(--lit-wash); stroke: var(--lit); stroke-width: 2.5px; }
  .halo.of-here { fill: none; stroke: var(--link); stroke-dasharray: 4 3; stroke-width: 1.5px; }
  svg [data-from].lit path { stroke: var(--lit); stroke-width: 2.6px; }
  :is(td, th, li).lit { background: var(--lit-wash) !important; outline: 2px solid var(--lit); outline-offset: -2px; }
  :is(td, th).here { box-shadow: inset 3px 0 var(--link); }
  @media (prefers-reduced-motion: reduce) { svg * { transition: none !important; } }
`;

/** A relation by the `kind:id` of its ends. */
export interface Joint {
  from: string;
  to: string;
}

/** What stands for a node in views that do not show it: for a KPI the promises about it, for a promise its goal. */
const kin = (key: string): string => {
  const [kind, id = ""] = key.split(/:(.*)/s);
  if (kind === "kpi") return `[data-node^="target:"][data-node$="/${CSS.escape(id)}"]`;
  if (kind === "target") return `[data-node="objective:${CSS.escape(id.split("/")[0] ?? "")}"]`;
  return ":not(*)";
};

export class Picture {
  readonly #root: ShadowRoot;
  readonly #body = document.createElement("div");
  readonly #own = new CSSStyleSheet();
  readonly #page = new CSSStyleSheet();
  #style = "";
  #html = "";
  #lit: { nodes: string[]; joints: Joint[] } = { nodes: [], joints: [] };
  #here = "";

  /** @param picked gets the node that somebody points at. */
  constructor(host: HTMLElement, picked: (key: string) => void) {
    this.#root = host.attachShadow({ mode: "open" });
    this.#own.replaceSync(LIGHT);
    this.#root.adoptedStyleSheets = [this.#page, this.#own];
    this.#root.append(this.#body);
    this.#body.addEventListener("click", (event) => {
      const node = event.target instanceof Element ? event.target.closest("[data-node]") : null;
      const key = node?.getAttribute("data-node");
      if (key) picked(key);
    });
  }

  /** Shows a page. What was scrolled and unfolded stays so, and what was lit is lit again. */
  show(html: string): void {
    if (html === this.#html) return;
    this.#html = html;
    const page = new DOMParser().parseFromString(html, "text/html");
    const style = page.querySelector("style")?.textContent ?? "";
    if (style !== this.#style) this.#page.replaceSync((this.#style = style));
    const scrolls = [...this.#body.querySelectorAll(".scroll, .picture")].map(({ scrollLeft }) => scrollLeft);
    const open = [...this.#body.querySelectorAll("details")].map((details) => details.open);
    const main = page.querySelector("main");
    main?.querySelector("h1")?.remove();
    this.#body.replaceChildren(...(main?.childNodes ?? []));
    this.#body.querySelectorAll(".scroll, .picture").forEach((part, at) => (part.scrollLeft = scrolls[at] ?? 0));
    this.#body.querySelectorAll("details").forEach((details, at) => (details.open = open[at] ?? false));
    this.#paint();
  }

  clear(): void {
    this.#html = "";
    this.#body.replaceChildren();
  }

  get isEmpty(): boolean {
    return this.#html === "";
  }

  /** Lights nodes and relations up, and tells which of the nodes are not in this picture. */
  light(nodes: string[], joints: Joint[]): string[] {
    this.#lit = { nodes, joints };
    return this.#paint(true);
  }

  /** Marks the node in which the cursor stands. */
  mark(key: string): void {
    this.#here = key;
    this.#paint();
  }

  #paint(isNew = false): string[] {
    const { nodes, joints } = this.#lit;
    for (const one of this.#body.querySelectorAll(".halo")) one.remove();
    for (const one of this.#body.querySelectorAll(".lit, .here")) one.classList.remove("lit", "here");
    const lost: string[] = [];
    let first: Element | undefined;
    for (const key of nodes) {
      const own = this.#parts(key);
      const found = own.length > 0 ? own : this.#found(kin(key));
      if (found.length === 0) lost.push(key);
      for (const part of found) this.#lightUp(part, "lit");
      first ??= found.find((part) => part.checkVisibility());
    }
    for (const { from, to } of joints) {
      const ends = [`[data-from="${CSS.escape(from)}"][data-to="${CSS.escape(to)}"]`, `[data-from="${CSS.escape(to)}"][data-to="${CSS.escape(from)}"]`];
      for (const part of this.#body.querySelectorAll(ends.join(","))) part.classList.add("lit");
    }
    if (this.#here && !nodes.includes(this.#here)) {
      for (const part of this.#parts(this.#here)) this.#lightUp(part, "here");
    }
    this.#body.classList.toggle("is-lit", this.#body.querySelector("svg .lit") !== null);
    if (isNew && first) {
      const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
      first.scrollIntoView({ block: "nearest", inline: "nearest", behavior: isStill ? "auto" : "smooth" });
    }
    return lost;
  }

  #parts(key: string): Element[] {
    return this.#found(`[data-node="${CSS.escape(key)}"]`);
  }

  #found(selector: string): Element[] {
    return [...this.#body.querySelectorAll(selector)];
  }

  /** Cells have an outline; what is drawn gets a ground of its own. */
  #lightUp(part: Element, how: "lit" | "here"): void {
    part.classList.add(how);
    if (!(part instanceof SVGGraphicsElement)) return;
    const box = part.getBBox();
    if (box.width === 0) return;
    const halo = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    halo.classList.add("halo", `of-${how}`);
    const room = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8, rx: 6 };
    for (const [name, value] of Object.entries(room)) halo.setAttribute(name, String(value));
    part.prepend(halo);
  }
}
