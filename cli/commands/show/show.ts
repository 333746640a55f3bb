import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { ArticleReader } from '@copydesk/core/store/article-reader';
import { BundleStore } from '@copydesk/core/store/bundle-store';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { type ArticleDocument, toArticleDocument } from '../../output/article-document.ts';
import { type BundleDocument, toBundleDocument } from '../../output/bundle-document.ts';
import { printJson, printText } from '../../output/print.ts';
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
    if (isBundleKey(keyOrId)) {
      const bundle = await readBundle(keyOrId, connection);
      if (json) printJson(bundle);
      else printText(renderBundle(bundle));
      return EXIT.ok;
    }
    const article = await readArticle(keyOrId, connection);
    if (json) printJson(article);
    else printText(renderArticle(article));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

async function readArticle(keyOrId: string, connection: Connection): Promise<ArticleDocument> {
  const { BucketName = '' } = connection.outputs;
  const articleId = ARTICLE_ID.test(keyOrId) ? keyOrId : articleIdOf(BucketName, keyOrId);
  const view = await new ArticleReader(openTable(connection)).readArticle(articleId);
  if (!view)
    throw new Error(
      `${keyOrId} is no article of ${connection.where}: there is no record of an object with this key in the bucket ` +
        `${BucketName}. Write the key as it is in the bucket; "copydesk list" shows the articles`,
    );
  return toArticleDocument(view);
}

async function readBundle(key: string, connection: Connection): Promise<BundleDocument> {
  const { BucketName = '' } = connection.outputs;
  const record = await new BundleStore(openTable(connection)).read(articleIdOf(BucketName, key));
  if (!record)
    throw new Error(
      `${key} is no bundle of ${connection.where}: there is no record of an object with this key in the bucket ` +
        `${BucketName}. "copydesk list" shows the bundles`,
    );
  return toBundleDocument(record);
}
