import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { EntityRecord, Head, PassageRecord } from './items.ts';
import { articlePartition, entityPrefix, headKey, passagePrefix } from './keys.ts';

/** An article as readers see it: the head, and the items of the generation it shows, if it shows one. */
export interface ArticleView {
  readonly head: Head;
  readonly passages: readonly PassageRecord[];
  readonly entities: readonly EntityRecord[];
}

/** A publish that lands between two reads makes the second worth repeating; two in a row are all but impossible. */
const MAX_ATTEMPTS = 5;

/** Reads what is published. Never mixes generations, whatever is being written meanwhile. */
export class ArticleReader {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, table: string) {
    this.#client = client;
    this.#table = table;
  }

  /**
   * @returns undefined for an article never seen, or whose tombstone has expired
   * @throws Error when the article is republished on each attempt
   */
  async readArticle(articleId: string): Promise<ArticleView | undefined> {
    let head = await this.#readHead(articleId);
    for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
      if (head?.published === undefined) return head && { head, passages: [], entities: [] };
      const passages = await this.#readItems<PassageRecord>(articleId, passagePrefix(head.published));
      const entities = await this.#readItems<EntityRecord>(articleId, entityPrefix(head.published));
      const after = await this.#readHead(articleId);
      if (after?.published === head.published) return { head: after, passages, entities };
      head = after;
    }
    throw new Error(
      `Article ${articleId} was republished during each of ${MAX_ATTEMPTS} reads; read it again`,
    );
  }

  async #readHead(articleId: string): Promise<Head | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: headKey(articleId), ConsistentRead: true }),
    );
    return Item as Head | undefined;
  }

  async #readItems<T>(articleId: string, prefix: string): Promise<T[]> {
    const items: T[] = [];
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
        ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
        ExpressionAttributeValues: { ':pk': articlePartition(articleId), ':prefix': prefix },
        ConsistentRead: true,
      },
    );
    for await (const page of pages) items.push(...((page.Items ?? []) as T[]));
    return items;
  }
}
