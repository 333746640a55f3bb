/** Valences of words, a line each: `tone-model.ts` reads it. */
export const lexicon: string;
/** The weights of the sentiment model, deflated, base64: `tone-model.ts` reads it. */
export const weights: string;
/** A weight is its byte times this. */
export const scale: string;
