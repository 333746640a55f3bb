import { App, type AppProps, Validations } from 'aws-cdk-lib';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { CopydeskStack } from './copydesk-stack.ts';

/** The app: one stack for any account and region. A finding of cdk-nag fails the synth. */
export function createApp(props: AppProps = {}): App {
  // Here rather than in cdk.json, so that a synth without the CLI makes the same template.
  const app = new App({ analyticsReporting: false, context: featureFlags, ...props });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new CopydeskStack(app, 'Copydesk');
  return app;
}
