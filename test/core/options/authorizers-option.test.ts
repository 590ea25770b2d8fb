import { describe, test } from 'vitest';
import { expectRefused } from '../../support/wrong-options.js';

describe('a wrong option is a TypeError that names it', () => {
  test.each<readonly [options: unknown, sentence: RegExp]>([
    [
      { authorizers: Object.create({ login: 'upstream' }) },
      /^authorizers must be a plain object of .*: the one given inherits "login"$/,
    ],
    [
      { authorizers: { login: 'upsteam' } },
      /^authorizers\.login must be a function, or 'upstream', not "upsteam"$/,
    ],
    [{ authorizers: { login: true } }, /^authorizers\.login must be .* not true$/],
    [{ authorizers: { 'my login': null } }, /^authorizers\["my login"\] must be .* not null$/],
    [{ authorizers: () => true }, /^authorizers must be an object of .* not a function$/],
    [{ authorizers: new Map([['login', () => true]]) }, /^authorizers must be .* not a Map$/],
    [
      { authorizers: { logn: () => true } },
      /^"logn" is not a security scheme in the document .*; did you mean "login"\?$/,
    ],
    [{ authorizers: { Login: () => true } }, /did you mean "login"\?$/],
    [{ authorizers: { zebra: () => true } }, /: use one of .*login.*AWS_IAM/],
    [
      { authorizers: { sigv4: () => true } },
      /^The option authorizers\.sigv4 is never used: .* authorizers\.AWS_IAM$/,
    ],
    [
      { authorizers: { key: () => true } },
      /^The option authorizers\.key is never used: "key" is an API key, so set the option apiKeys/,
    ],
  ])('%o', (options, sentence) => {
    expectRefused(options, sentence);
  });
});
