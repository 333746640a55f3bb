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
  | { readonly view: 'lost'; readonly address: string };

const ID = /^[0-9a-f]{32}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** The parameters that choose a view. All others are filters. */
const VIEWS = ['day', 'names', 'name', 'article', 'id', 'desk'];

/**
 * The view is in the query, since a bucket of static files has no other paths. A query also takes any name and any key: dots, slashes and
 * percent signs mean nothing in it.
 *
 * @param path of the address @param query of the address
 */
export function parseAddress(path: string, query: URLSearchParams): Route {
  const lost: Route = { view: 'lost', address: `${path}${query.size > 0 ? '?' : ''}${query}` };
  if (path !== '/') return lost;
  const [view] = VIEWS.filter((name) => query.has(name));
  const value = view === undefined ? '' : (query.get(view) ?? '');
  switch (view) {
    case undefined:
      return { view: 'today' };
    case 'day':
      return isDay(value) ? { view, day: value } : lost;
    case 'names':
      return { view, prefix: value };
    case 'name':
      return value ? { view, name: value } : lost;
    case 'article':
      return value ? { view, key: value } : lost;
    case 'id':
      return ID.test(value) ? { view: 'article-id', id: value } : lost;
    default:
      return { view: 'desk' };
  }
}

/** @param filters of the view, such as `{ reason: 'EMPTY' }` @returns a path with its query */
export function pathOf(route: Route, filters: Readonly<Record<string, string>> = {}): string {
  const [view, value = ''] = parameterOf(route);
  if (view === undefined) return '/';
  const pairs = Object.entries(filters).map(([name, text]) => `&${name}=${encode(text)}`);
  return `/?${view}${value === '' ? '' : `=${encode(value)}`}${pairs.join('')}`;
}

function parameterOf(route: Route): readonly [view?: string, value?: string] {
  switch (route.view) {
    case 'today':
    case 'lost':
      return [];
    case 'day':
      return ['day', route.day];
    case 'names':
      return ['names', route.prefix];
    case 'name':
      return ['name', route.name];
    case 'article':
      return ['article', route.key];
    case 'article-id':
      return ['id', route.id];
    case 'desk':
      return ['desk', ''];
  }
}

/** A slash needs no escape in a query, and keys are full of them. A lone surrogate has no encoding, and becomes U+FFFD. */
const encode = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll('%2F', '/');

/** A day that the calendar has. */
export function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
