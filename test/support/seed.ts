// Properties run with one seed, so that a run says the same twice; TOPO_PROPERTY_SEED=random, or a number, searches elsewhere.
import fc from 'fast-check';

const asked = process.env['TOPO_PROPERTY_SEED'];
const seed = asked === 'random' ? Date.now() : Number(asked ?? 1);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
