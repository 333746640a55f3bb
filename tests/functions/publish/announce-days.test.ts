import { describe, expect, it } from 'vitest';
import { Publishing } from './publishing.ts';

const given = Publishing.ofFile('days');
/** When the objects of these tests were received, and by their drafts published. */
const DAY = '2026-11-24';
const days = () => given.stages.queues.days.take().map(({ day }) => day);

describe('the digests that are asked for', () => {
  it('are those of the day of its publication, and of the day that an article leaves', async () => {
    await given.start('g1');
    await given.stages.publish(given.message('g1'));
    const { publishedAt = '' } = (await given.stages.head()) ?? {};
    expect(days()).toEqual([publishedAt.slice(0, 10)]);
    await given.leave('g0', 'iran', '2026-10-01T10:00:00.000Z');
    await given.stages.publish(given.message('g1'));
    expect(days().sort()).toEqual(['2026-10-01', publishedAt.slice(0, 10)]);
  });

  it('are asked for again where a function died before it asked: its guides are still there', async () => {
    await given.start('g1');
    given.stages.queues.days.refuse = new Error('SQS refuses');
    await expect(given.stages.publish(given.message('g1'))).rejects.toThrow('SQS refuses');
    await given.leave('g0', 'iran', '2026-10-01T10:00:00.000Z');
    expect(given.stages.queues.publications.take()).toEqual([]);
    await given.stages.publish(given.message('g1'));
    expect(days()).toContain('2026-10-01');
  });

  it('are those that a deleted article leaves', async () => {
    await given.start('g1');
    await given.stages.publish(given.message('g1'));
    const [day] = days();
    await given.end('DELETED', 'g2');
    await given.stages.publish(given.message('g2'));
    expect(days()).toEqual([day]);
  });

  it('of a rejected object are those of the day it was received, once more at the second sweep', async () => {
    await given.end('REJECTED', 'g1');
    await given.stages.publish(given.message('g1'));
    expect(days()).toEqual([DAY]);
    await given.stages.publish(given.message('g1', 'resweep'));
    expect(days()).toEqual([DAY]);
  });
});

describe('a rejection is replaced: the digest of its day is asked for, later than the function lives', () => {
  const reject = async () => {
    await given.stages.split(given.stages.put('  \n', '1'));
    await given.stages.settle();
    given.stages.queues.days.take();
  };

  it('by a version that is an article', async () => {
    await reject();
    await given.stages.split(given.stages.put('Iran said that it would.', '2'));
    expect(days()).toEqual([DAY]);
  });

  it('by a tombstone', async () => {
    await reject();
    await given.stages.split(given.stages.remove('2'));
    expect(days()).toEqual([DAY]);
  });
});
