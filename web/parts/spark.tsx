import { fixed, usualRange } from '../rules/scales.ts';

const [WIDTH, HEIGHT] = [224, 28];

/** One bar a day, the usual range behind, today in ink. Each to its own scale. */
export function Spark({ before, today }: { before: readonly number[]; today: number }) {
  const max = Math.max(today, ...before, 1);
  const step = WIDTH / (before.length + 1);
  const y = (count: number) => HEIGHT - (count / max) * (HEIGHT - 1);
  const bar = (count: number, i: number) =>
    `M${fixed(i * step + 1)} ${HEIGHT}V${fixed(y(count))}h${fixed(step - 3)}V${HEIGHT}z`;
  const [low, high] = usualRange(before) ?? [0, 0];
  const top = high === 0 ? HEIGHT : y(high);
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="usual" x="0" y={fixed(top)} width={WIDTH} height={fixed(Math.max(1, y(low) - top))} />
      <path class="day" d={before.map((count, i) => (count > 0 ? bar(count, i) : '')).join('')} />
      <path class="now" d={bar(today, before.length)} />
    </svg>
  );
}
