/** What differs between a local run and a deployment. It is public. */
export interface Config {
  /** The OpenID Connect issuer; absent where the API needs no sign-in. */
  readonly issuer?: string;
  readonly clientId?: string;
  readonly scope?: string;
  readonly bucket?: string;
  /** The address of the local AWS endpoint; absent on AWS. */
  readonly endpoint?: string;
  /** The most bytes of an upload. */
  readonly maxBytes?: number;
}

let read: Promise<Config> | undefined;

/** @returns an empty configuration where there is no file */
export const config = (): Promise<Config> => {
  read ??= fetch('/config.json').then(
    (response) => (response.ok ? (response.json() as Promise<Config>) : {}),
    () => ({}),
  );
  return read;
};
