import { atLeast, atMost, type Claim } from '../claim.ts';
import { enrichArticles } from '../enrich-articles.ts';
import {
  type Lab,
  LIMITERS,
  listTexts,
  listVersions,
  onceEach,
  startServices,
  TABLE_LIMITER,
} from '../lab.ts';
import { claimsOf, measureUse } from '../measure-use.ts';
import { PEERS } from '../peers.ts';
import { runPeer } from '../run-peer.ts';
import { PASSAGES_AS_LONG_AS_MAY_BE, PASSAGES_BY_DEFAULT } from '../sizes.ts';
import { type StrategyRun, summarise } from '../strategy-run.ts';

const DEFAULT = { name: 'Copydesk', size: PASSAGES_BY_DEFAULT, maxRatio: 1.02 };
const LONGEST = { name: 'Copydesk, targetChars 5000', size: PASSAGES_AS_LONG_AS_MAY_BE, maxRatio: 1.002 };

/** Runs all strategies over the same articles. The table shows one limiter; the claims about ours are checked with both. */
export async function compareStrategies(lab: Lab): Promise<{ runs: StrategyRun[]; claims: Claim[] }> {
  const ours = [await enrich(lab, DEFAULT), await enrich(lab, LONGEST)];
  const peers: StrategyRun[] = [];
  for (const peer of PEERS) peers.push(await runPeer(peer, listTexts(lab), TABLE_LIMITER));
  return {
    runs: [...ours.flatMap(({ runs }) => runs.slice(0, 1)), ...peers],
    claims: ours.flatMap(({ claims }) => claims),
  };
}

async function enrich(lab: Lab, { name, size, maxRatio }: typeof DEFAULT) {
  const runs: StrategyRun[] = [];
  const uses = [];
  for (const limiter of LIMITERS) {
    const services = startServices(lab, limiter);
    const queue = await enrichArticles(listVersions(lab), services, { ...onceEach(lab), size });
    runs.push(summarise(name, services.comprehend, queue, services.count, lab.settings.memoryMegabytes));
    uses.push(measureUse(services, queue));
  }
  const ratios = runs.map(({ units, leastUnits }) => units / leastUnits);
  const shares = runs.map(({ analysedShare }) => analysedShare);
  const claims = [
    atMost(`${name}: billed units against the least`, ratios, maxRatio, 'factor'),
    atLeast(`${name}: text analysed`, shares, 1, 'share'),
    // Long passages make too few calls to fill a minute here. The million articles make enough.
    ...(size === PASSAGES_BY_DEFAULT ? claimsOf(name, uses) : []),
  ];
  return { runs, claims };
}
