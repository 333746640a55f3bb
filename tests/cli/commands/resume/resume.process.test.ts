import { expect, it } from 'vitest';
import { runCommand } from '../../../support/run-command.ts';

it('fails where no daily budget is set', async () => {
  expect(await runCommand(['resume'])).toEqual({
    code: 1,
    out: [],
    err: [
      expect.stringMatching(
        /^error No daily budget is set for the local run at .*, so enrich was not stopped by one$/,
      ),
    ],
  });
});
