const list = (text: string) => new Set(text.split(/\s+/).filter(Boolean));

/** Words that negate the next few words. */
export const NEGATIONS = list('not no never nor neither without cannot hardly barely nobody nothing');
