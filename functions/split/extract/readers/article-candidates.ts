import { ELEMENT_NODE } from './list-paragraphs.ts';
import type { PageNode } from './page-tree.ts';

type Stage = (node: PageNode) => boolean;

const BODY = new Set(['ARTICLE', 'DIV', 'MAIN', 'SECTION', 'TD', 'FORM']);
const BODY_ID =
  /(?:entry|article|art)-content|article__content|article(?:-|__)?body|articleBody|body-text|^articleContent$/;
const BODY_CLASS =
  /post[-_]text|post-body|post-?entry|post[-_]?content|postContent|post_inner_wrapper|article-?text|articleText|(?:entry|page|text|article|art)-content|article__content|article(?:-|__)?body|articleBody|ArticleContent|body-text|article__container|^(?:post|entry)$/;
const STORY_ID = /^primary|story-body|^article$|^story$/;
const STORY_CLASS =
  /^article |post-bodycopy|story-?content|(?:theme|blog|section|single)-content|single-post|main-column|wpb_text_column|story-body|field-body|[Ff]ulltext|^(?:postarea|art-postcontent|text|cell|story)$/;
const CONTENT_ID = /content-main|content-body|contentBody|[Mm]ain-[Cc]ontent|^content$/;
const CONTENT_CLASS = /content[-_]main|content(?:-|__)body|[Mm]ain-[Cc]ontent|[Pp]age-[Cc]ontent|^content$/;

/** Marks of an article's body, the surest first. They follow trafilatura's `BODY_XPATH`. */
const STAGES: readonly Stage[] = [
  ({ nodeName, itemprop, id, classes }) =>
    BODY.has(nodeName) && (itemprop === 'articleBody' || BODY_ID.test(id) || BODY_CLASS.test(classes)),
  ({ nodeName }) => nodeName === 'ARTICLE',
  ({ nodeName, role, id, classes }) =>
    BODY.has(nodeName) && (role === 'article' || STORY_ID.test(id) || STORY_CLASS.test(classes)),
  ({ nodeName, id, classes }) => BODY.has(nodeName) && (CONTENT_ID.test(id) || CONTENT_CLASS.test(classes)),
  ({ nodeName, id, classes, role }) =>
    nodeName === 'MAIN' || (BODY.has(nodeName) && /^main/.test(`${classes}\n${id}\n${role}`.trim())),
];

/** The elements that may be the article's body, by stage of trust, each stage in the order of the page. */
export function findCandidates(page: PageNode): PageNode[][] {
  const found: PageNode[][] = STAGES.map(() => []);
  const walk = (node: PageNode) => {
    if (node.nodeType !== ELEMENT_NODE) return;
    STAGES.forEach((matches, stage) => {
      if (matches(node)) found[stage]?.push(node);
    });
    node.childNodes.forEach(walk);
  };
  walk(page);
  return found;
}

const LEAD =
  /standfirst|sub-?head(?:line|ing)|(?:article|entry|post|story|news)?[-_]{0,2}(?:intro|excerpt|summary|lead|lede|abstract|deck?|description)(?![a-z])|teaser-?text|chapo|vorspann|bajada|copete|entradilla/i;
const MIN_LEAD = 40;
const MAX_LEAD = 700;

/** Finds the lead paragraphs that a page shows before the body, under its heading. */
export function findLeads(page: PageNode, body: PageNode): PageNode[] {
  let leads: PageNode[] = [];
  let isDone = false;
  const walk = (node: PageNode) => {
    if (isDone || node.nodeType !== ELEMENT_NODE) return;
    if (node === body) {
      isDone = true;
      return;
    }
    if (node.beside === 'surely') return;
    if (node.nodeName === 'H1') leads = [];
    const isLead = LEAD.test(`${node.classes}\n${node.id}`) || node.itemprop === 'description';
    if (isLead && node.wholeSize >= MIN_LEAD && node.wholeSize <= MAX_LEAD && node.linked < node.size / 2) {
      leads.push(node);
    } else node.childNodes.forEach(walk);
  };
  walk(page);
  return isDone ? leads.slice(0, 2) : [];
}
