import { expect, test } from 'vitest';
import { CASES, ratiosOf, serverNames } from '../../bench/measurements/http/comparison.mjs';

const [get, , post] = CASES.map(({ ofFloor, ofPeers }) => ({ ofFloor, ofPeers }));

test('each framework has its floor, this package and its peers', () => {
  const ofKoa = (given: { hasFloors?: boolean } | undefined) =>
    given && serverNames(given).filter((name) => name.startsWith('Koa'));
  const [get, , post] = CASES;
  expect(ofKoa(post)).toEqual([
    'Koa 3, bare dispatch',
    'Koa 3, this package',
    'Koa 3, koa-proxies',
  ]);
  expect(ofKoa(get)).toEqual([
    'Koa 3, bare dispatch',
    'Koa 3, the same fields',
    'Koa 3, the same fields on ctx',
    'Koa 3, this package',
    'Koa 3, koa-proxies',
  ]);
});

test('ratios are those of what was measured, with the goals of the case', () => {
  const perSecond = {
    'Koa 3, bare dispatch': 1000,
    'Koa 3, this package': 800,
    'Koa 3, koa-proxies': 400,
    'Express 5, bare dispatch': 1000,
  };
  const lines = (goals: typeof get) =>
    goals && ratiosOf(perSecond, goals).map(({ line, value, goal }) => [line, value, goal]);
  expect(lines(get)).toEqual([
    ['Koa 3 beside bare dispatch', 0.8, 0.78],
    ['Koa 3 beside koa-proxies', 2, 1.6],
  ]);
  expect(lines(post)).toEqual([
    ['Koa 3 beside bare dispatch', 0.8, undefined],
    ['Koa 3 beside koa-proxies', 2, 1],
  ]);
});

test('node:http is measured beside the proxy of another framework', () => {
  const perSecond = { 'node:http, this package': 3000, 'Fastify 5, @fastify/http-proxy': 1000 };
  expect(get && ratiosOf(perSecond, get)).toEqual([
    { line: 'node:http beside Fastify 5, @fastify/http-proxy', value: 3, goal: 2 },
  ]);
});
