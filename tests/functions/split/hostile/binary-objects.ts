import { fill, type HostileObject, MB, noise, object } from './hostile-object.ts';

export const BINARY_OBJECTS: readonly HostileObject[] = [
  object('a PNG image called .txt', 'UNSUPPORTED_FORMAT', () =>
    Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), noise(MB)]),
  ),
  object('zeros', 'UNSUPPORTED_FORMAT', () => new Uint8Array(MB)),
  object('0xFF only', 'UNDECODABLE', () => new Uint8Array(MB).fill(0xff)),
  object('noise', 'UNSUPPORTED_FORMAT', () => noise(MB)),
  object(
    'text with a NUL',
    'UNSUPPORTED_FORMAT',
    () => `Harbour opens today.\0 ${fill('Ships came. ', 10_000)}`,
  ),
  object('UTF-8 cut in the middle of a character', 'UNDECODABLE', () =>
    Buffer.from('Zwölf Schiffe kamen, für Ägypten, über Öresund: “ja”').subarray(0, -1),
  ),
];
