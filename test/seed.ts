// Generated cases are the same in every run, so that a change is judged by its own merit; FC_SEED takes others.
import * as fc from 'fast-check';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED ?? 20260731) });
