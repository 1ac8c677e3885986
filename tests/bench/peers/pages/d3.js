import { workerPeer } from './rpc.js';

workerPeer('/pages/d3.worker.js', 'd3-dsv');
