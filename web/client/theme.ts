const STORED = 'copydesk.theme';
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** A browser may refuse its storage to the page; the theme is then the system's. */
export function storedTheme(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(STORED)) ?? 'system';
  } catch {
    return 'system';
  }
}

export function readTheme(): void {
  show(storedTheme());
}

export function setTheme(theme: Theme): void {
  show(theme);
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // The theme then lasts as long as the page.
  }
}

function show(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
