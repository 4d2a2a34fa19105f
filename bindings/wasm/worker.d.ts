import type { Plan, Report, Workspace, explain, rules, schema, viewFormats, views } from "./hoshin.js";

/** What arrives here of what an answer is there: handles stay there. */
export type Arriving<T> = T extends Plan
  ? RemotePlan
  : T extends Report
    ? RemoteReport
    : T extends Workspace
      ? RemoteWorkspace
      : T;

/** What is given: a handle is one of those that came from there. */
export type Giving<A extends unknown[]> = { [K in keyof A]: A[K] extends Plan ? RemotePlan : A[K] };

/** The same calls, each with a promise of its answer. What is a property there is a call here. */
export type Remote<T> = {
  [K in Exclude<keyof T, "free" | typeof Symbol.dispose>]: T[K] extends (...values: infer A) => infer R
    ? (...values: Giving<A>) => Promise<Arriving<R>>
    : () => Promise<T[K]>;
} & {
  /** Gives its memory back. That happens too, some time after nothing refers to it any more. */
  free(): void;
  [Symbol.dispose](): void;
};

/** A plan on the other thread. */
export interface RemotePlan extends Remote<Plan> {}

/** A report on the other thread. */
export interface RemoteReport extends Remote<Report> {}

/** A plan that is being edited, on the other thread. */
export interface RemoteWorkspace extends Remote<Workspace> {}

/** A text, or its bytes in UTF-8: these are moved to the other thread, not copied, and are gone here. */
export type Bytes = string | ArrayBuffer | ArrayBufferView;

/** The library on a thread of its own. */
export interface Hoshin {
  /** Reads a plan from YAML, as `Plan.fromYaml` does. */
  fromYaml(text: Bytes, name?: string): Promise<RemotePlan>;
  /** Reads a plan from JSON, as `Plan.fromJson` does. */
  fromJson(text: Bytes, name?: string): Promise<RemotePlan>;
  /** Reads a plan from NDJSON, as `Plan.fromNdjson` does. */
  fromNdjson(text: Bytes, name?: string): Promise<RemotePlan>;
  /** Reads a plan from plain data, as `Plan.fromObject` does. The data is copied there. */
  fromObject(data: object): Promise<RemotePlan>;
  /** Lists every rule. */
  rules(): Promise<ReturnType<typeof rules>>;
  /** Explains a rule. */
  explain(...values: Parameters<typeof explain>): Promise<ReturnType<typeof explain>>;
  /** Gives the JSON Schema of plan files. */
  schema(): Promise<ReturnType<typeof schema>>;
  /** Lists every view. */
  views(): Promise<ReturnType<typeof views>>;
  /** Lists the formats that views are written in. */
  viewFormats(): Promise<ReturnType<typeof viewFormats>>;
  /** Ends the thread, with everything on it. */
  close(): unknown;
}

/**
 * Starts a thread with the library on it.
 *
 * @param worker A worker that runs `hoshin/thread`, for whoever starts one in a way of their own.
 */
export function start(worker?: object): Hoshin;
