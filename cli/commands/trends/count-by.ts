/** What is counted, as an option of the command. */
export const COUNT_BY = ['story', 'article'] as const;
