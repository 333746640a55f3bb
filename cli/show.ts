import { articleIdOf } from '../core/article/article-id.ts';
import { ArticleReader } from '../core/store/article-reader.ts';
import { toArticleDocument } from './article-document.ts';
import { type ConnectOptions, connect } from './connection.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { renderArticle } from './render-article.ts';

const ARTICLE_ID = /^[0-9a-f]{32}$/;

/** Shows one article, by its key in the bucket or by its id. */
export async function show(keyOrId: string, options: ConnectOptions & { json: boolean }): Promise<ExitCode> {
  const connection = await connect(options);
  try {
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
