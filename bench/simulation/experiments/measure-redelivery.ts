import { atMost, type Claim } from '../claim.ts';
import { enrichArticles } from '../enrich-articles.ts';
import { type Lab, listVersions, onceEach, startServices, TABLE_LIMITER } from '../lab.ts';

const TIMES = 3;
const MAX_ADDED = 0.005;
/** As long as a message that was not deleted stays invisible, and at any moment until then. */
const SPREAD_MS = 720_000;

/** What it costs that each message is delivered three times: the later two at any moment of twelve minutes. */
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
