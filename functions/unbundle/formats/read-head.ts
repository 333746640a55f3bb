import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { childOf, elementsOf, localNameOf, wordsOf, type XmlElement } from '../xml/parse-xml.ts';

/** Facts that the start of a bundle states for all its items. */
export type HeadFacts = Pick<BundleContext, 'source' | 'language' | 'byline' | 'namespaces'>;

const MAX_CHARS = 300;

export function readRssHead(root: XmlElement): HeadFacts {
  return readFeedHead(childOf(root, 'channel') ?? root, root);
}

export function readAtomHead(root: XmlElement): HeadFacts {
  const author = childOf(root, 'author');
  const byline = shorten(wordsOf(author && childOf(author, 'name')));
  return { ...readFeedHead(root, root), ...(byline && { byline }) };
}

/** A package states the namespaces that its items use. */
export function readPackageHead(root: XmlElement): HeadFacts {
  const namespaces = namespacesOf(root);
  return Object.keys(namespaces).length > 0 ? { namespaces } : {};
}

function readFeedHead(channel: XmlElement, root: XmlElement): HeadFacts {
  const source = shorten(wordsOf(childOf(channel, 'title')));
  const language = shorten(wordsOf(childOf(channel, 'language'))) ?? root.attributes['xml:lang'];
  return { ...(source && { source }), ...(language && { language }) };
}

/** The declarations of an element, and of the item set that it ends in: the items in there may use any of them. */
function namespacesOf(element: XmlElement): Record<string, string> {
  const last = elementsOf(element).at(-1);
  const own = Object.entries(element.attributes).filter(([name]) => /^xmlns(?::|$)|^xml:lang$/.test(name));
  // The header of a NewsML-G2 message is beside the items, not around them.
  return { ...Object.fromEntries(own), ...(last && localNameOf(last) === 'itemSet' && namespacesOf(last)) };
}

function shorten(words: string | undefined): string | undefined {
  return words?.slice(0, MAX_CHARS);
}
