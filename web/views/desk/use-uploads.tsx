import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { go } from '../../client/address.ts';
import { upload } from '../../client/questions.ts';
import { problemOf } from '../../client/use-answer.ts';
import { announce } from '../../parts/copy.tsx';
import { nameOfText } from '../../rules/name-of-text.ts';

/** What is being sent, and what could not be. It outlives the views, as uploads do. */
interface Uploads {
  readonly sending: number;
  readonly failed: readonly { readonly name: string; readonly why: string }[];
}

const CHANGED = 'uploads';
/** More at a time would only wait for one another. */
const AT_ONCE = 4;
let state: Uploads = { sending: 0, failed: [] };
const waiting: { name: string; file: Blob }[] = [];
let atWork = 0;
/** The sender of an object waits for it: for so long its row shows at once, wherever the pointer is. */
const OWN_MS = 15_000;
let sentAt = Number.NEGATIVE_INFINITY;

export const sentLately = (): boolean => performance.now() - sentAt < OWN_MS;

function change(next: Partial<Uploads>): void {
  state = { ...state, ...next };
  dispatchEvent(new Event(CHANGED));
}

/** Sends files, a few at a time. */
function sendFiles(files: readonly { readonly name: string; readonly file: Blob }[]): void {
  if (files.length === 0) return;
  waiting.push(...files);
  sentAt = performance.now();
  change({ sending: state.sending + files.length });
  announce(`Sending ${files.length} ${files.length === 1 ? 'file' : 'files'}`);
  while (atWork < AT_ONCE && waiting.length > 0) work();
  if (!new URLSearchParams(location.search).has('desk')) go({ view: 'desk' });
}

async function work(): Promise<void> {
  atWork++;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { name, file } = next;
    try {
      await upload(name, file);
    } catch (error) {
      const { title, detail, cure } = problemOf(error);
      change({
        failed: [
          ...state.failed.filter((other) => other.name !== name),
          { name, why: `${title}. ${detail} ${cure}` },
        ],
      });
    }
    change({ sending: state.sending - 1 });
  }
  atWork--;
}

export function useUploads() {
  const [current, setCurrent] = useState(state);
  useEffect(() => {
    const update = () => setCurrent(state);
    addEventListener(CHANGED, update);
    update();
    return () => removeEventListener(CHANGED, update);
  }, []);
  return {
    ...current,
    dismiss: (name: string) => change({ failed: state.failed.filter((other) => other.name !== name) }),
  };
}

const named = (files: Iterable<File>) =>
  [...files].map((file) => ({ name: file.webkitRelativePath || file.name, file }));

export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.onchange = () => sendFiles(named(input.files ?? []));
  input.click();
}

/** Takes files and texts that are dropped or pasted anywhere on the page. */
export function takeDrops(): void {
  let over = 0;
  const show = (isOver: boolean) => document.documentElement.classList.toggle('dropping', isOver);
  addEventListener('dragenter', (event) => {
    over++;
    if (event.dataTransfer?.types.some((type) => type === 'Files' || type === 'text/plain')) show(true);
  });
  addEventListener('dragleave', () => {
    over = Math.max(0, over - 1);
    if (over === 0) show(false);
  });
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    over = 0;
    show(false);
    take(event.dataTransfer);
  });
  addEventListener('paste', (event) => {
    if (event.target instanceof Element && event.target.matches('input, textarea')) return;
    take(event.clipboardData);
  });
}

function take(data: DataTransfer | null): void {
  if (!data) return;
  if (data.files.length > 0) sendFiles(named(data.files));
  else sendText(data.getData('text/plain'));
}

function sendText(text: string): void {
  if (text.trim() === '') return;
  sendFiles([{ name: nameOfText(text, new Date()), file: new Blob([text], { type: 'text/plain' }) }]);
}

/** A field for a text that is pasted or typed. */
export function PasteDialog({ close }: { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);
  const send = (event: Event) => {
    event.preventDefault();
    const text = field.current?.value ?? '';
    close();
    sendText(text);
  };
  return (
    <dialog class="sheet" ref={dialog} onClose={close} aria-labelledby="h-paste">
      <form onSubmit={send}>
        <h2 id="h-paste">Paste an article</h2>
        <label class="second" for="pasted">
          The first line is its title, and an empty line follows it.
        </label>
        <textarea id="pasted" rows={12} ref={field} required />
        <p class="act">
          <button class="btn main" type="submit">
            Send it
          </button>{' '}
          <button class="btn" type="button" onClick={close}>
            Cancel
          </button>
        </p>
      </form>
    </dialog>
  );
}
