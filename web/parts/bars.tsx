import { figures } from '../rules/say.ts';

/** A length as a share of the longest, in CSS. It is set through the DOM, which a strict content security policy allows. */
export const width = (share: number) => ({ '--w': `${Math.round(share * 1_000) / 10}%` });

/** Counts as bars, the longest at full width. */
export function Bars({ items }: { items: readonly { readonly label: string; readonly count: number }[] }) {
  const max = Math.max(1, ...items.map(({ count }) => count));
  return (
    <ul class="hbars">
      {items.map(({ label, count }) => (
        <li>
          <span>{label}</span>
          <span class="bar1" style={width(count / max)} />
          <span class="num">{figures(count)}</span>
        </li>
      ))}
    </ul>
  );
}
