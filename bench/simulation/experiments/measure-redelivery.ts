import { atMost, type Claim } from '../claim.ts';
import { enrichArticles } from '../enrich-articles.ts';
import { type Lab, listVersions, onceEach, startServices, TABLE_LIMITER } from '../lab.ts';

const TIMES = 3;
const MAX_ADDED = 0.005;
/** The visibility timeout. A redelivery happens at a random moment within it. */
const SPREAD_MS = 720_000;

/** Measures the cost of delivering each message three times, the later two at random within twelve minutes. */
export async function measureRedelivery(lab: Lab): Promise<Claim[]> {
  const bill = async (times: number) => {
    const services = startServices(lab, TABLE_LIMITER);
    await enrichArticles(listVersions(lab), services, { ...onceEach(lab), times, withinMs: SPREAD_MS });
    return services.comprehend.units;
  };
  const once = await bill(1);
  const added = (await bill(TIMES)) / once - 1;
  return [atMost('each message three times: units added', [added], MAX_ADDED, 'share')];
}
