import type {
  ExportAnswer,
  ExportOptions,
  ForeignFormatData,
  ImportAnswer,
  ImportOptions,
  Plan,
  TableWords,
} from "./hoshin.js";

/** What came of a file in another format. */
export interface Imported extends ImportAnswer {
  /** The plan. */
  plan: Plan;
}

/**
 * Makes a plan of a file in another format.
 *
 * @param source The file: its bytes, or its text.
 * @param format The name of the format; told by the content if none. `foreignFormats()` lists them.
 * @throws {PlanError} if the file is malformed, too large, or of no such format, or an option says nothing to the format.
 */
export function importPlan(
  source: string | Uint8Array | ArrayBuffer,
  format?: string | null,
  options?: ImportOptions | null,
): Imported;

/**
 * Writes a plan as a file in another format; a star schema as an archive.
 *
 * @param format The name of the format; `foreignFormats()` lists them.
 * @throws {PlanError} if there is no such format, an option says nothing to it, or the plan has nothing that it holds.
 */
export function exportPlan(plan: Plan, format: string, options?: ExportOptions | null): ExportAnswer;

/** Lists every format of other people, with who reads and writes it. */
export function foreignFormats(): ForeignFormatData[];

/** Lists the words for what a table does not tell itself: presets, locales, and what columns hold. */
export function tableWords(): TableWords;
