const RUNBOOK = 'https://github.com/copydesk/copydesk/blob/main/docs/runbook.md';

/** The runbook's section about an alarm: the end of the alarm's description. */
export function runbookLink(section: string): string {
  return `What to do: ${RUNBOOK}#${section}`;
}
