/** A distribution of the template. */
export interface SiteDefinition {
  readonly id: string;
  /** The object that `/` means. */
  readonly rootObject: string;
  readonly origins: readonly SiteOrigin[];
  /** In the order in which they are asked; the default one last, with the pattern `*`. */
  readonly behaviours: readonly SiteBehaviour[];
}

export interface SiteOrigin {
  readonly id: string;
  readonly domainName: string;
}

export interface SiteBehaviour {
  readonly pattern: string;
  readonly originId: string;
  readonly headersPolicyId?: string;
}

/** Headers that are set in every answer, over those of the origin. */
export interface HeadersPolicy {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Files that the deployment puts into a bucket. */
export interface SiteContent {
  readonly bucket: string;
  readonly folders: readonly SiteFolder[];
}

export interface SiteFolder {
  readonly dir: string;
  /** Texts in its files that the deployment replaces. */
  readonly markers: Readonly<Record<string, string>>;
}
