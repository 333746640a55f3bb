import { fixed, quantile } from '../rules/scales.ts';
import { columnsOf, placeSwarm, swarmReach, swarmX } from '../rules/swarm.ts';
import { shapeOf, signed } from '../rules/tone.ts';

/** More marks than this are drawn as columns. */
const MOST_MARKS = 300;
const STEP = 10;

/** Tones on an axis, a mark each. A phone gets a narrower drawing, so that letters keep their size. */
export const Swarm = ({ tones }: { tones: readonly number[] }) => (
  <>
    <Drawing tones={tones} width={480} kind="wide" />
    <Drawing tones={tones} width={358} kind="slim" />
  </>
);

function Drawing({ tones, width, kind }: { tones: readonly number[]; width: number; kind: string }) {
  const reach = swarmReach(tones);
  const median = quantile(tones, 0.5) ?? 0;
  const x = (value: number) => fixed(swarmX(value, { width, reach }));
  const marks = tones.length > MOST_MARKS ? [] : placeSwarm(tones, { width, base: 0, step: STEP, reach });
  const height = Math.max(60, ...marks.map(({ y }) => -y + 22), tones.length > MOST_MARKS ? 116 : 0);
  const base = Math.ceil(height);
  const ends =
    tones.length === 0
      ? ''
      : `, from ${signed(Math.min(...tones.slice(0, 1)))} to ${signed(tones.at(-1) ?? 0)}`;
  const ticks = [-1, -0.5, 0, 0.5, 1].map((share) => Math.round(share * reach));
  return (
    <svg
      class={`swarm ${kind}`}
      viewBox={`0 0 ${width} ${base + 50}`}
      role="img"
      aria-label={`${tones.length} articles by tone${ends}; median ${signed(median)}`}
    >
      <path
        class="axisline"
        d={`M8 ${base}H${width - 8}${ticks.map((tick) => `M${x(tick)} ${base}v5`).join('')}`}
      />
      {ticks.map((tick) => (
        <text
          x={x(tick)}
          y={base + 18}
          text-anchor={Math.abs(tick) === reach ? (tick < 0 ? 'start' : 'end') : 'middle'}
        >
          {signed(tick)}
        </text>
      ))}
      <path class="mid" d={`M${x(median)} ${base}V4`} />
      <text
        class="strong"
        x={swarmX(median, { width, reach }) + (median > 0 ? -6 : 6)}
        y="14"
        text-anchor={median > 0 ? 'end' : 'start'}
      >
        median {signed(median)}
      </text>
      {tones.length > MOST_MARKS && (
        <path
          class="column"
          d={columnsOf(tones, reach)
            .map(({ from, to, share }) => `M${x(from)} ${base}V${fixed(base - share * 88)}H${x(to)}V${base}z`)
            .join('')}
        />
      )}
      {marks.map(({ x: at, y, index }) => {
        const shape = shapeOf(tones[index]);
        const [cx, cy] = [fixed(at), base + y];
        if (shape === 'pos') return <path class="p" d={`M${cx} ${fixed(cy - 5)}l5 9h-10z`} />;
        if (shape === 'neg') return <path class="n" d={`M${cx} ${fixed(cy + 5)}l5-9h-10z`} />;
        return <circle class="o" cx={cx} cy={fixed(cy)} r="4" />;
      })}
      <text x="8" y={base + 38}>
        more negative
      </text>
      <text x={width - 8} y={base + 38} text-anchor="end">
        more positive
      </text>
    </svg>
  );
}
