import { expect, test } from 'vitest';
import { importRestApi } from '../../../src/import/import-rest-api.js';
import { velocityEngine } from '../../../src/mapping/index.js';
import type { TemplateEngine } from '../../../src/model/mapping.js';
import { document, issuesOf } from '../minimal-document.js';

/** The default engine, with the texts that it was asked to compile. */
function countingEngine(): TemplateEngine & { readonly texts: string[] } {
  const texts: string[] = [];
  return {
    name: 'counting',
    texts,
    compile(text) {
      texts.push(text);
      return velocityEngine.compile(text);
    },
  };
}

/** So many resources, whose templates for requests and responses are one text. */
function sharing(template: string, resources: number) {
  const integration = {
    type: 'mock',
    requestTemplates: { 'application/json': template, 'text/plain': template },
    responses: {
      default: { statusCode: 200, responseTemplates: { 'application/json': template } },
    },
  };
  const operation = {
    responses: { 200: { description: 'ok' } },
    'x-amazon-apigateway-integration': integration,
  };
  const paths = Array.from({ length: resources }, (_, at) => [`/r${at}`, { get: operation }]);
  return document({ paths: Object.fromEntries(paths) });
}

test('a template that many places share is compiled once', () => {
  const engine = countingEngine();
  const template = '{"statusCode": 200}#foreach($i in [1..3])$i#end'.repeat(5000);
  const api = importRestApi(sharing(template, 300), { templateEngine: engine });
  expect(api.resources).toHaveLength(300);
  expect(engine.texts).toEqual([template]);
});

test('each import compiles for itself', () => {
  const engine = countingEngine();
  const source = sharing('{"statusCode": 200}', 2);
  importRestApi(source, { templateEngine: engine });
  importRestApi(source, { templateEngine: engine });
  expect(engine.texts).toHaveLength(2);
});

test('a shared template that does not parse is reported at each of its places', () => {
  const engine = countingEngine();
  const issues = issuesOf(sharing('#if(', 4), { templateEngine: engine });
  const refused = issues.filter(({ code }) => code === 'INVALID_TEMPLATE');
  expect(new Set(refused.map(({ pointer }) => pointer)).size).toBe(12);
  expect(engine.texts).toEqual(['#if(']);
});
