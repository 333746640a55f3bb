import { useEffect, useLayoutEffect, useState } from 'preact/hooks';

/** What the view offers to take along: the command that answers the same question, and the API's path of the same answer. */
export interface Take {
  readonly command: string;
  /** An answer of the API. */
  readonly json: () => unknown;
}

const CHANGED = 'take';
let current: Take | undefined;

export const currentTake = (): Take | undefined => current;

/** Offers something while a view is shown. */
export function useTake(take: Take): void {
  useLayoutEffect(() => {
    current = take;
    dispatchEvent(new Event(CHANGED));
  }, [take.command]);
  // The answer may have changed without the command.
  if (current?.command === take.command) current = take;
}

export function useCurrentCommand(): string | undefined {
  const [command, setCommand] = useState(current?.command);
  useEffect(() => {
    const update = () => setCommand(current?.command);
    addEventListener(CHANGED, update);
    update();
    return () => removeEventListener(CHANGED, update);
  }, []);
  return command;
}
