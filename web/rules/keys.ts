/** What a key does. */
export type Action =
  | 'search'
  | 'day'
  | 'names'
  | 'desk'
  | 'day-before'
  | 'day-after'
  | 'next-row'
  | 'row-before'
  | 'next-mention'
  | 'mention-before'
  | `type-${number}`
  | 'copy-command'
  | 'copy-json'
  | 'keys'
  | 'back';

/** The keys, as the help lists them. A key of two letters is pressed one after the other. */
export const KEYS: readonly {
  readonly keys: readonly string[];
  readonly does: string;
  readonly action: Action;
}[] = [
  { keys: ['/'], does: 'search names, titles, keys', action: 'search' },
  { keys: ['g', 'd'], does: 'go to the day', action: 'day' },
  { keys: ['g', 'n'], does: 'go to the names', action: 'names' },
  { keys: ['g', 'k'], does: 'go to the desk', action: 'desk' },
  { keys: ['['], does: 'the day before', action: 'day-before' },
  { keys: [']'], does: 'the day after', action: 'day-after' },
  { keys: ['j'], does: 'the next row', action: 'next-row' },
  { keys: ['k'], does: 'the row before', action: 'row-before' },
  { keys: ['n'], does: 'the next mention of the same name', action: 'next-mention' },
  { keys: ['p'], does: 'the mention before', action: 'mention-before' },
  { keys: ['c'], does: 'copy as a command', action: 'copy-command' },
  { keys: ['y'], does: 'copy as JSON', action: 'copy-json' },
  { keys: ['?'], does: 'show the keys', action: 'keys' },
  { keys: ['Escape'], does: 'close, or go back', action: 'back' },
];

/** The second key of a pair has to follow within this time. */
export const PAIR_MS = 1_000;

export interface KeyPress {
  readonly key: string;
  /** Whether Control, Alt or Meta is held. Those keys are the browser's. */
  readonly isModified: boolean;
  /** Whether the focus is where text is typed, or on a control that uses letters. */
  readonly isTyping: boolean;
}

/**
 * @param first the key before, if it was pressed within `PAIR_MS`
 * @returns what the key does; undefined where it is not ours
 */
export function actionOf({ key, isModified, isTyping }: KeyPress, first?: string): Action | undefined {
  if (isModified || (isTyping && key !== 'Escape')) return undefined;
  const pair = KEYS.find(({ keys }) => keys.length === 2 && keys[0] === first && keys[1] === key);
  if (pair) return pair.action;
  if (/^[1-7]$/.test(key)) return `type-${Number(key)}`;
  return KEYS.find(({ keys }) => keys.length === 1 && keys[0] === key)?.action;
}
