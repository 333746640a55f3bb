import { useState } from 'preact/hooks';
import { currentTake } from './take.ts';

/** How long a button says that it copied. */
const SHOWN_MS = 2_000;

/** Copies a text, and tells assistive technology that it did. */
export async function copyText(text: string, what: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
    return true;
  } catch {
    announce('The browser does not allow copying here');
    return false;
  }
}

export function announce(text: string): void {
  const region = document.getElementById('announce');
  if (region) region.textContent = text;
}

export function CopyButton({
  text,
  what,
  label = 'Copy',
  kind = 'btn',
}: {
  text: () => string;
  /** What is copied, for the announcement. */
  what: string;
  label?: string;
  kind?: string;
}) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    if (!(await copyText(text(), what))) return;
    setCopied(true);
    setTimeout(() => setCopied(false), SHOWN_MS);
  };
  return (
    <button class={kind} type="button" onClick={copy}>
      {copied ? 'Copied' : label}
    </button>
  );
}

/** A command line that can be copied. */
export const Command = ({ text }: { text: string }) => (
  <p class="cmd">
    <code>{text}</code>
    <CopyButton text={() => text} what="Command" />
  </p>
);

/** The view's command and JSON. */
export const TakeButtons = () => (
  <span class="take">
    <CopyButton
      kind="btn link"
      label="Copy as command"
      what="Command"
      text={() => currentTake()?.command ?? ''}
    />
    <CopyButton
      kind="btn link"
      label="Copy JSON"
      what="JSON"
      text={() => JSON.stringify(currentTake()?.json() ?? null, null, 2)}
    />
  </span>
);
