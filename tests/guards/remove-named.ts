/** Imported first into a process (`node --import`), removes the guard that the environment names. */
import { GUARDS } from './guards.ts';
import { removeAtLoad } from './remove-at-load.ts';

export const WITHOUT = 'COPYDESK_WITHOUT_GUARD';

export const namedGuard = GUARDS.find(({ name }) => name === process.env[WITHOUT]);
if (namedGuard) removeAtLoad(namedGuard);
