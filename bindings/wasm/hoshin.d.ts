// Generated from the code by `cargo xtask wasm bless`. Edit the code, not this file.
/// <reference lib="esnext.disposable" />

/**
 * Why there is no advice.
 */
export interface AdviceRefusal {
    /**
     * A stable word: `nothing-decides`, `stuck`, `strong-conflict` or `too-many`.
     */
    code: string;
    /**
     * What it is, in one sentence.
     */
    reason: string;
    /**
     * The targets that nothing turns, each with the reason.
     */
    stuck: StuckData[];
    /**
     * About what evidence would wholly contradict itself.
     */
    conflicts: StrongConflict[];
}

/**
 * What has to move.
 */
export interface AdviseAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The date that was looked from.
     */
    asOf: string;
    /**
     * The policy that coloured.
     */
    policy: string;
    /**
     * What is to be reached.
     */
    node: NamedNode;
    /**
     * The status that is wanted.
     */
    want: string;
    /**
     * How it stands.
     */
    status: StatusData;
    /**
     * How it stands after the moves; none if there is no advice.
     */
    after: StatusData | null;
    /**
     * The fewest moves; none where it stands so already, or where there is no advice.
     */
    moves: MoveData[];
    /**
     * What becomes of values and statuses by the moves.
     */
    changes: ChangeData[];
    /**
     * Why there is no advice.
     */
    refusal?: AdviceRefusal;
}

/**
 * What is to be reached, and from which day to look.
 */
export interface AdviseOptions {
    /**
     * The driver, objective, target or KPI: its id, or `kind:id` where several kinds have the id.
     */
    node: string;
    /**
     * The status that it is to have, or a better one: `green` or `amber`; `green` if none.
     */
    want?: string | null;
    /**
     * The date to look from, such as `2026-03-05`; that of the plan if none.
     */
    asOf?: string | null;
    /**
     * The date to look from where neither `asOf` nor the plan states one.
     */
    today?: string | null;
    /**
     * The policy that colours, such as `servicenow`; `default` if none.
     */
    policy?: string | null;
}

/**
 * What of somebody's work reaches the drivers. Shares of one.
 */
export interface AlignedData {
    /**
     * The full times that the work takes; 1 for each part that states none.
     */
    effort: number;
    /**
     * Support less harm over all drivers, weighted by their importance, -1..=1; null where no driver matters.
     */
    score: number | null;
    /**
     * How much of the work reaches any driver, for it or against it.
     */
    coverage: number;
    /**
     * How much reaches none.
     */
    unaligned: number;
    /**
     * What reaches each driver, in their order.
     */
    shares: DriverShare[];
}

/**
 * The work of an owner, a unit or an initiative.
 */
export interface AlignedNode {
    /**
     * Whose it is.
     */
    node: NamedNode;
    /**
     * What of it reaches the drivers.
     */
    aligned: AlignedData;
}

/**
 * The work of a level or a framework.
 */
export interface AlignedWord {
    /**
     * The level or the framework.
     */
    of: string;
    /**
     * What of it reaches the drivers.
     */
    aligned: AlignedData;
}

/**
 * Whose work reaches which driver.
 */
export interface AlignmentAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The name of the plan, if it has one.
     */
    name: string | null;
    /**
     * The drivers, in the order of the plan: every row has a share for each.
     */
    drivers: DriverData[];
    /**
     * The whole organisation; null if nobody works on anything.
     */
    organisation: AlignedData | null;
    /**
     * The owners who work on something.
     */
    owners: AlignedNode[];
    /**
     * The owners to whom somebody reports, each with all below them.
     */
    units: AlignedNode[];
    /**
     * The levels on which somebody works, the top first.
     */
    levels: AlignedWord[];
    /**
     * The frameworks to which work belongs.
     */
    frameworks: AlignedWord[];
    /**
     * The initiatives that go on.
     */
    initiatives: AlignedNode[];
    /**
     * Nodes in circles that nothing leaves: their effort reaches nothing.
     */
    circular: NamedNode[];
}

/**
 * What of all owners' work reaches a driver, before and after.
 */
export interface AlignmentChangeData {
    /**
     * The driver.
     */
    driver: NodeData;
    /**
     * The share before; none if the driver was not there, or nobody owned any work.
     */
    before: ShareData | null;
    /**
     * The share after; none if the driver is gone, or nobody owns any work.
     */
    after: ShareData | null;
}

/**
 * A number of something.
 */
export interface AmountData {
    /**
     * How much.
     */
    value: number;
    /**
     * Of what: `EUR`; none if it names nothing.
     */
    unit: string | null;
}

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
 * A driver that is reached.
 */
export interface AscentData {
    /**
     * The driver.
     */
    node: NamedNode;
    /**
     * The share of the work that reaches it and helps, 0..=1.
     */
    support: number;
    /**
     * The share of the work that reaches it and harms, 0..=1.
     */
    harm: number;
    /**
     * The strongest walk that helps.
     */
    helps: WalkData | null;
    /**
     * The strongest walk that harms.
     */
    harms: WalkData | null;
}

/**
 * The answers to the four questions.
 */
export interface AskAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The name of the plan, if it has one.
     */
    name: string | null;
    /**
     * The date that was looked from.
     */
    asOf: string | null;
    /**
     * The fiscal year in which it lies: `2026-01-01..2026-12-31`.
     */
    year: string | null;
    /**
     * The questions, and whether each is answered.
     */
    questions: QuestionData[];
    /**
     * Where are we going? The vision.
     */
    vision: string | null;
    /**
     * What the organisation is for.
     */
    mission: string | null;
    /**
     * The drivers.
     */
    drivers: OwnedNode[];
    /**
     * What is most important this year, how we will get there, and who owns it; the most important first.
     */
    objectives: PriorityData[];
    /**
     * How many active objectives of this year are for less than half a year: they serve the others.
     */
    shorter: number;
    /**
     * The drivers and objectives of the year that have live work below them.
     */
    strategyWithWork: CountedShare;
    /**
     * The live initiatives that reach a driver.
     */
    workWithStrategy: CountedShare;
}

/**
 * From which day.
 */
export interface AskOptions {
    /**
     * The date to look from, such as `2026-03-05`; that of the plan if none.
     */
    asOf?: string | null;
    /**
     * The date to look from where neither `asOf` nor the plan states one. Without any, all active objectives count.
     */
    today?: string | null;
}

/**
 * The money that work takes and brings.
 */
export interface BenefitsAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The name of the plan, if it has one.
     */
    name: string | null;
    /**
     * The financial KPIs.
     */
    financial: NamedNode[];
    /**
     * The sums, by unit.
     */
    sums: SumsData[];
    /**
     * The initiatives that state a cost or a benefit, without those that were given up.
     */
    initiatives: WorkData[];
    /**
     * How many initiatives state neither.
     */
    silent: number;
}

/**
 * Help and harm that cancel. From -100 to 100.
 */
export interface CancelledData {
    /**
     * What is left.
     */
    deployed: number;
    /**
     * All help together.
     */
    help: number;
    /**
     * All harm together, as a positive number.
     */
    harm: number;
    /**
     * How far they cancel, from 0 not at all to 1 wholly.
     */
    cancellation: number;
}

/**
 * Whether the promises below each target make up what it promises.
 */
export interface CascadeAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The name of the plan, if it has one.
     */
    name: string | null;
    /**
     * The cascades, in the order of their targets. Targets on KPIs that state no aggregation have none.
     */
    cascades: CascadeData[];
}

/**
 * What one part promises, as it counts in the whole.
 */
export interface CascadeChild {
    /**
     * The part of the KPI, or the objective.
     */
    of: NamedNode;
    /**
     * The targets that say it.
     */
    targets: NamedNode[];
    /**
     * Where it starts.
     */
    baseline: number | null;
    /**
     * Where it is to go.
     */
    goal: number | null;
    /**
     * Its share of the whole, of a mean.
     */
    share: number | null;
    /**
     * Why it is not known, in words.
     */
    reason?: string;
}

/**
 * What the promises below a target come to. Levels and changes are in its unit.
 */
export interface CascadeData {
    /**
     * The target.
     */
    node: NamedNode;
    /**
     * By what it is divided: the `parts` of its KPI, or the `objectives` below its own.
     */
    by: string;
    /**
     * The unit of the numbers.
     */
    unit: string;
    /**
     * `under`, `even` or `over`; `unknown` if it cannot be told.
     */
    verdict: string;
    /**
     * Why it cannot be told, as a stable word: `no-goal`.
     */
    unknown?: string;
    /**
     * The same in words.
     */
    reason?: string;
    /**
     * Whether changes are compared, and not levels.
     */
    isChange: boolean;
    /**
     * What is required.
     */
    required: number | null;
    /**
     * What is promised below.
     */
    promised: number | null;
    /**
     * What is required and not promised, with the sign of the levels.
     */
    gap: number | null;
    /**
     * The promised part of what is required.
     */
    coverage: number | null;
    /**
     * What is promised below.
     */
    children: CascadeChild[];
    /**
     * The parts of the KPI on which nothing is promised.
     */
    silent: NamedNode[];
    /**
     * Parts whose KPI moves the other way than the whole.
     */
    opposed: NamedNode[];
    /**
     * Parts that count for more than the whole of them in several sums.
     */
    doubleCounted: NamedNode[];
}

/**
 * How exactly promises have to add up.
 */
export interface CascadeOptions {
    /**
     * The part of what is required, 0..=1, that may be missing or more; 0.02 if none.
     */
    tolerance?: number | null;
}

/**
 * How a node stood before and stands after.
 */
export interface ChangeData {
    /**
     * The node.
     */
    node: NamedNode;
    /**
     * How it stood; none if it was not there.
     */
    before: StateData | null;
    /**
     * How it stands; none if it is gone.
     */
    after: StateData | null;
    /**
     * Whether its status is known on both sides, and worse after.
     */
    worse: boolean;
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
 * Where a plan pulls apart.
 */
export interface ConflictsAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The name of the plan, if it has one.
     */
    name: string | null;
    /**
     * The date that was looked from.
     */
    asOf: string | null;
    /**
     * Who helps and harms the same, where it begins; the strongest first.
     */
    structural: StructuralData[];
    /**
     * How many ends of ways were not looked at.
     */
    goalsLeftOut: number;
    /**
     * Of what there is evidence for and against; the strongest first.
     */
    contradictions: ContradictionData[];
    /**
     * How many more there are.
     */
    moreContradictions: number;
}

/**
 * From which day, and from which strength on.
 */
export interface ConflictsOptions {
    /**
     * The date to look from, such as `2026-03-05`; that of the plan if none.
     */
    asOf?: string | null;
    /**
     * The date to look from where neither `asOf` nor the plan states one. Without any, the latest readings count.
     */
    today?: string | null;
    /**
     * The strength, 0..=1, from which on evidence that contradicts itself is told; 0.25 if none.
     */
    threshold?: number | null;
}

/**
 * A node of which there is evidence for and against.
 */
export interface ContradictionData {
    /**
     * The node.
     */
    node: NamedNode;
    /**
     * The evidence for it, 0..=1.
     */
    support: number;
    /**
     * The evidence against it, 0..=1.
     */
    denial: number;
    /**
     * How far it contradicts itself, 0..=1: the lesser of both.
     */
    strength: number;
    /**
     * `strong` if both are whole, `medium` if one is, else `weak`.
     */
    grade: string;
    /**
     * Why there is evidence for it.
     */
    supportedBy: ProofData | null;
    /**
     * Why there is evidence against it.
     */
    deniedBy: ProofData | null;
    /**
     * Help and harm that cancel, so that it looks as if nobody did anything.
     */
    masked: CancelledData | null;
}

/**
 * How many of some nodes have something.
 */
export interface CountedShare {
    /**
     * The share, 0..=1; null if there are none.
     */
    share: number | null;
    /**
     * How many have it.
     */
    with: number;
    /**
     * How many there are.
     */
    all: number;
    /**
     * Those that do not have it.
     */
    without: NamedNode[];
}

/**
 * What is different between two plans.
 */
export interface DiffAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * What messages call the plan before.
     */
    before: string;
    /**
     * What messages call the plan after.
     */
    after: string;
    /**
     * The fields of the plan itself.
     */
    head: FieldChangeData[];
    /**
     * The nodes that are new.
     */
    added: NamedNode[];
    /**
     * The nodes that are gone.
     */
    removed: NamedNode[];
    /**
     * The nodes that state something else.
     */
    changed: NodeChangeData[];
    /**
     * The relations that are new, those of new nodes among them.
     */
    related: RelationData[];
    /**
     * The relations that are gone, those of nodes that are gone among them.
     */
    unrelated: RelationData[];
    /**
     * The relations that state something else.
     */
    altered: RelationChangeData[];
    /**
     * The drivers that another share of all owners' work reaches.
     */
    alignments: AlignmentChangeData[];
    /**
     * The nodes of which a value or the status changes, and those that are in one of both only.
     */
    values: ChangeData[];
    /**
     * What became of the findings.
     */
    findings: FindingChanges;
}

/**
 * How to look at both plans.
 */
export interface DiffOptions {
    /**
     * How to check both plans. Without a date each is looked at from its own.
     */
    check?: CheckOptions;
    /**
     * The policy that colours, such as `servicenow`; `default` if none.
     */
    policy?: string | null;
}

/**
 * A driver.
 */
export interface DriverData {
    /**
     * The driver.
     */
    node: NamedNode;
    /**
     * How much it matters; null if the plan does not say, which counts as 1.
     */
    importance: number | null;
}

/**
 * What of somebody's work reaches a driver. Shares of one.
 */
export interface DriverShare {
    /**
     * For it.
     */
    support: number;
    /**
     * Against it.
     */
    harm: number;
    /**
     * Support less harm.
     */
    net: number;
}

/**
 * What an edit changed.
 */
export interface EditAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The findings that were not there before.
     */
    added: FindingData[];
    /**
     * The findings that are gone.
     */
    removed: FindingData[];
    /**
     * The findings that say something else than before, as they are now.
     */
    changed: FindingData[];
    /**
     * The nodes whose values are others than before, in order of kinds and ids; those that went left out.
     */
    values: ValueChangeData[];
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
 * An edit of a plan. Nodes are meant by their ids, or by `kind:id` where several kinds have the id.
 */
export type EditRequest = { edit: "add"; kind: string; id: string; fields?: Record<string, FieldValue>; relations?: RelationRequest[] } | { edit: "change"; node: string; fields: Record<string, FieldValue> } | { edit: "remove"; node: string } | { edit: "relate"; from: string; relation: string; to: string; fields?: Record<string, FieldValue> } | { edit: "unrelate"; from: string; relation: string; to: string; role?: string | null } | { edit: "record"; node: string; event: string; fields: Record<string, FieldValue> };

/**
 * What a change does to another node.
 */
export interface EffectData {
    /**
     * The other node.
     */
    node: NamedNode;
    /**
     * Its value, from -100 to 100.
     */
    value: FigureData;
    /**
     * By how much its value changes when that of the first rises by 1; 0 where it is held by something else.
     */
    change: FigureData;
    /**
     * By how much its deployed value changes: what the measure may be hoped to follow, where one holds the value.
     */
    deployed: FigureData;
    /**
     * The strongest walk that helps.
     */
    helps: WalkData | null;
    /**
     * The strongest walk that harms.
     */
    harms: WalkData | null;
}

/**
 * Events that came or went.
 */
export interface EventChangeData {
    /**
     * Which: `readings`, `check_ins`, `catchball` or `held`.
     */
    key: string;
    /**
     * How many are new.
     */
    added: number;
    /**
     * How many are gone.
     */
    removed: number;
}

/**
 * What came of a plan, as one file.
 */
export interface ExportAnswer {
    /**
     * The name of the format that the file is in.
     */
    format: string;
    /**
     * The file.
     */
    content: Uint8Array;
    /**
     * What it does not carry as the plan had it.
     */
    notes: NoteData[];
}

/**
 * How a plan is exported.
 */
export interface ExportOptions {
    /**
     * Whether readings as CSV have a column a date, instead of a row a reading.
     */
    wide?: boolean;
    /**
     * The day that a star schema reports on; that of the plan, else of its last reading, if none.
     */
    asOf?: string | null;
}

/**
 * A field or a parameter that is stated otherwise, as it stands in a plan file.
 */
export interface FieldChangeData {
    /**
     * Its key.
     */
    key: string;
    /**
     * What was stated; none if nothing.
     */
    before: string | null;
    /**
     * What is stated; none if nothing.
     */
    after: string | null;
}

/**
 * The value of a field: what JSON has. Nothing empties the field.
 */
export type FieldValue = null | boolean | number | string | FieldValue[] | { [key: string]: FieldValue };

/**
 * A number, or why there is none.
 */
export interface FigureData {
    /**
     * The number, if it is known.
     */
    value: number | null;
    /**
     * Why it is not known, as a stable word: `no-reading`.
     */
    unknown?: string;
    /**
     * The same in words.
     */
    reason?: string;
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
 * What became of findings.
 */
export interface FindingChanges {
    /**
     * Those that were not there before.
     */
    added: FindingData[];
    /**
     * Those that are gone.
     */
    removed: FindingData[];
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
 * Which findings are wanted. Those that all three let through; an empty list lets everything through.
 */
export interface FindingFilter {
    /**
     * The rules, by code, beginning of codes, or name.
     */
    rules?: string[];
    /**
     * Who answers for what is at fault: ids of owners.
     */
    owners?: string[];
    /**
     * The severities: `error`, `warning` or `note`.
     */
    severities?: string[];
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
 * A format of other people.
 */
export interface ForeignFormatData {
    /**
     * Its name: `stratml`.
     */
    name: string;
    /**
     * What it is, in one line.
     */
    summary: string;
    /**
     * The endings of its files, the usual one first.
     */
    endings: string[];
    /**
     * Whether it is read.
     */
    reads: boolean;
    /**
     * Whether it is written.
     */
    writes: boolean;
    /**
     * Whether its files are no text.
     */
    binary: boolean;
}

/**
 * What is missing from an answer.
 */
export interface GapData {
    /**
     * What: `vision`, `driver`, `objective`, `kpi`, `live-work` or `owner`.
     */
    missing: string;
    /**
     * The nodes of which it is missing; none if it is missing of the plan.
     */
    of: NamedNode[];
}

/**
 * What a node stands on.
 */
export interface HoldingData {
    /**
     * What it is.
     */
    node: NamedNode;
    /**
     * The relation to it: `owns`.
     */
    relation: string;
    /**
     * The role, of an owner: `accountable`.
     */
    role?: string;
    /**
     * How much it counts for the shares; 0 of roles that neither answer for it nor do it.
     */
    effort: number;
}

/**
 * What a change of a node reaches.
 */
export interface ImpactAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The date that was looked from; none if the latest readings counted.
     */
    asOf: string | null;
    /**
     * The node.
     */
    node: NamedNode;
    /**
     * Its value, from -100, wholly failed, to 100, wholly satisfied.
     */
    value: FigureData;
    /**
     * The step by which it was moved to see what follows: 1, or -1 where it can rise no more.
     */
    step: number;
    /**
     * What is reached: drivers, then objectives, then KPIs; of each kind what changes most first.
     */
    effects: EffectData[];
}

/**
 * Which node changes, and from which day to look.
 */
export interface ImpactOptions {
    /**
     * The node: its id, or `kind:id` where several kinds have the id.
     */
    node: string;
    /**
     * The date to look from, such as `2026-03-05`; that of the plan if none.
     */
    asOf?: string | null;
    /**
     * The date to look from where neither `asOf` nor the plan states one. Without any, the latest readings count.
     */
    today?: string | null;
}

/**
 * What is told of a file beside the plan that came of it.
 */
export interface ImportAnswer {
    /**
     * The name of the format that the file was in.
     */
    format: string;
    /**
     * What the plan does not carry as the file had it.
     */
    notes: NoteData[];
}

/**
 * How a file is imported.
 */
export interface ImportOptions {
    /**
     * Whether a malformed file is read as far as it goes.
     */
    lenient?: boolean;
    /**
     * What the plan is called if the file does not tell, and the file in messages.
     */
    name?: string | null;
    /**
     * How numbers and dates of a table are written, such as `de` or `en-GB`; found out if none.
     */
    locale?: string | null;
    /**
     * The tool that wrote an OKR table, such as `viva-goals`; told by the headings if none.
     */
    preset?: string | null;
    /**
     * What columns of an OKR table hold, by their headings: `{"What": "title"}`. These win over the preset and the usual
     * headings.
     */
    columns?: Record<string, string>;
    /**
     * The sheet of a workbook; the first that holds what the format does if none.
     */
    sheet?: string | null;
    /**
     * The day that current values of an OKR table are of, where the table does not tell, such as `2026-03-05`.
     */
    asOf?: string | null;
}

/**
 * The strongest walks between a node and another, from contributor to receiver.
 */
export interface LineData {
    /**
     * The other node.
     */
    node: NamedNode;
    /**
     * Its stage, if it has one: `do`.
     */
    stage?: string;
    /**
     * Who answers for it.
     */
    owner?: string;
    /**
     * The strongest walk that helps.
     */
    helps: WalkData | null;
    /**
     * The strongest walk that harms.
     */
    harms: WalkData | null;
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
 * How a plan is looked at.
 */
export interface LookOptions {
    /**
     * The node that it is narrowed to: its id, or `kind:id` where several kinds have the id.
     */
    for?: string | null;
    /**
     * The date to look from, and how to check what findings are shown of.
     */
    check?: CheckOptions;
    /**
     * The policy that colours, such as `servicenow`; `default` if none.
     */
    policy?: string | null;
}

/**
 * A move of a KPI, or of a target that is told in steps.
 */
export interface MoveData {
    /**
     * What moves.
     */
    node: NamedNode;
    /**
     * Where it is, in the KPI's unit; of steps the share that is reached.
     */
    from: FigureData;
    /**
     * Where it is to be, as a number; of steps the share.
     */
    to: number;
    /**
     * The same as it is written in a plan: `98 %`, `done`.
     */
    value: string;
    /**
     * The targets that this turns.
     */
    targets: NodeData[];
}

/**
 * A node with what people call it.
 */
export interface NamedNode {
    /**
     * Its kind: `objective`.
     */
    kind: string;
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name; its id if it has none.
     */
    name: string;
}

/**
 * What a node states otherwise.
 */
export interface NodeChangeData {
    /**
     * The node, as it is after.
     */
    node: NamedNode;
    /**
     * Its fields.
     */
    fields: FieldChangeData[];
    /**
     * What happened to it.
     */
    events: EventChangeData[];
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
 * What was not carried as it was, guessed or repaired.
 */
export interface NoteData {
    /**
     * What became of it: `lost`, `guessed`, `repaired`, `disagrees`, `agrees`.
     */
    kind: string;
    /**
     * A stable word for it, such as `unknown-element`.
     */
    code: string;
    /**
     * One line.
     */
    text: string;
    /**
     * What of a node it is about, by its key in the plan file; none if it is the whole of it.
     */
    what: string | null;
    /**
     * How often it was met.
     */
    times: number;
    /**
     * The first places in the file: `line 3, column 5`.
     */
    places: string[];
    /**
     * The first nodes that it is about.
     */
    nodes: NodeData[];
}

/**
 * A node, and who answers for it.
 */
export interface OwnedNode {
    /**
     * The node.
     */
    node: NamedNode;
    /**
     * Who answers for it.
     */
    owner: NamedNode | null;
    /**
     * What it is for: `2026..2030`.
     */
    period: string | null;
}

/**
 * The promises of an owner.
 */
export interface OwnerTally {
    /**
     * The owner; none of promises for which nobody answers.
     */
    owner: NamedNode | null;
    /**
     * How they came out.
     */
    tally: TallyData;
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
     * The fewest readings, and then the smallest, that would bring a node where it should be.
     *
     * @throws {PlanError} if there is no day, no such node or no such status.
     */
    advise(options: AdviseOptions): AdviseAnswer;
    /**
     * Writes the agendas of the routines that meet on a day: what is due, how it stands, findings, open problems, and what
     * was achieved since the last time. Without a day it is the one that is looked from.
     *
     * @throws {PlanError} if there is no day, or no such routine, owner or format.
     */
    agenda(on: string | null | undefined, format: string, options?: LookOptions | null): string;
    /**
     * How much of everyone's work reaches which driver.
     */
    alignment(): AlignmentAnswer;
    /**
     * Answers the four questions of Hoshin Kanri: where to, what this year, how one knows, who does what.
     *
     * @throws {PlanError} if a date is none.
     */
    ask(options?: AskOptions | null): AskAnswer;
    /**
     * What initiatives cost and bring.
     */
    benefits(): BenefitsAnswer;
    /**
     * Writes the reviews of a year as a calendar (RFC 5545).
     *
     * @throws {PlanError} if there is no such routine.
     */
    calendar(options?: LookOptions | null): string;
    /**
     * Whether what is promised below adds up to what is promised above.
     *
     * @throws {PlanError} if there is no such node, or an option is refused.
     */
    cascade(options?: CascadeOptions | null): CascadeAnswer;
    /**
     * Checks it.
     *
     * @throws {PlanError} if settings or dates are refused, or there is no such option.
     */
    check(options?: CheckOptions | null): Report;
    /**
     * What works against what: contradictions with their smallest proof, trade-offs, and harm.
     *
     * @throws {PlanError} if an option is refused.
     */
    conflicts(options?: ConflictsOptions | null): ConflictsAnswer;
    /**
     * What is different in a later plan, and what that did to alignment, values and findings.
     *
     * @throws {PlanError} if an option is refused.
     */
    diff(after: Plan, options?: DiffOptions | null): DiffAnswer;
    /**
     * Opens it for edits. The plan itself stays as it is.
     *
     * @throws {PlanError} as `check` does.
     */
    edit(options?: CheckOptions | null): Workspace;
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
     * What changes if a node is moved.
     *
     * @throws {PlanError} if there is no such node, or it has no value; if a date is none.
     */
    impact(options: ImpactOptions): ImpactAnswer;
    /**
     * Writes every view that has something to show into one page of HTML that needs nothing else.
     *
     * @throws {PlanError} if there is no such node or policy.
     */
    page(options?: LookOptions | null): string;
    /**
     * What was promised, and what of it was kept.
     *
     * @throws {PlanError} if a date is none.
     */
    sayDo(options?: SayDoOptions | null): SayDoAnswer;
    /**
     * A second handle of the same plan, which shares its memory and is given back on its own.
     */
    shared(): Plan;
    /**
     * Writes a view. `views()` lists the views, `viewFormats()` the formats.
     *
     * @throws {PlanError} if there is no such view, format, node or policy, or if the view cannot be written so.
     */
    show(view: string, format: string, options?: LookOptions | null): string;
    /**
     * How everything stands, how fast it moves, and how sure that is.
     *
     * @throws {PlanError} if the policy or a date is refused.
     */
    status(options?: StatusOptions | null): StatusAnswer;
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
     * What a node reaches and what reaches it, each by its strongest walk; and who answers for it.
     *
     * @throws {PlanError} if there is no such node, or more than one.
     */
    trace(options: TraceOptions): TraceAnswer;
    /**
     * What would be different if KPIs read otherwise.
     *
     * @throws {PlanError} if there is no day, no such KPI or no such value.
     */
    whatIf(options: WhatIfOptions): WhatIfAnswer;
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
 * Where policies disagree.
 */
export interface PolicyComparison {
    /**
     * The policies that were compared: those that publish colours.
     */
    policies: string[];
    /**
     * How many nodes were compared.
     */
    compared: number;
    /**
     * The nodes to which two policies give different colours.
     */
    rows: PolicyRow[];
}

/**
 * What the policies say of a node.
 */
export interface PolicyRow {
    /**
     * The node.
     */
    node: NamedNode;
    /**
     * What each policy says of it, in their order.
     */
    statuses: StatusData[];
}

/**
 * An objective of the year.
 */
export interface PriorityData {
    /**
     * The objective.
     */
    node: NamedNode;
    /**
     * Who answers for it.
     */
    owner: NamedNode | null;
    /**
     * What it is for: `2026`.
     */
    period: string | null;
    /**
     * The drivers that it advances.
     */
    drivers: NamedNode[];
    /**
     * The KPIs that measure it, or are promised to it.
     */
    kpis: NamedNode[];
    /**
     * The live initiatives that advance it or its targets, or improve its KPIs.
     */
    work: NamedNode[];
    /**
     * The active objectives that advance it or are parts of it.
     */
    below: NamedNode[];
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
 * A promise whose date has come. Levels are in the unit of the KPI; of scales and of `done` they are shares of one.
 */
export interface PromiseData {
    /**
     * The target.
     */
    node: NamedNode;
    /**
     * The day on which it was due.
     */
    dueDate: string;
    /**
     * Who answers for it.
     */
    owner: NamedNode | null;
    /**
     * `kept`, `missed`, `unknown` or `given-up`.
     */
    outcome: string;
    /**
     * Whether it was missed as a stretch of which enough was reached.
     */
    stretched: boolean;
    /**
     * The level that was promised.
     */
    goal: number | null;
    /**
     * What was reached by its date.
     */
    reached: FigureData;
    /**
     * Whether what is reached is a share of one.
     */
    isShare: boolean;
    /**
     * The unit of the levels.
     */
    unit: string | null;
    /**
     * The day of the reading.
     */
    read: string | null;
    /**
     * How much of the way was gone by then, not clamped.
     */
    progress: FigureData;
}

/**
 * Why there is evidence.
 */
export interface ProofData {
    /**
     * How strong it is, 0..=1.
     */
    strength: number;
    /**
     * The relations that it hangs on: without any one of them the rest proves less.
     */
    relations: RelationData[];
    /**
     * The nodes whose measures it rests on.
     */
    grounds: NamedNode[];
}

/**
 * One of the four questions.
 */
export interface QuestionData {
    /**
     * The question.
     */
    question: string;
    /**
     * Whether nothing is missing from its answer.
     */
    answered: boolean;
    /**
     * What is missing.
     */
    missing: GapData[];
}

/**
 * What a KPI was last read at.
 */
export interface ReadingData {
    /**
     * The level.
     */
    level: FigureData;
    /**
     * Its unit.
     */
    unit: string | null;
    /**
     * The day that it is of.
     */
    date: string | null;
    /**
     * Where it comes from: `reading`, `check-in`, `formula` or `aggregate`.
     */
    origin: string | null;
    /**
     * The id of the KPI that lacks a reading: the one that was asked, or one that it is made of.
     */
    missing: string | null;
}

/**
 * What a relation states otherwise.
 */
export interface RelationChangeData {
    /**
     * The relation.
     */
    relation: RelationData;
    /**
     * Its parameters.
     */
    fields: FieldChangeData[];
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
 * A relation that starts at a node which is being added.
 */
export interface RelationRequest {
    /**
     * Which it is: `advances`.
     */
    relation: string;
    /**
     * Where it ends.
     */
    to: string;
    /**
     * Its parameters.
     */
    fields?: Record<string, FieldValue>;
}

/**
 * What there is to say of a plan, in memory. `free()` gives the memory back, as `using` does.
 */
export class Report {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The findings of some rules, some owners, some severities, as a report of the same plan: those that all of these let
     * through.
     *
     * @throws {PlanError} if there is no such rule, owner or severity.
     */
    filter(wanted?: FindingFilter | null): Report;
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
 * What work brings against what it takes: one of both.
 */
export interface ReturnData {
    /**
     * What it brings beyond its cost, as a share of the cost, where both are in one unit.
     */
    share: number | null;
    /**
     * The years after which it has made good its cost, where it brings so much a year.
     */
    paybackYears: number | null;
}

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
 * Which promises were kept by their date.
 */
export interface SayDoAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The name of the plan, if it has one.
     */
    name: string | null;
    /**
     * The date up to which promises were due.
     */
    asOf: string;
    /**
     * All promises together.
     */
    all: TallyData;
    /**
     * By who answers for them, by id; those for which nobody does last.
     */
    owners: OwnerTally[];
    /**
     * By level, from the top of the ladder; those of no level last.
     */
    levels: WordTally[];
    /**
     * By the quarter of the fiscal year in which they were due.
     */
    quarters: WordTally[];
    /**
     * The promises, by their date.
     */
    promises: PromiseData[];
}

/**
 * Up to which day.
 */
export interface SayDoOptions {
    /**
     * The date up to which promises were due, such as `2026-03-05`; that of the plan if none.
     */
    asOf?: string | null;
    /**
     * The date where neither `asOf` nor the plan states one.
     */
    today?: string | null;
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
 * The shares of some work that reach a driver, each 0..=1.
 */
export interface ShareData {
    /**
     * What helps.
     */
    support: number;
    /**
     * What harms.
     */
    harm: number;
    /**
     * What helps less what harms, -1..=1.
     */
    net: number;
}

/**
 * How a node stands.
 */
export interface StateData {
    /**
     * Its status.
     */
    status: StatusData;
    /**
     * What is measured of it, from -100, wholly failed, to 100, wholly satisfied.
     */
    measured: FigureData;
    /**
     * What is deployed from those that contribute, from -100 to 100.
     */
    deployed: FigureData;
    /**
     * The measured value, else the deployed one: what travels on.
     */
    value: FigureData;
}

/**
 * How everything stands on a day.
 */
export interface StatusAnswer {
    /**
     * The version of this form: 1.
     */
    version: number;
    /**
     * The name of the plan, if it has one.
     */
    name: string | null;
    /**
     * The date that was looked from; none if the latest readings counted.
     */
    asOf: string | null;
    /**
     * The policy that coloured.
     */
    policy: string;
    /**
     * Drivers, objectives, targets and KPIs, each in the order of the plan.
     */
    rows: StatusRow[];
    /**
     * Where policies disagree, where it was asked for.
     */
    comparison?: PolicyComparison;
}

/**
 * How something stands.
 */
export interface StatusData {
    /**
     * `green`, `amber`, `red` or `unknown`.
     */
    status: string;
    /**
     * Why it is not known, as a stable word: `no-reading`.
     */
    unknown?: string;
    /**
     * The same in words.
     */
    reason?: string;
}

/**
 * From which day, and by which policy.
 */
export interface StatusOptions {
    /**
     * The date to look from, such as `2026-03-05`; that of the plan if none.
     */
    asOf?: string | null;
    /**
     * The date to look from where neither `asOf` nor the plan states one. Without any, the latest readings count.
     */
    today?: string | null;
    /**
     * The policy that colours, such as `servicenow`; `default` if none.
     */
    policy?: string | null;
    /**
     * Asks where the policies that publish colours disagree.
     */
    comparePolicies?: boolean;
}

/**
 * How a node stands.
 */
export interface StatusRow {
    /**
     * The node.
     */
    node: NamedNode;
    /**
     * How it stands.
     */
    status: StatusData;
    /**
     * The share, 0..=1, that is not known of that of which the status is the worst.
     */
    unknownShare: number;
    /**
     * What is measured of it, from -100, wholly failed, to 100, wholly satisfied.
     */
    measured: FigureData;
    /**
     * What is deployed from those that contribute, from -100 to 100.
     */
    deployed: FigureData;
    /**
     * The measured value, else the deployed one: what travels on.
     */
    value: FigureData;
    /**
     * What the deployed value says of the true one: `exact`, `at-most`, `at-least` or `open`.
     */
    bound: string;
    /**
     * The figures of a target.
     */
    target: TargetFiguresData | null;
    /**
     * What a KPI was last read at.
     */
    reading: ReadingData | null;
}

/**
 * About what evidence would wholly contradict itself.
 */
export interface StrongConflict {
    /**
     * The node.
     */
    node: NodeData;
    /**
     * The evidence for it, 0..=1.
     */
    support: number;
    /**
     * The evidence against it, 0..=1.
     */
    denial: number;
}

/**
 * A node that helps and harms the same.
 */
export interface StructuralData {
    /**
     * Where the ways part.
     */
    origin: NamedNode;
    /**
     * Where they meet again: what is really in dispute.
     */
    over: NamedNode;
    /**
     * `direct`, by opposite relations; `ways`, by longer ones; or `loop`, a circle that undermines itself.
     */
    kind: string;
    /**
     * The strength of the weaker walk, 0..=1; 0 where an amount is unknown.
     */
    strength: number;
    /**
     * The strongest walk that helps.
     */
    helps: WalkData;
    /**
     * The strongest walk that harms.
     */
    harms: WalkData;
    /**
     * The relations that show it: without any one of them it would not be there.
     */
    relations: RelationData[];
    /**
     * Both walks in words, a sentence each.
     */
    sentences: string[];
}

/**
 * A target that nothing turns.
 */
export interface StuckData {
    /**
     * The target.
     */
    target: NamedNode;
    /**
     * Why, in a few words.
     */
    reason: string;
    /**
     * The target that stands against it, if one does.
     */
    against?: NodeData;
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
 * Sums of one unit.
 */
export interface SumsData {
    /**
     * The unit: `EUR`, `EUR per year`; none of amounts that name none.
     */
    unit: string | null;
    /**
     * The currency, if it is money.
     */
    currency: string | null;
    /**
     * The money that work takes.
     */
    cost: number;
    /**
     * The money that it was expected to bring.
     */
    planned: number;
    /**
     * Of that: of work that reaches a financial KPI.
     */
    plannedReaching: number;
    /**
     * The money that it brought.
     */
    realised: number;
    /**
     * Of that: of work that reaches a financial KPI.
     */
    realisedReaching: number;
}

/**
 * What a KPI is supposed to read.
 */
export interface SuppositionData {
    /**
     * The KPI.
     */
    node: NamedNode;
    /**
     * What it reads at present, in its unit.
     */
    from: FigureData;
    /**
     * What it is supposed to read, as written.
     */
    to: string;
    /**
     * Its unit, if it has one.
     */
    unit: string | null;
}

/**
 * The words for what is known of a table that the table does not tell itself.
 */
export interface TableWords {
    /**
     * The tools that write tables.
     */
    presets: WordData[];
    /**
     * How numbers and dates are written; others are read by their language.
     */
    locales: string[];
    /**
     * What columns hold.
     */
    columns: WordData[];
}

/**
 * How many promises came out how.
 */
export interface TallyData {
    /**
     * The share, 0..=1, that was kept, of those of which it is known; null of none.
     */
    share: number | null;
    /**
     * Kept.
     */
    kept: number;
    /**
     * Not kept.
     */
    missed: number;
    /**
     * Of the missed ones: stretches of which enough was reached.
     */
    stretched: number;
    /**
     * Not known.
     */
    unknown: number;
    /**
     * Given up.
     */
    givenUp: number;
}

/**
 * The figures of a target. Levels are in its unit; of scales and of `done` they are shares of one.
 */
export interface TargetFiguresData {
    /**
     * The id of the KPI that it tracks.
     */
    kpi: string | null;
    /**
     * The unit of the levels.
     */
    unit: string | null;
    /**
     * The level at the start.
     */
    baseline: number | null;
    /**
     * The level that it leads to.
     */
    goal: number | null;
    /**
     * Whether what is reached is a share of one: of a scale, of `done`, of what is to hold throughout.
     */
    isShare: boolean;
    /**
     * What is promised, in words: `at least 75`.
     */
    promise: string | null;
    /**
     * The day on which it is due.
     */
    dueDate: string | null;
    /**
     * The level that should be reached by now.
     */
    dueLevel: number | null;
    /**
     * What was reached.
     */
    reached: FigureData;
    /**
     * The day that this is of.
     */
    read: string | null;
    /**
     * How much of the way is gone: 0 at the baseline, 1 at the goal, not clamped.
     */
    progress: FigureData;
    /**
     * The way gone against the way that is due: 1 is just in time.
     */
    pace: FigureData;
    /**
     * The policy's own figure.
     */
    score: FigureData;
    /**
     * The policy that had the word: the one asked for, or the one that it hands on to.
     */
    policy: string;
    /**
     * What was assumed for the figure: `assumed-baseline` or `zero-range`.
     */
    caveat: string | null;
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
 * What can be seen from a node.
 */
export interface TraceAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The node.
     */
    node: NamedNode;
    /**
     * What it stands on, if it is an owner, a perspective, a routine or a problem.
     */
    holdings: HoldingData[];
    /**
     * The drivers that it reaches, in the order of the plan.
     */
    drivers: AscentData[];
    /**
     * How much of its work reaches any driver, 0..=1; what is left is unaligned.
     */
    coverage: number;
    /**
     * The other goals at which its ways end, the best reached first.
     */
    ends: LineData[];
    /**
     * The initiatives that reach it, the strongest first.
     */
    work: LineData[];
    /**
     * The goals below it, and itself, to which no initiative leads.
     */
    unserved: NamedNode[];
}

/**
 * What to look from.
 */
export interface TraceOptions {
    /**
     * The node: its id, or `kind:id` where several kinds have the id.
     */
    node: string;
}

/**
 * A node whose values an edit changed, directly or from afar.
 */
export interface ValueChangeData {
    /**
     * The node.
     */
    node: NodeData;
    /**
     * What its values were.
     */
    before: ValuesData;
    /**
     * What its values are.
     */
    after: ValuesData;
}

/**
 * A number or a name behind a finding.
 */
export type ValueData = number | string | string[];

/**
 * What a node adds up to.
 */
export interface ValuesData {
    /**
     * What is measured of it, from -100, wholly failed, to 100, wholly satisfied; null where it is not known.
     */
    measured: number | null;
    /**
     * What is deployed from those that contribute, from -100 to 100; null where it is not known.
     */
    deployed: number | null;
}

/**
 * A view, as there is to know of it before looking.
 */
export interface ViewData {
    /**
     * Its name: `x-matrix`.
     */
    name: string;
    /**
     * What it shows, in one line.
     */
    summary: string;
    /**
     * The kinds of node that it can be narrowed to; empty if it always shows the whole.
     */
    narrowsTo: string[];
}

/**
 * A walk from a contributor to a receiver.
 */
export interface WalkData {
    /**
     * The product of the strengths, 0..=1; 0 where one of them is not known.
     */
    strength: number;
    /**
     * Whether it harms the receiver.
     */
    harms: boolean;
    /**
     * The nodes, from the first to the last.
     */
    nodes: NodeData[];
    /**
     * The relations between them, one fewer.
     */
    relations: RelationData[];
    /**
     * The strength of each relation, -1..=1; null where nobody said how much.
     */
    strengths: (number | null)[];
}

/**
 * What would be different.
 */
export interface WhatIfAnswer {
    /**
     * The version of this form: 1. A later one with the same number only adds.
     */
    version: number;
    /**
     * The date that was looked from, and that of the readings.
     */
    asOf: string;
    /**
     * The policy that coloured.
     */
    policy: string;
    /**
     * What is supposed, by id.
     */
    suppositions: SuppositionData[];
    /**
     * The nodes of which a value or the status changes: drivers, objectives, targets, KPIs, initiatives.
     */
    changes: ChangeData[];
    /**
     * What becomes of the findings.
     */
    findings: FindingChanges;
}

/**
 * What is supposed, and how to look at it.
 */
export interface WhatIfOptions {
    /**
     * What KPIs are supposed to read, by id: `98 %`, `12 days`, `75`.
     */
    set: Record<string, string>;
    /**
     * How to check both plans. The date that it looks from is the day of the readings.
     */
    check?: CheckOptions;
    /**
     * The policy that colours, such as `servicenow`; `default` if none.
     */
    policy?: string | null;
}

/**
 * A word, and what it stands for.
 */
export interface WordData {
    /**
     * The word.
     */
    name: string;
    /**
     * What it stands for, in one line; empty if the word says it.
     */
    summary: string;
}

/**
 * The promises of a level or a quarter.
 */
export interface WordTally {
    /**
     * The level, or the quarter: `2026-Q1`; none of promises that stand on no level.
     */
    of: string | null;
    /**
     * How they came out.
     */
    tally: TallyData;
}

/**
 * What an initiative takes and brings.
 */
export interface WorkData {
    /**
     * The initiative.
     */
    node: NamedNode;
    /**
     * Its stage: `do`.
     */
    stage: string | null;
    /**
     * The money that it takes.
     */
    cost: AmountData | null;
    /**
     * The money that it was expected to bring.
     */
    planned: AmountData | null;
    /**
     * The money that it brought.
     */
    realised: AmountData | null;
    /**
     * What is expected against the cost.
     */
    plannedReturn: ReturnData | null;
    /**
     * What was realised against the cost.
     */
    realisedReturn: ReturnData | null;
    /**
     * Whether it helps a financial KPI.
     */
    reaches: boolean;
    /**
     * The strongest walk by which it does.
     */
    helps: WalkData | null;
    /**
     * The strongest walk by which it harms one.
     */
    harms: WalkData | null;
}

/**
 * A plan that is being edited, in memory, with what a check has to say of it: each edit tells what it changed, at a
 * cost that grows with what it reaches and not with the plan. `free()` gives the memory back, as `using` does.
 */
export class Workspace {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Makes an edit, and tells what it changed. What had been taken back cannot be made again after it.
     *
     * @throws {PlanError} if the edit names what is not there, or breaks what every plan keeps; then nothing has
     *   changed.
     */
    apply(edit: EditRequest): EditAnswer;
    /**
     * The plan as it is, to be asked and written. It stays so when the workspace goes on.
     */
    plan(): Plan;
    /**
     * Makes the edit again that was taken back last; nothing if there is none.
     */
    redo(): EditAnswer | undefined;
    /**
     * What a check has to say of the plan as it is, without what would mend its text, which is another since.
     */
    report(): Report;
    /**
     * Takes back the last edit that was not taken back; nothing if there is none. The last 1000 can be.
     */
    undo(): EditAnswer | undefined;
    /**
     * What a node adds up to, as on the day of the check.
     *
     * @throws {PlanError} if there is no such node, or more than one.
     */
    values(node: string): ValuesData;
    /**
     * What messages and locations call the plan.
     */
    readonly name: string;
    /**
     * How many edits that were taken back can be made again.
     */
    readonly redos: number;
    /**
     * How much there is in the plan as it is.
     */
    readonly size: PlanSize;
    /**
     * How many edits can be taken back.
     */
    readonly undos: number;
}

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

/**
 * The names of the formats that views are written in.
 */
export function viewFormats(): string[];

/**
 * Lists every view, in the order of the page.
 */
export function views(): ViewData[];
