import { findCandidates, findLeads } from './article-candidates.ts';
import { THRESHOLDS } from './article-thresholds.ts';
import { keepArticleParagraphs } from './keep-article-paragraphs.ts';
import { ELEMENT_NODE, listMarkedParagraphs } from './list-paragraphs.ts';
import type { PageNode } from './page-tree.ts';

interface Reading {
  readonly paragraphs: readonly string[];
  readonly size: number;
  /** The page itself marks it as the article of its heading. */
  readonly isMarked?: boolean;
}

const NOTHING: Reading = { paragraphs: [], size: 0 };

/**
 * Chooses the paragraphs of a page's article, in steps. Each step is taken only if the one before found too little:
 * the body that the page marks, beside Readability's; the paragraphs of the whole page; once more with wider limits; the
 * text that the page does not show.
 *
 * @param readable the body that Readability found
 * @param unseen texts that the page states for machines or for browsers without scripts, the best first
 */
export function chooseArticle(
  page: PageNode,
  readable: PageNode | undefined,
  unseen: () => Iterable<readonly string[]>,
): readonly string[] {
  const own = readMarked(page);
  const other = readable ? read(readable) : NOTHING;
  let chosen = prefers(other, own) ? other : own;
  if (chosen.size < THRESHOLDS.minBody && !chosen.isMarked) {
    const rest = readLooseParagraphs(page);
    if (rest.size > chosen.size) chosen = rest;
  }
  if (
    chosen.size < THRESHOLDS.wideBelow &&
    chosen.size < THRESHOLDS.minPageShare * page.size &&
    !chosen.isMarked
  ) {
    const wide = [readable ? read(readable, true) : NOTHING, readMarked(page, true)].reduce(longer);
    if (wide.size >= THRESHOLDS.minBody && wide.size > THRESHOLDS.wideRatio * chosen.size) chosen = wide;
  }
  if (chosen.size < THRESHOLDS.stub) {
    for (const paragraphs of unseen()) {
      const size = sizeOf(paragraphs);
      if (size >= THRESHOLDS.minUnseen && size > THRESHOLDS.unseenRatio * chosen.size) return paragraphs;
    }
  }
  return chosen.size > 0 ? chosen.paragraphs : read(page, true).paragraphs;
}

function prefers(other: Reading, own: Reading): boolean {
  if (own.size === 0) return true;
  const limit = THRESHOLDS.readabilityRatio * own.size;
  if (other.size <= limit) return false;
  if (!own.isMarked) return true;
  // A short article that is marked as one is the article, unless Readability's text holds it and more.
  const text = other.paragraphs.join('\n');
  return own.paragraphs.every((paragraph) => text.includes(paragraph.trim()));
}

function readMarked(page: PageNode, isWide = false): Reading {
  for (const [stage, candidates] of findCandidates(page).entries()) {
    const longest = Math.max(...candidates.map(({ size }) => size));
    const candidate = candidates.find(({ size }) => size > 0 && size >= longest / 2);
    if (!candidate) continue;
    const parts =
      stage === 0 && candidate.classes
        ? candidates.filter(({ classes, size }) => classes === candidate.classes && size > 0)
        : [candidate];
    const body = merge(parts.map((part) => read(part, isWide)));
    const reading = merge([...findLeads(page, candidate).map((lead) => read(lead, true)), body]);
    if (body.size > 0) return { ...reading, isMarked: stage <= 1 && holdsHeading(candidate) };
  }
  return NOTHING;
}

function holdsHeading(node: PageNode): boolean {
  return node.childNodes.some((child) => child.nodeName === 'H1' || holdsHeading(child));
}

const LOOSE = new Set(['P', 'BLOCKQUOTE', 'PRE', 'TABLE']);

/** Reads the paragraphs of a page, wherever they are. */
function readLooseParagraphs(page: PageNode): Reading {
  const found: PageNode[] = [];
  const walk = (node: PageNode) => {
    if (node.nodeType !== ELEMENT_NODE || node.beside !== 'no') return;
    if (LOOSE.has(node.nodeName)) found.push(node);
    else node.childNodes.forEach(walk);
  };
  walk(page);
  return merge(found.map((node) => read(node)));
}

function merge(readings: readonly Reading[]): Reading {
  if (readings.length === 1) return readings[0] as Reading;
  const paragraphs = [...new Set(readings.flatMap((reading) => reading.paragraphs))];
  return { paragraphs, size: sizeOf(paragraphs) };
}

const longer = (a: Reading, b: Reading) => (b.size > a.size ? b : a);
const sizeOf = (paragraphs: readonly string[]) => paragraphs.reduce((sum, { length }) => sum + length, 0);

function read(body: PageNode, isWide = false): Reading {
  const isPrunedWrongly = isWide || body.size < THRESHOLDS.minPrunedShare * body.wholeSize;
  const paragraphs = keepArticleParagraphs(
    listMarkedParagraphs(body, ({ beside }) => (isPrunedWrongly ? beside === 'surely' : beside !== 'no')),
  );
  return { paragraphs, size: sizeOf(paragraphs) };
}
