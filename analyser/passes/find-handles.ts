import type { FoundEntity } from '../found.ts';

/** Finds handles and hashtags of social posts. Comprehend types them as OTHER. */
export function findHandles(text: string): FoundEntity[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}_@#/.])[@#][\p{L}\p{N}_]{2,50}/gu)].map(({ 0: found, index }) => ({
    type: 'OTHER',
    text: found,
    score: 0.8,
    begin: index,
    end: index + found.length,
  }));
}
