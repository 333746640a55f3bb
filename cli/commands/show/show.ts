import { articleIdOf } from '@copydesk/core/article/article-id';
import { isBundleKey } from '@copydesk/core/article/bundle';
import { findRun } from '@copydesk/core/runs/find-run';
import type { ArticleView } from '@copydesk/core/store/article-reader';
import { BundleStore } from '@copydesk/core/store/bundle-store';
import { EXIT, type ExitCode } from '../../exit-codes.ts';
import type { RowOptions } from '../../options/row-options.ts';
import { toArticleDocument } from '../../output/article-document.ts';
import { type BundleDocument, toBundleDocument } from '../../output/bundle-document.ts';
import { printJson, printText } from '../../output/print.ts';
import { printRows } from '../../output/print-rows.ts';
import { renderArticle } from '../../output/render-article.ts';
import { renderBundle } from '../../output/render-bundle.ts';
import { type ConnectOptions, connect } from '../../pipeline/connect.ts';
import type { Connection } from '../../pipeline/connection.ts';
import { openQueries } from '../../pipeline/open-queries.ts';
import { openTable } from '../../pipeline/open-table.ts';
import { openStageQueues } from '../../pipeline/read-stages.ts';
import { ENTITY_HEADS, entityCells, toEntityRows } from './entity-rows.ts';
import { renderRun } from './render-run.ts';
import { renderText } from './render-text.ts';
import { toTextDocument } from './text-document.ts';

export interface ShowOptions extends ConnectOptions, RowOptions {
  readonly text?: boolean;
  readonly run?: boolean;
}

const ARTICLE_ID = /^[0-9a-f]{32}$/;

/** Shows an article, by its key in the bucket or by its id, or a bundle, by its key. */
export async function show(keyOrId: string, options: ShowOptions): Promise<ExitCode> {
  const { json, ndjson, csv, text, run } = options;
  const form = (ndjson && '--ndjson') || (csv && '--csv');
  if (text && form)
    throw new Error(`--text and ${form} cannot be used together: ${form} prints the entities. Leave one out`);
  const other = form || (text && '--text');
  if (run && other)
    throw new Error(`--run and ${other} cannot be used together: --run prints steps. Leave one out`);
  const connection = await connect(options);
  try {
    if (isBundleKey(keyOrId)) await showBundle(keyOrId, connection, options);
    else if (run) await showRun(keyOrId, connection, json);
    else if (text) await showText(keyOrId, connection, json);
    else {
      const view = await readArticle(keyOrId, connection);
      printRows(
        {
          rows: form ? rowsOf(view) : [],
          heads: ENTITY_HEADS,
          toCells: entityCells,
          document: () => toArticleDocument(view),
          render: () => [renderArticle(toArticleDocument(view))],
        },
        options,
      );
    }
    return EXIT.ok;
  } finally {
    connection.close();
  }
}

const rowsOf = ({ head, card, entities }: ArticleView) =>
  toEntityRows({ key: head.source.key, ...card }, entities);

async function showText(keyOrId: string, connection: Connection, json: boolean | undefined): Promise<void> {
  const { head } = await readArticle(keyOrId, connection);
  const { queries } = await openQueries(connection);
  const text = await queries.textOf(head.articleId);
  if (!text)
    throw new Error(
      `${keyOrId} has no text to show: it is ${head.status}${head.detail ? `, ${head.detail}` : ''}. ` +
        `"copydesk show ${keyOrId}" says why`,
    );
  if (json) printJson(toTextDocument(head.source.key, text));
  else printText(renderText(text, process.stdout.columns || Number.POSITIVE_INFINITY).join('\n'));
}

async function showRun(keyOrId: string, connection: Connection, json: boolean | undefined): Promise<void> {
  const { BucketName = '' } = connection.outputs;
  const articleId = ARTICLE_ID.test(keyOrId) ? keyOrId : articleIdOf(BucketName, keyOrId);
  const run = await findRun(articleId, openTable(connection), openStageQueues(connection));
  if (!run)
    throw new Error(
      `Neither the table nor a dead-letter queue of ${connection.where} knows ${keyOrId}. Write the key as it is in the ` +
        `bucket ${BucketName}. The event of an object that was uploaded just now may not have been received yet`,
    );
  if (json) printJson(run);
  else printText(renderRun(run).join('\n'));
}

async function showBundle(
  key: string,
  connection: Connection,
  { json, ndjson, csv, text }: ShowOptions,
): Promise<void> {
  if (ndjson || csv || text)
    throw new Error(
      `${key} is a bundle, which has no text and no entities of its own. Leave out --text, --ndjson and --csv to see what became of it`,
    );
  const bundle = await readBundle(key, connection);
  if (json) printJson(bundle);
  else printText(renderBundle(bundle));
}

async function readArticle(keyOrId: string, connection: Connection): Promise<ArticleView> {
  const { BucketName = '' } = connection.outputs;
  const { queries } = await openQueries(connection);
  const view = ARTICLE_ID.test(keyOrId)
    ? await queries.articleById(keyOrId)
    : await queries.articleById(articleIdOf(BucketName, keyOrId));
  if (view) return view;
  throw new Error(
    `${keyOrId} is no article of ${connection.where}: there is no record of an object with this key in the bucket ` +
      `${BucketName}. Write the key as it is in the bucket; "copydesk list" shows the articles`,
  );
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
