import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { SubscribersStack } from './subscribers-stack.ts';

const app = new App();
// A finding of cdk-nag fails the synthesis.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
new SubscribersStack(app, 'Subscribers');
app.synth();
