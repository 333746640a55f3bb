import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Versions of Node that the packages are tested under. The npm registry has each as a package. */
const NODE_VERSIONS = ['20.20.2', '22.23.3', '24.21.0'];

export interface NodeVersion {
  readonly version: string;
  readonly path: string;
}

/** Variables that belong to the repository or to the run of the tests. The settings of the registry are not among them. */
const LEFT_OUT =
  /^(npm_(package|lifecycle)_|npm_config_local_prefix$|INIT_CWD$|NODE_(OPTIONS|ENV|PATH)$|AWS_|CDK_)/;

/** The environment of somebody who has this Node and npm, and not the repository. */
export function environmentOf(node: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !LEFT_OUT.test(name));
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: [dirname(node), ...path].join(delimiter) };
}

/**
 * Runs a command to its end.
 *
 * @returns its standard output
 * @throws Error with both outputs when it fails
 */
export async function run(
  command: string,
  args: readonly string[],
  cwd: string,
  node = process.execPath,
): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(command, args, {
      cwd,
      env: environmentOf(node),
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (error) {
    const { message, stdout, stderr } = error as Error & { stdout: string; stderr: string };
    throw new Error(`${message}\n${stdout}\n${stderr}`, { cause: error });
  }
}

/** Installs packages with npm into `dir`: names with versions, or tarballs. */
export async function install(dir: string, manifest: object): Promise<void> {
  await mkdir(dir, { recursive: true });
  await writeFile(join(dir, 'package.json'), JSON.stringify(manifest, null, 2));
  // A connection to the registry that falls silent is given up after a minute, and made again.
  const patience = ['--fetch-timeout=60000', '--fetch-retries=4'];
  await run(
    'npm',
    ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error', ...patience],
    dir,
  );
}

/** Installs each version of Node below `dir`. */
export async function installNodes(dir: string): Promise<NodeVersion[]> {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const aliases = NODE_VERSIONS.map((version) => [`node-${version}`, `npm:${name}@${version}`] as const);
  await install(dir, { private: true, dependencies: Object.fromEntries(aliases) });
  return NODE_VERSIONS.map((version) => ({
    version,
    path: join(dir, 'node_modules', `node-${version}`, 'bin/node'),
  }));
}
