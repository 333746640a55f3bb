import type { BundleFormat } from '@copydesk/core/article/bundle';
import type { BundleContext } from '@copydesk/core/store/bundle-items';
import { childrenOf, localNameOf, textOf, type XmlElement } from './xml/parse-xml.ts';

type Facts = Pick<BundleContext, 'source' | 'language' | 'byline' | 'namespaces'>;

const MAX_CHARS = 300;

/**
 * What a feed or package says before its first item, and means for all of them.
 *
 * @param head everything before the first item; its elements are not ended there
 */
export function readFeedFacts(head: XmlElement, format: BundleFormat): Facts {
  const [root] = head.children.filter((child): child is XmlElement => typeof child !== 'string');
  if (!root) return {};
  const namespaces = namespacesOf(root);
  if (format === 'newsml') return Object.keys(namespaces).length > 0 ? { namespaces } : {};
  const channel = childrenOf(root, 'channel')[0] ?? root;
  const source = words(childrenOf(channel, 'title')[0]);
  const language = words(childrenOf(channel, 'language')[0]) ?? root.attributes['xml:lang'];
  const [author] = childrenOf(channel, 'author');
  const byline = format === 'atom' && author ? words(childrenOf(author, 'name')[0]) : undefined;
  return { ...(source && { source }), ...(language && { language }), ...(byline && { byline }) };
}

/** Of an element and of those in which it ends the text: an item in there may use any. */
function namespacesOf(element: XmlElement): Record<string, string> {
  const last = element.children.findLast((child): child is XmlElement => typeof child !== 'string');
  const own = Object.entries(element.attributes).filter(([name]) => /^xmlns(?::|$)|^xml:lang$/.test(name));
  return { ...Object.fromEntries(own), ...(last && isParent(last) && namespacesOf(last)) };
}

/** NewsML-G2's header stands beside the items, not around them. */
const isParent = (element: XmlElement) => localNameOf(element) === 'itemSet';

function words(element: XmlElement | undefined): string | undefined {
  if (!element) return undefined;
  return textOf(element).replace(/\s+/g, ' ').trim().slice(0, MAX_CHARS) || undefined;
}
