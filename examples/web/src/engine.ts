// The page's side of the worker: one question at a time, of those that were overtaken only the last, and a new worker
// after a fault.

import type { Answers, Look, Question, Wanted } from "./protocol.ts";

interface Told {
  number: number;
  answer?: Answers[keyof Answers] | "ready";
  fault?: string;
  refused?: boolean;
}

export class Engine {
  #worker: Worker;
  #number = 0;
  #waiting = new Map<number, { resolve: (answer: never) => void; reject: (error: Error) => void }>();
  #busy = false;
  #next: Wanted | undefined;
  /** Fulfilled once the worker listens: what it is sent before is lost, as it waits for the library first. */
  #ready!: Promise<void>;
  #isReady!: () => void;

  /** @param told gets every look that nothing has overtaken, and what went wrong otherwise. */
  constructor(
    private readonly told: (look: Look, wanted: Wanted) => void,
    private readonly failed: (reason: string) => void,
  ) {
    this.#worker = this.#started();
  }

  /** Whether something is being looked at. */
  get busy(): boolean {
    return this.#busy || this.#next !== undefined;
  }

  /** Looks at a plan as soon as what is being looked at is done. */
  look(wanted: Wanted): void {
    this.#next = wanted;
    void this.#go();
  }

  async ask<Q extends Question>(question: Q): Promise<Answers[Q["ask"]]> {
    await this.#ready;
    const number = ++this.#number;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve: resolve as (answer: never) => void, reject });
      this.#worker.postMessage({ number, question });
    });
  }

  async #go(): Promise<void> {
    if (this.#busy || !this.#next) return;
    const wanted = this.#next;
    this.#next = undefined;
    this.#busy = true;
    try {
      const look = await this.ask({ ask: "look", wanted });
      this.#busy = false;
      // What was overtaken while it was looked at is shown all the same: better a little late than never.
      this.told(look, wanted);
    } catch (error) {
      this.#busy = false;
      this.failed(error instanceof Error ? error.message : String(error));
    }
    void this.#go();
  }

  #started(): Worker {
    this.#ready = new Promise((resolve) => (this.#isReady = resolve));
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "hoshin" });
    worker.addEventListener("message", ({ data }: MessageEvent<Told>) => this.#hear(data));
    worker.addEventListener("error", (event) => this.#restart(event.message || "the worker could not be started"));
    return worker;
  }

  #hear({ number, answer, fault, refused }: Told): void {
    if (answer === "ready") return this.#isReady();
    const waiting = this.#waiting.get(number);
    this.#waiting.delete(number);
    if (fault === undefined) return waiting?.resolve(answer as never);
    waiting?.reject(new Error(fault));
    // What is refused is an answer; whatever else is thrown leaves the library's memory in doubt.
    if (!refused) this.#restart(fault);
  }

  #restart(reason: string): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(new Error(reason));
    this.#waiting.clear();
    this.#worker = this.#started();
  }
}
