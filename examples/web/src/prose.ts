// Sentences with `ids` in backticks, and the manuals of rules, as elements. Nothing is ever read as HTML.

/** A sentence; what stands in backticks becomes code. */
export const sentence = (text: string): Node[] =>
  text.split(/`([^`]*)`/).map((part, at) => {
    if (at % 2 === 0) return document.createTextNode(part);
    const code = document.createElement("code");
    code.textContent = part;
    return code;
  });

const made = <K extends keyof HTMLElementTagNameMap>(name: K, ...inner: Node[]): HTMLElementTagNameMap[K] => {
  const element = document.createElement(name);
  element.append(...inner);
  return element;
};

/** A manual: headings, paragraphs, lists, and plans that fire or pass. */
export const manual = (text: string): HTMLElement[] => {
  const blocks: HTMLElement[] = [];
  for (const [, fence, plan, prose] of text.matchAll(/^```(.*)\n([\s\S]*?)^```$|([^\n][\s\S]*?)(?=\n\n|\n```|$(?![\s\S]))/gm)) {
    if (plan !== undefined) {
      const code = made("pre", made("code", document.createTextNode(plan.trimEnd())));
      code.tabIndex = 0;
      if (fence?.includes("fires")) code.className = "fires";
      blocks.push(code);
    } else if (prose?.startsWith("#")) {
      blocks.push(made("h4", ...sentence(prose.replace(/^#+\s*/, ""))));
    } else if (prose?.startsWith("- ")) {
      const items = prose.split(/^- /m).slice(1);
      blocks.push(made("ul", ...items.map((item) => made("li", ...sentence(item.trim())))));
    } else if (prose?.trim()) {
      blocks.push(made("p", ...sentence(prose.replaceAll("\n", " "))));
    }
  }
  return blocks;
};
