/** A step of a run, as the API tells it. */
interface Step {
  readonly step: string;
  readonly number?: number | undefined;
  readonly state: string;
  readonly startsAt?: number | undefined;
  readonly waitedMs?: number | undefined;
  readonly tookMs?: number | undefined;
  readonly units?: number | undefined;
  readonly cachedUnits?: number | undefined;
  readonly receives?: number | undefined;
  readonly cause?: string | undefined;
}

/** A bar of a lane: where it begins and how long it is, as shares of the whole. */
interface Bar {
  readonly kind: 'wait' | 'work' | 'cache' | 'fail';
  readonly from: number;
  readonly length: number;
}

export interface Lane {
  readonly label: string;
  readonly bars: readonly Bar[];
  /** At its end: how long it took, or its state. */
  readonly says: string;
}

export interface Waterfall {
  readonly lanes: readonly Lane[];
  /** Of the axis, in milliseconds. */
  readonly end: number;
}

const STATES: Readonly<Record<string, string>> = {
  cached: 'cached',
  working: 'at work',
  waiting: 'in the queue',
  failed: 'failed',
  'not-yet': 'not yet',
};

/**
 * The steps of a run as lanes.
 *
 * @param elapsed milliseconds since the object was received: how far a step at work reaches
 * @param say how a duration is written
 */
export function toWaterfall(steps: readonly Step[], elapsed: number, say: (ms: number) => string): Waterfall {
  const shown = steps.filter(({ step }) => step !== 'received');
  const ends = shown.map(({ startsAt = 0, tookMs = 0 }) => startsAt + tookMs);
  const isOnTheWay = shown.some(({ state }) => state === 'working' || state === 'waiting');
  const end = Math.max(1, ...ends, isOnTheWay ? elapsed : 0);
  const bar = (kind: Bar['kind'], from: number, length: number): Bar => ({
    kind,
    from: Math.max(0, from) / end,
    length: Math.min(length, end - Math.max(0, from)) / end,
  });
  const lanes = shown.map((step): Lane => {
    const { startsAt, waitedMs = 0, tookMs, state } = step;
    const bars: Bar[] = [];
    if (startsAt !== undefined) {
      if (waitedMs > 0) bars.push(bar('wait', startsAt - waitedMs, waitedMs));
      const kind = state === 'cached' ? 'cache' : state === 'failed' ? 'fail' : 'work';
      if (tookMs !== undefined || state === 'done') bars.push(bar(kind, startsAt, tookMs ?? 0));
      else if (state === 'working') bars.push(bar('work', startsAt, Math.max(0, elapsed - startsAt)));
    }
    const took = tookMs === undefined ? '' : say(tookMs);
    return { label: labelOf(step), bars, says: state === 'done' ? took || 'done' : (STATES[state] ?? state) };
  });
  return { lanes, end };
}

export const labelOf = ({ step, number }: Pick<Step, 'step' | 'number'>): string =>
  step === 'passage' ? `passage ${number ?? ''}`.trim() : step;

/** Where the axis has figures: at quarters of its end, in one unit. */
export function axisOf(end: number): readonly { readonly at: number; readonly says: string }[] {
  const inSeconds = end >= 1_000;
  const digits = end < 10_000 ? (end < 2_000 ? 2 : 1) : 0;
  return [0, 0.25, 0.5, 0.75, 1].map((at) => {
    const value = at * end;
    const figure = inSeconds ? (value / 1_000).toFixed(digits) : String(Math.round(value));
    return { at, says: at === 1 ? `${figure} ${inSeconds ? 's' : 'ms'}` : at === 0 ? '0' : figure };
  });
}

/** How a step of the desk's board stands: its text, and whether the object is there now. */
export interface StageCell {
  readonly says: string;
  readonly kind: 'not-yet' | 'now' | 'done' | 'failed';
}

/** The way of an object through the stages, as the board shows it: split, enrich, publish. */
export function stagesOf(
  steps: readonly Step[],
  say: (ms: number) => string,
): readonly [StageCell, StageCell, StageCell] {
  const passages = steps.filter(({ step }) => step === 'passage');
  return [
    cellOf(
      steps.find(({ step }) => step === 'split'),
      say,
    ),
    enrichCell(passages),
    cellOf(
      steps.find(({ step }) => step === 'publish'),
      say,
    ),
  ];
}

function cellOf(step: Step | undefined, say: (ms: number) => string): StageCell {
  if (!step || step.state === 'not-yet') return { says: '·', kind: 'not-yet' };
  if (step.state === 'waiting') return { says: 'in the queue', kind: 'now' };
  if (step.state === 'working') return { says: 'at work', kind: 'now' };
  if (step.state === 'failed') return { says: 'failed', kind: 'failed' };
  return { says: step.tookMs === undefined ? 'done' : say(step.tookMs), kind: 'done' };
}

function enrichCell(passages: readonly Step[]): StageCell {
  if (passages.length === 0 || passages.every(({ state }) => state === 'not-yet'))
    return { says: '·', kind: 'not-yet' };
  const of = (...states: string[]) => passages.filter(({ state }) => states.includes(state)).length;
  const ended = of('done', 'cached');
  const cached = of('cached');
  const failed = of('failed');
  if (failed > 0) return { says: `${ended} of ${passages.length}, ${failed} failed`, kind: 'failed' };
  const says = `${ended} of ${passages.length}${cached > 0 ? `, ${cached} cached` : ''}`;
  return { says, kind: ended === passages.length ? 'done' : 'now' };
}
