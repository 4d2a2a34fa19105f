// The board: one column for each goal of the company, and one for goals that serve none.

import { type FindingData, Plan } from "hoshin";
import { COMPANY, type Goal, GOALS, METRICS, plan, TEAMS } from "./goals.ts";
import "./style.css";

const goals: Goal[] = structuredClone(GOALS);

/** What the library says of the goals as they are. */
const checked = (): FindingData[] => {
  using whole = Plan.fromObject(plan(goals));
  using report = whole.check();
  return report.findings().filter(({ severity }) => severity !== "note");
};

/** Whether a finding is about a goal: about itself, or about one of its key results. */
const isAbout = ({ nodes }: FindingData, goal: string): boolean =>
  nodes.some(({ kind, id }) => (kind === "objective" && id === goal) || (kind === "target" && id.startsWith(`${goal}/`)));

const element = <K extends keyof HTMLElementTagNameMap>(name: K, className: string, ...inner: (Node | string)[]): HTMLElementTagNameMap[K] => {
  const made = document.createElement(name);
  made.className = className;
  made.append(...inner);
  return made;
};

const move = (goal: string, serves: string): void => {
  const moved = goals.find(({ id }) => id === goal);
  if (!moved || moved.serves === serves) return;
  moved.serves = serves;
  draw(goal);
};

const card = (goal: Goal, findings: FindingData[]): HTMLElement => {
  const results = goal.results.map(({ metric, from, to }) => {
    const { name, unit } = METRICS[metric] ?? { name: metric, unit: "" };
    return element("li", "", `${name}: ${from} → ${to} ${unit}`);
  });
  const choice = element("select", "", new Option("nothing yet", ""), ...COMPANY.map(({ id, name }) => new Option(name, id)));
  choice.id = `serves-${goal.id}`;
  choice.value = goal.serves;
  choice.addEventListener("change", () => move(goal.id, choice.value));
  const label = element("label", "", "serves ", choice);
  const said = findings.map(({ severity, code, message, help }) => {
    const text = element("p", "", message.replaceAll("`", ""));
    return element("div", `finding ${severity}`, element("strong", "", `${severity} ${code}`), text, element("small", "", help.replaceAll("`", "")));
  });
  const made = element("article", "card", element("h3", "", goal.name), element("p", "team", TEAMS[goal.team] ?? goal.team), element("ul", "", ...results), label, ...said);
  made.dataset["goal"] = goal.id;
  made.draggable = true;
  made.addEventListener("dragstart", (event) => event.dataTransfer?.setData("text/plain", goal.id));
  return made;
};

const column = (id: string, name: string, findings: FindingData[]): HTMLElement => {
  const own = goals.filter(({ serves }) => serves === id).map((goal) => card(goal, findings.filter((finding) => isAbout(finding, goal.id))));
  const empty = own.length === 0 ? [element("p", "empty", id ? "Nothing serves this goal." : "Every goal serves something.")] : [];
  const made = element("section", "column", element("h2", "", name), ...own, ...empty);
  made.dataset["column"] = id;
  made.addEventListener("dragover", (event) => {
    event.preventDefault();
    made.classList.add("over");
  });
  made.addEventListener("dragleave", () => made.classList.remove("over"));
  made.addEventListener("drop", (event) => {
    event.preventDefault();
    move(event.dataTransfer?.getData("text/plain") ?? "", id);
  });
  return made;
};

/** Checks, and draws everything anew; whoever moved a goal by keyboard stays at it. */
const draw = (moved?: string): void => {
  const isByKey = document.activeElement?.id === `serves-${moved}`;
  const begun = performance.now();
  const findings = checked();
  const time = performance.now() - begun;
  const columns = [...COMPANY, { id: "", name: "Serves nothing yet" }];
  document.getElementById("board")?.replaceChildren(...columns.map(({ id, name }) => column(id, name, findings)));
  if (isByKey) document.getElementById(`serves-${moved}`)?.focus();
  const summary = document.getElementById("summary");
  const count = findings.length === 1 ? "1 finding" : `${findings.length} findings`;
  if (summary) summary.textContent = `${count}, checked in ${time.toFixed(1)} ms`;
};

draw();
