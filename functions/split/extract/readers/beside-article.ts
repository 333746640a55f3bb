/** An element as the lists below see it. */
export interface MarkedElement {
  /** In upper case. */
  readonly nodeName: string;
  readonly classes: string;
  readonly id: string;
  attribute(name: string): string;
}

const names = (list: string) => new Set(list.toUpperCase().split(' '));
const anyOf = (...patterns: readonly string[]) => new RegExp(patterns.join('|'));

/** Elements that never hold text of an article. */
const ALWAYS_BESIDE = names(
  'script style template noscript head nav aside footer menu button select textarea datalist dialog fieldset label legend svg math iframe object embed applet canvas audio video map picture progress rp rt noindex time figcaption frameset marquee',
);
/** The class names below apply only to these elements. */
const CONTAINERS = names('div p section span ul ol dl li dd dt');

// The lists follow trafilatura's `xpaths.py`, where each word was measured on thousands of pages.
const SHARE = ['^shar', 'social', 'viral', 'share-', 'sociable', 'embedded', 'embed'];
const NEWSLETTER = ['newsletter', 'syndication', 'subscri', 'signup', 'sign-up'];
const CONSENT = [
  'consent',
  'modal-content',
  'permission',
  'cookie[-_]?(?:banner|bar|notice|law|policy|consent)',
  'notice[-_]{0,2}cookie',
  'borlabs',
  'cookiebot',
  'onetrust',
  'gdpr',
];
const RELATED = [
  'elated',
  'next-',
  '-stories',
  'most-popular',
  'dossier',
  'collapse-box',
  '[Ff]act-?[Bb]ox',
  '__explore',
  'right-(?:block|col)',
  'rightBx',
  'more-news',
  'read-?more',
  'recommend',
  '[Tt]easer',
  'outbrain',
  'taboola',
  'criteo',
  'paid-?content',
  ' ad ',
  '-ad-',
  '^ad-',
  'advert',
  'promo',
  'infinite-?scroll',
  'mvp-post-add',
];
const NAVIGATION = [
  '^(?:nav|post-nav)',
  'subnav',
  'avigation',
  'navbar',
  'navbox',
  'menu',
  'bar(?![a-z])',
  'bread-?crumb',
  'footer',
  'Footer',
  'sidebar',
  'banner',
  'button',
  'pagination',
  'pager',
];
const ABOUT = [
  '[Aa]uthor',
  'byline',
  'Byline',
  'tags',
  'tag-list',
  'meta',
  'rating',
  'attachment',
  'timestamp',
  'user-info',
  'user-profile',
  '-icon',
  'article-infos',
  'message-container',
  'caption',
  'credit',
  'copyright',
  'dateline-time',
];
const HIDDEN = [
  'options',
  'expand',
  'obfuscated',
  'blurred',
  'slide',
  'viewport',
  'overlay',
  '(?<!elementor-)widget',
  '^hide-',
  '-hide-',
  'hide-print',
  ' hidden',
  ' hide',
  'no-?print',
  'print-none',
  'notloaded',
  'message',
  'akismet',
  'suggest-links',
];
const COMMENTS = [
  '^[Cc]omment',
  '(?:article|post)-comments',
  'comments?-(?:list|title|area|section|content|form|page)',
  'nocomments',
  '^reply-',
  '-reply-',
  '^respond',
];

const LIKELY_CLASS = anyOf(...SHARE, ...NEWSLETTER, ...RELATED, ...NAVIGATION, ...ABOUT, ...HIDDEN);
const LIKELY_ID = anyOf(
  '^shar',
  'social',
  'viral',
  'newsletter',
  'syndication',
  'tags',
  'sidebar',
  'banner',
  'bread-?crumb',
  'button',
  'author',
  '^jp-',
  'footer',
  'Footer',
  'share',
  'Share',
  'nav',
  'Nav',
  'menu',
  'related',
  'message-container',
  'premium',
  'caption',
  '[Tt]easer',
  'hidden',
  'akismet',
  'infinite-?scroll',
);
const SURE_CLASS = anyOf(...COMMENTS, ...CONSENT);
const SURE_ID = anyOf(
  'cookie',
  'reader-comments',
  '^(?:[Cc]omment|comol|disqus_thread|dsq-comments)',
  '^reply-',
  '^respond',
  'onetrust',
);

/** How sure it is that an element is beside the article. */
export type Beside = 'no' | 'likely' | 'surely';

/** Says whether an element is beside the article: a menu, a share bar, a teaser, a caption, a comment, something hidden. */
export function rateBeside(element: MarkedElement): Beside {
  const { nodeName, classes, id } = element;
  if (ALWAYS_BESIDE.has(nodeName)) return 'surely';
  if (!CONTAINERS.has(nodeName)) return 'no';
  if ((classes !== '' && SURE_CLASS.test(classes)) || (id !== '' && SURE_ID.test(id))) return 'surely';
  const isLikely =
    (classes !== '' && LIKELY_CLASS.test(classes)) ||
    (id !== '' && LIKELY_ID.test(id)) ||
    element.attribute('aria-hidden') === 'true' ||
    /display:\s*none/.test(element.attribute('style')) ||
    /nav/i.test(element.attribute('role'));
  return isLikely ? 'likely' : 'no';
}
