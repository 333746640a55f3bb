import { App, type AppProps, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CopydeskStack } from './copydesk-stack.ts';

/** The app: one stack, for whichever account and region it is deployed to. A finding of cdk-nag fails its synth. */
export function createApp(props: AppProps = {}): App {
  const app = new App({ analyticsReporting: false, ...props });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  new CopydeskStack(app, 'Copydesk');
  return app;
}
