import { describe, expect, it } from 'vitest';
import { signPolicy, signUpload, type UploadTarget } from '../../../functions/api/sign-upload.ts';

const TARGET: UploadTarget = {
  bucket: 'articles',
  region: 'eu-central-1',
  credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret', sessionToken: 'session' },
};
const FORM = { key: 'uploads/a.txt', type: 'text/plain', maxBytes: 100, seconds: 600 };
const NOW = new Date('2026-11-24T12:00:00.000Z');

describe('the form of an upload', () => {
  it('has the signature of the example in the documentation of S3', () => {
    // https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html
    const policy =
      'eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJlY3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24iOiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VYQU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9';
    const scope = '20151229/us-east-1/s3/aws4_request';
    expect(signPolicy(policy, 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', scope)).toBe(
      '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
    );
  });

  it('binds bucket, key, type, size and time, and every field but the policy and its signature', () => {
    const { fields } = signUpload(FORM, TARGET, NOW);
    const { policy, 'x-amz-signature': signature, ...others } = fields;
    const { expiration, conditions } = JSON.parse(Buffer.from(policy ?? '', 'base64').toString());
    expect(expiration).toBe('2026-11-24T12:10:00.000Z');
    expect(conditions).toEqual([
      { bucket: 'articles' },
      ...Object.entries(others).map(([name, value]) => ({ [name]: value })),
      ['content-length-range', 1, 100],
    ]);
    expect(others).toMatchObject({ key: 'uploads/a.txt', 'Content-Type': 'text/plain' });
    expect(others['x-amz-security-token']).toBe('session');
    expect(signature).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [{}, 'https://articles.s3.eu-central-1.amazonaws.com/'],
    [{ bucket: 'a.b' }, 'https://s3.eu-central-1.amazonaws.com/a.b'],
    [{ region: 'cn-north-1' }, 'https://articles.s3.cn-north-1.amazonaws.com.cn/'],
    [{ endpoint: 'http://127.0.0.1:4566/' }, 'http://127.0.0.1:4566/articles'],
  ])('goes to the bucket: %o', (changes, url) => {
    expect(signUpload(FORM, { ...TARGET, ...changes }, NOW).url).toBe(url);
  });
});
