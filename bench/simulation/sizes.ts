import { DEFAULT_SIZE, passageSizeOf } from '../../functions/split/plan-passages.ts';

export const PASSAGES_BY_DEFAULT = DEFAULT_SIZE;
export const PASSAGES_AS_LONG_AS_MAY_BE = passageSizeOf(5_000);
