import { useRef, useState } from 'preact/hooks';
import { CopyButton } from '../../parts/copy.tsx';
import { figures } from '../../rules/say.ts';
import { chooseFiles, PasteDialog, useUploads } from './use-uploads.tsx';

/** The upload zone: drop, choose or paste. */
export function Upload({ isFirst = false }: { isFirst?: boolean }) {
  const [isPasting, setPasting] = useState(false);
  const { sending, failed, dismiss } = useUploads();
  const button = useRef<HTMLButtonElement>(null);
  return (
    <section class="upload" aria-labelledby="h-drop">
      <h2 id="h-drop" class="vh">
        Upload
      </h2>
      <div class="drop">
        <p>
          <strong>Drop articles anywhere on this page</strong>
          <br />
          <span class="second">
            text, Markdown, HTML, JSON, XML, mail, Word, PDF{isFirst ? '' : ', gzipped or not, 10 MB each'}
          </span>
        </p>
        <button class="btn main" type="button" onClick={chooseFiles}>
          Choose files
        </button>
        <button class="btn" type="button" ref={button} onClick={() => setPasting(true)}>
          Paste text
        </button>
        {!isFirst && (
          <span class="cmd">
            <code>copydesk ingest article.txt</code>
            <CopyButton text={() => 'copydesk ingest article.txt'} what="Command" />
          </span>
        )}
      </div>
      <div role="status" class="sending">
        {sending > 0 && <p>Sending {figures(sending)}.</p>}
      </div>
      {failed.map(({ name, why }) => (
        <p class="failed" role="alert">
          <span class="stamp solid">not sent</span> <bdi class="key">{name}</bdi> {why}{' '}
          <button class="btn link" type="button" onClick={() => dismiss(name)}>
            Put aside
          </button>
        </p>
      ))}
      {isPasting && <PasteDialog close={() => setPasting(false)} />}
    </section>
  );
}
