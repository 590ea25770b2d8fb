import * as main from 'apigateway-middleware';
import * as cognito from 'apigateway-middleware/cognito';
import * as page from 'apigateway-middleware/console';
import * as core from 'apigateway-middleware/core';
import * as express from 'apigateway-middleware/express';
import * as fastify from 'apigateway-middleware/fastify';
import * as fetch from 'apigateway-middleware/fetch';
import * as iam from 'apigateway-middleware/iam';
import * as koa from 'apigateway-middleware/koa';
import * as mapping from 'apigateway-middleware/mapping';
import * as node from 'apigateway-middleware/node';
import * as redis from 'apigateway-middleware/redis';
import * as velocityjs from 'apigateway-middleware/velocityjs';
import expressFramework from 'express';
import fastifyFramework from 'fastify';
import Koa from 'koa';
import { converse } from './conversation.cjs';

await converse({
  main,
  core,
  cognito,
  iam,
  mapping,
  redis,
  velocityjs,
  page,
  adapters: { express, fastify, fetch, koa, node },
  frameworks: { express: expressFramework, fastify: fastifyFramework, Koa },
});
