import { pathOf } from '../rules/routes.ts';
import { isRightToLeft } from '../rules/say.ts';

/** A title that opens its article. It stands at the list's edge, whatever its direction. */
export const TitleLink = ({
  articleKey,
  title,
  language,
  follow,
}: {
  articleKey: string;
  title: string;
  language?: string | undefined;
  /** The name whose mentions are marked in it. */
  follow?: string;
}) => (
  <a href={pathOf({ view: 'article', key: articleKey }, follow ? { follow } : {})}>
    <bdi lang={language} dir={language && isRightToLeft(language) ? 'rtl' : 'auto'}>
      {title}
    </bdi>
  </a>
);

export const NameLink = ({ name, shown, kind = '' }: { name: string; shown: string; kind?: string }) => (
  <a class={kind} href={pathOf({ view: 'name', name })}>
    <bdi>{shown}</bdi>
  </a>
);
