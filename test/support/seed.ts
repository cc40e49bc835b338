// Properties run with a fixed seed, so that runs are repeatable; TOPO_PROPERTY_SEED=random, or a number, selects another.
import fc from 'fast-check';

const asked = process.env['TOPO_PROPERTY_SEED'];
const seed = asked === 'random' ? Date.now() : Number(asked ?? 1);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
