import { articleKeyOf, digestOfContent } from './article-key.ts';
import type { ArticleWriter } from './article-writer.ts';
import type { Item } from './item.ts';
import type { SliceTask } from './slice-task.ts';
import type { Tally } from './tally.ts';

const CONTENT_TYPES = {
  json: 'application/json',
  xml: 'application/xml',
  eml: 'message/rfc822',
  html: 'text/html',
} as const;

/** Writes the object of an item and counts the outcome. */
export async function writeItem(
  { id, body, extension }: Item,
  number: number,
  { record, isReread }: SliceTask,
  tally: Tally,
  articles: Pick<ArticleWriter, 'write'>,
): Promise<void> {
  const { source, sequencer, generation, previous } = record;
  const outcome = await articles.write(
    {
      bucket: source.bucket,
      key: articleKeyOf(source.key, id, extension),
      body,
      contentType: CONTENT_TYPES[extension],
      mark: { sequencer, generation, digest: digestOfContent(body) },
      number,
    },
    { isKnown: previous !== undefined || isReread, isReread },
  );
  if (outcome === 'written') tally.addWritten();
  else if (outcome === 'unchanged') tally.addUnchanged();
  else if (outcome === 'overtaken')
    tally.addFault(
      number,
      'OVERTAKEN',
      'Its object was written from a newer version of the bundle. Upload the bundle again',
    );
}
