/**
 * Where the calls of a second are placed in it. The clocks of two functions may differ by 200 ms from the service's, and
 * its way of counting is not public. So every call is placed in the middle of its second: it arrives in that second by
 * either clock, and a limiter that counts whole seconds never sees one call too many. The calls are also spread over that
 * middle, for a limiter that refills steadily and holds one second's worth of tokens: from the latest first call of a
 * second to the earliest last call of a later one, as many tokens arrive as calls pass.
 *
 * Of n slots the last is due at BEGIN + WIDTH (n - 1) / n. For ten slots, with a clock off by 200 ms, that leaves 105 ms
 * for the way to the service. A steady limiter allows for ways that differ by 95 ms from call to call.
 */
const BEGIN_MS = 200;
const WIDTH_MS = 550;

/** The instant at which a slot is due, in milliseconds since the epoch. The slot after the last marks the second's end. */
export function slotInstant(second: number, slot: number, slots: number): number {
  return second * 1000 + BEGIN_MS + (WIDTH_MS * slot) / Math.max(1, slots);
}

/** How many slots of a second are past at an instant. */
export function countPastSlots(second: number, nowMs: number, slots: number): number {
  const share = (nowMs - second * 1000 - BEGIN_MS) / WIDTH_MS;
  return Math.min(slots, Math.max(0, Math.ceil(share * slots)));
}

/** How many slots a second has at a rate, which may be a fraction: over many seconds their number matches the rate. */
export function countSlots(second: number, callsPerSecond: number): number {
  return Math.floor((second + 1) * callsPerSecond + EPSILON) - Math.floor(second * callsPerSecond + EPSILON);
}

/** Rounding error of a rate times the seconds since the epoch. */
const EPSILON = 1e-4;
