/** Receives bytes. */
export type Deliver = (bytes: Uint8Array) => void;

/** Makes one direction of a link, which delivers in order the bytes that are sent. */
export type MakeLink = (deliver: Deliver) => Deliver;

/** The longest time that bytes are on a link. */
export const longestWayMs = 1_000;

/** A link that takes no time. */
export const directLink: MakeLink = (deliver) => deliver;

/** How a slow link behaves. Times are milliseconds. */
export type Slowness = {
  readonly delayMs: number;
  /** How much longer a piece may take. */
  readonly jitterMs: number;
  /** The largest piece that arrives at once; pieces are cut anywhere, in the middle of a sequence or a character too. */
  readonly pieceBytes: number;
};

/** A slow intercontinental link: 150 to 210 ms each way, in pieces of at most 90 bytes. */
export const farAway: Slowness = { delayMs: 150, jitterMs: 60, pieceBytes: 90 };

/** Numbers between 0 and 1 that are the same in every run (a linear congruential generator of 32 bits). */
const numbers = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

/** A slow link with jitter. It loses nothing and keeps the order. */
export const slowLink =
  ({ delayMs, jitterMs, pieceBytes }: Slowness = farAway): MakeLink =>
  (deliver) => {
    const next = numbers(7);
    const underWay: Uint8Array[] = [];
    // Timers that are due together may run in any order; the bytes may not.
    const arrive = (): void => {
      const piece = underWay.shift();
      if (piece !== undefined) deliver(piece);
    };
    let arrivesAtMs = 0;
    return (bytes) => {
      for (let at = 0; at < bytes.length; ) {
        const length = 1 + Math.floor(next() * pieceBytes);
        const piece = bytes.slice(at, at + length);
        at += length;
        const nowMs = performance.now();
        arrivesAtMs = Math.max(arrivesAtMs, nowMs + delayMs + next() * jitterMs);
        underWay.push(piece);
        setTimeout(arrive, arrivesAtMs - nowMs);
      }
    };
  };
