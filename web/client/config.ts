/** What differs between a local run and a deployment. It is public, and read when it is needed. */
export interface Config {
  /** How people sign in; absent where the API needs no sign-in. */
  readonly signIn?: {
    readonly authorizeUrl: string;
    readonly tokenUrl: string;
    readonly clientId: string;
    readonly scopes?: readonly string[] | string;
  };
  readonly bucket?: string;
  /** The address of the local AWS endpoint; absent on AWS. */
  readonly endpoint?: string;
}

let read: Promise<Config> | undefined;

/** @returns an empty configuration where there is no file */
export const config = (): Promise<Config> => {
  read ??= fetch('/config.json').then(
    (response) => (response.ok ? (response.json() as Promise<Config>).catch(() => ({})) : {}),
    () => ({}),
  );
  return read;
};
