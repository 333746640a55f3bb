import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { OUTSIDE, PACKAGES } from './packages.ts';

const FOLDERS = Object.keys(PACKAGES);
const ANY_PACKAGE = `^(${FOLDERS.join('|')})/`;
/** The entry of the repository's own app. It builds the bundles before it synthesizes, and is not published. */
const APP = '^infra/app\\.ts$';

/** AWS's clients, and the only code of the packages that may import each. */
const CLIENTS: Readonly<Record<string, string>> = {
  'client-cloudformation': '^cli/',
  'client-comprehend': '^functions/enrich/',
  'client-dynamodb': '^(core/store|local)/|^cli/pipeline/open-table\\.ts$',
  'client-eventbridge': '^(core/runtime|functions/(publish|unbundle))/',
  'client-lambda': '^(functions/budget|cli)/',
  'client-s3': '^(core/runtime|functions/(digest|split|unbundle)|local|cli)/',
  'client-sqs': '^(core/runtime|functions/[^/]+|local|cli)/',
  'lib-dynamodb': '^core/store/(table|table-client|batch-get|batch-write|read-range)\\.ts$',
};

type Rule = IRegularForbiddenRuleType & { readonly name: string; readonly comment: string };

const packageRules: readonly Rule[] = Object.entries(PACKAGES).map(([folder, allowed]) => ({
  name: `packages-of-${folder}`,
  comment: `${folder}/ may import of ours: ${allowed.join(', ') || 'nothing'}`,
  from: { path: `^${folder}/`, pathNot: APP },
  to: {
    path: `^(${[...FOLDERS, ...OUTSIDE].filter((other) => other !== folder && !allowed.includes(other)).join('|')})/`,
  },
}));

const clientRules: readonly Rule[] = [
  ...Object.entries(CLIENTS).map(([client, path]) => ({
    name: `aws-${client}`,
    comment: `@aws-sdk/${client} belongs where the rule's list says`,
    from: { path: ANY_PACKAGE, pathNot: path },
    to: { path: `@aws-sdk/${client}(/|$)` },
  })),
  {
    name: 'aws-other-clients',
    comment: 'a client of another AWS service needs a line in the list of clients',
    from: { path: ANY_PACKAGE },
    to: { path: '@aws-sdk/', pathNot: `@aws-sdk/(${Object.keys(CLIENTS).join('|')})(/|$)` },
  },
];

/** What may not import what. The name of a rule is what a violation shows. */
export const RULES: readonly Rule[] = [
  ...packageRules,
  {
    name: 'no-cycles',
    comment: 'files that import each other are one file, types included',
    from: {},
    to: { circular: true },
  },
  {
    name: 'other-packages-by-name',
    comment: 'import another package by its name and through its exports, never by a path into it',
    from: { path: `^(${[...FOLDERS, 'examples', 'scripts'].join('|')})/` },
    to: { path: ANY_PACKAGE, pathNot: '^$1/', dependencyTypesNot: ['aliased-workspace'] },
  },
  {
    name: 'own-package-by-path',
    comment: 'within a package, import by a relative path',
    from: { path: ANY_PACKAGE },
    to: { path: '^$1/', dependencyTypes: ['aliased-workspace'] },
  },
  {
    name: 'resolvable',
    comment: 'the file does not exist, the package is not installed, or its exports do not list the path',
    from: {},
    // The first two consist of types: the packages @types/mdast and @types/aws-lambda. Lambda's runtime has the third, for an example.
    to: { couldNotResolve: true, pathNot: '^(mdast|aws-lambda|@aws-sdk/client-secrets-manager)$' },
  },
  {
    name: 'article-alone',
    comment: 'core/article/ holds rules only: of all other code it may import only what Node has',
    from: { path: '^core/article/' },
    to: { pathNot: '^core/article/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'store-and-runtime-below-reconcile',
    comment:
      'core/store/ may import core/article/, core/runtime/ and core/digest/; core/runtime/ may import core/article/',
    from: { path: '^core/(store|runtime)/' },
    to: { path: '^core/', pathNot: '^core/($1|article|runtime|digest)/' },
  },
  {
    name: 'stories-alone',
    comment: 'core/stories/ holds rules only: it may import core/article/ and what Node has',
    from: { path: '^core/stories/' },
    to: { pathNot: '^core/(stories|article)/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'queries-above-store',
    comment: 'core/queries/ reads the table through core/store/; nothing else of core/ imports it',
    from: { path: '^core/', pathNot: '^core/queries/' },
    to: { path: '^core/queries/' },
  },
  {
    name: 'digest-alone',
    comment: 'core/digest/ holds rules only: it may import core/article/, core/stories/ and what Node has',
    from: { path: '^core/digest/' },
    to: { pathNot: '^core/(digest|stories|article)/', dependencyTypesNot: ['core'] },
  },
  {
    name: 'training-apart',
    comment: 'the published code does not import what trains it',
    from: { path: ANY_PACKAGE, pathNot: '^analyser/training/' },
    to: { path: '^analyser/training/' },
  },
  {
    name: 'page-and-contract',
    comment: 'the page takes nothing of the API but the types of its answers',
    from: { path: '^web/' },
    to: { path: '^api/', pathNot: '^api/contract\\.ts$' },
  },
  {
    name: 'functions-apart',
    comment:
      'a function does not import another one; the embedded enrich shares the rules of enrich, and measure/ measures files by those of split and unbundle',
    from: { path: '^functions/([^/]+)/', pathNot: '^functions/(build|enrich-embedded|measure)/' },
    to: { path: '^functions/', pathNot: '^functions/$1/' },
  },
  {
    name: 'embedded-enrich-and-enrich',
    comment: 'enrich-embedded/ may import enrich/ and no other function',
    from: { path: '^functions/enrich-embedded/' },
    to: { path: '^functions/', pathNot: '^functions/enrich(-embedded)?/' },
  },
  {
    name: 'measure-and-the-readers',
    comment: 'measure/ may import split/ and unbundle/ and no other function',
    from: { path: '^functions/measure/' },
    to: { path: '^functions/', pathNot: '^functions/(measure|split|unbundle)/' },
  },
  {
    name: 'build-and-its-table',
    comment: "the build imports nothing of the functions but the language detector's table, which it packs",
    from: { path: '^functions/build/' },
    to: { path: '^functions/', pathNot: '^functions/(build/|split/ngram-table\\.ts$)' },
  },
  {
    name: 'cdk-in-infra',
    comment: 'only infra/ builds on the CDK',
    from: { path: ANY_PACKAGE, pathNot: '^infra/' },
    to: { path: '(^|/)node_modules/(aws-cdk-lib|constructs|cdk-nag)/' },
  },
  ...clientRules,
];
