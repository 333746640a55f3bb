import { shapeOf, signed, wordOf } from '../rules/tone.ts';

/** A tone: its shape, its sign, and its word for those who hear it. */
export const Tone = ({ points }: { points: number | undefined }) => (
  <span class={`tone ${shapeOf(points)}`}>
    {points === undefined ? '' : signed(points)}
    <span class="vh"> {wordOf(points)}</span>
  </span>
);
