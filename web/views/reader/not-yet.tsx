import type { ArticleRecord } from '../../client/answers.ts';
import { PageHead, Section } from '../../parts/section.tsx';
import { useTake } from '../../parts/take.ts';
import { commandLine } from '../../rules/commands.ts';
import { reasonOf } from '../../rules/cures.ts';
import { capitalised } from '../../rules/say.ts';
import { RunOf } from '../desk/run-of.tsx';

/** An object without a published text: it is on its way, was rejected, or was deleted. */
export function NotYet({ record }: { record: ArticleRecord }) {
  useTake({ command: commandLine('show', [record.key], ['--run']), json: () => record });
  const says: Readonly<Record<string, string>> = {
    ENRICHING: 'It is on its way. The text appears here as soon as it is published.',
    REJECTED: 'It is no article, so there is nothing to read.',
    DELETED: 'It was deleted. A deleted article never comes back by itself: upload it again.',
  };
  return (
    <>
      <PageHead
        where={<span>Object</span>}
        title={<bdi class="key">{record.key}</bdi>}
        sentence={says[record.status] ?? record.status}
      />
      <div class="two even">
        <div>
          {record.reasons.length > 0 && (
            <Section id="why" title="Why">
              {record.reasons.map(({ reason, means, cure }) => (
                <>
                  <p>
                    <span class="stamp solid">{record.status.toLowerCase()}</span> {reasonOf(reason).reason}:{' '}
                    {record.detail ?? means}
                  </p>
                  <p class="second">{capitalised(cure)}</p>
                </>
              ))}
            </Section>
          )}
          <Section id="run" title="Its run">
            <RunOf articleId={record.articleId} isLive />
          </Section>
        </div>
      </div>
    </>
  );
}
