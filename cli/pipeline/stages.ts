/** Stages in flow order, and what the stack's outputs call their queues. */
export const STAGES = [
  ['split', 'ObjectEvents'],
  ['unbundle', 'Bundles'],
  ['enrich', 'Passages'],
  ['publish', 'Publications'],
] as const;
export type StageName = (typeof STAGES)[number][0];
