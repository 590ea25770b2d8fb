import { expect, test } from 'vitest';
import {
  foreignLanguage,
  foreignSyntaxAt,
  jsonAdviceAt,
} from '../../../src/load/text/foreign-syntax.js';

test.each([
  ['a: {{ b }}', 3, '"{{ }}" belongs to a template language'],
  ['a: {{ b }}', 4, '"{{ }}" belongs to a template language'],
  ['{% if a %}', 0, '"{% %}" belongs to a template language'],
  ['%{ if a }', 0, 'templatefile()'],
  ['a: ${b}', 3, '"${ }" is a variable of Terraform'],
  ['<% a %>', 0, '"<% %>" belongs to a template language'],
  ['  <<<<<<< HEAD', 0, 'merge conflict'],
  ['=======', 0, 'merge conflict'],
  ['>>>>>>> b', 0, 'merge conflict'],
])('in %j at %i: %s', (text, offset, advice) => {
  expect(foreignSyntaxAt(text, offset)).toContain(advice);
  expect(jsonAdviceAt(text, offset)).toContain(advice);
});

test.each([
  ['// a', 'JSON does not allow comments'],
  ['/* a */', 'JSON does not allow comments'],
  ['# a', 'JSON does not allow comments'],
  ["'a'", 'JSON strings need double quotes'],
])('%j is advised of in JSON alone: %s', (text, advice) => {
  expect(foreignSyntaxAt(text, 0)).toBeUndefined();
  expect(jsonAdviceAt(text, 0)).toContain(advice);
});

test.each([
  ['{ "a" }', 0],
  ['a: {{ b }}', 9],
])('in %j at %i nothing is recognized', (text, offset) => {
  expect(foreignSyntaxAt(text, offset)).toBeUndefined();
  expect(jsonAdviceAt(text, offset)).toBeUndefined();
});

test.each([
  ["import * as cdk from 'aws-cdk-lib';\n", 'cdk synth'],
  ['export const a = {\n', 'JavaScript or TypeScript'],
  ['  <!DOCTYPE html>', 'HTML or XML'],
  ['<HTML>', 'HTML or XML'],
  ['<?xml version="1.0"?>', 'HTML or XML'],
])('the language of %j is recognized: %s', (text, message) => {
  expect(foreignLanguage(text)).toContain(message);
});

test.each(['openapi: 3.0.1\n', 'data: {a: b}\n', 'import: a\n', 'a <html>'])(
  'the language of %j is not',
  (text) => {
    expect(foreignLanguage(text)).toBeUndefined();
  },
);
