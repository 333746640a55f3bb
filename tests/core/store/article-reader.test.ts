import { DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { ArticleReader } from '../../../core/store/article-reader.ts';
import { Table } from '../../../core/store/table.ts';
import { aHead, anEntityRecord, aPassageRecord } from '../../support/articles.ts';

const dynamo = mockClient(DynamoDBDocumentClient);
const reader = new ArticleReader(new Table('Articles'));
const shown = (published: string) => aHead({ status: 'ENRICHED', generation: published, published });
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
    const entity = anEntityRecord();
    dynamo.on(GetCommand).resolves({ Item: shown('g5') });
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [passage], LastEvaluatedKey: { pk: 'x', sk: 'y' } })
      .resolvesOnce({ Items: [passage] })
      .resolvesOnce({ Items: [entity] });
    expect(await reader.readArticle('a')).toEqual({
      head: shown('g5'),
      passages: [passage, passage],
      entities: [entity],
    });
    expect(prefixes()).toEqual(['PASSAGE#g5#', 'PASSAGE#g5#', 'ENTITY#g5#']);
    for (const { args } of dynamo.calls()) expect(args[0].input).toMatchObject({ ConsistentRead: true });
  });

  it('reads again when another generation was published meanwhile, and mixes none', async () => {
    dynamo
      .on(GetCommand)
      .resolvesOnce({ Item: shown('g5') })
      .resolves({ Item: shown('g6') });
    dynamo.on(QueryCommand).resolves({ Items: [] });
    expect((await reader.readArticle('a'))?.head.published).toBe('g6');
    expect(prefixes()).toEqual(['PASSAGE#g5#', 'ENTITY#g5#', 'PASSAGE#g6#', 'ENTITY#g6#']);
  });

  it('gets nothing if the article is deleted while it reads', async () => {
    const tombstone = aHead({ status: 'DELETED' });
    dynamo
      .on(GetCommand)
      .resolvesOnce({ Item: shown('g5') })
      .resolves({ Item: tombstone });
    dynamo
      .on(QueryCommand)
      .resolvesOnce({ Items: [aPassageRecord('half gone')] })
      .resolves({ Items: [] });
    expect(await reader.readArticle('a')).toEqual({ head: tombstone, passages: [], entities: [] });
  });

  it('fails with the article’s id if it is republished during each read', async () => {
    let count = 0;
    dynamo.on(GetCommand).callsFake(() => ({ Item: shown(`g${count++}`) }));
    dynamo.on(QueryCommand).resolves({});
    await expect(reader.readArticle('a')).rejects.toThrow('Article a was republished during each of 5 reads');
  });
});
