import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FLAG } from '../tagger/flags.ts';

/** Reads the lists that were written by hand for a language: `lists/german.txt`. */
export function readLists(name: string): Map<number, readonly string[]> {
  const blocks = readFileSync(join(import.meta.dirname, 'lists', `${name}.txt`), 'utf8').split(
    /^\[(\w+)\]$/m,
  );
  const lists = new Map<number, readonly string[]>();
  for (let k = 1; k < blocks.length; k += 2) {
    const flag = FLAG[blocks[k] as keyof typeof FLAG];
    if (!flag) throw new Error(`lists/${name}.txt has [${blocks[k]}], which is no FLAG`);
    lists.set(flag, (blocks[k + 1] as string).split(/\s*[,\n]\s*/).filter(Boolean));
  }
  return lists;
}
