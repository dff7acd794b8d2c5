package org.sasl4j.credential;

/** A store that has a population of its own. */
interface Populated {
    /** What its users are like; may be another with each call. */
    Population population();
}
