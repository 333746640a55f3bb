import type { Received, Stages } from '../../client/answers.ts';
import { Command } from '../../parts/copy.tsx';
import { Section } from '../../parts/section.tsx';
import { reasonOf } from '../../rules/cures.ts';
import { clock } from '../../rules/dates.ts';
import { pathOf } from '../../rules/routes.ts';
import { figures, wordCounted } from '../../rules/say.ts';

const SHOWN = 8;

/** Messages that were given up, and objects that are no articles or were enriched in part. */
export function NeedsYou({
  stages,
  failures,
  hasMore,
}: {
  stages: Stages | undefined;
  failures: readonly Received[];
  hasMore: boolean;
}) {
  const givenUp = (stages?.items ?? []).filter((stage) => stage.givenUp > 0);
  const count = givenUp.length + failures.length;
  if (count === 0)
    return (
      <Section id="needs-you" title="Needs you" note="nothing">
        <p class="second">Every object so far is enriched whole, or on its way.</p>
      </Section>
    );
  return (
    <Section id="needs-you" title="Needs you" note={hasMore ? `${figures(count)} and more` : figures(count)}>
      <ol class="runs">
        {givenUp.map(({ stage, givenUp: messages, redrive }) => (
          <li data-row>
            <div class="run">
              <span>
                <span class="stamp solid">given up</span> <b>{wordCounted(messages, 'message')}</b> of {stage}
              </span>
              <p class="why second">
                Each failed more often than it is tried again. The command says why. When the cause is gone,
                redrive: what is done already changes nothing and bills nothing.
              </p>
              <div class="act">
                <Command text={redrive} />
              </div>
            </div>
          </li>
        ))}
        {failures.slice(0, SHOWN).map((failure) => (
          <FailureItem key={failure.articleId} failure={failure} />
        ))}
      </ol>
      {failures.length > SHOWN && (
        <details class="more">
          <summary>{figures(failures.length - SHOWN)} more</summary>
          <ol class="runs">
            {failures.slice(SHOWN).map((failure) => (
              <FailureItem key={failure.articleId} failure={failure} />
            ))}
          </ol>
        </details>
      )}
    </Section>
  );
}

function FailureItem({ failure }: { failure: Received }) {
  const { key, status, reasons, receivedAt, detail } = failure;
  return (
    <li data-row>
      <div class="run">
        <span class="what">
          <span class={`stamp ${status === 'REJECTED' ? 'solid' : ''}`}>
            {status === 'REJECTED' ? 'rejected' : 'partial'}
          </span>{' '}
          <a class="title key quiet" href={pathOf({ view: 'article', key })}>
            <bdi>{key}</bdi>
          </a>
        </span>
        <time class="second" dateTime={receivedAt}>
          {clock(receivedAt, true)}
        </time>
        {reasons.map(({ reason, means, cure }) => (
          <>
            <p class="why">
              {reasonOf(reason).reason}: {detail ?? means}.
            </p>
            <p class="why second">Cure: {cure}</p>
          </>
        ))}
      </div>
    </li>
  );
}
