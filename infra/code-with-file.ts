import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';

/** The code of a function's bundle, and one more file beside it. */
export function codeWithFile(bundle: string, name: string, content: string): Code {
  return Code.fromAsset(bundle, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // Never used: the local bundling below always succeeds.
      image: DockerImage.fromRegistry('scratch'),
      local: {
        tryBundle(outputDir: string): boolean {
          cpSync(bundle, outputDir, { recursive: true });
          writeFileSync(join(outputDir, name), content);
          return true;
        },
      },
    },
  });
}
