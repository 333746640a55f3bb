import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { ArticleReader } from '@copydesk/core/store/article-reader';
import { BundleStore } from '@copydesk/core/store/bundle-store';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import { toArticleDocument } from '../../output/article-document.ts';
import { toBundleDocument } from '../../output/bundle-document.ts';
import { renderArticle } from '../../output/render-article.ts';
import { renderBundle } from '../../output/render-bundle.ts';
import { type Connection, type ConnectOptions, connect } from '../../pipeline/connection.ts';

const ARTICLE_ID = /^[0-9a-f]{32}$/;

/** Shows one article, by its key in the bucket or by its id; a bundle, by its key. */
export async function show(keyOrId: string, options: ConnectOptions & { json: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  try {
    if (isBundleKey(keyOrId)) return await showBundle(keyOrId, connection, options.json);
    const { BucketName = '', TableName = '' } = connection.outputs;
    const articleId = ARTICLE_ID.test(keyOrId) ? keyOrId : articleIdOf(BucketName, keyOrId);
    const view = await new ArticleReader(connection.table, TableName).readArticle(articleId);
    if (!view) {
      throw new Error(
        `${keyOrId} is no article of ${connection.where}: no object of that key was seen in the bucket ${BucketName}. ` +
          'A key is written as it is in the bucket; "copydesk list" shows what there is',
      );
    }
    const article = toArticleDocument(view);
    console.log(options.json ? JSON.stringify(article, null, 2) : renderArticle(article));
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

async function showBundle(
  key: string,
  { table, outputs: { BucketName = '', TableName = '' }, where }: Connection,
  json: boolean,
): Promise<ExitCode> {
  const record = await new BundleStore(table, TableName).read(articleIdOf(BucketName, key));
  if (!record) throw new Error(`${key} is no bundle of ${where}: no object of that key was seen`);
  const bundle = toBundleDocument(record);
  console.log(json ? JSON.stringify(bundle, null, 2) : renderBundle(bundle));
  return EXIT.ok;
}
