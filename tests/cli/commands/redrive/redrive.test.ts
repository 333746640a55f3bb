import { expect, it } from 'vitest';
import { runCommand } from '../../../support/run-command.ts';

it('says which stages there are, where one is named that is none', async () => {
  expect(await runCommand(['redrive', 'foo'])).toEqual({
    code: 2,
    out: [],
    err: ['error There is no stage foo: name one of split, unbundle, enrich, publish'],
  });
});
