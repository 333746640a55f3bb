import type { IncomingMessage } from 'node:http';
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { readBody } from '../http/read-body.ts';
import type { HttpAnswer } from '../http/to-answer.ts';
import { checkFormPolicy } from './check-form-policy.ts';
import { notImplemented, type Rejection, XML } from './reject.ts';
import { escapeXml } from './xml.ts';

/** S3 takes 5 GB. A form is held in memory here. */
const MAX_FORM_BYTES = 100_000_000;
/** Fields that set something of the object, and that the local run knows. */
const META = 'x-amz-meta-';

/** Whether a request posts a form of a browser to a bucket: it has no signature in its headers. */
export const isFormPost = ({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean =>
  method === 'POST' && /^multipart\/form-data;/i.test(headers['content-type'] ?? '');

/**
 * Puts the object of a posted form, if the form's policy allows it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export async function postObject(request: IncomingMessage, s3: S3Client, now: Date): Promise<HttpAnswer> {
  const [path = ''] = (request.url ?? '/').split('?', 1);
  const bucket = path.split('/')[1] ?? '';
  const body = await readBody(request, MAX_FORM_BYTES);
  if (!body)
    return rejected({ status: 400, code: 'EntityTooLarge', message: 'The form is larger than 100 MB' });
  const form = await parseForm(body, request.headers['content-type'] ?? '');
  const file = form?.get('file');
  if (!form || file === null || file === undefined)
    return rejected({
      status: 400,
      code: 'InvalidArgument',
      message: 'The form has no field "file", or is no multipart/form-data',
    });
  const bytes = typeof file === 'string' ? Buffer.from(file) : Buffer.from(await file.arrayBuffer());
  const fields = new Map(
    [...form].flatMap(([name, value]) =>
      typeof value === 'string' && name !== 'file' ? [[name.toLowerCase(), value] as const] : [],
    ),
  );
  const fault = checkFormPolicy({ bucket, fields, size: bytes.length }, now);
  if (fault) return rejected(fault);
  if (fields.has('success_action_redirect')) return rejected(notImplemented('success_action_redirect'));
  const name = typeof file === 'string' ? '' : file.name;
  const key = (fields.get('key') ?? '').replaceAll('${filename}', name);
  const type = fields.get('content-type');
  const metadata = [...fields].filter(([field]) => field.startsWith(META));
  const { ETag = '' } = await s3.send(
    new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      Body: bytes,
      ...(type && { ContentType: type }),
      ...(metadata.length > 0 && {
        Metadata: Object.fromEntries(metadata.map(([field, value]) => [field.slice(META.length), value])),
      }),
    }),
  );
  return toAnswer(fields.get('success_action_status'), { bucket, key, etag: ETag });
}

/** @returns undefined for what is no form */
const parseForm = (body: Buffer, type: string): Promise<FormData | undefined> =>
  new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => undefined);

function toAnswer(
  status: string | undefined,
  { bucket, key, etag }: { readonly bucket: string; readonly key: string; readonly etag: string },
): HttpAnswer {
  if (status !== '201')
    return { status: status === '200' ? 200 : 204, headers: { etag }, body: Buffer.alloc(0) };
  const parts = Object.entries({ Bucket: bucket, Key: key, ETag: etag });
  const xml = parts.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('');
  return {
    status: 201,
    headers: { 'content-type': 'application/xml', etag },
    body: Buffer.from(`${XML}<PostResponse>${xml}</PostResponse>`),
  };
}

const rejected = ({ status, code, message }: Rejection): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: Buffer.from(`${XML}<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`),
});
