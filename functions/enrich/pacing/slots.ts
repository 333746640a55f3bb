/**
 * How the calls of a second are laid into it. The clocks of two functions may differ by 200 ms from the service's, and
 * nobody outside knows how the service counts. So every call of a second stands in the middle of it: whichever clock
 * it was timed by, it arrives in that second, and a limiter that counts whole seconds never sees one too many. Spread
 * over that middle they also pass a limiter that refills steadily and holds one second's worth: between the latest
 * first call of a second and the earliest last call of a later one, as many tokens flow in as calls pass.
 *
 * Of n slots the last is due at BEGIN + WIDTH (n - 1) / n. For ten, with a clock off by 200 ms, that leaves 105 ms for
 * the way to the service; and a steady limiter stands ways that differ by 95 ms from call to call.
 */
const BEGIN_MS = 200;
const WIDTH_MS = 550;

/** When a slot of a second is due, in milliseconds since the epoch; the slot after the last: when the second is over. */
export function slotInstant(second: number, slot: number, slots: number): number {
  return second * 1000 + BEGIN_MS + (WIDTH_MS * slot) / Math.max(1, slots);
}

/** How many slots of a second are past at an instant. */
export function countPastSlots(second: number, nowMs: number, slots: number): number {
  const share = (nowMs - second * 1000 - BEGIN_MS) / WIDTH_MS;
  return Math.min(slots, Math.max(0, Math.ceil(share * slots)));
}

/** How many slots a second has at a rate: over many seconds as many as the rate says, also where it is no whole number. */
export function countSlots(second: number, callsPerSecond: number): number {
  return Math.floor((second + 1) * callsPerSecond + EPSILON) - Math.floor(second * callsPerSecond + EPSILON);
}

/** Below it, a rate times the seconds since the epoch is a whole number but for rounding. */
const EPSILON = 1e-4;
