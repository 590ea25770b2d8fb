import { jsonPathRows } from '../../../support/json-path-rows.js';

jsonPathRows('2.0.0', '[1,2,3,"10","9",1e2,-5]', [['$[1,]', 'D Integer(2)']]);
