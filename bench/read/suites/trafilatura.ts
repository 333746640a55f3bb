import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { decodeText } from '../../../functions/split/extract/decode/decode-text.ts';
import { countSnippets, type Snippets, scoreSnippets } from '../count-snippets.ts';
import { readText } from '../read-text.ts';
import type { Suite } from '../suite.ts';
import { countFacts, type StatedPage } from './trafilatura-facts.ts';

/** docs/evaluation.rst: trafilatura 2.2.0, standard, 990 documents. */
const PUBLISHED = { precision: 0.906, recall: 0.943, F1: 0.924 };

/** The texts of https://github.com/adbar/trafilatura's evaluation data: with, without the snippets that people named. */
export const trafilatura: Suite = {
  name: 'trafilatura',
  run: async (checkout) => {
    const tests = join(checkout, 'tests');
    const pages = Object.values(
      JSON.parse(readFileSync(join(tests, 'evaldata.json'), 'utf8')) as Record<string, Page>,
    );
    const ours = [];
    const plain = [];
    for (const page of pages) {
      const bytes = readFileSync(pathOf(tests, page.file));
      ours.push(countSnippets(page, await readText(bytes)));
      plain.push(countSnippets(page, await readPlain(bytes)));
    }
    return [
      { system: 'ours', figures: scoreSnippets(ours) },
      await countFacts(pages, tests),
      { system: 'Readability and linkedom, plain', figures: scoreSnippets(plain) },
      { system: 'trafilatura 2.2.0, as published', figures: PUBLISHED },
    ];
  },
};

type Page = Snippets & StatedPage;

function pathOf(tests: string, file: string): string {
  const path = ['cache', 'eval'].map((folder) => join(tests, folder, file)).find(existsSync);
  if (!path)
    throw new Error(`There is no ${file} in ${tests}/cache or ${tests}/eval: check out the whole suite`);
  return path;
}

/** Reads a page by Readability alone. Its text is put together as in a browser, block by block. */
async function readPlain(bytes: Uint8Array): Promise<string | undefined> {
  try {
    const { document } = parseHTML(await decodeText(bytes));
    const article = new Readability(
      document as unknown as ConstructorParameters<typeof Readability>[0],
    ).parse();
    return article?.textContent ?? undefined;
  } catch {
    // Readability fails on trees that no browser would build, and some pages are no text.
    return undefined;
  }
}
