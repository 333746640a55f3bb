import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { atMost, type Claim } from '../claim.ts';
import { enrichLean } from '../enrich-lean.ts';
import { type Lab, startServices, TABLE_LIMITER } from '../lab.ts';
import { flatDollars } from '../list-prices.ts';
import { makePool, repeat } from '../pool.ts';
import { PASSAGES_BY_DEFAULT } from '../sizes.ts';

const SIZES = [100, 1_000, 10_000, 100_000];
const MEGABYTE = 1_000_000;

/** Measures dollars per article and memory, from a hundred to a hundred thousand articles. */
export async function measureGrowth(lab: Lab): Promise<Claim[]> {
  const pool = makePool(lab.source, PASSAGES_BY_DEFAULT);
  const rows = [];
  for (const articles of SIZES) {
    const services = startServices(lab, TABLE_LIMITER);
    let heap = 0;
    const watched = function* () {
      let n = 0;
      for (const passages of repeat(pool, articles)) {
        if (++n === Math.floor(articles * 0.9)) heap = measureHeap();
        yield passages;
      }
    };
    await enrichLean(watched(), services, lab.settings);
    rows.push({ articles, dollars: flatDollars(services.comprehend.units) / articles, heap });
  }
  const [least, most] = [rows[0], rows.at(-1)] as const;
  if (!least || !most) return [];
  const spread = Math.max(...rows.map(({ dollars }) => Math.abs(dollars / least.dollars - 1)));
  const grown = (most.heap - least.heap) / MEGABYTE;
  return [
    atMost('100 to 100,000 articles: dollars for each differ by', [spread], 0.01, 'share'),
    atMost('100 to 100,000 articles: memory grows by', [grown], 10, 'megabytes'),
  ];
}

/** Bytes in use after a collection. */
function measureHeap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}
