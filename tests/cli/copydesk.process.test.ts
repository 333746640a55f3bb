import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Makes Node report an old version before it reads the command. */
const OLD = `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.9.0'})`;

// The launcher as an old Node runs it, in a package of its own whose main.ts is a stand-in.
describe('the launcher', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'copydesk-command-'));
    mkdirSync(join(dir, 'cli'));
    writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
    copyFileSync(join(import.meta.dirname, '../../cli/copydesk.js'), join(dir, 'cli/copydesk.js'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const command = (...args: string[]) => ['--import', OLD, join(dir, 'cli/copydesk.js'), ...args];
  function bring(folder: string, program: string): void {
    mkdirSync(join(dir, folder), { recursive: true });
    symlinkSync(process.execPath, join(dir, folder, process.platform === 'win32' ? 'node.exe' : 'node'));
    writeFileSync(join(dir, 'cli/main.ts'), program);
  }

  it.each([
    ['main.ts', 'dist/compile-cache', []],
    ['main.js', '.cache/copydesk', []],
    ['main.ts, on another Node', 'dist/compile-cache', ['--import', OLD]],
  ])('keeps the compiled modules of %s in %s for the next start', async (main, cache, options) => {
    bring('node/bin', '');
    rmSync(join(dir, 'cli/main.ts'));
    writeFileSync(join(dir, 'cli', main.split(',')[0] as string), 'console.log(1);');
    await promisify(execFile)(process.execPath, [...options, join(dir, 'cli/copydesk.js')]);
    expect(existsSync(join(dir, cache))).toBe(true);
  });

  it('runs the command where compiled modules cannot be kept', async () => {
    writeFileSync(join(dir, 'cli/main.ts'), 'console.log(1);');
    writeFileSync(join(dir, 'dist'), 'a file in the place of the folder');
    const { stdout } = await promisify(execFile)(process.execPath, [join(dir, 'cli/copydesk.js')]);
    expect(stdout).toBe('1\n');
  });

  it('says that the packages are not installed, where the Node is new enough', async () => {
    writeFileSync(join(dir, 'cli/main.ts'), `import 'a-package-that-is-not-there';`);
    const [code, stderr] = await new Promise<[unknown, string]>((resolve) => {
      execFile(process.execPath, [join(dir, 'cli/copydesk.js')], (error, _, stderr) =>
        resolve([error?.code, stderr]),
      );
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error Copydesk's packages are not installed: Cannot find package 'a-package-that-is-not-there' .*\. Run "npm ci" in .*\n$/,
    );
  });

  it('says which Node it needs, why there is none, and what to do', async () => {
    const [code, stderr] = await new Promise<[unknown, string]>((resolve) => {
      execFile(process.execPath, command('dev'), (error, _, stderr) => resolve([error?.code, stderr]));
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^error Copydesk needs Node 24 or later, and this is v.*"npm ci".*https:\/\/nodejs\.org\n$/,
    );
  });

  it.each(['cli/node_modules/node/bin', 'node_modules/node/bin', 'node/bin'])(
    'runs the command on the Node that npm installed, in %s',
    async (folder) => {
      bring(folder, 'console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;');
      const [code, stdout] = await new Promise<[unknown, string]>((resolve) => {
        execFile(process.execPath, command('show', '--json', 'a b'), (error, stdout) =>
          resolve([error?.code, stdout]),
        );
      });
      expect([code, stdout]).toEqual([3, '["show","--json","a b"]\n']);
    },
  );

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'passes %s on to the command, and ends with its exit code',
    async (signal) => {
      bring(
        'node_modules/node/bin',
        `process.once('${signal}', () => { console.log('asked'); process.exit(4); }); setInterval(() => {}, 1000); console.log('up');`,
      );
      const child = spawn(process.execPath, command('dev'), { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'readable');
      const said = text(child.stdout);
      child.kill(signal);
      expect([await exitOf(child), await said]).toEqual([4, 'up\nasked\n']);
    },
  );

  it.each([
    ['the launcher’s own Node', []],
    ['another Node', ['--import', OLD]],
  ])('behind npm, a SIGTERM that ends the shell of npm ends the command, on %s', async (_, options) => {
    const program = `process.once('SIGTERM', () => { console.log('asked'); process.exit(0); }); setInterval(() => {}, 1000); console.log('up');`;
    bring('node_modules/node/bin', program);
    // As npm does: a shell that runs the command as its child, and gets the signal.
    const launcher = [process.execPath, ...options, join(dir, 'cli/copydesk.js'), 'dev'];
    const child = spawn('sh', ['-c', '"$@"; true', 'sh', ...launcher], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, npm_lifecycle_event: 'start' },
    });
    await once(child.stdout, 'readable');
    const said = text(child.stdout);
    child.kill('SIGTERM');
    expect(await said).toBe('up\nasked\n');
  });

  it('ends by the signal that ended the command', async () => {
    bring('node_modules/node/bin', `setInterval(() => {}, 1000); console.log('up');`);
    const child = spawn(process.execPath, command('dev'), { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'readable');
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([null, 'SIGTERM']);
  });
});

async function exitOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
