import { velocityRows } from '../../../support/velocity-rows.js';

velocityRows('tokens as messages show them', [['#if(  true  )T#end', 'T']]);
