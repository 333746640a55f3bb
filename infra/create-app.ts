import { App, type AppProps, Validations } from 'aws-cdk-lib';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { CopydeskStack } from './copydesk-stack.ts';

/**
 * The app: one stack for any account and region. A finding of cdk-nag fails the synth. The context `aliases`, of cdk.json or of
 * `cdk deploy -c`, is the path of an owner's alias file.
 */
export function createApp(props: AppProps = {}): App {
  // Here rather than in cdk.json, so that a synth without the CLI makes the same template.
  const app = new App({ analyticsReporting: false, context: featureFlags, ...props });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const aliases: unknown = app.node.tryGetContext('aliases');
  new CopydeskStack(app, 'Copydesk', aliases === undefined ? {} : { aliases: String(aliases) });
  return app;
}
