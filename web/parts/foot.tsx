import { useState } from 'preact/hooks';
import { setTheme, storedTheme, THEMES, type Theme } from '../client/theme.ts';
import { CopyButton } from './copy.tsx';
import { useCurrentCommand } from './take.ts';

/** The command that answers the same question, and the theme. */
export function Foot({ showKeys }: { showKeys: () => void }) {
  const command = useCurrentCommand();
  const [theme, choose] = useState<Theme>(storedTheme);
  return (
    <footer class="foot frame">
      {command && (
        <span class="cmd">
          <code>{command}</code>
          <CopyButton text={() => command} what="Command" />
        </span>
      )}
      <span class="seg" role="radiogroup" aria-label="Theme">
        {THEMES.map((choice) => (
          <label>
            <input
              type="radio"
              name="theme"
              checked={choice === theme}
              onChange={() => {
                setTheme(choice);
                choose(choice);
              }}
            />
            {choice === 'system' ? 'as the system' : choice}
          </label>
        ))}
      </span>
      <span>
        Press <kbd>?</kbd> for every key, or{' '}
        <button class="btn link" type="button" onClick={showKeys}>
          show them
        </button>
      </span>
    </footer>
  );
}
