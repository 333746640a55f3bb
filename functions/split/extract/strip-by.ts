/** Takes the word "By" off the start of a byline. */
export function stripBy(byline: string | undefined): string | undefined {
  return byline?.replace(/^by\s+/i, '');
}
