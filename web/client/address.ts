import { useLayoutEffect, useState } from 'preact/hooks';
import { parseAddress, pathOf, type Route } from '../rules/routes.ts';

/** The address of the page: the view, and the filters in the query. */
export interface Address {
  readonly route: Route;
  readonly query: URLSearchParams;
}

const CHANGED = 'address';

export const go = (route: Route): void => goTo(pathOf(route));

export function goTo(path: string): void {
  if (path !== location.pathname + location.search) history.pushState(null, '', path);
  dispatchEvent(new Event(CHANGED));
  scrollTo(0, 0);
}

/** Puts filters into the address. An empty value leaves it. Nothing scrolls, and Back does not step through filters. */
export function setQuery(changes: Readonly<Record<string, string | undefined>>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  // "desk" alone, and not "desk=": as pathOf writes it.
  const text = query.toString().replace(/=(?=&|$)/g, '');
  history.replaceState(null, '', location.pathname + (text && `?${text}`) + location.hash);
  dispatchEvent(new Event(CHANGED));
}

const read = (): Address => {
  const query = new URLSearchParams(location.search);
  return { route: parseAddress(location.pathname, query), query };
};

export function useAddress(): Address {
  const [address, setAddress] = useState(read);
  useLayoutEffect(() => {
    const update = () => setAddress(read());
    addEventListener(CHANGED, update);
    addEventListener('popstate', update);
    return () => {
      removeEventListener(CHANGED, update);
      removeEventListener('popstate', update);
    };
  }, []);
  return address;
}

/** Turns clicks on links of this page into changes of the address. One listener for all links, those of marks too. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.ctrlKey ||
      event.metaKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const href = link?.getAttribute('href');
    if (
      !link ||
      !href?.startsWith('/') ||
      href.startsWith('/api/') ||
      link.target ||
      link.hasAttribute('download')
    )
      return;
    event.preventDefault();
    goTo(href);
  });
}
