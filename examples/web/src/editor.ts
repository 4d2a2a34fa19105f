// The editor: YAML with completion and explanation, findings at their places, and fixes as actions on them.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, forceLinting, lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { type ChangeDesc, EditorState } from "@codemirror/state";
import { drawSelection, dropCursor, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completions, explained, type Known } from "./complete.ts";
import type { Entry } from "./outline.ts";
import type { Change, Found, Wanted } from "./protocol.ts";

export interface Heard {
  /** The text is another one now. */
  changed(): void;
  /** The cursor stands in a node, or in none. */
  moved(entry: Entry | undefined): void;
  /** A fix was chosen at its place. */
  mended(title: string): void;
}

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--link)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--green)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--soft)" },
  { tag: [tags.keyword, tags.meta], color: "var(--amber)" },
]);

export class Editor {
  readonly view: EditorView;
  readonly known: { -readonly [K in keyof Known]: Known[K] } = { schema: undefined, entries: [] };
  /** What was changed since each text that is being looked at, and since the one whose findings are shown. */
  #since = new Map<Wanted, ChangeDesc>();
  #shown: Wanted | undefined;
  #found: Found[] = [];
  #moving: ReturnType<typeof setTimeout> | undefined;

  constructor(
    parent: HTMLElement,
    private readonly heard: Heard,
  ) {
    this.view = new EditorView({ parent, state: this.#state("") });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  /** Another document, with a history of its own. */
  open(text: string): void {
    this.#since.clear();
    this.#shown = undefined;
    this.view.setState(this.#state(text));
    this.heard.changed();
  }

  /** Remembers from which text on changes have to be followed. */
  sent(wanted: Wanted): void {
    this.#since.set(wanted, this.view.state.changes().desc);
  }

  /** Shows what was found in a text, wherever that stands by now. */
  show(found: Found[], entries: Entry[] | null, wanted: Wanted): void {
    for (const other of this.#since.keys()) {
      if (other === wanted) break;
      this.#since.delete(other);
    }
    this.#shown = wanted;
    this.#found = found;
    if (entries) this.known.entries = entries;
    this.#moved();
    this.view.dispatch(setDiagnostics(this.view.state, this.#diagnostics()));
    forceLinting(this.view);
  }

  /** Makes the changes of a remedy, and tells whether they could be made. */
  apply(changes: Change[], title: string): boolean {
    const { length } = this.view.state.doc;
    const placed = changes.map(({ from, to, insert }) => ({ from: this.#now(from, 1), to: this.#now(to, -1), insert }));
    if (placed.some(({ from, to }) => from > to || to > length)) return false;
    this.view.dispatch({ changes: placed, scrollIntoView: true, userEvent: "input.fix" });
    this.heard.mended(title);
    return true;
  }

  /** Goes to a place of the text that was looked at. */
  reveal(from: number, to: number, isFocused: boolean): void {
    this.#goTo(this.#now(from, 1), this.#now(to, -1), isFocused);
  }

  /** Goes to a node, and tells whether it stands in the text. */
  find(key: string): boolean {
    const entry = this.known.entries.find((entry) => entry.key === key);
    if (entry) this.reveal(entry.from, entry.to, true);
    return entry !== undefined;
  }

  #goTo(from: number, to: number, isFocused: boolean): void {
    const { length } = this.view.state.doc;
    const selection = { anchor: Math.min(from, length), head: Math.min(Math.max(from, to), length) };
    this.view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center", x: "center" }) });
    if (isFocused) this.view.focus();
  }

  #now(place: number, side: number): number {
    const since = this.#shown && this.#since.get(this.#shown);
    const limited = Math.min(place, since?.length ?? this.view.state.doc.length);
    return since ? since.mapPos(limited, side) : limited;
  }

  #diagnostics(): Diagnostic[] {
    const { length } = this.view.state.doc;
    return this.#found.flatMap((one): Diagnostic[] => {
      if (!one.place) return [];
      const from = Math.min(this.#now(one.place.from, 1), length);
      const to = Math.min(Math.max(from, this.#now(one.place.to, -1)), length);
      const actions = one.remedies.slice(0, 3).map(({ title, changes }) => ({
        name: title,
        apply: () => void this.apply(changes, title),
      }));
      const severity = one.severity === "note" ? "info" : one.severity === "warning" ? "warning" : "error";
      return [{ from, to, severity, source: [one.code, one.rule].filter(Boolean).join(" "), message: `${one.message}\n${one.help}`, actions }];
    });
  }

  #state(doc: string): EditorState {
    return EditorState.create({
      doc,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        highlightActiveLineGutter(),
        history(),
        drawSelection(),
        dropCursor(),
        indentUnit.of("  "),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [completions(this)], icons: false }),
        explained(this),
        highlightActiveLine(),
        highlightSelectionMatches(),
        yaml(),
        syntaxHighlighting(colours),
        EditorView.contentAttributes.of({ "aria-label": "Plan, as YAML", spellcheck: "false", tabindex: "0" }),
        // Tab leaves the editor, as everywhere on a page; Ctrl+] indents.
        keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            for (const [wanted, since] of this.#since) this.#since.set(wanted, since.composeDesc(update.changes.desc));
            this.heard.changed();
          }
          if (update.docChanged || update.selectionSet) this.#moved();
        }),
      ],
    });
  }

  /** The node that a place belongs to: the last one that begins before it in its section. */
  #entryAt(place: number): Entry | undefined {
    const { entries } = this.known;
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#now(entries[middle]?.from ?? 0, 1) <= place) low = middle + 1;
      else high = middle;
    }
    const entry = entries[low - 1];
    return entry?.key ? entry : undefined;
  }

  /** Tells where the cursor is once it rests. */
  #moved(): void {
    clearTimeout(this.#moving);
    this.#moving = setTimeout(() => {
      this.heard.moved(this.#entryAt(this.view.state.selection.main.head));
    }, 120);
  }
}
