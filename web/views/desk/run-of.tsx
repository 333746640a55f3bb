import type { Run } from '../../client/answers.ts';
import { routes } from '../../client/questions.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { Numbers } from '../../parts/numbers.tsx';
import { ProblemNote } from '../../parts/problem.tsx';
import { Waiting } from '../../parts/section.tsx';
import { duration, figures } from '../../rules/say.ts';
import { axisOf, labelOf, toWaterfall } from '../../rules/waterfall.ts';

/** What a step that is on the way needs. */
const LIVE_MS = 1_000;
const percent = (share: number) => `${Math.round(share * 10_000) / 100}%`;

/** The run of an object: its steps with their waits, as a waterfall. */
export function RunOf({ articleId, isLive = false }: { articleId: string; isLive?: boolean }) {
  const { answer, problem } = useAnswer<Run>(routes.run(articleId), { every: isLive ? LIVE_MS : undefined });
  if (problem && !answer) return <ProblemNote problem={problem} />;
  if (!answer) return <Waiting what="the run" />;
  return <RunDetails run={answer} />;
}

export function RunDetails({ run }: { run: Run }) {
  const received = run.receivedAt ? Date.parse(run.receivedAt) : Date.now();
  const { lanes, end } = toWaterfall(run.steps, Date.now() - received, duration);
  const isTimed = lanes.some(({ bars }) => bars.length > 0);
  return (
    <div class="rundetails">
      <p>{run.summary}</p>
      {run.detail && !run.summary.includes(run.detail) && <p class="second">{run.detail}</p>}
      {isTimed && (
        <div
          class="fall"
          role="img"
          aria-label={`Waterfall: ${lanes.map(({ label, says }) => `${label} ${says}`).join('; ')}`}
        >
          <div class="r">
            <span />
            <span class="ax">
              {axisOf(end).map(({ at, says }) => (
                <span style={{ '--x': percent(at) }}>{says}</span>
              ))}
            </span>
            <span />
          </div>
          {lanes.map(({ label, bars, says }) => (
            <div class="r">
              <span>{label}</span>
              <span class="lane">
                {bars.map(({ kind, from, length }) => (
                  <i class={kind} style={{ '--x': percent(from), '--w': percent(length) }} />
                ))}
              </span>
              <span class="num">{says}</span>
            </div>
          ))}
        </div>
      )}
      {isTimed && (
        <p class="fallkey" aria-hidden="true">
          <span>
            <i />
            at work
          </span>
          <span>
            <i class="wait" />
            waiting
          </span>
          <span>
            <i class="cache" />
            from the cache, not billed
          </span>
          <span>
            <i class="fail" />
            failed
          </span>
        </p>
      )}
      {isTimed && (
        <Numbers
          table={() => ({
            file: `run-${run.articleId}`,
            columns: ['Step', 'Waited, ms', 'Took, ms', 'Units', 'Units saved', 'Result'],
            rows: run.steps.map((step) => [
              labelOf(step),
              step.waitedMs,
              step.tookMs,
              step.units,
              step.cachedUnits,
              step.cause ?? step.state.replace('-', ' '),
            ]),
          })}
        />
      )}
      <dl class="facts">
        {run.usage && (
          <>
            <dt>Units</dt>
            <dd>
              {figures(run.usage.units)} billed, {figures(run.usage.cachedUnits)} from the cache
            </dd>
          </>
        )}
        <dt>Generation</dt>
        <dd class="key">{run.generation}</dd>
      </dl>
    </div>
  );
}
