'use strict';

const { converse } = require('./conversation.cjs');

converse({
  main: require('apigateway-middleware'),
  core: require('apigateway-middleware/core'),
  cognito: require('apigateway-middleware/cognito'),
  iam: require('apigateway-middleware/iam'),
  mapping: require('apigateway-middleware/mapping'),
  redis: require('apigateway-middleware/redis'),
  velocityjs: require('apigateway-middleware/velocityjs'),
  page: require('apigateway-middleware/console'),
  adapters: {
    express: require('apigateway-middleware/express'),
    fastify: require('apigateway-middleware/fastify'),
    fetch: require('apigateway-middleware/fetch'),
    koa: require('apigateway-middleware/koa'),
    node: require('apigateway-middleware/node'),
  },
  frameworks: { express: require('express'), fastify: require('fastify'), Koa: require('koa') },
});
