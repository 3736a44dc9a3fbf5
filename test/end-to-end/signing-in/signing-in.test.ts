// One hub for all of them, in this order: the machines come last, where people and programs are let in no more.
import './the-hub.js';
import './people-sign-in.js';
import './serai-token.js';
import './inner-calls.js';
import './machines-and-exchange.js';
