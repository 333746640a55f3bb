import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { articleIdOf } from '../../core/article/article-id.ts';
import { ArticleReader } from '../../core/store/article-reader.ts';
import type { Head } from '../../core/store/items.ts';
import { Table } from '../../core/store/table.ts';
import { createTableClient } from '../../core/store/table-client.ts';
import { connectClients } from '../../local/gateway/clients.ts';
import { measureProcesses, type ProcessUse } from './measure-processes.ts';

/** The pipeline in a separate process, so that its resources are measured without those of the measurement. */
export class MeasuredPipeline {
  readonly #child: ChildProcess;
  readonly #dataDir: string;
  readonly #clients: ReturnType<typeof connectClients>;
  readonly #bucket: string;
  readonly #reader: ArticleReader;

  private constructor(child: ChildProcess, dataDir: string, url: string, outputs: Record<string, string>) {
    const { BucketName = '', TableName = '' } = outputs;
    this.#child = child;
    this.#dataDir = dataDir;
    this.#clients = connectClients(url);
    this.#bucket = BucketName;
    this.#reader = new ArticleReader(new Table(TableName, createTableClient(this.#clients.dynamoDb)));
  }

  static async start(assemblyDir: string, dataDir: string): Promise<MeasuredPipeline> {
    const script = join(import.meta.dirname, '../../cli/local-run/run-pipeline.ts');
    const child = spawn(process.execPath, [script, assemblyDir, dataDir, '0'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) {
      const { url, outputs } = JSON.parse(line);
      return new MeasuredPipeline(child, dataDir, url, outputs);
    }
    throw new Error('The pipeline did not start');
  }

  async put(key: string, text: string): Promise<void> {
    await this.#clients.s3.send(new PutObjectCommand({ Bucket: this.#bucket, Key: key, Body: text }));
  }

  async readHead(key: string): Promise<Head | undefined> {
    return (await this.#reader.readArticle(articleIdOf(this.#bucket, key)))?.head;
  }

  /** Counts the events of enriched articles. Reading the table instead would be load on the measured pipeline. */
  countEnriched(): number {
    const log = readFileSync(join(this.#dataDir, 'logs/events.jsonl'), 'utf8');
    return log.split('"article.enriched"').length - 1;
  }

  get pid(): number {
    return this.#child.pid as number;
  }

  measure(): ProcessUse {
    return measureProcesses(this.pid);
  }

  async stop(): Promise<void> {
    for (const client of Object.values(this.#clients)) client.destroy();
    this.#child.kill('SIGKILL');
    await once(this.#child, 'exit');
  }
}
