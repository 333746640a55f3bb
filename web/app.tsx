import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { useAddress } from './client/address.ts';
import type { ReceivedPage, Stages } from './client/answers.ts';
import { routes } from './client/questions.ts';
import { useAnswer } from './client/use-answer.ts';
import { Foot } from './parts/foot.tsx';
import { Masthead } from './parts/masthead.tsx';
import { useKeys } from './parts/use-keys.tsx';
import { needsPerson } from './rules/needs-you.ts';
import type { Route } from './rules/routes.ts';
import { DayView } from './views/day/day.tsx';
import { DeskView } from './views/desk/desk.tsx';
import { EmptyView } from './views/empty/empty.tsx';
import { LostView } from './views/empty/lost.tsx';
import { NameView } from './views/name/name.tsx';
import { NamesView } from './views/names/names.tsx';
import { ReaderView } from './views/reader/reader.tsx';

/** How often the page looks whether something needs a person. */
const NEEDS_MS = 10_000;

export function App() {
  const { route, query } = useAddress();
  const today = useToday();
  const dialogs = useKeys();
  const stages = useAnswer<Stages>(routes.stages(), { every: NEEDS_MS });
  const failures = useAnswer<ReceivedPage>(routes.failures(today), { every: NEEDS_MS });
  const latest = useAnswer<ReceivedPage>(route.view === 'today' ? routes.latest(today) : undefined, {
    every: 2_000,
  });
  const givenUp = (stages.answer?.items ?? []).filter((stage) => stage.givenUp > 0).length;
  const needs = givenUp + (failures.answer?.items ?? []).filter(needsPerson).length;
  useLayoutEffect(() => {
    document.title = titleOf(route, today);
    // A new view is read from its top. The next key may move the focus, so the focus is set before it.
    document.getElementById('main')?.focus({ preventScroll: true });
  }, [JSON.stringify(route)]);
  const isEmpty = route.view === 'today' && latest.answer !== undefined && latest.answer.items.length === 0;
  const isKnown = route.view !== 'today' || latest.answer !== undefined || latest.problem !== undefined;
  return (
    <>
      <a class="skip" href="#main">
        Skip to content
      </a>
      <Masthead route={route} needs={needs} search={dialogs.search} />
      <main id="main" class="frame" tabIndex={-1}>
        {isKnown && (isEmpty ? <EmptyView /> : <View route={route} query={query} today={today} />)}
      </main>
      <Foot showKeys={dialogs.keys} />
      <div id="announce" class="vh" role="status" />
      {dialogs.open}
    </>
  );
}

function View({ route, query, today }: { route: Route; query: URLSearchParams; today: string }) {
  switch (route.view) {
    case 'today':
      return <DayView key={today} day={today} today={today} />;
    case 'day':
      return <DayView key={route.day} day={route.day} today={today} />;
    case 'names':
      return <NamesView prefix={route.prefix} today={today} />;
    case 'name':
      return <NameView key={route.name} name={route.name} query={query} today={today} />;
    case 'article':
      return <ReaderView key={route.key} by={{ key: route.key }} query={query} />;
    case 'article-id':
      return <ReaderView key={route.id} by={{ id: route.id }} query={query} />;
    case 'desk':
      return <DeskView query={query} today={today} />;
    case 'lost':
      return <LostView address={route.address} />;
  }
}

function titleOf(route: Route, today: string): string {
  const of: Readonly<Record<Route['view'], string>> = {
    today,
    day: route.view === 'day' ? route.day : '',
    names: 'Names',
    name: route.view === 'name' ? route.name : '',
    article: route.view === 'article' ? route.key : '',
    'article-id': 'Article',
    desk: 'Desk',
    lost: 'Not found',
  };
  return `${of[route.view].slice(0, 120)} · Copydesk`;
}

/** The day in UTC. It changes at midnight. */
function useToday(): string {
  const [today, setToday] = useState(() => new Date().toISOString().slice(0, 10));
  useEffect(() => {
    const timer = setInterval(() => setToday(new Date().toISOString().slice(0, 10)), 30_000);
    return () => clearInterval(timer);
  }, []);
  return today;
}
