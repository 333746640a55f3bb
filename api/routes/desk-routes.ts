import { articleIdOf } from '@copydesk/core/article/article-id';
import { MAX_OBJECT_BYTES } from '@copydesk/core/article/limits';
import { keyOfUpload, UPLOAD_TYPES, uploadTypeOf } from '@copydesk/core/article/uploads';
import type { Run as RunOfObject } from '@copydesk/core/runs/run';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import type { ApiEnv } from '../api-env.ts';
import { findObjects } from '../find-objects.ts';
import { ID_PATH, limitOf, query } from '../parameters.ts';
import type { ApiPorts } from '../ports.ts';
import { answerProblem, ProblemError } from '../problem.ts';
import { RecentReader } from '../recent-objects.ts';
import { reply } from '../reply.ts';
import { getRoute, postRoute } from '../route.ts';
import { Search, Stages, Upload, UploadRequest } from '../schemas/desk.ts';
import { Run } from '../schemas/runs.ts';
import { toReason } from '../to-article.ts';
import { unknownArticle } from './article-routes.ts';

const readRun = getRoute({
  path: '/api/articles/{id}/run',
  id: 'readRun',
  tag: 'Desk',
  summary: 'What became of the newest version of an object, step by step',
  request: { params: ID_PATH, query: query({}) },
  answer: Run,
});

const readRunByKey = getRoute({
  path: '/api/runs',
  id: 'readRunByKey',
  tag: 'Desk',
  summary: 'The same, by the key of the object',
  request: {
    query: query({ key: z.string().min(1).max(1_024).openapi({ description: 'Of the object.' }) }),
  },
  answer: Run,
});

const listStages = getRoute({
  path: '/api/stages',
  id: 'listStages',
  tag: 'Desk',
  summary: 'How many messages each stage has: waiting, in work, given up',
  request: { query: query({}) },
  answer: Stages,
});

const search = getRoute({
  path: '/api/search',
  id: 'search',
  tag: 'Desk',
  summary: 'Names that begin so, and the objects received last whose title, key or id matches',
  description:
    'Names are found in the whole archive, by how they begin. Titles and keys are those of the 200 objects that were received last, within 7 days: `lookedAt` says so. For older ones, ask /api/articles or /api/received by day, or use SQL on the archive.',
  request: { query: query({ q: z.string().trim().min(1).max(200), limit: limitOf(10, 50) }) },
  answer: Search,
});

const createUpload = postRoute({
  path: '/api/uploads',
  id: 'createUpload',
  tag: 'Desk',
  summary: 'A form that uploads one object',
  description:
    'Post the fields as multipart/form-data to `url`, and the file after them as `file`. The form is valid for 10 minutes, for this key, this type and this size alone. A file of the same name is a new version of the same article.',
  request: { body: UploadRequest },
  answer: Upload,
});

const toRun = ({ reasons, ...run }: RunOfObject) => ({ ...run, reasons: reasons.map(toReason) });

const UPLOAD_SECONDS = 600;
/** The body of a request for a form. */
const MAX_BODY_BYTES = 16_384;

export function addDeskRoutes(app: OpenAPIHono<ApiEnv>, ports: ApiPorts): void {
  const recent = new RecentReader();

  app.openapi(readRun, async (c) => {
    const { id } = c.req.valid('param');
    const run = await ports.run(id);
    if (!run) throw unknownArticle(id);
    return reply(c, Run, toRun(run));
  });

  app.openapi(readRunByKey, async (c) => {
    const { key } = c.req.valid('query');
    const run = await ports.run(articleIdOf(ports.bucket, key));
    if (run) return reply(c, Run, toRun(run));
    throw new ProblemError({
      status: 404,
      title: 'There is no record of this object',
      detail: `Split has recorded nothing of an object with the key ${JSON.stringify(key)} yet.`,
      cure: 'Ask again in a second. Where it stays so, look at /api/stages: its message may wait, or may be given up.',
    });
  });

  app.openapi(listStages, async (c) => {
    const stages = await ports.stages();
    return reply(c, Stages, {
      items: stages.map(({ deadLetters, ...stage }) => ({
        ...stage,
        givenUp: deadLetters,
        redrive: `copydesk redrive ${stage.stage}`,
      })),
      asOf: ports.now().toISOString(),
    });
  });

  app.openapi(search, async (c) => {
    const { q, limit } = c.req.valid('query');
    const { queries } = await ports.library();
    const [found, { objects, isWhole }] = await Promise.all([
      queries.names({ prefix: q, limit }),
      recent.read(queries, ports.now()),
    ]);
    const oldest = objects.at(-1);
    return reply(c, Search, {
      names: found.items,
      articles: findObjects(objects, q, limit).map(({ object, found }) => ({
        articleId: object.articleId,
        key: object.key,
        ...(object.card && { title: object.card.title }),
        ...(object.card?.publisher && { publisher: object.card.publisher }),
        receivedAt: object.receivedAt,
        status: object.status,
        found,
      })),
      lookedAt: { articles: objects.length, ...(oldest && { since: oldest.receivedAt }), isWhole },
    });
  });

  app.use(
    '/api/uploads',
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) =>
        answerProblem(c, {
          status: 413,
          title: 'The body is too large',
          detail: `The body describes a file, and takes ${MAX_BODY_BYTES} bytes at most. The file itself goes to the bucket.`,
          cure: 'Send name, size and type of the file. Then post the file with the form of the answer.',
        }),
    }),
  );
  app.openapi(createUpload, async (c) => {
    const { name, size, type } = c.req.valid('json');
    if (size > MAX_OBJECT_BYTES)
      throw new ProblemError({
        status: 413,
        title: 'The file is too large',
        detail: `It has ${size} bytes, and an article has ${MAX_OBJECT_BYTES} at most.`,
        cure: 'Upload its text alone. A file of many articles goes to bundles/ with the AWS CLI.',
      });
    const key = keyOfUpload(name);
    if (key === undefined)
      throw new ProblemError({
        status: 400,
        title: 'The name cannot be the key of an object',
        detail: `${JSON.stringify(name.slice(0, 200))} is empty, too long, or has a part such as "..", or a control character.`,
        cure: 'Rename the file.',
        errors: [{ in: 'body', name: 'name', message: 'No such key is possible' }],
      });
    const contentType = uploadTypeOf(type);
    if (contentType === undefined)
      throw new ProblemError({
        status: 400,
        title: 'The type cannot be uploaded',
        detail: `${JSON.stringify(type?.slice(0, 100))} is none of ${UPLOAD_TYPES.join(', ')}.`,
        cure: 'Leave the type out: the format is detected from the content.',
        errors: [{ in: 'body', name: 'type', message: 'The type is not known' }],
      });
    const expiresAt = new Date(ports.now().getTime() + UPLOAD_SECONDS * 1_000).toISOString();
    const { url, fields } = await ports.signUpload({
      key,
      type: contentType,
      maxBytes: size,
      seconds: UPLOAD_SECONDS,
    });
    c.status(201);
    return reply(c, Upload, {
      url,
      path: `/${ports.bucket}`,
      fields,
      key,
      articleId: articleIdOf(ports.bucket, key),
      expiresAt,
      maxBytes: size,
    });
  });
}
