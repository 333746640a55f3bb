import type { Stages } from '../../client/answers.ts';
import { counted, figures } from '../../rules/say.ts';

/** The stages that every article passes, and then the one that makes its day's digest. */
const FLOW = ['split', 'enrich', 'publish', 'digest'];

/** What each stage has in work and in its queue. The counts change in place. */
export function StageCounts({ stages }: { stages: Stages }) {
  const flow = FLOW.flatMap((name) => stages.items.find(({ stage }) => stage === name) ?? []);
  const bundles = stages.items.find(({ stage }) => stage === 'unbundle');
  const givenUp = stages.items.filter((stage) => stage.givenUp > 0);
  const lost = givenUp.reduce((sum, stage) => sum + stage.givenUp, 0);
  return (
    <ul class="stages" aria-label="Stages">
      {flow.map(({ stage, inWork, waiting, delayed }) => (
        <li>
          <h2 class="stagename">{stage}</h2>
          <p>
            <span class="big">{figures(inWork)}</span> at work, {figures(waiting)} waiting
          </p>
          <p class="second">
            {delayed > 0 ? `${figures(delayed)} delayed` : ''}
            {stage === 'split' &&
              bundles &&
              bundles.inWork + bundles.waiting > 0 &&
              ` ${counted(bundles.inWork + bundles.waiting, 'bundle')} unpacked`}
          </p>
        </li>
      ))}
      <li>
        <h2 class="stagename">given up</h2>
        <p>
          <span class="big">{figures(lost)}</span> {lost === 1 ? 'message' : 'messages'}
          {givenUp.length > 0 && `, of ${givenUp.map(({ stage }) => stage).join(', ')}`}
        </p>
        <p class="second">{lost > 0 && <a href="#needs-you">what to do</a>}</p>
      </li>
    </ul>
  );
}
