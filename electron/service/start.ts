import { scriptsOf } from './cached-script'

/** Entry of the utility process: the service's own script, from its code cache. */
scriptsOf(__dirname)('book-service.js')
