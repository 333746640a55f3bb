/**
 * Consoles and tools show an empty object whose key ends in a slash as a folder. It is neither an article nor a bundle, and
 * gets no record.
 */
export function isFolderMarker({ key, size }: { readonly key: string; readonly size: number }): boolean {
  return key.endsWith('/') && size === 0;
}
