import { type CalibrationBin, calibrationError } from './measure-calibration.ts';

const SIZE = 260;
const MARGIN = 44;
const at = (share: number) => (MARGIN + share * SIZE).toFixed(1);
const down = (share: number) => (MARGIN + (1 - share) * SIZE).toFixed(1);

/** Draws a reliability diagram as SVG. On the diagonal, a score of 0.9 is right nine times in ten. A dot's area shows its bin's size. */
export function drawCalibration(title: string, bins: readonly CalibrationBin[]): string {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  const dots = bins.map(
    ({ claimed, right, count }) =>
      `<circle cx="${at(claimed)}" cy="${down(right)}" r="${(3 + 14 * Math.sqrt(count / all)).toFixed(1)}" fill="#2a6f97" fill-opacity="0.7"><title>${count} claims of ${claimed.toFixed(2)}: ${right.toFixed(2)} right</title></circle>`,
  );
  const ticks = [0, 0.5, 1].flatMap((tick) => [
    `<text x="${at(tick)}" y="${MARGIN + SIZE + 16}" text-anchor="middle">${tick}</text>`,
    `<text x="${MARGIN - 8}" y="${(Number(down(tick)) + 4).toFixed(1)}" text-anchor="end">${tick}</text>`,
  ]);
  const whole = SIZE + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${title}: share that is right by score claimed" viewBox="0 0 ${whole} ${whole}" width="${whole}" height="${whole}" font-family="sans-serif" font-size="12" fill="#333">`,
    `<rect width="${whole}" height="${whole}" fill="#fff"/>`,
    `<text x="${whole / 2}" y="20" text-anchor="middle" font-size="13">${title}: mean error ${calibrationError(bins).toFixed(3)}</text>`,
    `<rect x="${MARGIN}" y="${MARGIN}" width="${SIZE}" height="${SIZE}" fill="none" stroke="#999"/>`,
    `<line x1="${at(0)}" y1="${down(0)}" x2="${at(1)}" y2="${down(1)}" stroke="#999" stroke-dasharray="4 4"/>`,
    ...ticks,
    ...dots,
    `<text x="${whole / 2}" y="${whole - 8}" text-anchor="middle">score claimed</text>`,
    `<text x="12" y="${whole / 2}" text-anchor="middle" transform="rotate(-90 12 ${whole / 2})">share that is right</text>`,
    '</svg>',
    '',
  ].join('\n');
}
