import { expect, it } from 'vitest';
import { runCommand } from '../../../support/run-command.ts';

it('says that nothing is to be resumed, where no budget is set', async () => {
  expect(await runCommand(['resume'])).toEqual({
    code: 1,
    out: [],
    err: [
      expect.stringMatching(/^error No daily budget is set for the local run at .*: nothing stops enrich$/),
    ],
  });
});
