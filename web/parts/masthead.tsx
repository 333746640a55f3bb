import type { Route } from '../rules/routes.ts';
import { figures } from '../rules/say.ts';

/** The views, and the search. @param needs how many things need a person */
export function Masthead({ route, needs, search }: { route: Route; needs: number; search: () => void }) {
  const at = (...views: Route['view'][]) => (views.includes(route.view) ? ('page' as const) : undefined);
  return (
    <header class="masthead frame">
      <a class="wordmark" href="/">
        Copydesk
      </a>
      <nav aria-label="Views">
        <ul>
          <li>
            <a href="/" aria-current={at('today', 'day')}>
              Day
            </a>
          </li>
          <li>
            <a href="/?names" aria-current={at('names', 'name')}>
              Names
            </a>
          </li>
          <li>
            <a href="/?desk" aria-current={at('desk')}>
              Desk{' '}
              {needs > 0 && (
                <span class="count">
                  {figures(needs)}
                  <span class="vh"> need you</span>
                </span>
              )}
            </a>
          </li>
        </ul>
      </nav>
      <button class="btn find" type="button" onClick={search}>
        <span>
          Search<span class="long"> names, titles, keys</span>
        </span>
        <kbd>/</kbd>
      </button>
    </header>
  );
}
