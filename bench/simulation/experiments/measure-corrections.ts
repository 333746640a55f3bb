import { atMost, type Claim } from '../claim.ts';
import { enrichArticles, type Version } from '../enrich-articles.ts';
import { type Lab, onceEach, startServices, TABLE_LIMITER } from '../lab.ts';
import { Random } from '../random.ts';

const PARAGRAPHS = 200;
const CHANGES = 25;

/**
 * Measures a long article, then versions with one changed paragraph, then the article under another key. Each version is
 * enriched with the cache of the versions before.
 */
export async function measureCorrections(lab: Lab): Promise<Claim[]> {
  const services = startServices(lab, TABLE_LIMITER);
  const random = new Random(1);
  const documents = async (version: Version) => {
    const before = services.comprehend.documents;
    await enrichArticles([version], services, onceEach(lab));
    // Each passage is two documents, one per analysis.
    return (services.comprehend.documents - before) / 2;
  };
  const paragraphs = longArticle(lab);
  await documents({ articleId: 'long', generation: '0', text: paragraphs.join('\n\n') });
  let most = 0;
  for (let change = 1; change <= CHANGES; change++) {
    const at = random.int(PARAGRAPHS);
    const text = paragraphs.with(at, `${paragraphs[at]} This sentence is correction ${change}.`).join('\n\n');
    most = Math.max(most, await documents({ articleId: 'long', generation: String(change), text }));
  }
  const copy = await documents({ articleId: 'copy', generation: '0', text: paragraphs.join('\n\n') });
  return [
    atMost(`one of ${PARAGRAPHS} paragraphs changed: most passages billed`, [most], 3, 'number'),
    atMost('a syndicated copy: passages billed', [copy], 0, 'number'),
  ];
}

function longArticle({ source }: Lab): string[] {
  const paragraphs: string[] = [];
  for (let n = 0; paragraphs.length < PARAGRAPHS; n++) paragraphs.push(...source.article(n).split('\n\n'));
  return paragraphs.slice(0, PARAGRAPHS);
}
