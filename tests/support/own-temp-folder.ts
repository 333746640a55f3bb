import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Gives all tests one temporary folder, and removes it after the last. Some tests start programs that leave files in the
 * system's folder: a browser unpacks itself there, and Node keeps its compile cache there.
 */
export default function setup(): (() => void) | undefined {
  // Each project of the configuration calls this.
  if (process.env.TESTS_TEMP_FOLDER) return;
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-tests-'));
  process.env.TESTS_TEMP_FOLDER = folder;
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
