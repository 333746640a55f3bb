import { setQuery } from '../../client/address.ts';
import type { Received, ReceivedPage, Stages } from '../../client/answers.ts';
import { routes } from '../../client/questions.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { useConfig } from '../../client/use-config.ts';
import { Command } from '../../parts/copy.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { PageHead, Section } from '../../parts/section.tsx';
import { Sentence } from '../../parts/sentence.tsx';
import { useTake } from '../../parts/take.ts';
import { longDay } from '../../rules/dates.ts';
import { needsPerson } from '../../rules/needs-you.ts';
import { isDay } from '../../rules/routes.ts';
import { figures } from '../../rules/say.ts';
import { sayDesk } from '../../rules/say-desk.ts';
import { Board } from './board.tsx';
import { NeedsYou } from './needs-you.tsx';
import { StageCounts } from './stage-counts.tsx';
import { Upload } from './upload.tsx';

/** How often the desk looks at the queues and at what was received. */
const LIVE_MS = 1_500;

/** What comes in: the upload, the stages, and the way of each object. */
export function DeskView({ query, today }: { query: URLSearchParams; today: string }) {
  const asked = query.get('on') ?? '';
  const day = isDay(asked) ? asked : today;
  const reason = query.get('reason') ?? undefined;
  const every = day === today ? LIVE_MS : undefined;
  const { bucket = '' } = useConfig();
  const stages = useAnswer<Stages>(routes.stages(), { every: LIVE_MS });
  const received = useAnswer<ReceivedPage>(routes.received(day, undefined, 100), { every });
  const failures = useAnswer<ReceivedPage>(routes.failures(day, reason), { every });
  useTake({
    command: reason ? `copydesk list --status rejected --since ${day}` : 'copydesk status',
    json: () => ({ stages: stages.answer, received: received.answer }),
  });
  const items = received.answer?.items ?? [];
  const failed = failures.answer?.items ?? [];
  const needing = reason ? failed : failed.filter(needsPerson);
  const rejected = needing.filter(({ status }) => status === 'REJECTED');
  const givenUp = (stages.answer?.items ?? []).reduce((sum, stage) => sum + stage.givenUp, 0);
  const onTheirWay = items.filter(({ status }) => status === 'ENRICHING').length;
  const problem = received.problem ?? stages.problem;
  return (
    <>
      <PageHead
        where={<bdi>{bucket || longDay(day)}</bdi>}
        title="Desk"
        sentence={
          received.answer ? (
            <Sentence
              parts={sayDesk({
                givenUp,
                rejected: rejected.map(({ key }) => key),
                onTheirWay,
                received: items.length,
              })}
            />
          ) : (
            ''
          )
        }
      />
      <Upload />
      {problem && <ProblemNote problem={problem} />}
      {stages.answer && <StageCounts stages={stages.answer} />}
      {reason && (
        <p class="filternote">
          Objects with the reason <b>{reason.toLowerCase().replaceAll('_', ' ')}</b> of {longDay(day)}.{' '}
          <button
            class="btn link"
            type="button"
            onClick={() => setQuery({ reason: undefined, on: undefined })}
          >
            Show all
          </button>
        </p>
      )}
      <div class="two even">
        <div>
          <NeedsYou
            stages={stages.answer}
            failures={needing}
            hasMore={failures.answer?.cursor !== undefined}
          />
          <Board
            day={day}
            isToday={day === today}
            items={items}
            hasMore={received.answer?.cursor !== undefined}
          />
        </div>
        <div class="rail">
          <Totals
            day={day}
            isToday={day === today}
            items={items}
            hasMore={received.answer?.cursor !== undefined}
            givenUp={givenUp}
          />
          <section class="section">
            <h2>Do bucket and table agree?</h2>
            <p class="second">This compares them, and says what to do about each difference:</p>
            <Command text="copydesk doctor" />
          </section>
        </div>
      </div>
    </>
  );
}

function Totals({
  day,
  isToday,
  items,
  hasMore,
  givenUp,
}: {
  day: string;
  isToday: boolean;
  items: readonly Received[];
  hasMore: boolean;
  givenUp: number;
}) {
  const of = (status: string) => items.filter((item) => item.status === status).length;
  const units = items.reduce((sum, { published }) => sum + (published?.usage.units ?? 0), 0);
  const cached = items.reduce((sum, { published }) => sum + (published?.usage.cachedUnits ?? 0), 0);
  const share = units + cached === 0 ? undefined : Math.round((cached / (units + cached)) * 100);
  return (
    <Section
      id="totals"
      title={isToday ? 'Today' : longDay(day)}
      note={hasMore ? `the newest ${figures(items.length)} objects` : 'since 00:00 UTC'}
    >
      <dl class="facts">
        <dt>Received</dt>
        <dd>{figures(items.length)}</dd>
        <dt>Enriched</dt>
        <dd>
          {figures(of('ENRICHED') + of('PARTIAL'))}
          {of('PARTIAL') > 0 && `, in part ${figures(of('PARTIAL'))}`}
        </dd>
        <dt>Rejected</dt>
        <dd>{figures(of('REJECTED'))}</dd>
        {of('DELETED') > 0 && (
          <>
            <dt>Deleted</dt>
            <dd>{figures(of('DELETED'))}</dd>
          </>
        )}
        <dt>Given up</dt>
        <dd>{figures(givenUp)}</dd>
        <dt>Units</dt>
        <dd>{figures(units)}</dd>
        {share !== undefined && (
          <>
            <dt>From the cache</dt>
            <dd>{share} % of units</dd>
          </>
        )}
      </dl>
    </Section>
  );
}
