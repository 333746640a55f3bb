import { PageHead } from '../../parts/section.tsx';
import { useTake } from '../../parts/take.ts';

/** An address that no view has. */
export function LostView({ address }: { address: string }) {
  useTake({ command: 'copydesk --help', json: () => ({}) });
  return (
    <PageHead
      where={<bdi class="key">{address.slice(0, 200)}</bdi>}
      title="No such page"
      sentence={
        <>
          The address names none of the views. Go to the <a href="/">day</a>, the <a href="/?names">names</a>{' '}
          or the <a href="/?desk">desk</a>, or search.
        </>
      }
    />
  );
}
