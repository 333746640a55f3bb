import { atMost, type Claim } from '../claim.ts';
import { enrichLean } from '../enrich-lean.ts';
import { type Lab, LIMITERS, startServices } from '../lab.ts';
import { claimsOf, measureUse } from '../measure-use.ts';
import { makePool, repeat } from '../pool.ts';
import { PASSAGES_AS_LONG_AS_MAY_BE, PASSAGES_BY_DEFAULT } from '../sizes.ts';

const MILLISECONDS_PER_HOUR = 3_600_000;
const RUNS = [
  { name: 'a million of 4,000 characters', size: PASSAGES_BY_DEFAULT, maxHours: 4.9 },
  { name: 'a million at targetChars 5000', size: PASSAGES_AS_LONG_AS_MAY_BE, maxHours: 1.25 },
];

/** Measures a million articles of 4,000 characters, from the first message to the last record. */
export async function measureMillion(lab: Lab): Promise<Claim[]> {
  const claims: Claim[] = [];
  for (const { name, size, maxHours } of RUNS) {
    const pool = makePool(lab.source, size);
    const hours: number[] = [];
    const uses = [];
    for (const limiter of LIMITERS) {
      const services = startServices(lab, limiter);
      const begin = services.clock.now;
      const queue = await enrichLean(repeat(pool, lab.million), services, lab.settings);
      hours.push((services.clock.now - begin) / MILLISECONDS_PER_HOUR);
      uses.push(measureUse(services, queue));
    }
    claims.push(atMost(`${name}: hours`, hours, maxHours, 'hours'), ...claimsOf(name, uses));
  }
  return claims;
}
