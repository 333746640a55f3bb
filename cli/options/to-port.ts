import { InvalidArgumentError } from 'commander';

export function toPort(value: string): number {
  const port = /^\d+$/.test(value) ? Number(value) : -1;
  if (port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 (any free port) to 65535.');
}
