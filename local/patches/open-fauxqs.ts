import { mkdirSync } from 'node:fs';
import { type BuildAppOptions, buildApp } from 'fauxqs';
import { loadFauxqs } from './load-fauxqs.ts';
import { patchPersistence } from './patch-persistence.ts';
import { patchS3Store } from './patch-s3-store.ts';

/**
 * Opens fauxqs on a data folder. Its server does not listen: the start of fauxqs listens on every interface, and nothing
 * but that start takes a data folder. So this puts together the modules that the start would.
 *
 * @param maxBytes of one object, and of one request to S3
 */
export async function openFauxqs(dataDir: string, maxBytes: number) {
  mkdirSync(dataDir, { recursive: true });
  const { SqsStore, SnsStore, S3Store, PersistenceManager, S3Error } = await loadFauxqs();
  const stores = { sqsStore: new SqsStore(), snsStore: new SnsStore(), s3Store: new S3Store() };
  const persistence = new PersistenceManager(dataDir);
  patchPersistence(persistence);
  patchS3Store(stores.s3Store, maxBytes, S3Error);
  persistence.load(stores.sqsStore, stores.snsStore, stores.s3Store);
  for (const store of Object.values(stores)) store.persistence = persistence;
  for (const queue of stores.sqsStore.allQueues()) queue.persistence = persistence;

  const app = buildApp({
    logger: false,
    stores: stores as unknown as NonNullable<BuildAppOptions['stores']>,
  });
  // The parser of fauxqs rejects bodies of more than 11 MiB.
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxBytes }, (_, body, done) =>
    done(null, body),
  );
  await app.ready();
  return { app, persistence };
}
