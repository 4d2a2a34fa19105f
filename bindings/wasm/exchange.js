// Other people's formats. Each module has a memory of its own, so that plans go between them as text.
import { Plan } from "./hoshin.js";
import { read, write } from "./formats.js";

export { foreignFormats, tableWords } from "./formats.js";
// For whoever loads the module in a way of their own.
export { default, initSync } from "./formats.js";

export const importPlan = (source, format, options) => {
  const [text, name, answer] = read(source, format, options);
  return { plan: Plan.fromNdjson(text, name), ...answer };
};

export const exportPlan = (plan, format, options) => {
  const [content, answer] = write(plan, format, options);
  return { ...answer, content };
};
