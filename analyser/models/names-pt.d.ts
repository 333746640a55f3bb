/** Names by list, deflated, base64: `read-model.ts` reads it. */
export const lexicon: string;
/** The tagger's weights, deflated, base64: `read-model.ts` reads it. */
export const tagger: string;
