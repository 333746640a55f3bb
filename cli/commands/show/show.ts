import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { ArticleReader } from '@copydesk/core/store/article-reader';
import { BundleStore } from '@copydesk/core/store/bundle-store';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { toArticleDocument } from '../../output/article-document.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { renderArticle } from '../../output/render-article.ts';
import { renderBundle } from '../../output/render-bundle.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import type { Connection } from '../../pipeline/connection.ts';
import { openTable } from '../../pipeline/open-table.ts';

const ARTICLE_ID = /^[0-9a-f]{32}$/;

/** Shows an article, by its key in the bucket or by its id, or a bundle, by its key. */
export async function show(
  keyOrId: string,
  { json = false, ...options }: ConnectOptions & { json?: boolean },
): Promise<ExitCode> {
  const connection = await connect(options);
  try {
    const text = isBundleKey(keyOrId)
      ? await readBundle(keyOrId, connection, json)
      : await readArticle(keyOrId, connection, json);
    console.log(text);
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

async function readArticle(keyOrId: string, connection: Connection, json: boolean): Promise<string> {
  const { BucketName = '' } = connection.outputs;
  const articleId = ARTICLE_ID.test(keyOrId) ? keyOrId : articleIdOf(BucketName, keyOrId);
  const view = await new ArticleReader(openTable(connection)).readArticle(articleId);
  if (!view)
    throw new Error(
      `${keyOrId} is no article of ${connection.where}: there is no record of an object with this key in the bucket ` +
        `${BucketName}. Write the key as it is in the bucket; "copydesk list" shows the articles`,
    );
  const article = toArticleDocument(view);
  return json ? JSON.stringify(article, null, 2) : renderArticle(article);
}

async function readBundle(key: string, connection: Connection, json: boolean): Promise<string> {
  const { BucketName = '' } = connection.outputs;
  const record = await new BundleStore(openTable(connection)).read(articleIdOf(BucketName, key));
  if (!record)
    throw new Error(
      `${key} is no bundle of ${connection.where}: there is no record of an object with this key in the bucket ` +
        `${BucketName}. "copydesk list" shows the bundles`,
    );
  const bundle = toBundleDocument(record);
  return json ? JSON.stringify(bundle, null, 2) : renderBundle(bundle);
}
