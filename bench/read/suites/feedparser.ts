import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFragment } from '../../../functions/split/extract/readers/read-html.ts';
import { readBundle } from '../read-bundle.ts';
import { foldLine } from '../read-facts.ts';
import type { Suite } from '../suite.ts';

/** Tests of what feedparser takes out of HTML so that a browser may show it. Here no markup is kept at all. */
const LEFT_OUT = /[\\/]sanitize[\\/]/;
const STRING = String.raw`u?(?:"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)')`;
const TEXT = new RegExp(
  String.raw`entries\[0\](?:\['|\.)(?:title|summary|description|content)(?:_detail)?(?:'\])?(?:\[0\])?(?:(?:\['|\.)value(?:'\])?)?\s*==\s*${STRING}`,
);
/** The test's own words stand in a comment. */
const EXPECT = /Expect:\s*([\s\S]*?)-->/;

/**
 * The feeds of https://github.com/kurtmckee/feedparser's tests whose first entry has to hold a text. An entry is right if its
 * article has that text, without markup and in any white space.
 */
export const feedparser: Suite = {
  name: 'feedparser',
  run: async (checkout) => {
    const figures = { entries: 0, of: 0 };
    for (const folder of ['wellformed', 'illformed']) {
      const tests = join(checkout, 'tests', folder);
      for (const file of readdirSync(tests, { recursive: true }) as string[]) {
        if (!file.endsWith('.xml') || LEFT_OUT.test(`/${file}`)) continue;
        const bytes = readFileSync(join(tests, file));
        const wanted = textOf(bytes.toString());
        if (wanted === '') continue;
        figures.of++;
        const [article] = await readBundle(bytes);
        if (article && fold(article.text).includes(wanted)) figures.entries++;
      }
    }
    return [{ system: 'ours', figures }];
  },
};

/** The asserted text without its markup; empty for a test of something else. */
function textOf(test: string): string {
  const [, double, single] = TEXT.exec(EXPECT.exec(test)?.[1] ?? '') ?? [];
  const html = unquote(double ?? single ?? '');
  return fold(readFragment(html).join(' '));
}

/** Reads a string of Python. */
function unquote(literal: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };
  return literal.replace(/\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([\s\S]))/g, (_, long, short, one) =>
    long || short ? String.fromCodePoint(Number.parseInt(long ?? short, 16)) : (named[one] ?? one),
  );
}

/** Some tests keep a tag as words. */
const fold = (text: string) => foldLine(text.replace(/<[^<>]*>/g, ' ')).replace(/\s+/g, '');
