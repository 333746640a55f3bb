import { describe, expect, it, vi } from 'vitest';
import { decideSwitch } from '../../../functions/budget/decide-switch.ts';
import { keepBudget } from '../../../functions/budget/keep-budget.ts';

describe('decideSwitch', () => {
  it.each([
    // spent, state, stopped by the budget → decision
    [true, 'Enabled', false, 'close'],
    [true, 'Enabled', true, 'close'],
    [true, 'Enabling', false, 'leave'],
    [true, 'Updating', false, 'leave'],
    [true, 'Disabling', false, 'leave'],
    [true, 'Disabled', true, 'leave'],
    [true, 'Disabled', false, 'leave'],
    [false, 'Disabled', true, 'open'],
    [false, 'Disabled', false, 'leave'],
    [false, 'Disabling', true, 'leave'],
    [false, 'Enabled', true, 'forget'],
    [false, 'Enabling', true, 'leave'],
    [false, 'Updating', true, 'leave'],
    [false, 'Enabled', false, 'leave'],
  ])('spent: %s, %s, stopped: %s → %s', (isSpent, state, isStopped, expected) => {
    expect(decideSwitch({ isSpent, state, isStopped })).toBe(expected);
  });
});

/** The function dies at its n-th request, before or after the effect. */
interface Death {
  readonly at: number;
  readonly after: boolean;
}

/** A pipeline as the budget function sees it, with a record of the requests in order. */
function makeWorld(units: number, state: string, isStopped = false) {
  const done: string[] = [];
  const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const world = { units, state, isStopped, refuse: '', requests: 0, dies: undefined as Death | undefined };
  /** Makes a request, unless the function dies at it. */
  const ask = async <T>(answer: () => T): Promise<T> => {
    const isDeath = world.requests++ === world.dies?.at;
    if (isDeath && !world.dies?.after) throw new Error('died');
    const answered = answer();
    if (isDeath) throw new Error('died');
    return answered;
  };
  const act = (name: string, effect: () => void) => () =>
    ask(() => {
      if (world.refuse === name) throw new Error(`no ${name}`);
      done.push(name);
      effect();
    });
  const run = (instant = '2026-11-24T12:00:00Z') =>
    keepBudget({
      budget: {
        readSpent: (day) => ask(() => (day === '2026-11-24' ? world.units : 0)),
        readStop: () => ask(() => world.isStopped),
        noteStop: act('note', () => {
          world.isStopped = true;
        }),
        clearStop: act('clear', () => {
          world.isStopped = false;
        }),
      },
      unitsPerDay: 1_000,
      source: {
        readState: () => ask(() => world.state),
        setEnabled: (enabled) =>
          act(enabled ? 'open' : 'close', () => {
            world.state = enabled ? 'Enabled' : 'Disabled';
          })(),
      },
      log,
      now: () => new Date(instant),
    });
  return { world, done, log, run };
}

describe('keepBudget', () => {
  it('closes the source once, when the last unit is spent, and not before', async () => {
    const { world, done, log, run } = makeWorld(999, 'Enabled');
    await run();
    expect(done).toEqual([]);
    world.units = 1_000;
    for (let i = 0; i < 3; i++) await run();
    expect(done).toEqual(['note', 'close']);
    expect(log.warn.mock.calls).toEqual([
      [expect.any(String), { day: '2026-11-24', units: 1_000, unitsPerDay: 1_000, spentPercent: 100 }],
    ]);
  });

  it('opens the source on the next day, and when the units of the day are forgiven', async () => {
    const { world, done, run } = makeWorld(1_200, 'Enabled');
    await run();
    await run('2026-11-24T23:59:59Z');
    expect(world.state).toBe('Disabled');
    await run('2026-11-25T00:00:30Z');
    expect(world).toMatchObject({ state: 'Enabled', isStopped: false });
    await run();
    world.units = 0;
    await run();
    expect(done).toEqual(['note', 'close', 'open', 'clear', 'note', 'close', 'open', 'clear']);
  });

  it('leaves a source closed that was closed by hand', async () => {
    const { done, run } = makeWorld(0, 'Disabled');
    await run();
    expect(done).toEqual([]);
  });

  it.each(['note', 'close'])(
    'closes the source at its next run after it failed to %s, and opens it on the next day',
    async (step) => {
      const { world, run } = makeWorld(1_000, 'Enabled');
      world.refuse = step;
      await expect(run()).rejects.toThrow(`no ${step}`);
      expect(world.state).toBe('Enabled');
      world.refuse = '';
      await run();
      expect(world.state).toBe('Disabled');
      await run('2026-11-25T00:01:00Z');
      expect(world.state).toBe('Enabled');
    },
  );

  it('logs at every run the share that is spent, which the alarm reads', async () => {
    const { log, run } = makeWorld(250, 'Enabled');
    await run();
    expect(log.info).toHaveBeenCalledExactlyOnceWith(
      expect.any(String),
      expect.objectContaining({ spentPercent: 25 }),
    );
  });
});

/** The order in keep-budget.ts matters: note before close, open before the deletion of the note. */
describe('keepBudget, where it dies at any request and runs again a minute later', () => {
  /** The time of each run, and the units spent by then. */
  const histories = {
    'spent, and a new day': [
      ['2026-11-24T23:58:00Z', 1_000],
      ['2026-11-24T23:59:00Z', 1_000],
      ['2026-11-25T00:00:00Z', 1_000],
    ],
    'spent in the last minute, and a new day': [
      ['2026-11-24T23:59:00Z', 1_000],
      ['2026-11-25T00:00:00Z', 1_000],
    ],
    'spent, and resumed': [
      ['2026-11-24T12:00:00Z', 1_000],
      ['2026-11-24T12:01:00Z', 0],
    ],
    'not spent': [['2026-11-24T12:00:00Z', 10]],
  } as const;

  async function live(history: readonly (readonly [string, number])[], dies?: Death) {
    const { world, run } = makeWorld(0, 'Enabled');
    world.dies = dies;
    let last = '';
    for (const [instant, units] of history) {
      world.units = units;
      await run(instant).catch(() => {});
      last = instant;
    }
    const requests = world.requests;
    await run(last);
    return { world, run, last, requests };
  }

  it.each(Object.entries(histories))('%s', async (_, history) => {
    const { world: undisturbed, requests } = await live(history);
    expect(undisturbed).toMatchObject({ state: 'Enabled', isStopped: false });
    expect(requests).toBeGreaterThanOrEqual(3);
    for (let at = 0; at < requests; at++)
      for (const after of [false, true]) {
        const { world, run, last } = await live(history, { at, after });
        const where = `died ${after ? 'after' : 'before'} request ${at}`;
        expect([world.state, world.isStopped], where).toEqual([undisturbed.state, undisturbed.isStopped]);
        world.state = 'Disabled';
        for (let i = 0; i < 2; i++) await run(last);
        expect(world.state, `${where}, then closed by hand`).toBe('Disabled');
      }
  });
});
