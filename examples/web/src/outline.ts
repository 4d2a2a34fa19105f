// Where the nodes of a plan stand in its text, and where in a plan the cursor is, even while a line is half written.
//
// A parser of YAML gives up on a text that is being typed; this reads it from its beginning, forgives everything, and
// knows of YAML what plans are written in.

/** The sections of a plan file and the kinds of node that they hold. */
export const KINDS: Record<string, string> = {
  drivers: "driver",
  objectives: "objective",
  targets: "target",
  kpis: "kpi",
  initiatives: "initiative",
  owners: "owner",
  perspectives: "perspective",
  routines: "routine",
  problems: "problem",
};

export type Path = (string | number)[];

/** A node as it stands in the text. */
export interface Entry {
  /** `kind:id`. */
  key: string;
  kind: string;
  id: string;
  name: string;
  from: number;
  to: number;
}

/** Where in a plan a place of its text is. */
export interface Context {
  path: Path;
  at: "key" | "value";
  /** Where the word begins that is being written. */
  from: number;
}

interface Frame {
  flow: "map" | "list" | null;
  /** The column of a block; that of a flow does not matter. */
  indent: number;
  step: string | number | undefined;
}

const KEY = /^("(?:[^"\\]|\\.)*"|'[^']*'|[^\s#:,{}[\]"'&*!|>%@`-][^:#{}[\],]*?|-[^\s:#,][^:#,]*?)\s*:(?=\s|$)/;

const bare = (text: string): string => text.trim().replace(/^(["'])(.*)\1$/, "$2");

/** Reads a text up to its end, telling of every key with its path. */
class Scanner {
  readonly frames: Frame[] = [];
  /** Where the word or value begins that is being read. */
  start = 0;
  /** Whether a line has begun in which no key has been found yet. */
  isOpen = true;
  #block = -1;

  constructor(
    private readonly text: string,
    private readonly tell: (path: Path, from: number, to: number) => void,
  ) {}

  get path(): Path {
    return this.frames.map(({ step }) => step ?? "").filter((step) => step !== "");
  }

  get flow(): Frame | undefined {
    const top = this.frames.at(-1);
    return top?.flow ? top : undefined;
  }

  run(): this {
    for (let from = 0; from <= this.text.length; ) {
      const end = this.text.indexOf("\n", from);
      const to = end < 0 ? this.text.length : end;
      this.#line(from, to);
      from = to + 1;
    }
    return this;
  }

  #line(from: number, to: number): void {
    if (this.flow) return this.#flow(from, to);
    const line = this.text.slice(from, to);
    let column = line.search(/\S/);
    const isLast = to === this.text.length;
    if (column < 0 && !isLast) return;
    if (column < 0) column = line.length;
    // The lines of a text in blocks, `|` or `>`, say nothing.
    if (this.#block >= 0 && column > this.#block) return;
    this.#block = -1;
    if (line[column] === "#") return;
    this.#leave(column, /^-(\s|$)/.test(line.slice(column)));
    this.start = from + column;
    this.isOpen = true;
    for (let item = /^-(?:\s+|$)/.exec(line.slice(column)); item; item = /^-(?:\s+|$)/.exec(line.slice(column))) {
      this.#item(column);
      column += item[0].length;
      this.start = from + column;
    }
    const key = KEY.exec(line.slice(column));
    if (!key?.[1]) return this.#flow(from + column, to);
    while ((this.frames.at(-1)?.indent ?? -1) >= column) this.frames.pop();
    this.frames.push({ flow: null, indent: column, step: bare(key[1]) });
    this.tell(this.path, from + column, from + column + key[1].length);
    this.isOpen = false;
    const rest = column + key[0].length;
    const value = line.slice(rest);
    this.start = from + rest + (value.length - value.trimStart().length);
    if (/^\s*[|>][+-]?\d*\s*(#.*)?$/.test(value)) this.#block = column;
    else this.#flow(from + rest, to);
  }

  /** Leaves what is indented more, and the key at the same column, unless a dash stands right below it. */
  #leave(column: number, isDash: boolean): void {
    for (let top = this.frames.at(-1); top && top.indent >= column; top = this.frames.at(-1)) {
      if (top.indent === column && isDash) return;
      this.frames.pop();
    }
  }

  #item(column: number): void {
    const top = this.frames.at(-1);
    if (top && top.indent === column && typeof top.step === "number") top.step += 1;
    else this.frames.push({ flow: null, indent: column, step: 0 });
  }

  #flow(from: number, to: number): void {
    for (let at = from; at < to; at += 1) {
      const sign = this.text[at];
      const top = this.flow;
      if (sign === "#" && /\s/.test(this.text[at - 1] ?? " ")) return;
      if ((sign === '"' || sign === "'") && this.start >= at - 1 && !/\S/.test(this.text.slice(this.start, at))) {
        at = this.#quoted(at, to);
      } else if (sign === "{" || sign === "[") {
        if (!top && /\S/.test(this.text.slice(this.start, at))) continue;
        this.frames.push(
          sign === "{" ? { flow: "map", indent: Infinity, step: undefined } : { flow: "list", indent: Infinity, step: 0 },
        );
        this.start = at + 1;
      } else if (top && (sign === "}" || sign === "]")) {
        this.frames.pop();
        this.start = at + 1;
      } else if (top && sign === ",") {
        top.step = top.flow === "list" && typeof top.step === "number" ? top.step + 1 : undefined;
        this.start = at + 1;
      } else if (top?.flow === "map" && sign === ":" && top.step === undefined && /[\s,{}[\]]|^$/.test(this.text[at + 1] ?? "")) {
        const word = this.text.slice(this.start, at);
        const begin = this.start + (word.length - word.trimStart().length);
        top.step = bare(word);
        this.tell(this.path, begin, begin + word.trim().length);
        this.start = at + 1;
      }
    }
  }

  #quoted(at: number, to: number): number {
    const sign = this.text[at];
    for (let end = at + 1; end < to; end += 1) {
      if (this.text[end] === "\\" && sign === '"') end += 1;
      else if (this.text[end] === sign) return end;
    }
    return to;
  }
}

/** Where the section begins in which a place of a text is: nothing before it matters. */
const section = (text: string, place: number): number => {
  for (let line = text.lastIndexOf("\n", place - 1); line >= 0; line = text.lastIndexOf("\n", line - 1)) {
    if (/[^\s#}\]-]/.test(text[line + 1] ?? " ") && line + 1 < place) return line + 1;
    if (line === 0) break;
  }
  return 0;
};

/** Where a place of a text is in its plan. */
export const contextAt = (text: string, place: number): Context => {
  const begin = section(text, place);
  const scanner = new Scanner(text.slice(begin, place), () => {}).run();
  const { frames, flow } = scanner;
  const start = begin + scanner.start;
  const word = text.slice(start, place);
  const from = start + (word.length - word.trimStart().length);
  const isKey = flow ? flow.flow === "map" && flow.step === undefined : scanner.isOpen;
  return { path: frames.map(({ step }) => step).filter((step) => step !== undefined), at: isKey ? "key" : "value", from };
};

/** The nodes of a plan in the order of its text; what stands for a section has no key. */
export const outline = (text: string): Entry[] => {
  const entries: Entry[] = [];
  const byPath = new Map<string, Entry>();
  const valueAt = (to: number): string => {
    const value = /^\s*:\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^,}\]\n#]*)/.exec(text.slice(to, to + 300));
    return bare(value?.[1] ?? "");
  };
  const add = (path: Path, kind: string, id: string, from: number, to: number): void => {
    const entry = { key: `${kind}:${id}`, kind, id, name: "", from, to };
    entries.push(entry);
    byPath.set(path.join("\u0000"), entry);
  };
  new Scanner(text, (path, from, to) => {
    const [section, id, list, item, field] = path;
    const kind = typeof section === "string" ? KINDS[section] : undefined;
    // A section ends the node before it.
    if (path.length === 1) entries.push({ key: "", kind: "", id: "", name: "", from, to });
    if (!kind || id === undefined) return;
    if (path.length === 2) add(path, kind, String(id), from, to);
    const isNested = list === "targets" || list === "key_results";
    if (path.length === 4 && isNested && typeof item === "string") add(path, "target", `${id}/${item}`, from, to);
    if (path.length === 5 && isNested && typeof item === "number" && field === "kpi") {
      add(path.slice(0, 4), "target", `${id}/${valueAt(to)}`, from, to);
    }
    if (path.at(-1) === "name") {
      const entry = byPath.get(path.slice(0, -1).join("\u0000"));
      if (entry) entry.name = valueAt(to);
    }
  }).run();
  return entries;
};
