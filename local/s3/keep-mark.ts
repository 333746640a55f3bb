import { readFileSync } from 'node:fs';
import { writeAtomically } from '../data-folder/write-atomically.ts';
import type { SequencerMark } from './sequencer.ts';

/**
 * Keeps the mark in a file.
 *
 * @throws Error for a file that holds no mark
 */
export function keepMark(path: string): SequencerMark {
  return { untilMs: read(path), move: (untilMs) => writeAtomically(path, String(untilMs)) };
}

function read(path: string): number {
  try {
    const text = readFileSync(path, 'utf8');
    if (/^\d{1,15}$/.test(text)) return Number(text);
    throw new Error(`${path} holds no time`);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}
