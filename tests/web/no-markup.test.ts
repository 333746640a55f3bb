import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../web');
const SOURCES = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.(tsx?|html)$/.test(path) && !/^(dist|node_modules)\//.test(path),
);

/** What turns text into markup, code or style. */
const FORBIDDEN =
  /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|DOMParser|createContextualFragment|\beval\(|new Function|cssText|setAttribute\('(?:on|style|srcdoc)/;

it('the page sets text as text only', () => {
  expect(SOURCES.length).toBeGreaterThan(50);
  const found = SOURCES.filter((path) => FORBIDDEN.test(readFileSync(join(WEB, path), 'utf8')));
  expect(found).toEqual([]);
});

it('the first document holds no script and no style of its own', () => {
  const html = readFileSync(join(WEB, 'index.html'), 'utf8');
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style|\sstyle=|\son\w+=/);
});
