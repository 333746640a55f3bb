import type { EntityType } from '@copydesk/core/article/analysis';
import type { Queries } from '@copydesk/core/queries/queries';
import type { Run } from '@copydesk/core/runs/run';
import type { Log } from '@copydesk/core/runtime/logger';
import type { StageState } from '@copydesk/core/runtime/stage-queues';

/** The query library, with the owner's aliases that the pipeline is deployed with. */
export interface Library {
  readonly queries: Queries;
  /** The name that a user's words mean. */
  resolve(name: string, type?: EntityType): { readonly canonical: string; readonly folded: string };
}

/** Everything that the app uses. */
export interface ApiPorts {
  library(): Promise<Library>;
  stages(): Promise<readonly StageState[]>;
  /** @returns undefined for an object that neither the table nor a dead-letter queue knows */
  run(articleId: string): Promise<Run | undefined>;
  /** Signs a form that uploads one object: of this key, this type, and at most so many bytes. */
  signUpload(upload: {
    readonly key: string;
    readonly type: string;
    readonly maxBytes: number;
    readonly seconds: number;
  }): Promise<{ readonly url: string; readonly fields: Readonly<Record<string, string>> }>;
  /** The bucket that articles are uploaded to. */
  readonly bucket: string;
  readonly log: Log;
  readonly now: () => Date;
}
