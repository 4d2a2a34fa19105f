import type { Problem } from "./hoshin.js";

/** Why a request could not be answered: at least one problem. The fields are those of the first. */
export class PlanError extends Error {
  private constructor();
  /** A stable name in kebab case, such as `unknown-field`. */
  readonly code: string;
  /** What is wrong: one line, lower case, input in backticks. */
  readonly reason: string;
  /** Where it stands, if it stands anywhere: `plan.yaml:3:5`, or the path into data, `objectives.nps.owner`. */
  readonly place: string | undefined;
  /** What to do instead. */
  readonly remedy: string;
  /** All problems, in order of their places. */
  readonly problems: readonly Problem[];
}
