// The frame of the page: colours, the grips between its parts, the parts on a narrow screen, and short messages.

const by = (id: string): HTMLElement => {
  const element = document.getElementById(id);
  if (!element) throw new Error(`there is no #${id}`);
  return element;
};

const THEMES = ["system", "light", "dark"] as const;
const SIGNS = { system: "◐", light: "☀", dark: "☾" };

/** A button that goes through the colours: those of the system, light, dark. */
export const theme = (button: HTMLElement): void => {
  const kept = (() => {
    try {
      return localStorage.getItem("hoshin.theme");
    } catch {
      return null;
    }
  })();
  let at = Math.max(0, THEMES.findIndex((name) => name === kept));
  const show = () => {
    const name = THEMES[at] ?? "system";
    document.documentElement.dataset["theme"] = name;
    button.textContent = SIGNS[name];
    const words = name === "system" ? "as the system has them" : name;
    button.setAttribute("aria-label", `Colours: ${words}`);
    button.title = `Colours: ${words}`;
  };
  button.addEventListener("click", () => {
    at = (at + 1) % THEMES.length;
    show();
    try {
      localStorage.setItem("hoshin.theme", THEMES[at] ?? "system");
    } catch {
      // Then it lasts as long as the page.
    }
  });
  show();
};

/** Lets a grip move a share of the page, by pointer and by arrow keys. */
export const grip = (id: string, property: string, start: number): void => {
  const handle = by(id);
  const main = document.querySelector("main");
  if (!main) return;
  const isRows = handle.getAttribute("aria-orientation") === "horizontal";
  let share = start;
  const set = (to: number) => {
    share = Math.min(80, Math.max(15, to));
    main.style.setProperty(property, `${share}%`);
    handle.setAttribute("aria-valuenow", String(Math.round(share)));
  };
  handle.setAttribute("aria-valuemin", "15");
  handle.setAttribute("aria-valuemax", "80");
  handle.addEventListener("pointerdown", (event) => {
    handle.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  handle.addEventListener("pointermove", (event) => {
    if (!handle.hasPointerCapture(event.pointerId)) return;
    const box = main.getBoundingClientRect();
    set(isRows ? (100 * (box.bottom - event.clientY)) / box.height : (100 * (event.clientX - box.left)) / box.width);
  });
  handle.addEventListener("keydown", (event) => {
    const steps: Record<string, number> = isRows ? { ArrowUp: 4, ArrowDown: -4 } : { ArrowLeft: -4, ArrowRight: 4 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    set(share + step);
  });
  set(start);
};

/** On narrow screens one part is seen at a time. */
export const panes = (): ((pane: "text" | "picture" | "findings") => void) => {
  const buttons = [...document.querySelectorAll<HTMLButtonElement>(".panes button")];
  const main = document.querySelector("main");
  const show = (pane: string) => {
    if (main) main.dataset["pane"] = pane;
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset["pane"] === pane));
  };
  for (const button of buttons) button.addEventListener("click", () => show(button.dataset["pane"] ?? "text"));
  return show;
};

let gone: ReturnType<typeof setTimeout> | undefined;

/** Says something for a while, with something that may be done about it. */
export const say = (text: string, action?: { label: string; run: () => void }): void => {
  const toast = by("toast");
  clearTimeout(gone);
  toast.replaceChildren(document.createTextNode(text));
  if (action) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = action.label;
    button.addEventListener("click", () => {
      action.run();
      toast.replaceChildren();
    });
    toast.append(button);
  }
  gone = setTimeout(() => toast.replaceChildren(), action ? 12_000 : 5000);
};

export { by };
