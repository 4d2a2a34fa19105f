// Generated from the code by `cargo xtask wasm bless`. Edit the code, not this file.
/// <reference lib="esnext.disposable" />

/**
 * A fix that was applied.
 */
export interface AppliedData {
    /**
     * The rule's code: `HSN302`.
     */
    code: string;
    /**
     * The rule's name: `overlapping-kpi`.
     */
    rule: string;
    /**
     * What was wrong.
     */
    message: string;
    /**
     * What was done.
     */
    title: string;
    /**
     * Whether it is safe.
     */
    safe: boolean;
    /**
     * Where the fault stood before anything was mended.
     */
    location: LocationData | null;
}

/**
 * How to check a plan, whatever it came from.
 */
export interface CheckOptions {
    /**
     * The settings of the organisation, as a `hoshin.toml` holds them. Those of the plan override them.
     */
    organisation?: SettingsFile | null;
    /**
     * Settings that override those of the plan.
     */
    settings?: SettingsData;
    /**
     * The date to look from, such as `2026-03-05`; that of the plan if none.
     */
    asOf?: string | null;
    /**
     * The date to look from where neither `asOf` nor the plan states one. Without any, rules that need one are silent.
     */
    today?: string | null;
}

/**
 * One replacement in a text.
 */
export interface EditData {
    /**
     * What stands there instead.
     */
    replacement: string;
    /**
     * The bytes that are replaced, half open.
     */
    span: [number, number];
}

/**
 * Changes of one file.
 */
export interface FileEditsData {
    /**
     * The file.
     */
    file: string;
    /**
     * The hash of the text that they are for: FNV-1a, 64 bits, in hexadecimal.
     */
    hash: string;
    /**
     * The changes, in no order.
     */
    edits: EditData[];
}

/**
 * Something that a rule has to say about a plan.
 */
export interface FindingData {
    /**
     * The rule's code: `HSN402`.
     */
    code: string;
    /**
     * The rule's name: `opposing-targets`.
     */
    rule: string;
    /**
     * `error`, `warning` or `note`.
     */
    severity: string;
    /**
     * What is wrong: one line, lower case, ids in backticks.
     */
    message: string;
    /**
     * What to do next.
     */
    help: string;
    /**
     * The nodes at fault, the culprit first.
     */
    nodes: NodeData[];
    /**
     * The fewest relations that show it.
     */
    relations: RelationData[];
    /**
     * The numbers and names behind it, by key.
     */
    values: Record<string, ValueData>;
    /**
     * Where it stands, if the plan came from text.
     */
    location: LocationData | null;
    /**
     * What would mend it.
     */
    fixes: FixData[];
    /**
     * What the rule comes from.
     */
    source: string;
}

/**
 * What became of a plan.
 */
export interface FixAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * What was applied, in order.
     */
    applied: AppliedData[];
    /**
     * What could be applied besides, if suggestions were wanted.
     */
    suggestions: SuggestionData[];
    /**
     * The files that changed.
     */
    files: FixedFile[];
    /**
     * How many findings are left.
     */
    summary: SummaryData;
}

/**
 * A change of the text that would mend a finding.
 */
export interface FixData {
    /**
     * What it does, in a few words.
     */
    title: string;
    /**
     * Whether it leaves the meaning of everything that stays as it was; otherwise it is a suggestion.
     */
    safe: boolean;
    /**
     * The changes of each file: all of them or none.
     */
    files: FileEditsData[];
}

/**
 * A file that changed.
 */
export interface FixedFile {
    /**
     * Its name.
     */
    file: string;
    /**
     * The hash of its text before: FNV-1a, 64 bits, in hexadecimal.
     */
    hash: string;
    /**
     * Its text before.
     */
    before: string;
    /**
     * Its text now.
     */
    text: string;
}

/**
 * A place in a text, as people count.
 */
export interface LocationData {
    /**
     * The file's name.
     */
    file: string;
    /**
     * The line, from 1.
     */
    line: number;
    /**
     * The column in characters, from 1.
     */
    column: number;
    /**
     * The bytes, half open.
     */
    span: [number, number];
}

/**
 * A node by kind and id, which together are unique in a plan.
 */
export interface NodeData {
    /**
     * Its kind: `objective`.
     */
    kind: string;
    /**
     * Its id.
     */
    id: string;
}

/**
 * A setting of a rule.
 */
export interface ParameterData {
    /**
     * Its key.
     */
    key: string;
    /**
     * Its value unless settings say otherwise.
     */
    default: number;
    /**
     * What it means, with its unit, and where the default comes from.
     */
    doc: string;
}

/**
 * A plan in memory. `free()` gives the memory back, as `using` does at the end of a block; else that happens some time
 * after nothing refers to it any more.
 */
export class Plan {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Checks it.
     *
     * @throws {PlanError} if settings or dates are refused, or there is no such option.
     */
    check(options?: CheckOptions | null): Report;
    /**
     * Mends its text as far as fixes go, and suggestions too if they are wanted. The plan stays as it is: the answer
     * holds the changed text. A plan that came from plain data or NDJSON has none.
     *
     * @throws {PlanError} as `check` does.
     */
    fix(options?: CheckOptions | null, suggested?: boolean): FixAnswer;
    /**
     * Reads a plan from JSON.
     *
     * @throws {PlanError} with every fault and its place.
     */
    static fromJson(text: string, name?: string): Plan;
    /**
     * Reads a plan from NDJSON: one JSON record a line.
     *
     * @throws {PlanError} with every fault and its place.
     */
    static fromNdjson(text: string, name?: string): Plan;
    /**
     * Reads a plan from plain data in the shape of a plan file: objects and maps, lists, text, numbers, truth values,
     * and nothing.
     *
     * @throws {PlanError} with every fault and the path to it, such as `objectives.nps.owner`.
     */
    static fromObject(data: object): Plan;
    /**
     * Reads a plan from YAML.
     *
     * @throws {PlanError} with every fault and its place.
     */
    static fromYaml(text: string, name?: string): Plan;
    /**
     * Writes it as JSON.
     */
    toJson(): string;
    /**
     * Writes it as NDJSON.
     */
    toNdjson(): string;
    /**
     * Writes it as YAML.
     */
    toYaml(): string;
    /**
     * What messages and locations call it.
     */
    readonly name: string;
    /**
     * How much there is in it.
     */
    readonly size: PlanSize;
}

/**
 * How much there is in a plan.
 */
export interface PlanSize {
    /**
     * Nodes.
     */
    nodes: number;
    /**
     * Relations.
     */
    relations: number;
}

/**
 * One problem.
 */
export interface Problem {
    /**
     * A stable name, in kebab case, such as `unknown-field`.
     */
    code: string;
    /**
     * What is wrong: one line, lower case, input in backticks.
     */
    message: string;
    /**
     * What to do instead.
     */
    help: string;
    /**
     * Where it stands, if it stands in a text.
     */
    location: LocationData | null;
    /**
     * Where it stands, if it stands in data that came from no text: `objectives.nps.owner`.
     */
    path?: string;
}

/**
 * A relation by its ends.
 */
export interface RelationData {
    /**
     * Where it starts.
     */
    from: NodeData;
    /**
     * Which it is: `advances`.
     */
    relation: string;
    /**
     * Where it ends.
     */
    to: NodeData;
}

/**
 * What there is to say of a plan, in memory. `free()` gives the memory back, as `using` does.
 */
export class Report {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The finding at a place from 0; none past the last.
     */
    finding(place: number): FindingData | undefined;
    /**
     * All findings, by code, nodes, relations and message.
     */
    findings(): FindingData[];
    /**
     * The report as text: for people at a terminal, or in the form that is asked for.
     *
     * @throws {PlanError} if there is no such option.
     */
    text(wanted?: TextRequest | null): string;
    /**
     * The report as JSON text, the same bytes as from every other language.
     */
    toJson(): string;
    /**
     * How many findings there are.
     */
    readonly length: number;
    /**
     * How much was looked at.
     */
    readonly size: PlanSize;
    /**
     * How many findings there are of each severity.
     */
    readonly summary: SummaryData;
}

/**
 * The forms in which reports are written.
 */
export type ReportForm = "text" | "json" | "sarif" | "github" | "html" | "markdown";

/**
 * What is known of a rule without running it.
 */
export interface RuleData {
    /**
     * Its code: `HSN402`.
     */
    code: string;
    /**
     * Its name, which says what is wrong: `opposing-targets`.
     */
    name: string;
    /**
     * Its severity unless settings or the finding say otherwise: `error`, `warning` or `note`.
     */
    severity: string;
    /**
     * One line, lower case.
     */
    summary: string;
    /**
     * The version that brought it.
     */
    since: string;
    /**
     * What it comes from.
     */
    source: string;
    /**
     * The practice without which it keeps silent.
     */
    practice: string | null;
    /**
     * Its settings.
     */
    parameters: ParameterData[];
    /**
     * Its manual, as Markdown.
     */
    docs: string;
}

/**
 * Every rule, in order of its code.
 */
export interface RulesAnswer {
    /**
     * The version of this form: 1.
     */
    version: number;
    /**
     * The rules.
     */
    rules: RuleData[];
}

/**
 * What a request sets over the settings of the organisation and of the plan.
 */
export interface SettingsData {
    /**
     * The rules to run, by code, beginning of codes, or name. If empty, those that the plan or the organisation select.
     */
    select?: string[];
    /**
     * The rules not to run, beside those that the plan and the organisation ignore.
     */
    ignore?: string[];
    /**
     * Severities other than the rules' own, by rule: `error`, `warning` or `note`.
     */
    severity?: Record<string, string>;
    /**
     * Parameters of rules, by the rule's name and the parameter's key.
     */
    parameters?: Record<string, Record<string, number>>;
}

/* tslint:disable */
/* eslint-disable */
/**
 * A `hoshin.toml`.
 */
export interface SettingsFile {
    /**
     * Its text.
     */
    text: string;
    /**
     * What messages and locations call it.
     */
    name: string;
}

/**
 * A fix that was not applied, because it is suggested only.
 */
export type SuggestionData = AppliedData;

/**
 * How many findings there are of each severity.
 */
export interface SummaryData {
    /**
     * Errors.
     */
    errors: number;
    /**
     * Warnings.
     */
    warnings: number;
    /**
     * Notes.
     */
    notes: number;
}

/**
 * How an answer is wanted as text.
 */
export interface TextRequest {
    /**
     * The form; for people at a terminal unless said.
     */
    form?: ReportForm;
    /**
     * Whether ANSI escape codes may be used.
     */
    color?: boolean;
    /**
     * The width to keep to, in columns; 80 if none.
     */
    width?: number | null;
    /**
     * Whether notes are shown; they are always counted.
     */
    notes?: boolean;
    /**
     * Whether every finding of a rule is shown, not the first three only.
     */
    all?: boolean;
}

/**
 * A number or a name behind a finding.
 */
export type ValueData = number | string | string[];

/**
 * Explains a rule, by its code or its name.
 *
 * @throws {PlanError} if there is no such rule, with the nearest proposed.
 */
export function explain(rule: string): RuleData;

export { PlanError } from "./error.js";

/**
 * Lists every rule, in order of its code.
 */
export function rules(): RulesAnswer;

/**
 * Gives the JSON Schema that editors complete and check plan files by, as indented text.
 */
export function schema(): string;
