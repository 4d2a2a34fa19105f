// A plan in the address of the page: in its fragment, which browsers keep to themselves, compressed.

export interface Shared {
  name: string;
  view: string;
  text: string;
}

/** The most that an address may unfold to, in bytes (our choice: a plan of 10,000 nodes is half of it). */
const MOST = 8 << 20;

const piped = async (bytes: Uint8Array<ArrayBuffer>, stream: ReadableWritablePair<Uint8Array, BufferSource>): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    length += value.length;
    if (length > MOST) throw new Error("the plan in the address is too large");
    parts.push(value);
  }
  const whole = new Uint8Array(length);
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
};

/** The fragment for a plan, without `#`. */
export const fragment = async (shared: Shared): Promise<string> => {
  const packed = await piped(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream("deflate-raw"));
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return `plan=${btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
};

/** The plan in a fragment; none if there is none. */
export const shared = async (hash: string): Promise<Shared | undefined> => {
  const packed = /^#?plan=([\w-]+)$/.exec(hash)?.[1];
  if (!packed) return undefined;
  const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = await piped(Uint8Array.from(binary, (sign) => sign.charCodeAt(0)), new DecompressionStream("deflate-raw"));
  const told: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (typeof told !== "object" || told === null || !("text" in told) || typeof told.text !== "string") {
    throw new Error("the address holds no plan");
  }
  const word = (key: string, other: string) => {
    const value = (told as Record<string, unknown>)[key];
    return typeof value === "string" ? value : other;
  };
  return { name: word("name", "plan.yaml"), view: word("view", "x-matrix"), text: told.text };
};
