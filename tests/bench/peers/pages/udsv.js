import { workerPeer } from './rpc.js';

workerPeer('/pages/udsv.worker.js', 'udsv');
