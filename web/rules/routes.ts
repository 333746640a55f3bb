/** What an address of the page shows. */
export type Route =
  | { readonly view: 'today' }
  | { readonly view: 'day'; readonly day: string }
  | { readonly view: 'names'; readonly prefix: string }
  | { readonly view: 'name'; readonly name: string }
  | { readonly view: 'article'; readonly key: string }
  /** The article of an id, until its key is known. */
  | { readonly view: 'article-id'; readonly id: string }
  | { readonly view: 'desk' }
  | { readonly view: 'lost'; readonly path: string };

const ID = /^[0-9a-f]{32}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param path of an address, without its query */
export function parsePath(path: string): Route {
  const [first = '', ...rest] = path.replace(/^\//, '').split('/');
  const last = rest.length === 1 ? decodePart(rest[0] ?? '') : undefined;
  if (first === '' && rest.length === 0) return { view: 'today' };
  if (first === 'desk' && rest.length === 0) return { view: 'desk' };
  if (first === 'names' && rest.length === 0) return { view: 'names', prefix: '' };
  if (first === 'names' && last !== undefined) return { view: 'names', prefix: last };
  if (first === 'day' && last !== undefined && isDay(last)) return { view: 'day', day: last };
  if (first === 'name' && last) return { view: 'name', name: last };
  if (first === 'article' && last) return { view: 'article', key: last };
  if (first === 'id' && last && ID.test(last)) return { view: 'article-id', id: last };
  return { view: 'lost', path };
}

export function pathOf(route: Route): string {
  switch (route.view) {
    case 'today':
      return '/';
    case 'day':
      return `/day/${route.day}`;
    case 'names':
      return route.prefix ? `/names/${encodePart(route.prefix)}` : '/names';
    case 'name':
      return `/name/${encodePart(route.name)}`;
    case 'article':
      return `/article/${encodePart(route.key)}`;
    case 'article-id':
      return `/id/${route.id}`;
    case 'desk':
      return '/desk';
    case 'lost':
      return route.path;
  }
}

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/**
 * Any text as one segment of a path. Browsers read the segments "." and ".." as folders, encoded or not. So a text of dots gets a tilde
 * before it, and so does one that begins with a tilde. A lone surrogate has no encoding, and becomes U+FFFD.
 */
function encodePart(text: string): string {
  const safe = /^(\.{1,2}$|~)/.test(text) ? `~${text}` : text;
  return encodeURIComponent(safe.toWellFormed());
}

function decodePart(part: string): string | undefined {
  try {
    return decodeURIComponent(part).replace(/^~/, '');
  } catch {
    return undefined;
  }
}
