import { App, type AppProps, Validations } from 'aws-cdk-lib';
import featureFlags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import { CopydeskStack } from './copydesk-stack.ts';
import { readEnvironment } from './read-environment.ts';

/**
 * The app: one stack for any account and region. A finding of cdk-nag fails the synth. The context, of cdk.json or of `cdk deploy
 * -c`, may have `aliases`, the path of an owner's alias file, `digestSeconds`, `api` and `web`, which add the HTTP API and the page,
 * and `environment`, which names one of `environments`.
 */
export function createApp(props: AppProps = {}): App {
  // Here rather than in cdk.json, so that a synth without the CLI makes the same template.
  const context = { ...featureFlags, ...props.context };
  const app = new App({ analyticsReporting: false, ...props, context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const contextOf = (name: string): unknown => app.node.tryGetContext(name);
  const aliases = contextOf('aliases');
  const digestSeconds = contextOf('digestSeconds');
  const isOn = (name: string) => ['true', true].includes(contextOf(name) as string);
  const environment = readEnvironment(contextOf('environment'), contextOf('environments'));
  new CopydeskStack(app, environment.stackName, {
    ...environment.props,
    ...(aliases !== undefined && { aliases: String(aliases) }),
    ...(digestSeconds !== undefined && { digestSeconds: Number(digestSeconds) }),
    ...(isOn('api') && { api: true }),
    ...(isOn('web') && { web: true }),
  });
  return app;
}
