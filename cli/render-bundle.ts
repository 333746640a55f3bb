import pc from 'picocolors';
import type { BundleDocument } from './bundle-document.ts';

const MAX_FAULTS = 10;

/** A bundle for a person at a terminal: what became of its items, and which became nothing. */
export function renderBundle({ key, status, format, counts, faults, stop }: BundleDocument): string {
  const shown = status === 'UNBUNDLED' ? pc.green(status) : pc.yellow(status);
  const lines = [pc.bold(key), `  ${shown}${format ? pc.dim(` · ${format}`) : ''}`];
  if (counts) {
    const refused = Object.values(counts.faults).reduce((sum, count) => sum + count, 0);
    lines.push(
      `  ${counts.items} items: ${counts.written} written, ${counts.unchanged} unchanged, ${refused} refused`,
    );
  }
  if (stop) lines.push(`  ${stop.reason}: ${stop.detail}`);
  for (const { number, reason, detail } of faults.slice(0, MAX_FAULTS))
    lines.push(`  ${pc.dim(`${format === 'json-lines' ? 'line' : 'item'} ${number}`)} ${reason}: ${detail}`);
  if (faults.length > MAX_FAULTS) lines.push(pc.dim(`  more of them with --json`));
  return lines.join('\n');
}
