import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { cardItem } from '../../../core/store/article-card.ts';
import { ArticleReader } from '../../../core/store/article-reader.ts';
import { guideItems } from '../../../core/store/guide.ts';
import { headKey, type ItemKey } from '../../../core/store/keys.ts';
import { passageItem } from '../../../core/store/passage-item.ts';
import { Table } from '../../../core/store/table.ts';
import { aCard, aGuide, aHead, aPassageRecord } from '../../support/articles.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
const reader = new ArticleReader(new Table('Articles'));
const publishedAt = '2026-11-24T09:30:00.000Z';
const shown = (published: string) =>
  aHead({ status: 'ENRICHED', generation: published, published, publishedAt });
/** The heads as one read after the other finds them, the last one from then on; and the card of any generation. */
function answerGets(...heads: readonly object[]): void {
  let read = 0;
  dynamo.on(GetCommand).callsFake(({ Key: { sk } }: { Key: ItemKey }) => {
    if (sk === headKey('').sk) return { Item: heads[Math.min(read++, heads.length - 1)] };
    return { Item: cardItem(aCard({ generation: sk.split('#')[2] as string })) };
  });
}
const [chunk = {}] = guideItems(aGuide());
const prefixes = () =>
  dynamo
    .commandCalls(QueryCommand)
    .map(({ args: [{ input }] }) => input.ExpressionAttributeValues?.[':prefix']);

beforeEach(() => dynamo.reset());

describe('a reader', () => {
  it('gets nothing if the article has no head', async () => {
    dynamo.on(GetCommand).resolves({});
    expect(await reader.readArticle('a')).toBeUndefined();
  });

  it('gets only the head if the article is not published', async () => {
    dynamo.on(GetCommand).resolves({ Item: aHead() });
    expect(await reader.readArticle('a')).toEqual({ head: aHead(), passages: [], entities: [] });
    expect(dynamo.commandCalls(QueryCommand)).toHaveLength(0);
  });

  it('gets the items of the published generation, over any number of pages', async () => {
    const passage = aPassageRecord('one');
    const item = passageItem(passage);
    answerGets(shown('g5'));
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [item], LastEvaluatedKey: { pk: 'x', sk: 'y' } })
      .resolvesOnce({ Items: [item] })
      .resolvesOnce({ Items: [chunk] });
    expect(await reader.readArticle('a')).toEqual({
      head: shown('g5'),
      card: aCard(),
      passages: [passage, passage],
      entities: aGuide().entities,
    });
    expect(prefixes()).toEqual(['PASSAGE#g5#', 'PASSAGE#g5#', 'NAMES#g5#']);
    for (const { args } of dynamo.calls()) expect(args[0].input).toMatchObject({ ConsistentRead: true });
  });

  it('reads again when another generation was published meanwhile, and mixes none', async () => {
    answerGets(shown('g5'), shown('g6'));
    dynamo.on(QueryCommand).callsFake(({ ExpressionAttributeValues: { ':prefix': prefix } }) => ({
      Items: prefix === 'NAMES#g6#' ? [chunk] : [],
    }));
    const view = await reader.readArticle('a');
    expect([view?.head.published, view?.card?.generation]).toEqual(['g6', 'g6']);
    expect(prefixes()).toEqual(['PASSAGE#g5#', 'NAMES#g5#', 'PASSAGE#g6#', 'NAMES#g6#']);
  });

  it('gets nothing if the article is deleted while it reads', async () => {
    const tombstone = aHead({ status: 'DELETED' });
    answerGets(shown('g5'), tombstone);
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [passageItem(aPassageRecord('half gone'))] })
      .resolves({ Items: [] });
    expect(await reader.readArticle('a')).toEqual({ head: tombstone, passages: [], entities: [] });
  });

  it('fails with the article’s id if it is republished during each read', async () => {
    answerGets(...Array.from({ length: 6 }, (_, i) => shown(`g${i}`)));
    dynamo.on(QueryCommand).resolves({});
    await expect(reader.readArticle('a')).rejects.toThrow('Article a was republished during each of 5 reads');
  });

  it.each([
    ['card', { pk: 'P#', sk: '' }],
    ['list of names', undefined],
  ])('fails where the %s of what is published is missing, and says what to do', async (what, card) => {
    answerGets(shown('g5'));
    if (card)
      dynamo.on(GetCommand).callsFake(({ Key: { sk } }) => ({ ...(sk === 'HEAD' && { Item: shown('g5') }) }));
    dynamo.on(QueryCommand).callsFake(({ ExpressionAttributeValues: { ':prefix': prefix } }) => ({
      Items: card && prefix === 'NAMES#g5#' ? [chunk] : [],
    }));
    await expect(reader.readArticle('a')).rejects.toThrow(
      `The ${what} of article a is missing, though it is published. Something other than Copydesk changed the table. Run copydesk doctor --repair`,
    );
  });
});
