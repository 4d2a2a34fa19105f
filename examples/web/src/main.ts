// The page: text on one side, what follows from it on the other, and both told of each other.

import "./style.css";
import { draft, earlier, keepDraft, putAside } from "./draft.ts";
import { Editor } from "./editor.ts";
import { Engine } from "./engine.ts";
import { EXAMPLES, FIRST } from "./examples.ts";
import { Findings } from "./findings.ts";
import { by, grip, panes, say, theme } from "./layout.ts";
import { Picture } from "./picture.ts";
import type { Form, Look, Wanted } from "./protocol.ts";
import { PlanSchema } from "./schema.ts";
import { fragment, type Shared, shared } from "./share.ts";
import { title, Views } from "./views.ts";

/** How long typing has to rest before the plan is looked at, in milliseconds (our choice). */
const REST = 120;

/** The largest picture that is shown unasked, in characters (our choice: it keeps a page busy for half a second). */
const LARGE = 3_000_000;

let name = "plan.yaml";
let resting: ReturnType<typeof setTimeout> | undefined;
let wantsLarge = "";

const day = (): string => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};
const wanted = (): Wanted => ({ text: editor.text, name, view: views.view, of: views.of, today: day() });
const now = (): Shared => ({ name, view: views.view, text: editor.text });
const count = (number: number, word: string) => `${number.toLocaleString("en")} ${word}${number === 1 ? "" : "s"}`;

const look = (): void => {
  clearTimeout(resting);
  const asked = wanted();
  editor.sent(asked);
  by("stage").setAttribute("aria-busy", "true");
  engine.look(asked);
};

const engine = new Engine(
  (look, asked) => {
    editor.show(look.found, look.entries, asked);
    if (look.entries) views.over(look.entries);
    findings.show(look);
    showPicture(look, asked);
    showStatus(look);
    by("stage").setAttribute("aria-busy", String(engine.busy));
  },
  (reason) => {
    by("stage").setAttribute("aria-busy", "false");
    by("status").textContent = `Something went wrong in the library: ${reason}`;
  },
);

const editor = new Editor(by("editor"), {
  changed: () => {
    clearTimeout(resting);
    resting = setTimeout(() => {
      keepDraft(now());
      look();
    }, REST);
  },
  moved: (entry) => picture.mark(entry?.key ?? ""),
  mended: (what) => say(`Done: ${what.replaceAll("`", "")}`),
});

const picture = new Picture(by("picture"), (key) => {
  showPane("text");
  editor.find(key);
});

const findings = new Findings(by("findings"), by("filters"), {
  chose: (found, isByHand) => {
    const lost = picture.light(found?.nodes ?? [], found?.relations ?? []);
    const all = found?.nodes.length ?? 0;
    const isNone = found !== undefined && !picture.isEmpty && all > 0 && lost.length === all;
    by("lost").hidden = !isNone;
    by("lost").textContent = isNone ? `What this finding is about is not in this view: try ${views.view === "findings" ? "another" : "Findings or another"}.` : "";
    if (isByHand && found?.place) editor.reveal(found.place.from, found.place.to, false);
  },
  mend: ({ changes, title }) => {
    if (!editor.apply(changes, title)) say("The plan has changed meanwhile: look again.");
  },
  manual: (rule) => engine.ask({ ask: "manual", rule }),
});

const views = new Views(() => {
  keepDraft(now());
  look();
});

const showPane = panes();

const showPicture = (look: Look, asked: Wanted): void => {
  const [stage, empty, stale] = [by("stage"), by("empty"), by("stale")];
  const drawn = look.picture;
  const isBlank = asked.text.trim() === "";
  const isBroken = !look.readable && !isBlank;
  stale.hidden = !isBroken;
  stage.classList.toggle("is-stale", isBroken && !picture.isEmpty);
  if (isBroken) {
    const what = look.found.length === 1 ? "One problem keeps" : `${count(look.counts.errors, "problem")} keep`;
    const before = picture.isEmpty ? "" : " The picture shows it as it last was.";
    stale.textContent = `${what} this plan from being read.${before}`;
  }
  const say = (head: string, body: string, ...buttons: HTMLElement[]) => {
    picture.clear();
    const [h, p] = [document.createElement("h3"), document.createElement("p")];
    h.textContent = head;
    p.textContent = body;
    empty.replaceChildren(h, p, ...buttons);
    empty.hidden = false;
  };
  const button = (label: string, run: () => void) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", run);
    return made;
  };
  if (isBlank) {
    const offers = EXAMPLES.slice(0, 3).map((example) => button(example.about, () => void open(example.name)));
    say("Nothing to show yet", "Write a plan on the left, open one, or begin with an example.", ...offers);
  } else if (drawn && "refusal" in drawn) {
    say(`${title(asked.view)}: nothing to show`, `${drawn.refusal}: ${drawn.help}.`);
  } else if (drawn && drawn.html.length > LARGE && wantsLarge !== asked.view) {
    const size = `${(drawn.html.length / 1e6).toFixed(0)} MB`;
    const show = button("Show it all the same", () => {
      wantsLarge = asked.view;
      showPicture(look, asked);
    });
    say("A large picture", `This view of so large a plan takes ${size}. Narrow it to a part, or choose another view.`, show);
  } else if (drawn) {
    empty.hidden = true;
    picture.show(drawn.html);
  } else if (picture.isEmpty) {
    say("Nothing to show yet", "There will be a picture as soon as the plan can be read.");
  }
};

const showStatus = (look: Look): void => {
  const { errors, warnings, notes } = look.counts;
  by("size").textContent = look.readable ? `${count(look.size.nodes, "node")}, ${count(look.size.relations, "relation")}` : "";
  const found = look.readable
    ? errors + warnings + notes === 0
      ? "Nothing to find fault with"
      : [count(errors, "error"), count(warnings, "warning"), count(notes, "note")].join(", ")
    : `${count(errors, "problem")} to mend before it can be read`;
  const times = look.checked === null ? "" : ` · read and checked in ${look.checked.toFixed(0)} ms, drawn in ${look.drawn.toFixed(0)} ms`;
  by("status").textContent = `${found}${times}`;
};

/** Takes another plan; the one before can be brought back. */
const take = (plan: Shared, why: string): void => {
  const before = now();
  name = plan.name;
  by("file-name").textContent = name;
  views.of = "";
  if (plan.view !== views.view) views.choose(plan.view);
  editor.open(plan.text);
  if (before.text.trim() && before.text !== plan.text) {
    putAside(before);
    say(why, { label: "Bring the earlier plan back", run: () => restore() });
  }
};

const restore = (): void => {
  const plan = earlier();
  if (plan) take(plan, "The earlier plan is back.");
};

const open = async (example: string): Promise<void> => {
  const found = EXAMPLES.find(({ name }) => name === example);
  if (found) take({ name: `${found.name}.yaml`, view: views.view, text: await found.load() }, `Opened ${found.about}.`);
};

const save = (text: string, as: string, type: string): void => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = as;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

const saveAs = async (form: Form | "plan"): Promise<void> => {
  if (form === "plan") return save(editor.text, name, "application/yaml");
  try {
    const text = await engine.ask({ ask: "export", wanted: wanted(), form });
    const stem = name.replace(/\.\w+$/, "");
    if (form === "report") save(text, `${stem}.html`, "text/html");
    else save(text, `${stem}-${views.view}.svg`, "image/svg+xml");
  } catch (error) {
    say(`That cannot be saved: ${error instanceof Error ? error.message : String(error)}`);
  }
};

const share = async (): Promise<void> => {
  const address = `${location.href.split("#")[0]}#${await fragment(now())}`;
  const long = address.length > 30_000 ? " It is long: some programs will cut it." : "";
  try {
    await navigator.clipboard.writeText(address);
    say(`The link is copied. It holds the whole plan.${long}`);
  } catch {
    history.replaceState(null, "", address);
    say(`The link is in the address bar. It holds the whole plan.${long}`);
  }
};

const file = by("file") as HTMLInputElement;
const opened = async (chosen: File | undefined): Promise<void> => {
  if (chosen) take({ name: chosen.name, view: views.view, text: await chosen.text() }, `Opened ${chosen.name}.`);
};

const begin = async (): Promise<void> => {
  theme(by("theme"));
  grip("grip-columns", "--left", 46);
  grip("grip-rows", "--below", 38);
  const examples = by("example") as HTMLSelectElement;
  examples.append(...EXAMPLES.map(({ name, about }) => new Option(about, name)));
  const chosen = (select: HTMLSelectElement, run: (value: string) => void) =>
    select.addEventListener("change", () => {
      run(select.value);
      select.value = "";
    });
  chosen(examples, (value) => void open(value));
  chosen(by("save") as HTMLSelectElement, (value) => void saveAs(value as Form | "plan"));
  by("open").addEventListener("click", () => file.click());
  file.addEventListener("change", () => void opened(file.files?.[0]).then(() => (file.value = "")));
  by("share").addEventListener("click", () => void share());
  addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") {
      event.preventDefault();
      void saveAs("plan");
    }
  });
  addEventListener("dragover", (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    void opened(event.dataTransfer.files[0]);
  });
  addEventListener("hashchange", () => void linked());
  const kept = draft();
  if (kept) take(kept, "");
  if (!(await linked()) && !kept) await open(FIRST);
  views.know(await engine.ask({ ask: "views" }));
  editor.known.schema = new PlanSchema(JSON.parse(await engine.ask({ ask: "schema" })));
  if (import.meta.env.PROD && "serviceWorker" in navigator) {
    // Without it the page works too, as long as there is a network.
    await navigator.serviceWorker.register("./offline.js").catch(() => undefined);
  }
};

/** Takes the plan in the address, if there is one. */
const linked = async (): Promise<boolean> => {
  try {
    const plan = await shared(location.hash);
    if (!plan) return false;
    // A later reload is to find what was made of it, not the link again.
    history.replaceState(null, "", location.pathname + location.search);
    take(plan, "Opened the plan in the link.");
    return true;
  } catch {
    say("The link holds no plan that could be read.");
    return false;
  }
};

void begin();
