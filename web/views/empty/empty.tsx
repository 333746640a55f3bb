import { useConfig } from '../../client/use-config.ts';
import { Command } from '../../parts/copy.tsx';
import { useTake } from '../../parts/take.ts';
import { Upload } from '../desk/upload.tsx';

/** The first view of a pipeline that has received nothing. */
export function EmptyView() {
  const { bucket = 'the-bucket', endpoint, signIn } = useConfig();
  useTake({ command: 'copydesk ingest article.txt', json: () => ({}) });
  return (
    <div class="empty">
      <div>
        <h1>Nothing here yet.</h1>
        <p class="standfirst">
          Give Copydesk a news article, and seconds later its names and its tone stand here.
          {!signIn && ' The text stays on this machine.'}
        </p>
        <Upload isFirst />
      </div>
      <section aria-labelledby="h-term">
        <h2 id="h-term">Or from a terminal</h2>
        <ol class="how">
          <li>
            <p>With the command of this project:</p>
            <Command text="npx copydesk ingest article.txt" />
          </li>
          <li>
            <p>With any AWS tool{endpoint ? ' and any credentials' : ''}:</p>
            <Command
              text={`aws ${endpoint ? `--endpoint-url ${endpoint} ` : ''}s3 cp article.txt s3://${bucket}/`}
            />
          </li>
          <li>
            <p>Many at once, as JSON Lines or a feed:</p>
            <Command text="npx copydesk ingest bundles/monday.jsonl" />
          </li>
        </ol>
        <p class="second">This page notices by itself. Nothing need be reloaded.</p>
      </section>
    </div>
  );
}
