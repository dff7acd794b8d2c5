package org.sasl4j;

/** How names and passwords are prepared before they are used or compared. */
public enum Normalization {
    /** By SASLprep (RFC 4013); what it prohibits is refused. */
    SASLPREP,
    /** Not at all: as they were given. */
    NONE,
    /** By SASLprep where it can, unassigned code points let through; as they were given where it prohibits more. */
    LENIENT
}
